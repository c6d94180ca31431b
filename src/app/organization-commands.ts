import type { Command, CommandKind } from '../domain/command.ts'
import { rejoinedView, spellingsView, splitView } from '../views/organization.ts'
import type { View } from '../views/view.ts'
import type { Context } from './context.ts'
import { rejoinOrganization, showSpellings, splitOrganization } from './split-organization.ts'

// Command → use case → View, for which names are one company.

const KINDS = ['spellings', 'split', 'rejoin'] as const satisfies CommandKind[]

type OrganizationCommand = Extract<Command, { kind: (typeof KINDS)[number] }>

export function isOrganizationCommand(command: Command): command is OrganizationCommand {
  return KINDS.some((kind) => kind === command.kind)
}

export async function answerOrganization(context: Context, command: OrganizationCommand): Promise<View> {
  switch (command.kind) {
    case 'spellings':
      return spellingsView(await showSpellings(context, command.organizationId))
    case 'split':
      return splitView(await splitOrganization(context, command.relationshipId))
    case 'rejoin':
      return rejoinedView(await rejoinOrganization(context, command.organizationId))
  }
}
