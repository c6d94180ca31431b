import { DomainError } from '../../domain/errors.ts'
import type { INTRODUCTION_COMMANDS } from '../../domain/introductions/commands.ts'
import { FIRST_CONSENT } from '../../domain/introductions/consent.ts'
import { readWon } from '../../domain/introductions/favour-form.ts'
import { isWaiting, undoableUntil } from '../../domain/introductions/introduction.ts'
import { isDoubtful } from '../../domain/relationships/relationship.ts'
import { daysAfter, daysBetween } from '../../domain/time/elapsed.ts'
import { acceptedView, consentNotedView } from '../../views/introductions/draft.ts'
import { knownView, laterView, passNotedView } from '../../views/introductions/favour.ts'
import { confirmedView, requestView } from '../../views/introductions/introduction.ts'
import * as noted from '../../views/introductions/noted.ts'
import { outcomeNotedView } from '../../views/introductions/outcome.ts'
import { withFavourActions } from '../../views/introductions/promise.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { type Handlers, SILENCE, show } from '../room.ts'
import { answerIntroduction, keepPassReason } from './answer-introduction.ts'
import { confirmIntroduction, undoConfirmation } from './confirm-introduction.ts'
import { askForMail, editDraft, openDraft } from './edit-draft.ts'
import { followReaction } from './follow-reaction.ts'
import { giveThanks, recordOutcome } from './record-outcome.ts'
import { redirectIntroduction } from './redirect-introduction.ts'
import { remindConnector } from './remind-connector.ts'
import { setConsent } from './set-consent.ts'
import { showIntroduction } from './shown-introduction.ts'
import { takeBackPromise } from './take-back-promise.ts'
import { withdrawIntroduction } from './withdraw-introduction.ts'

export const INTRODUCTION_HANDLERS: Handlers<typeof INTRODUCTION_COMMANDS> = {
  async favour({ tenant, member, now }, { introductionId }) {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.connectorId !== member.id) throw new DomainError('introduction-not-yours')
    const shown = showIntroduction(introduction, 'connector', now)
    return show(withFavourActions(requestView(shown), shown))
  },
  async accept(context, { introductionId }) {
    const seen = await context.tenant.introductions.get(introductionId)
    const question = seen && askedFirst(context, seen)
    if (question) return show(question)
    const answered = await answerIntroduction(context, seen ?? introductionId, 'accept')
    const shown = showIntroduction(answered, 'connector', context.now)
    return show(acceptedView({ ...shown, consent: shown.consent ?? FIRST_CONSENT }))
  },
  async 'lend-name'(context, { introductionId }) {
    const seen = await context.tenant.introductions.get(introductionId)
    const question = seen && askedFirst(context, seen)
    if (question) return show(question)
    const { ask, path } = await answerIntroduction(context, seen ?? introductionId, 'lend-name')
    return show(noted.nameLentView(ask.asker, path.person))
  },
  async pass(context, { introductionId }) {
    await answerIntroduction(context, introductionId, 'pass')
    return show(passNotedView(introductionId))
  },
  async redirect(context, { introductionId, values }) {
    const { introduction, named } = await redirectIntroduction(context, introductionId, values)
    return show(noted.suggestedView(introduction.ask.asker, named.name))
  },
  async reason(context, { introductionId, values }) {
    await keepPassReason(context, introductionId, values)
    return show(noted.reasonKeptView())
  },
  async later({ tenant, member, now }, { introductionId }) {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.connectorId !== member.id) throw new DomainError('introduction-not-yours')
    if (introduction.state === 'later') return show(putOff(introduction, now))
    if (introduction.state !== 'asked') throw new DomainError('moved-on')
    return show(laterView(introductionId))
  },
  async postpone(context, { introductionId, days }) {
    const { now } = context
    const before = await answerIntroduction(context, introductionId, 'postpone', { dueAt: daysAfter(now, days) })
    // Put off already: it stays so until that day.
    return show(before.state === 'later' ? putOff(before, now) : noted.putOffView(days))
  },
  async know(context, { introductionId, rating }) {
    const introduction = await knowPerson(context, introductionId, rating)
    const shown = showIntroduction(introduction, 'connector', context.now)
    return show(isWaiting(shown.state) ? knownView(shown) : requestView(shown))
  },
  async 'edit-draft'(context, { introductionId, values }) {
    const { own } = await editDraft(context, introductionId, values)
    return show(noted.draftSavedView(own))
  },
  'draft-form': async (context, { introductionId }) => ({
    kind: 'form',
    form: await openDraft(context, introductionId),
  }),
  async mail(context, { introductionId }) {
    await askForMail(context, introductionId)
    return show(noted.mailComingView())
  },
  async consent(context, { introductionId, consent }) {
    const introduction = await setConsent(context, introductionId, consent)
    return show(consentNotedView(showIntroduction(introduction, 'connector', context.now)))
  },
  async made(context, { introductionId }) {
    return show(confirmed(context, await confirmIntroduction(context, introductionId, 'button')))
  },
  async 'undo-made'(context, { introductionId }) {
    await undoConfirmation(context, introductionId)
    return show(noted.undoneView())
  },
  async outcome(context, { introductionId, outcome }) {
    const introduction = await recordOutcome(context, introductionId, outcome)
    return show(outcomeNotedView(showIntroduction(introduction, 'asker', context.now), outcome))
  },
  async won(context, { introductionId, values }) {
    const { amount } = readWon(values)
    const introduction = await recordOutcome(context, introductionId, 'won', amount)
    return show(outcomeNotedView(showIntroduction(introduction, 'asker', context.now), 'won'))
  },
  async thank(context, { introductionId }) {
    const introduction = await giveThanks(context, introductionId)
    if (!introduction) throw new DomainError('nothing-to-thank')
    return show(noted.thanksGivenView(showIntroduction(introduction, 'asker', context.now).connector))
  },
  async withdraw(context, { introductionId }) {
    const { ask } = await withdrawIntroduction(context, introductionId)
    return show(noted.withdrawnView(ask.target))
  },
  remind: async (context, { introductionId }) =>
    show(noted.remindedView(await remindConnector(context, introductionId))),
  async 'take-back'(context, { introductionId }) {
    const { ask } = await takeBackPromise(context, introductionId)
    return show(noted.promiseEndedView(ask.asker))
  },
  async react(context, command) {
    await followReaction(context, command)
    return SILENCE
  },
}

