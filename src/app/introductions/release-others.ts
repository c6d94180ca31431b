import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { move } from './move-introduction.ts'

// No outside person is approached twice at a time: see move-introduction.ts for the promise.

/**
 * Releases the others asked for the same ask once one connector will introduce a person, or has.
 *
 * @param approaches all under way about that person, if read under the ask's lock
 */
export async function releaseOthers(
  tenant: Tenant,
  cause: Cause,
  taken: Introduction,
  approaches?: Introduction[],
): Promise<void> {
  for (const one of approaches ?? (await tenant.introductions.approaches(taken.path.relationshipId)).same) {
    if (one.id === taken.id || one.ask.id !== taken.ask.id || !isUnderWay(one.state)) continue
    const { move: decided } = await move(tenant, { ...cause, member: null }, one, 'cancel')
    if (decided.moved) await queueMessage(tenant, { memberId: one.connectorId, message: 'released', subjectId: one.id })
  }
}
