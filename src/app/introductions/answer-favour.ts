import type { z } from 'zod'
import type { Command, FormCommand } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { FAVOUR_COMMANDS, FAVOUR_FORMS } from '../../domain/introductions/commands.ts'
import { FIRST_CONSENT } from '../../domain/introductions/consent.ts'
import { readWon } from '../../domain/introductions/favour-form.ts'
import { undoableUntil } from '../../domain/introductions/introduction.ts'
import { isDoubtful } from '../../domain/relationships/relationship.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { askProgressView } from '../../views/asks/ask-progress.ts'
import { acceptedView } from '../../views/introductions/draft.ts'
import { knownView, laterView, passNotedView } from '../../views/introductions/favour.ts'
import { favourForm } from '../../views/introductions/favour-form.ts'
import { confirmedView, requestView } from '../../views/introductions/introduction.ts'
import { outcomeNotedView } from '../../views/introductions/outcome.ts'
import { withFavourActions } from '../../views/introductions/promise.ts'
import type { Form, View } from '../../views/view.ts'
import { lineView } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { answerIntroduction, keepPassReason } from './answer-introduction.ts'
import { confirmIntroduction, undoConfirmation } from './confirm-introduction.ts'
import { giveThanks, recordOutcome } from './record-outcome.ts'
import { redirectIntroduction } from './redirect-introduction.ts'
import { showIntroduction } from './shown-introduction.ts'
import { withdrawIntroduction } from './withdraw-introduction.ts'

/** What connector and asker say about an introduction. */
export type FavourCommand = z.infer<(typeof FAVOUR_COMMANDS)[number] | (typeof FAVOUR_FORMS)[number]>

/** The form one of these Commands opens: a pure function of it. Null for others. */
export function favourFormOf(command: Command): Form | null {
  const opened: Partial<
    Record<Command['kind'], Extract<FormCommand, { kind: 'redirect' | 'reason' | 'won' }>['kind']>
  > = { 'redirect-form': 'redirect', 'reason-form': 'reason', 'won-form': 'won' }
  const kind = opened[command.kind]
  if (!kind || !('introductionId' in command)) return null
  return favourForm({ kind, introductionId: command.introductionId, values: {} })
}

/** Does what was said, and answers it. */
export async function answerFavour(context: Context, command: FavourCommand): Promise<View> {
  const { now } = context
  const { introductionId } = command
  switch (command.kind) {
    case 'favour': {
      const introduction = await context.tenant.introductions.get(introductionId)
      if (introduction?.connectorId !== context.member.id) throw new DomainError('introduction-not-yours')
      const shown = showIntroduction(introduction, 'connector', now)
      return withFavourActions(requestView(shown), shown)
    }
    case 'accept':
    case 'lend-name': {
      const seen = await context.tenant.introductions.get(introductionId)
      const question = seen && askedFirst(context, seen)
      if (question) return question
      const answered = await answerIntroduction(context, seen ?? introductionId, command.kind)
      if (command.kind === 'accept') {
        const shown = showIntroduction(answered, 'connector', now)
        return acceptedView({ ...shown, consent: shown.consent ?? FIRST_CONSENT })
      }
      const { ask, path } = answered
      return lineView(`Thank you! ${ask.asker} may mention your name to ${path.person}, and has a text for it.`)
    }
    case 'pass':
      await answerIntroduction(context, introductionId, 'pass')
      return passNotedView(introductionId)
    case 'reason':
      await keepPassReason(context, introductionId, command.values)
      return lineView('Thank you: kept for the ranking alone.')
    case 'later':
      return laterView(introductionId)
    case 'postpone':
      await answerIntroduction(context, introductionId, 'postpone', { dueAt: daysAfter(now, command.days) })
      return lineView(`Fine: I come back to you in ${command.days === 1 ? 'a day' : `${command.days} days`}.`)
    case 'know':
      return knownView(showIntroduction(await knowPerson(context, introductionId, command.rating), 'connector', now))
    case 'redirect': {
      const { introduction, named } = await redirectIntroduction(context, introductionId, command.values)
      return lineView(`Thank you! ${introduction.ask.asker} hears that you suggest ${named.name}.`)
    }
    case 'redirect-form':
    case 'reason-form':
    case 'won-form':
      throw new Error('A form is opened before anything is answered.')
    default:
      return await answerOutcome(context, command)
  }
}

type OutcomeCommand = Extract<FavourCommand, { kind: 'made' | 'undo-made' | 'outcome' | 'won' | 'thank' | 'withdraw' }>

/** What becomes of a request once it is answered. */
async function answerOutcome(context: Context, command: OutcomeCommand): Promise<View> {
  const { now } = context
  const { introductionId } = command
  switch (command.kind) {
    case 'made':
      return confirmed(context, await confirmIntroduction(context, introductionId, 'button'))
    case 'undo-made':
      await undoConfirmation(context, introductionId)
      return lineView('Taken back: the introduction is not made yet.')
    case 'outcome': {
      const introduction = await recordOutcome(context, introductionId, command.outcome)
      return outcomeNotedView(showIntroduction(introduction, 'asker', now), command.outcome)
    }
    case 'won': {
      const { amount } = readWon(command.values)
      const introduction = await recordOutcome(context, introductionId, 'won', amount)
      return outcomeNotedView(showIntroduction(introduction, 'asker', now), 'won')
    }
    case 'thank': {
      const introduction = await giveThanks(context, introductionId)
      if (!introduction) throw new DomainError('nothing-to-thank')
      return lineView(`${showIntroduction(introduction, 'asker', now).connector} hears your thanks.`)
    }
    case 'withdraw': {
      const { ask } = await withdrawIntroduction(context, introductionId)
      return lineView(`Withdrawn. Your ask for ${ask.target} stays open for other ways in.`)
    }
  }
}

/**
 * Where an ask stands with everybody who was asked.
 *
 * @throws DomainError not-found when it is not theirs, and they did not join it
 */
export async function showProgress({ tenant, member, now }: Context, askId: string): Promise<View> {
  const ask = await tenant.asks.get(askId)
  const isMine = ask?.askerId === member.id
  if (!ask || !(isMine || ask.joined.some(({ memberId }) => memberId === member.id)))
    throw new DomainError('ask-not-yours')
  const introductions = await tenant.introductions.ofAsk(askId)
  return askProgressView(
    { ...ask, isMine },
    introductions.map((one) => showIntroduction(one, isMine ? 'asker' : 'joined', now)),
  )
}

/** The question a doubtful tie asks before anything is promised; null where none is needed. */
function askedFirst({ member, now }: Context, introduction: Introduction): View | null {
  if (introduction.connectorId !== member.id) return null
  const waits = introduction.state === 'asked' || introduction.state === 'later'
  return waits && isDoubtful(introduction.path, now)
    ? requestView(showIntroduction(introduction, 'connector', now))
    : null
}

/** The connector says how well they know the person: the tie is theirs to rate, whatever becomes of the request. */
async function knowPerson(context: Context, introductionId: string, rating: number): Promise<Introduction> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.connectorId !== member.id) throw new DomainError('not-your-side')
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

function confirmed(context: Context, introduction: Introduction): View {
  const reader = introduction.connectorId === context.member.id ? 'connector' : 'asker'
  const introducedAt = introduction.introducedAt ?? context.now
  const until = undoableUntil({ state: 'introduced', introducedAt })
  return confirmedView(showIntroduction(introduction, reader, context.now), until)
}
