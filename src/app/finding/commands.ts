import type { FINDING_COMMANDS } from '../../domain/finding/commands.ts'
import { chooseOrganization } from '../companies/choose-organization.ts'
import { type Handlers, show } from '../room.ts'
import { amongPresent } from './among-present.ts'
import { answerView, refineAsk, showWhoKnows } from './show-who-knows.ts'
import { suggestOrganizations } from './suggest-organizations.ts'

export const FINDING_HANDLERS: Handlers<typeof FINDING_COMMANDS> = {
  whoknows: async (context, { text }) => show(await showWhoKnows(context, text)),
  suggest: async ({ tenant, member }, { text }) => ({
    kind: 'suggestions',
    names: await suggestOrganizations(tenant, text, member.id),
  }),
  async choose(context, command) {
    const found = await amongPresent(context, () => chooseOrganization(context, command))
    return show(answerView(command.asked, found, context.member.admin))
  },
  refine: async (context, { values }) => show(await refineAsk(context, values)),
}
