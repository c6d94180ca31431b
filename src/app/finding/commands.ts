import type { FINDING_COMMANDS } from '../../domain/finding/commands.ts'
import { chooseOrganization } from '../companies/choose-organization.ts'
import { type Handlers, show } from '../room.ts'
import { answer, refineAsk, showWhoKnows } from './show-who-knows.ts'
import { suggestOrganizations } from './suggest-organizations.ts'
import { withoutDeparted } from './without-departed.ts'

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
  refine: async (context, { values }) => show(await refineAsk(context, values)),
}
