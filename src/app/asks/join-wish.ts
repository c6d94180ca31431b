import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import { newId } from '../ports/new-id.ts'
import type { Tenant } from '../ports/store.ts'

// An ask that tells who is after the same company no more than that somebody is: they may wish to join it, and its asker
// says yes or no. Until a yes they do not learn whose it is, nor by whom it was declined, nor that it ended.

/** What somebody shows of themselves to the asker they would like to join, all in their own words. */
export type Wish = { target: string; why: string; benefit: string }

/** How a wish stands: it waits for an answer, or was declined. */
export type Wished = 'wished' | 'declined'

/** A member would like to join an ask that is locked: its asker is told. Wished twice it is once. */
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

/** An ask has ended: who still wishes to join it hears what they would hear of a no. */
export async function endWishes(tenant: Tenant, askId: string): Promise<void> {
  for (const { id, memberId } of await tenant.joinWishes.waiting(askId)) {
    if (!(await tenant.joinWishes.answer(id, false))) continue
    await queueMessage(tenant, { memberId, message: 'join-answered', subjectId: id })
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
  }
}

/** An ask has another asker: what was wished of the one before is theirs to answer. */
export async function handWishes(tenant: Tenant, askId: string, memberId: string): Promise<void> {
  for (const { id } of await tenant.joinWishes.waiting(askId)) {
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
    await queueMessage(tenant, { memberId, message: 'join-wish', subjectId: id })
  }
}
