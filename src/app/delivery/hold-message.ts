import { quietUntil } from '../../domain/members/budget.ts'
import type { Delivery } from '../ports/jobs.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { HeldMessage } from '../ports/tenant/messages.ts'
import { MESSAGES } from './messages.ts'

// Messages due in their member's quiet time: held in a table, and queued again when it ends.

/**
 * Whether a message is not to be sent now: it falls in its member's quiet time, and is held until that ends; or it
 * was held, and what it tells is over.
 */
export async function isHeldBack(store: Store, job: Delivery, now: Date): Promise<boolean> {
  const { workspaceId, deliveryId: id, memberId, message: kind, subjectId } = job
  const tenant = store.in(workspaceId)
  const { answer, dropIfOver } = MESSAGES[kind]
  if (job.jobId && (await dropIfOver({ tenant, subjectId, memberId, now }))) return true
  if (job.own || answer) return false
  const { working, ...quiet } = await tenant.protection.of(memberId, now)
  const dueAt = quietUntil(now, quiet, working)
  if (dueAt) await tenant.messages.hold({ id, memberId, kind, subjectId }, dueAt, now)
  return dueAt !== null
}

/**
 * Queues the messages of members whose quiet time is over. Each is queued once: it is removed in the same transaction.
 * It keeps its delivery's id, so it is sent once even if the job that held it runs again.
 *
 * @param failed called for each member whose messages could not be queued: they are still due
 */
export async function releaseHeld(store: Store, now: Date, failed: (error: unknown) => void): Promise<void> {
  for (const { workspaceId, memberId } of await store.membersHeldFor(now))
    try {
      await store.transaction(workspaceId, async (tenant) =>
        queueAgain(tenant, await tenant.messages.takeHeld(memberId, now)),
      )
    } catch (error) {
      failed(error)
    }
}

/** Queues all of a member's held messages, inside a transaction: their quiet hours have changed. */
export async function releaseAll(tenant: Tenant, memberId: string): Promise<void> {
  await queueAgain(tenant, await tenant.messages.takeHeld(memberId, null))
}

async function queueAgain(tenant: Tenant, held: HeldMessage[]): Promise<void> {
  for (const { id: deliveryId, kind: message, memberId, subjectId } of withoutRepeats(held)) {
    const delivery = { workspaceId: tenant.workspaceId, deliveryId, memberId, message, subjectId }
    await tenant.enqueue({ kind: 'deliver', ...delivery, jobId: newId() })
  }
}

/** One message per topic: the one that opens it, as nobody has read it yet, or else the newest. */
function withoutRepeats(held: HeldMessage[]): HeldMessage[] {
  return held.filter((message) => {
    const { topic } = MESSAGES[message.kind]
    if (!topic) return true
    const same = held.filter((one) => one.subjectId === message.subjectId && MESSAGES[one.kind].topic === topic)
    return message === (same.find((one) => MESSAGES[one.kind].opensTopic) ?? same.at(-1))
  })
}
