import { DomainError } from '../../domain/errors.ts'
import type { FINDING_COMMANDS } from '../../domain/finding/commands.ts'
import { allWaysToView, allWaysView } from '../../views/finding/all-ways.ts'
import { chooseOrganization } from '../companies/choose-organization.ts'
import { type Handlers, show } from '../room.ts'
import { askAt, othersThan } from './ask-who-knows.ts'
import { answer, otherChoicesView, refineAsk, showWhoKnows, waysTo } from './show-who-knows.ts'
import { suggestOrganizations } from './suggest-organizations.ts'
import { withoutDeparted } from './without-departed.ts'

/** Ways on a page: they fit into one message on every platform. */
const WAYS = 6

export const FINDING_HANDLERS: Handlers<typeof FINDING_COMMANDS> = {
  whoknows: async (context, { text }) => show(await showWhoKnows(context, text)),
  suggest: async ({ tenant, member }, { text }) => ({
    kind: 'suggestions',
    names: await suggestOrganizations(tenant, text, member.id),
  }),
  async choose(context, command) {
    const found = await withoutDeparted(context, () => chooseOrganization(context, command))
    return show(await answer(context, command.asked, found))
  },
  async another({ tenant, member }, { organizationId, asked }) {
    const { target, others } = (await othersThan(tenant, organizationId, asked, member.id)) ?? {
      target: null,
      others: [],
    }
    return show(otherChoicesView(asked, target, others))
  },
  async ways(context, { organizationId, page, asked }) {
    const { tenant, member, now } = context
    const found = await withoutDeparted(context, async () => {
      const at = await askAt(tenant, organizationId, asked, member.id, now)
      if (!at) throw new DomainError('company-not-there')
      return at.answer
    })
    const [organization] = found.organizations
    if (!organization) throw new DomainError('company-not-there')
    return show(allWaysView({ organization, whom: found.target.whom, paths: found.paths, page, size: WAYS }))
  },
  async 'ways-to'(context, { by, page, asked }) {
    const paths = await waysTo(context, by, asked)
    const gone = paths.length === 0
    return show(gone ? await showWhoKnows(context, asked) : allWaysToView({ by, asked, paths, page, size: WAYS }))
  },
  refine: async (context, { values }) => show(await refineAsk(context, values)),
}