/** The question to ask about a doubtful tie before anything is promised; null when none is needed. */
function askedFirst({ member, now }: Context, introduction: Introduction): View | null {
  if (introduction.connectorId !== member.id) return null
  return isWaiting(introduction.state) && isDoubtful(introduction.path, now)
    ? requestView(showIntroduction(introduction, 'connector', now))
    : null
}

/** The connector says how well they know the person: the tie is theirs to rate, whatever happens to the request. */
async function knowPerson(context: Context, introductionId: string, rating: number): Promise<Introduction> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.connectorId !== member.id) throw new DomainError('not-your-side')
    // Said already: how well they know somebody is theirs to change where their people are listed.
    if (!isDoubtful(introduction.path, now)) return introduction
    const { relationshipId } = introduction.path
    await tenant.relationships.rate(relationshipId, rating, now)
    await tenant.audit.record(
      { memberId: member.id, subject: 'relationship', subjectId: relationshipId, event: 'rated', origin },
      now,
    )
    await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: introductionId })
    return introduction
  })
}

function putOff({ dueAt }: Introduction, now: Date): View {
  return noted.putOffView(Math.max(1, Math.ceil(daysBetween(now, dueAt ?? now))))
}

function confirmed(context: Context, introduction: Introduction): View {
  const { member, now } = context
  const reader = introduction.connectorId === member.id ? 'connector' : 'asker'
  // Confirmed before, perhaps by the other one: theirs to undo, and only for some minutes.
  const isNew = introduction.introducedAt === null
  const until = undoableUntil({ state: 'introduced', introducedAt: introduction.introducedAt ?? now })
  const mayUndo = until !== null && until >= now && (isNew || introduction.confirmedById === member.id)
  return confirmedView(showIntroduction(introduction, reader, now), mayUndo ? until : null)
}
