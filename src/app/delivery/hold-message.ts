import { LIMITS } from '../../domain/limits/limits.ts'
import { dayOf } from '../../domain/limits/messages-a-day.ts'
import { quietUntil } from '../../domain/members/budget.ts'
import type { Delivery } from '../ports/jobs.ts'
import type { Store } from '../ports/store.ts'
import type { Protection } from '../ports/tenant/protection.ts'
import { MESSAGES } from './messages.ts'

// Messages due in their member's quiet time, or on a day when they have got enough: held in a table, and queued again
// (release-held.ts).

/**
 * Whether a message is not to be sent now: it falls in its member's quiet time, or is more than they get in a day, and is
 * held; or it was held, and what it tells is over. One that may go has its place of that day from then on.
 */
export async function isHeldBack(store: Store, job: Delivery, now: Date): Promise<boolean> {
  const { workspaceId, deliveryId: id, memberId, message: kind, subjectId } = job
  const tenant = store.in(workspaceId)
  const { answer, urgent, onceADay, dropIfOver } = MESSAGES[kind]
  if (job.jobId && (await dropIfOver({ tenant, subjectId, memberId, now }))) return true
  if (job.own || answer) return false
  const protection = await tenant.protection.of(memberId, now)
  const message = { id, memberId, kind, subjectId }
  const dueAt = quietUntil(now, protection, protection.working)
  if (dueAt) await tenant.messages.hold({ ...message, surplus: false }, dueAt, now)
  if (dueAt) return true
  return await store.transaction(workspaceId, async ({ messages }) => {
    const { start } = dayOf(now, protection.working.timeZone)
    const taken = await messages.lockPlaces(memberId, start)
    const isFull = taken.length >= LIMITS.messages.most || (onceADay && taken.some((one) => one.kind === kind))
    if (!urgent && isFull && !taken.some((one) => one.id === id)) {
      await messages.hold({ ...message, surplus: true }, nextDay(protection, now), now)
      return true
    }
    await messages.takePlace(message, now)
    return false
  })
}

/** When a member may get what is too much for today. */
export function nextDay({ working, ...quiet }: Protection, now: Date): Date {
  const { nextMorning } = dayOf(now, working.timeZone)
  return quietUntil(nextMorning, quiet, working) ?? nextMorning
}
