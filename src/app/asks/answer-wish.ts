import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { JoinWish } from '../ports/tenant/shared-asks.ts'
import { putOnAsk } from './join-ask.ts'

/**
 * An asker decides whether a teammate may join their ask; the teammate is told. Of two answers the first stands.
 *
 * @returns the wish with its answer
 * @throws DomainError stale when it is gone or the ask has ended, not-found when the ask is not theirs
 */
export async function answerWish(context: Context, wishId: string, agreed: boolean): Promise<JoinWish> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const found = await tenant.joinWishes.get(wishId)
    const ask = found && (await tenant.asks.lock(found.ask.id))
    // The lock on its ask keeps others from answering it.
    const wish = ask && (await tenant.joinWishes.get(wishId))
    if (!wish) throw new DomainError('wish-over')
    if (ask.askerId !== member.id) throw new DomainError('ask-not-yours')
    if (wish.agreed !== null) return wish
    if (!isAlive(ask.status)) throw new DomainError('ask-ended', { target: ask.target })
    await tenant.joinWishes.answer(wishId, agreed)
    const event = { memberId: member.id, subject: 'ask', subjectId: ask.id, origin } as const
    await tenant.audit.record({ ...event, event: agreed ? 'wish-granted' : 'wish-declined' }, now)
    const others = ask.joined.map(({ memberId }) => memberId)
    if (agreed) await putOnAsk(tenant, ask, wish, others, { now, origin })
    await queueMessage(tenant, { memberId: wish.memberId, message: 'join-answered', subjectId: wishId })
    await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: wishId })
    return { ...wish, agreed }
  })
}
