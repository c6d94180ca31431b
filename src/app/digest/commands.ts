import type { DIGEST_COMMANDS } from '../../domain/digest/commands.ts'
import { loggedForView, openAsksView, previewedView } from '../../views/digest/digest.ts'
import { nameNotedView, offeredView, thanksChosenView } from '../../views/digest/noted.ts'
import { digestRestView } from '../../views/digest/week.ts'
import { showLogged } from '../relationships/log-relationship.ts'
import { type Handlers, show } from '../room.ts'
import { logForAsk, nameTeammate, offerIntroduction } from './answer-digest.ts'
import { previewDigest, readOpenAsks, readWeek } from './send-digest.ts'
import { setDigest, setDigestPause, showDigestSettings } from './set-digest.ts'

export const DIGEST_HANDLERS: Handlers<typeof DIGEST_COMMANDS> = {
  digest: async (context, { values }) => show(await setDigest(context, values)),
  'digest-settings': async (context) => show(await showDigestSettings(context)),
  'digest-pause': async (context, { paused }) => show(await setDigestPause(context, paused === 'yes')),
  'digest-preview': async ({ tenant, now }) => show(previewedView(await previewDigest(tenant, now))),
  'open-asks': async ({ tenant, member, now }, { page }) =>
    show(openAsksView(await readOpenAsks(tenant, page, now, member.id))),
  async 'digest-rest'({ tenant, now }, { part, since, until, page }) {
    const week = { since: new Date(since * 1000), until: new Date(until * 1000) }
    return show(digestRestView(await readWeek(tenant, week, now), part, page))
  },
  async thanks({ tenant, member }, { named }) {
    await tenant.members.setThankedByName(member.id, named === 'yes')
    return show(thanksChosenView(named === 'yes'))
  },
  async 'log-for'(context, { askId, values }) {
    const { logged, ask, offers } = await logForAsk(context, askId, values)
    return show(loggedForView(showLogged(logged), ask, offers ? logged.after.id : null))
  },
  name: async (context, { askId, values }) => show(nameNotedView(await nameTeammate(context, askId, values))),
  async offer(context, { askId, relationshipId }) {
    const { ask, path } = await offerIntroduction(context, askId, relationshipId)
    return show(offeredView(ask.asker, path.person))
  },
}
