import type { COMPANY_COMMANDS } from '../../domain/companies/commands.ts'
import { familyView, joinedFamilyView, partedView } from '../../views/companies/family.ts'
import { mergeChoiceView, mergedView, mergePreviewView, unmergedView } from '../../views/companies/merge.ts'
import { forgottenView, rejoinedView, spellingsView, splitView } from '../../views/companies/organization.ts'
import type { Context } from '../ports/context.ts'
import type { Reply } from '../ports/platform.ts'
import { type Handlers, show } from '../room.ts'
import { forgetAlias } from './choose-organization.ts'
import { changeFamily, showFamily } from './families.ts'
import { findSameCompany, mergeOrganizations, previewMerge, unmergeOrganization } from './merge-organizations.ts'
import { rejoinOrganization, showSpellings, splitOrganization } from './split-organization.ts'

export const COMPANY_HANDLERS: Handlers<typeof COMPANY_COMMANDS> = {
  async 'forget-alias'(context, { aliasId }) {
    const { name, organization } = await forgetAlias(context, aliasId)
    return show(forgottenView(name, organization))
  },
  spellings: async (context, { organizationId }) => show(spellingsView(await showSpellings(context, organizationId))),
  split: async (context, { relationshipId }) => show(splitView(await splitOrganization(context, relationshipId))),
  rejoin: async (context, { organizationId }) => show(rejoinedView(await rejoinOrganization(context, organizationId))),
  async 'merge-with'(context, { organizationId, values }) {
    const { one, others } = await findSameCompany(context, organizationId, values)
    const [other, ...more] = others
    return other && more.length === 0 ? await preview(context, one.id, other.id) : show(mergeChoiceView(one, others))
  },
  'merge-preview': async (context, { organizationId, otherId }) => await preview(context, organizationId, otherId),
  async merge(context, { organizationId, otherId }) {
    const { one, other } = await mergeOrganizations(context, organizationId, otherId)
    return show(mergedView(one, other))
  },
  unmerge: async (context, { organizationId, otherId }) =>
    show(unmergedView(await unmergeOrganization(context, organizationId, otherId))),
  family: async (context, { organizationId }) => show(familyView(await showFamily(context, organizationId))),
  async 'part-family'(context, pair) {
    const { one, other } = await changeFamily(context, pair, 'part')
    return show(partedView(one, other))
  },
  async 'join-family'(context, pair) {
    const { one, other } = await changeFamily(context, pair, 'unpart')
    return show(joinedFamilyView(one, other))
  },
}

async function preview(context: Context, organizationId: string, otherId: string): Promise<Reply> {
  const { one, other } = await previewMerge(context, organizationId, otherId)
  return show(mergePreviewView(one, other))
}
