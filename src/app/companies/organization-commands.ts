import type { z } from 'zod'
import type { Command } from '../../domain/commands/command.ts'
import { ORGANIZATION_COMMANDS, ORGANIZATION_FORMS } from '../../domain/companies/commands.ts'
import { mergeChoiceView, mergedView, mergeForm, mergePreviewView, unmergedView } from '../../views/companies/merge.ts'
import { rejoinedView, spellingsView, splitView } from '../../views/companies/organization.ts'
import type { Form, View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { findSameCompany, mergeOrganizations, previewMerge, unmergeOrganization } from './merge-organizations.ts'
import { rejoinOrganization, showSpellings, splitOrganization } from './split-organization.ts'

// Command → use case → View, for which names are one company.

type OrganizationCommand = z.infer<(typeof ORGANIZATION_COMMANDS)[number] | (typeof ORGANIZATION_FORMS)[number]>

const KINDS: readonly string[] = [...ORGANIZATION_COMMANDS, ...ORGANIZATION_FORMS].map((one) => one.shape.kind.value)

export function isOrganizationCommand(command: Command): command is OrganizationCommand {
  return KINDS.includes(command.kind)
}

/** The form one of these Commands opens: a pure function of it. Null for others. */
export function organizationFormOf(command: Command): Form | null {
  return command.kind === 'merge-form' ? mergeForm(command.organizationId) : null
}

export async function answerOrganization(context: Context, command: OrganizationCommand): Promise<View> {
  switch (command.kind) {
    case 'spellings':
      return spellingsView(await showSpellings(context, command.organizationId))
    case 'split':
      return splitView(await splitOrganization(context, command.relationshipId))
    case 'rejoin':
      return rejoinedView(await rejoinOrganization(context, command.organizationId))
    case 'merge-with': {
      const { one, others } = await findSameCompany(context, command.organizationId, command.values)
      const [other, ...more] = others
      return other && more.length === 0 ? await preview(context, one.id, other.id) : mergeChoiceView(one, others)
    }
    case 'merge-preview':
      return await preview(context, command.organizationId, command.otherId)
    case 'merge': {
      const { one, other } = await mergeOrganizations(context, command.organizationId, command.otherId)
      return mergedView(one, other)
    }
    case 'unmerge':
      return unmergedView(await unmergeOrganization(context, command.organizationId, command.otherId))
    case 'merge-form':
      throw new Error('A form is opened before anything is answered.')
  }
}

async function preview(context: Context, organizationId: string, otherId: string): Promise<View> {
  const { one, other } = await previewMerge(context, organizationId, otherId)
  return mergePreviewView(one, other)
}
