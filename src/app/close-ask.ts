import { moveAsk } from '../domain/ask.ts'
import { DomainError } from '../domain/errors.ts'
import { isUnderWay } from '../domain/introduction.ts'
import type { Context } from './context.ts'
import { queueMessage } from './deliver-message.ts'
import { type Cause, move } from './move-introduction.ts'
import type { Ask, Store, Tenant } from './store.ts'

/**
 * The asker closes an ask; what connectors were asked for it is off their plate.
 *
 * @throws DomainError not-found when it is not theirs, stale when it ended otherwise
 */
export async function closeAsk(context: Context, askId: string): Promise<Ask> {
  const { store, workspace, member } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.lockAsk(askId)
    if (ask?.askerId !== member.id) throw new DomainError('not-found', 'That ask is not yours, or it is gone.')
    if (!(await closeLockedAsk(tenant, context, ask)) && ask.status !== 'closed')
      throw new DomainError('stale', `Your ask for ${ask.target} has ended already. See /intros for where it stands.`)
    return ask
  })
}

/** Closes an ask that is locked, in its asker's name; false when it has ended already. */
export async function closeLockedAsk(
  tenant: Tenant,
  cause: Cause & { member: { id: string } },
  ask: Ask,
): Promise<boolean> {
  const { member, now, origin } = cause
  const status = moveAsk(ask.status, 'close')
  if (!status) return false
  await tenant.setAskStatus(ask.id, ask.status, status, now)
  for (const introduction of await tenant.introductionsOfAsk(ask.id))
    if (isUnderWay(introduction.state)) await move(tenant, cause, introduction.id, 'cancel')
  await tenant.record({ memberId: member.id, subject: 'ask', subjectId: ask.id, event: 'close', origin }, now)
  return true
}

/** Ends open asks past their 60 days; their askers hear it once. */
export async function expireAsks(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, askId } of await store.expiredAsks(now))
    await store.transaction(workspaceId, async (tenant) => {
      const ask = await tenant.lockAsk(askId)
      const status = ask && moveAsk(ask.status, 'expire')
      if (!ask || !status || !(await tenant.setAskStatus(askId, ask.status, status, now))) return
      await tenant.record({ memberId: null, subject: 'ask', subjectId: askId, event: 'expire', origin: 'clock' }, now)
      await queueMessage(tenant, { memberId: ask.askerId, message: 'expired', subjectId: askId })
    })
}
