import type { ASK_COMMANDS } from '../../domain/asks/commands.ts'
import { DomainError } from '../../domain/errors.ts'
import { leftAskView, notOfferedView, ownAskView } from '../../views/asks/noted.ts'
import { closedAskView, joinedAskView, tooLateToJoinView, waitingView } from '../../views/asks/shared-ask.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import { type Handlers, show } from '../room.ts'
import { closeAsk } from './close-ask.ts'
import { joinAsk, leaveAsk } from './join-ask.ts'
import { previewAsk } from './preview-ask.ts'
import { openReword } from './reword-ask.ts'
import { sendAnyway, sendAsk } from './send-ask.ts'
import { showProgress } from './show-progress.ts'
import { declineMatch } from './watch-asks.ts'

export const ASK_HANDLERS: Handlers<typeof ASK_COMMANDS> = {
  ask: async (context, command) => show(await sendAsk(context, command)),
  keep: async (context, command) => show(await sendAsk(context, command)),
  reword: async (context, command) => show(await sendAsk(context, command)),
  'ask-preview': async (context, command) => ({ kind: 'form', form: await previewAsk(context, command) }),
  'reword-form': async (context, { askId }) => ({ kind: 'form', form: await openReword(context, askId) }),
  'send-anyway': async (context, { draftId }) => show(await sendAnyway(context, draftId)),
  async close(context, { askId }) {
    const { ask, heir } = await closeAsk(context, askId)
    return show(closedAskView(ask.target, heir))
  },
  progress: async (context, { askId }) => show(await showProgress(context, askId)),
  async 'join-ask'(context, { askId, draftId }) {
    const { ask, ended } = await joinAsk(context, askId, draftId)
    if (ended) return show(tooLateToJoinView(ask.asker, draftId))
    return show(ask.askerId === context.member.id ? ownAskView() : joinedAskView(ask))
  },
  'ask-anyway': async (context, { draftId, despite }) => show(await sendAnyway(context, draftId, despite)),
  async wait(context, { introductionId }) {
    const introduction = await context.tenant.introductions.get(introductionId)
    if (introduction?.ask.askerId !== context.member.id) throw new DomainError('ask-not-yours')
    return show(waitingView(showIntroduction(introduction, 'asker', context.now).connector))
  },
  async 'leave-ask'(context, { askId }) {
    const { asker, target } = await leaveAsk(context, askId)
    return show(leftAskView(asker, target))
  },
  async 'not-now'(context, { askId }) {
    await declineMatch(context, askId)
    return show(notOfferedView())
  },
}
