import type { Command, CommandKind } from '../../domain/commands/command.ts'
import { fileComingView } from '../../views/coverage/covered-list.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { askForListFile, showCoverage, showCovered, showCoveredTarget } from './show-coverage.ts'

// Command → use case → View, for lists of target companies.

const KINDS = ['coverage', 'covered', 'covered-target', 'coverage-file'] as const satisfies CommandKind[]

type CoverageCommand = Extract<Command, { kind: (typeof KINDS)[number] }>

export function isCoverageCommand(command: Command): command is CoverageCommand {
  return KINDS.some((kind) => kind === command.kind)
}

export async function answerCoverage(context: Context, command: CoverageCommand): Promise<View> {
  switch (command.kind) {
    case 'coverage':
      return await showCoverage(context)
    case 'covered':
      return await showCovered(context, command.listId, command.part, command.page)
    case 'covered-target':
      return await showCoveredTarget(context, command.listId, command.number)
    case 'coverage-file':
      return fileComingView((await askForListFile(context, command.listId)).fileName)
  }
}
