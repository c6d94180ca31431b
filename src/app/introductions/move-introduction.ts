import { DomainError } from '../../domain/errors.ts'
import { dueAfter } from '../../domain/introductions/due.ts'
import {
  type IntroductionEvent,
  isUnderWay,
  type Move,
  moveIntroduction,
  type Party,
} from '../../domain/introductions/introduction.ts'
import { moveLockedAsk } from '../asks/move-ask.ts'
import type { Cause } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction, IntroductionChange } from '../ports/tenant/introductions.ts'

export type Moved = { before: Introduction; move: Move; party: Party; askOpen: boolean }

/**
 * Decides one event of an introduction and follows it to its ask, inside a transaction that locks the ask: events of
 * one ask come one after the other, and a click made on an old state changes nothing.
 *
 * @param told what else is kept with the move: `dueAt` for how long it was put off
 * @throws DomainError not-found when the member has nothing to do with it
 */
export async function move(
  tenant: Tenant,
  cause: Cause,
  introductionId: string,
  event: IntroductionEvent,
  told: Partial<IntroductionChange> = {},
): Promise<Moved> {
  const { now, origin } = cause
  const memberId = cause.member?.id ?? null
  const seen = await tenant.introductions.get(introductionId)
  const ask = seen && (await tenant.asks.lock(seen.ask.id))
  // Read again under the lock: somebody may have been faster.
  const before = ask && (await tenant.introductions.get(introductionId))
  const party = before && partyOf(before, memberId)
  if (!ask || !before || !party) throw new DomainError('introduction-not-yours')
  const decided = moveIntroduction(before, event, { party, memberId }, now)
  if (!decided.moved) return { before, move: decided, party, askOpen: ask.status === 'open' }
  const made = event === 'made'
  const working = await tenant.members.workingTime(before.connectorId)
  const was = { reminders: before.reminders, until: told.dueAt ?? undefined }
  await tenant.introductions.change(
    before.id,
    before.state,
    {
      state: decided.state,
      ...told,
      ...dueAfter(decided.state, event, was, now, working),
      ...(made ? { stateBefore: before.state, confirmedById: memberId, introducedAt: now } : {}),
      ...(event === 'undo' ? { stateBefore: null, confirmedById: null, introducedAt: null } : {}),
      ...(ANSWERS.includes(event) ? { answeredAt: now } : {}),
    },
    now,
  )
  await tenant.audit.record({ memberId, subject: 'introduction', subjectId: before.id, event, origin }, now)
  await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: before.id })
  const next = await askAfter(tenant, before, event)
  const status = next && (await moveLockedAsk(tenant, cause, ask, next))
  return { before, move: decided, party, askOpen: (status ?? ask.status) === 'open' }
}

/** What a connector answers a request with. */
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
