import { type AskEvent, type AskStatus, isAlive, moveAsk } from '../../domain/asks/ask.ts'
import type { Cause } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import { refreshCards } from '../requests/refresh-cards.ts'
import { endWishes } from './join-wish.ts'
import { refreshWays } from './opened-ways.ts'

/**
 * Applies an event to a locked ask's state table, and records who caused it.
 *
 * @returns its new status, or null when the event changes nothing
 */
export async function moveLockedAsk(
  tenant: Tenant,
  { member, now, origin }: Cause,
  ask: Pick<Ask, 'id' | 'status'>,
  event: AskEvent,
): Promise<AskStatus | null> {
  const status = moveAsk(ask.status, event)
  if (!status || !(await tenant.asks.setStatus(ask.id, ask.status, status, now))) return null
  const memberId = member?.id ?? null
  await tenant.audit.record({ memberId, subject: 'ask', subjectId: ask.id, event, origin }, now)
  if (isAlive(status) !== isAlive(ask.status)) await refreshWays(tenant, ask.id)
  if (!isAlive(status)) await endWishes(tenant, ask.id)
  await refreshCards(tenant, ask.id)
  return status
}
