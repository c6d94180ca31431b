import { isAlive } from '../domain/ask.ts'
import { DomainError } from '../domain/errors.ts'
import { isUnderWay } from '../domain/introduction.ts'
import type { Context } from './context.ts'
import { queueMessage } from './deliver-message.ts'
import { handAsk } from './hand-ask.ts'
import { moveLockedAsk } from './move-ask.ts'
import { type Cause, move } from './move-introduction.ts'
import type { Ask, Store, Tenant } from './store.ts'

/**
 * The asker closes an ask; what connectors were asked for it is off their plate. One that teammates joined goes on
 * without its asker.
 *
 * @returns the ask, and who has it now; null when it is closed
 * @throws DomainError not-found when it is not theirs, stale when it ended otherwise
 */
export async function closeAsk(context: Context, askId: string): Promise<{ ask: Ask; heir: string | null }> {
  const { store, workspace, member } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.lockAsk(askId)
    if (ask?.askerId !== member.id) throw new DomainError('not-found', 'That ask is not yours, or it is gone.')
    const heir = isAlive(ask.status) ? await handAsk(tenant, context, ask) : null
    if (heir) return { ask, heir: heir.name }
    if (!(await closeLockedAsk(tenant, context, ask)) && ask.status !== 'closed')
      throw new DomainError('stale', `Your ask for ${ask.target} has ended already. See /intros for where it stands.`)
    return { ask, heir: null }
  })
}

/** Closes an ask that is locked, in its asker's name; false when it has ended already. */
export async function closeLockedAsk(tenant: Tenant, cause: Cause, ask: Ask): Promise<boolean> {
  if (!(await moveLockedAsk(tenant, cause, ask, 'close'))) return false
  for (const introduction of await tenant.introductionsOfAsk(ask.id))
    if (isUnderWay(introduction.state)) await move(tenant, cause, introduction.id, 'cancel')
  return true
}

/** Ends open asks past their 60 days; their askers, and who joined them, hear it once. */
export async function expireAsks(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, askId } of await store.expiredAsks(now))
    await store.transaction(workspaceId, async (tenant) => {
      const ask = await tenant.lockAsk(askId)
      const clock = { member: null, now, origin: 'clock' }
      if (!ask || !(await moveLockedAsk(tenant, clock, ask, 'expire'))) return
      for (const memberId of [ask.askerId, ...ask.joined.map((one) => one.memberId)])
        await queueMessage(tenant, { memberId, message: 'expired', subjectId: askId })
    })
}
