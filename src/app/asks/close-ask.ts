import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { move } from '../introductions/move-introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause, Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import type { Store, Tenant } from '../ports/store.ts'
import { moveLockedAsk } from './move-ask.ts'
import { transferAsk } from './transfer-ask.ts'

/**
 * The asker closes an ask, which releases the connectors asked for it. One that teammates joined goes on without
 * its asker.
 *
 * @returns the ask, and who has it now; null when it is closed
 * @throws DomainError not-found when it is not theirs, stale when it ended otherwise
 */
export async function closeAsk(context: Context, askId: string): Promise<{ ask: Ask; heir: string | null }> {
  const { store, workspace, member } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.asks.lock(askId)
    if (ask?.askerId !== member.id) throw new DomainError('ask-not-yours')
    const { ended, heir } = await endLockedAsk(tenant, context, ask)
    if (!ended && ask.status !== 'closed') throw new DomainError('ask-ended', { target: ask.target })
    return { ask, heir }
  })
}

/**
 * Ends a locked ask in its asker's name: it passes to whoever joined it first, else it closes.
 *
 * @returns whether anything changed, and who has it now
 */
export async function endLockedAsk(
  tenant: Tenant,
  cause: Cause,
  ask: Ask,
): Promise<{ ended: boolean; heir: string | null }> {
  const heir = isAlive(ask.status) ? await transferAsk(tenant, cause, ask) : null
  if (heir) return { ended: true, heir: heir.name }
  if (!(await moveLockedAsk(tenant, cause, ask, 'close'))) return { ended: false, heir: null }
  for (const introduction of await tenant.introductions.ofAsk(ask.id))
    if (isUnderWay(introduction.state)) await move(tenant, cause, introduction, 'cancel')
  return { ended: true, heir: null }
}

/** Expires open asks past their 60 days; their askers, and those who joined, are told once. */
export async function expireAsks(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, askId } of await store.expiredAsks(now))
    await store.transaction(workspaceId, async (tenant) => {
      const ask = await tenant.asks.lock(askId)
      const clock = { member: null, now, origin: 'clock' }
      if (!ask || !(await moveLockedAsk(tenant, clock, ask, 'expire'))) return
      for (const memberId of [ask.askerId, ...ask.joined.map((one) => one.memberId)])
        await queueMessage(tenant, { memberId, message: 'expired', subjectId: askId })
    })
}
