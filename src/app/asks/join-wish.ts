import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import { newId } from '../ports/new-id.ts'
import type { Tenant } from '../ports/store.ts'

// Some asks tell others after the same company only that somebody is: those may wish to join, and the asker says yes or
// no. Until a yes they do not learn whose it is, nor who declined, nor that it ended.

/** What somebody reveals to the asker they would like to join, all in their own words. */
export type Wish = { target: string; why: string; benefit: string }

/** The state of a wish: waiting for an answer, or declined. */
export type Wished = 'wished' | 'declined'

/** Records a member's wish to join a locked ask and tells its asker. Repeating it changes nothing. */
export async function wishToJoin(
  tenant: Tenant,
  { member, now, origin }: Cause & { member: { id: string } },
  ask: Ask,
  wish: Wish,
): Promise<Wished> {
  const id = newId()
  const { target, why, benefit } = wish
  if (await tenant.joinWishes.add({ id, askId: ask.id, memberId: member.id, target, why, benefit }, now)) {
    await tenant.audit.record({ memberId: member.id, subject: 'ask', subjectId: ask.id, event: 'wish', origin }, now)
    await queueMessage(tenant, { memberId: ask.askerId, message: 'join-wish', subjectId: id })
    return 'wished'
  }
  const before = await tenant.joinWishes.answerTo(ask.id, member.id)
  return before?.agreed === false ? 'declined' : 'wished'
}

/** An ask has ended: those still wishing to join are told what they would be told of a no. */
export async function endWishes(tenant: Tenant, askId: string): Promise<void> {
  for (const { id, memberId } of await tenant.joinWishes.waiting(askId)) {
    if (!(await tenant.joinWishes.answer(id, false))) continue
    await queueMessage(tenant, { memberId, message: 'join-answered', subjectId: id })
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
  }
}

/** An ask has a new asker: open wishes to join are now theirs to answer. */
export async function handWishes(tenant: Tenant, askId: string, memberId: string): Promise<void> {
  for (const { id } of await tenant.joinWishes.waiting(askId)) {
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
    await queueMessage(tenant, { memberId, message: 'join-wish', subjectId: id })
  }
}
