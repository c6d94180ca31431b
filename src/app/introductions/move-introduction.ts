import { DomainError } from '../../domain/errors.ts'
import { dueAfter } from '../../domain/introductions/due.ts'
import {
  type IntroductionEvent,
  type IntroductionState,
  isPromised,
  isUnderWay,
  type Move,
  moveIntroduction,
  type Party,
} from '../../domain/introductions/introduction.ts'
import type { WorkingTime } from '../../domain/time/working-days.ts'
import { moveLockedAsk } from '../asks/move-ask.ts'
import type { Cause } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction, IntroductionChange } from '../ports/tenant/introductions.ts'
import { refreshCards } from '../requests/refresh-cards.ts'

export type Moved = {
  before: Introduction
  move: Move
  party: Party
  askOpen: boolean
  /** All under way about the same person, if it led to a promise. */
  approaches?: Introduction[]
}

/** Events that lead to a promise; an undo leads back to one. */
const PROMISING: readonly IntroductionEvent[] = ['accept', 'lend-name', 'undo']

/**
 * Decides one event of an introduction and applies it to its ask, inside a transaction that locks the ask: an ask's
 * events are handled one at a time, and a click on an outdated state changes nothing.
 *
 * @param which its id, or the introduction itself if already read: only its ask's id is taken from it
 * @param told what else is stored with the move: `dueAt` for how long it was put off
 * @throws DomainError not-found when the member has nothing to do with it; in-use when somebody else has promised to
 *   introduce the same person
 */
export async function move(
  tenant: Tenant,
  cause: Cause,
  which: string | Introduction,
  event: IntroductionEvent,
  told: Partial<IntroductionChange> = {},
): Promise<Moved> {
  const { now, origin } = cause
  const memberId = cause.member?.id ?? null
  const seen = typeof which === 'string' ? await tenant.introductions.get(which) : which
  // Approaches are locked before the ask, to avoid deadlocks.
  if (PROMISING.includes(event)) await tenant.introductions.lockApproaches()
  const ask = seen && (await tenant.asks.lock(seen.ask.id))
  // Read again under the lock: somebody may have been faster.
  const before = ask && (await tenant.introductions.get(seen.id))
  const party = before && partyOf(before, memberId)
  if (!ask || !before || !party) throw new DomainError('introduction-not-yours')
  const decided = moveIntroduction(before, event, { party, memberId }, now)
  if (!decided.moved) return { before, move: decided, party, askOpen: ask.status === 'open' }
  const promises = PROMISING.includes(event) && isPromised(decided.state)
  const approaches = promises ? await approachesOfOne(tenant, before) : undefined
  const working = await tenant.members.workingTime(before.connectorId)
  const change = changeBy(event, before, decided.state, { memberId, now, working, told })
  await tenant.introductions.change(before.id, before.state, change, now)
  await tenant.audit.record({ memberId, subject: 'introduction', subjectId: before.id, event, origin }, now)
  await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: before.id })
  await refreshCards(tenant, before.ask.id)
  const next = await askAfter(tenant, before, event)
  const status = next && (await moveLockedAsk(tenant, cause, ask, next))
  return { before, move: decided, party, askOpen: (status ?? ask.status) === 'open', ...(approaches && { approaches }) }
}

/** What a move stores, besides what its cause told. */
function changeBy(
  event: IntroductionEvent,
  before: Introduction,
  state: IntroductionState,
  by: { memberId: string | null; now: Date; working: WorkingTime; told: Partial<IntroductionChange> },
): IntroductionChange {
  const { memberId, now, working, told } = by
  const was = { reminders: before.reminders, until: told.dueAt ?? undefined }
  return {
    state,
    ...told,
    ...dueAfter(state, event, was, now, working),
    ...(event === 'made' ? { stateBefore: before.state, confirmedById: memberId, introducedAt: now } : {}),
    ...(event === 'undo' ? { stateBefore: null, confirmedById: null, introducedAt: null } : {}),
    ...(ANSWERS.includes(event) ? { answeredAt: now } : {}),
  }
}

/** All under way about the person about to be promised: no outside person is approached twice at a time. */
async function approachesOfOne(tenant: Tenant, promised: Introduction): Promise<Introduction[]> {
  const { same } = await tenant.introductions.approaches(promised.path.relationshipId)
  if (same.some((one) => one.id !== promised.id && isPromised(one.state)))
    throw new DomainError('promised-by-another', { person: promised.path.person })
  return same
}

/** A connector's answers to a request. */
const ANSWERS: readonly IntroductionEvent[] = ['accept', 'lend-name', 'pass', 'redirect', 'postpone']

export function partyOf(introduction: Introduction, memberId: string | null): Party | null {
  if (memberId === null) return 'clock'
  if (introduction.connectorId === memberId) return 'connector'
  return introduction.ask.askerId === memberId ? 'asker' : null
}

/** What an introduction's event means for its ask. */
async function askAfter(tenant: Tenant, before: Introduction, event: IntroductionEvent) {
  if (event === 'made') return 'introduced'
  const others = (await tenant.introductions.ofAsk(before.ask.id)).filter((one) => one.id !== before.id)
  if (event === 'undo') return others.some((one) => one.introducedAt !== null) ? null : 'undo'
  const ends =
    event === 'pass' || event === 'redirect' || event === 'silence' || event === 'give-up' || event === 'cancel'
  return ends && !others.some((one) => isUnderWay(one.state)) ? 'all-ended' : null
}
