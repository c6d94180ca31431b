import type { ASK_COMMANDS } from '../../domain/asks/commands.ts'
import { toldOf } from '../../domain/asks/disclosure.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnderWay, isWaiting } from '../../domain/introductions/introduction.ts'
import { nobodyToJoinView, wishAnsweredView, wishedView } from '../../views/asks/join-wish.ts'
import { leftAskView, notOfferedView, ownAskView } from '../../views/asks/noted.ts'
import { closedAskView, joinedAskView, tooLateToJoinView, waitingView } from '../../views/asks/shared-ask.ts'
import { askForm } from '../../views/finding/ask-form.ts'
import type { View } from '../../views/view.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import { type Handlers, show } from '../room.ts'
import { answerWish } from './answer-wish.ts'
import { closeAsk } from './close-ask.ts'
import { type Joining, joinAsk, joinByForm, leaveAsk } from './join-ask.ts'
import { openAsk } from './open-ask.ts'
import { openReword } from './reword-ask.ts'
import { previewAsk, sendKept } from './send-ask.ts'
import { showMatches } from './show-matches.ts'
import { showProgress } from './show-progress.ts'
import { declineMatch } from './watch-asks.ts'

export const ASK_HANDLERS: Handlers<typeof ASK_COMMANDS> = {
  ask: async (context, command) => show(await previewAsk(context, command)),
  keep: async (context, command) => show(await previewAsk(context, command)),
  reword: async (context, command) => show(await previewAsk(context, command)),
  'ask-form': async (context, command) => ({ kind: 'form', form: await openAsk(context, command) }),
  'keep-form': async ({ member }, command) => ({ kind: 'form', form: askForm(command, { about: member.about ?? '' }) }),
  'reword-form': async (context, { askId }) => ({ kind: 'form', form: await openReword(context, askId) }),
  send: async (context, { draftId, seenIn }) => show(await sendKept(context, draftId, { seenIn })),
  async close(context, { askId }) {
    const { ask, heir } = await closeAsk(context, askId)
    return show(closedAskView(ask.target, heir))
  },
  progress: async (context, { askId }) => show(await showProgress(context, askId)),
  'join-ask': async (context, { askId, draftId }) =>
    show(joiningView(await joinAsk(context, askId, draftId), context.member.id, draftId)),
  join: async (context, command) => show(joiningView(await joinByForm(context, command), context.member.id, null)),
  async 'answer-wish'(context, { wishId, answer }) {
    const { name, ask, agreed } = await answerWish(context, wishId, answer === 'yes')
    return show(wishAnsweredView(name, ask.target, agreed === true, ask.id))
  },
  'ask-anyway': async (context, { draftId, despite }) => show(await sendKept(context, draftId, { despite })),
  async wait(context, { introductionId }) {
    const introduction = await context.tenant.introductions.get(introductionId)
    if (introduction?.ask.askerId !== context.member.id) throw new DomainError('ask-not-yours')
    const { ask, state } = introduction
    const others = (await context.tenant.introductions.ofAsk(ask.id)).filter((one) => one.id !== introductionId)
    // By now it may be answered, or the other one was asked after all: shows how it stands instead.
    if (!isWaiting(state) || others.some((one) => isUnderWay(one.state)))
      return show(await showProgress(context, ask.id))
    return show(waitingView(showIntroduction(introduction, 'asker', context.now).connector))
  },
  async 'leave-ask'(context, { askId }) {
    const { asker, target } = await leaveAsk(context, askId)
    return show(leftAskView(asker, target))
  },
  matches: async (context, { noticeId, page }) => show(await showMatches(context, noticeId, page)),
  async 'not-now'(context, { askId }) {
    await declineMatch(context, askId)
    return show(notOfferedView())
  },
}

/** The outcome of joining, as far as the joiner may know it. */
function joiningView({ ask, outcome, target }: Joining, memberId: string, draftId: string | null): View {
  if (outcome === 'joined') return ask.askerId === memberId ? ownAskView() : joinedAskView(ask)
  if (outcome !== 'ended') return wishedView(target, outcome, draftId)
  return toldOf(ask, 'fellow') === 'all' ? tooLateToJoinView(ask.asker, draftId) : nobodyToJoinView(target, draftId)
}
