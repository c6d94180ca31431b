import { isAlive } from '../../domain/asks/ask.ts'
import { successorOf } from '../../domain/asks/shared-ask.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { move } from '../introductions/move-introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause } from '../ports/context.ts'
import type { Ask, JoinedMember } from '../ports/entities.ts'
import type { Store, Tenant } from '../ports/store.ts'
import { endCards } from '../requests/refresh-cards.ts'
import { refreshRequests } from './join-ask.ts'
import { handWishes } from './join-wish.ts'
import { refreshWays } from './opened-ways.ts'

/**
 * When an asker is done with an ask, passes it to whoever joined it first, who is told; what is under way goes on.
 *
 * @param ask locked in this transaction
 * @returns who has it now; null when nobody joined it
 */
export async function transferAsk(
  tenant: Tenant,
  { member, now, origin }: Cause,
  ask: Ask,
): Promise<JoinedMember | null> {
  const next = successorOf(ask.joined)
  if (!next) return null
  await refreshWays(tenant, ask.id)
  // The next asker's words were for connectors alone.
  await endCards(tenant, ask.id, 'left')
  await tenant.sharedAsks.handOver(ask.id, next, now)
  const event = { memberId: member?.id ?? null, subject: 'ask', subjectId: ask.id, event: 'hand', origin } as const
  const subjectId = await tenant.audit.record({ ...event, data: { toId: next.memberId } }, now)
  await queueMessage(tenant, { memberId: next.memberId, message: 'ask-handed', subjectId })
  await handWishes(tenant, ask.id, next.memberId)
  // Nobody introduces themselves: what they were asked for it is over.
  for (const one of await tenant.introductions.ofAsk(ask.id))
    if (one.connectorId === next.memberId && isUnderWay(one.state))
      await move(tenant, { member: null, now, origin }, one, 'cancel')
  await refreshRequests(tenant, ask.id)
  return next
}

/** Passes on the asks of those who left the team. */
export async function transferLeftAsks(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, askId } of await store.leftAsks())
    await store.transaction(workspaceId, async (tenant) => {
      const ask = await tenant.asks.lock(askId)
      const asker = ask && (await tenant.members.get(ask.askerId))
      // Another process may have been faster, or they are back.
      if (!ask || asker?.active || !isAlive(ask.status)) return
      await transferAsk(tenant, { member: null, now, origin: 'clock' }, ask)
    })
}
