import type { COVERAGE_COMMANDS } from '../../domain/coverage/commands.ts'
import { fileComingView } from '../../views/coverage/covered-list.ts'
import { type Handlers, show } from '../room.ts'
import { askForListFile, showCoverage, showCovered, showCoveredTarget } from './show-coverage.ts'

export const COVERAGE_HANDLERS: Handlers<typeof COVERAGE_COMMANDS> = {
  coverage: async (context) => show(await showCoverage(context)),
  covered: async (context, { listId, part, page }) => show(await showCovered(context, listId, part, page)),
  'covered-target': async (context, { listId, number }) => show(await showCoveredTarget(context, listId, number)),
  'coverage-file': async (context, { listId }) =>
    show(fileComingView((await askForListFile(context, listId)).fileName)),
}
