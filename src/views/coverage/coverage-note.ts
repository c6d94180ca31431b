import { toLabel } from '../../domain/commands/command.ts'
import { sayNumber } from '../format.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// What is said once about a list of target companies when something did not work, with what to do.

type NotedList = { id: string; fileName: string; total: number }

/** Said where a file that was asked for could not be brought, however often it was tried. */
export function coverageFileFailedView({ id: listId, fileName, total }: NotedList): View {
  return lineView(
    `I could not bring you ${toLabel(fileName)} as a file; that is on our side. Press the button again.`,
    [{ label: `All ${sayNumber(total)} as CSV`, command: { kind: 'coverage-file', listId } }],
  )
}

/** Said where a list could not be read, or not be looked up to its end: what it came to stands in its report. */
export function coverageFailedView({ fileName, total }: NotedList): View {
  const name = toLabel(fileName)
  if (total === 0) return lineView(`I was stopped while I read ${name}, so I know nothing of it. Please send it again.`)
  return lineView(
    `I could not look up all of ${name}; that is on our side. What I found stays in its report: please send the list once more for the rest.`,
  )
}
