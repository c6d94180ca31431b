import { type AskEvent, type AskStatus, moveAsk } from '../domain/ask.ts'
import type { Cause } from './move-introduction.ts'
import type { Ask, Tenant } from './store.ts'

/**
 * Moves an ask that is locked on by the table of its life, and records who did it.
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
  if (!status || !(await tenant.setAskStatus(ask.id, ask.status, status, now))) return null
  const memberId = member?.id ?? null
  await tenant.record({ memberId, subject: 'ask', subjectId: ask.id, event, origin }, now)
  return status
}
