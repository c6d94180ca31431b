import { DomainError } from '../../domain/errors.ts'
import { type IntroductionEvent, isPromised, isUnderWay } from '../../domain/introductions/introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { move } from './move-introduction.ts'

// Nobody outside is approached twice at a time.

/** What leads to a promise; an undo leads back to one. */
const PROMISING: readonly IntroductionEvent[] = ['accept', 'lend-name', 'undo']

/**
 * Before a promise is given: holds all approaches of the workspace for this transaction, and sees that nobody else has
 * promised to introduce the same person.
 *
 * @throws DomainError in-use when somebody has
 */
export async function holdApproach(tenant: Tenant, introductionId: string, event: IntroductionEvent): Promise<void> {
  if (!PROMISING.includes(event)) return
  await tenant.introductions.lockApproaches()
  const introduction = await tenant.introductions.get(introductionId)
  // A stale or repeated click is for the table to answer.
  if (!introduction || introduction.state !== (event === 'undo' ? 'introduced' : waiting(introduction))) return
  if (event === 'undo' && !isPromised(introduction.stateBefore ?? 'asked')) return
  const { same } = await tenant.introductions.approaches(introduction.path.relationshipId)
  if (same.some((one) => one.id !== introductionId && isPromised(one.state)))
    throw new DomainError('promised-by-another', { person: introduction.path.person })
}

function waiting({ state }: Introduction): Introduction['state'] | null {
  return state === 'asked' || state === 'later' ? state : null
}

/** Once one connector will introduce a person, or has: it is off the plate of the others asked for the same ask. */
export async function releaseOthers(tenant: Tenant, cause: Cause, taken: Introduction): Promise<void> {
  const { same } = await tenant.introductions.approaches(taken.path.relationshipId)
  for (const one of same) {
    if (one.id === taken.id || one.ask.id !== taken.ask.id || !isUnderWay(one.state)) continue
    const { move: decided } = await move(tenant, { ...cause, member: null }, one.id, 'cancel')
    if (decided.moved) await queueMessage(tenant, { memberId: one.connectorId, message: 'released', subjectId: one.id })
  }
}
