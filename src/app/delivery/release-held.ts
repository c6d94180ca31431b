import { LIMITS } from '../../domain/limits/limits.ts'
import { dayOf, share } from '../../domain/limits/messages-a-day.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { HeldMessage } from '../ports/tenant/messages.ts'
import { nextDay } from './hold-message.ts'
import { MESSAGES } from './messages.ts'

/**
 * Queues the messages of members whose quiet time is over, or who had got enough the day before. Each is queued once: it
 * is removed in the same transaction. It keeps its delivery's id, so it is sent once even if the job that held it runs
 * again.
 *
 * @param failed called for each member whose messages could not be queued: they are still due
 */
export async function releaseHeld(store: Store, now: Date, failed: (error: unknown) => void): Promise<void> {
  for (const { workspaceId, memberId } of await store.membersHeldFor(now))
    try {
      await store.transaction(workspaceId, async (tenant) =>
        queueAgain(tenant, memberId, await tenant.messages.takeHeld(memberId, now), now),
      )
    } catch (error) {
      failed(error)
    }
}

/** Queues all of a member's held messages, inside a transaction: their quiet hours have changed. */
export async function releaseAll(tenant: Tenant, memberId: string, now: Date): Promise<void> {
  await queueAgain(tenant, memberId, await tenant.messages.takeHeld(memberId, null), now)
}

async function queueAgain(tenant: Tenant, memberId: string, held: HeldMessage[], now: Date): Promise<void> {
  const { messages } = tenant
  const protection = await tenant.protection.of(memberId, now)
  const taken = await messages.lockPlaces(memberId, dayOf(now, protection.working.timeZone).start)
  const kept = withoutRepeats(held)
  const isUrgent = ({ kind }: HeldMessage) => MESSAGES[kind].urgent === true || MESSAGES[kind].answer === true
  const waited = { urgent: kept.filter(isUrgent), others: kept.filter((one) => !isUrgent(one)) }
  const { single, bundle, waiting } = share(waited, LIMITS.messages.most - taken.length)
  for (const one of single) await queue(tenant, one)
  for (const one of waiting) await messages.hold({ ...one, surplus: true }, nextDay(protection, now), now)
  if (bundle.length > 0) await queueBundle(tenant, memberId, bundle, now)
}

/** Queues one message for all of them that are still news; its place of the day is taken at once. */
async function queueBundle(tenant: Tenant, memberId: string, held: HeldMessage[], now: Date): Promise<void> {
  const told = []
  for (const one of held)
    if (!(await MESSAGES[one.kind].dropIfOver({ tenant, subjectId: one.subjectId, memberId, now }))) told.push(one)
  const [first, second] = told
  if (first && !second) return await queue(tenant, first)
  if (!first) return
  const bundleId = newId()
  const parts = told.map(({ surplus: _, ...one }) => ({ ...one, bundleId }))
  await tenant.messages.bundle(parts, now)
  // Its delivery has its id, by which a page of it is found from a direct message.
  const message = { id: bundleId, memberId, kind: 'bundle', subjectId: bundleId } as const
  await tenant.messages.takePlace(message, now)
  await queue(tenant, message)
}

async function queue(tenant: Tenant, { id: deliveryId, kind: message, memberId, subjectId }: Queued): Promise<void> {
  const delivery = { workspaceId: tenant.workspaceId, deliveryId, memberId, message, subjectId }
  await tenant.enqueue({ kind: 'deliver', ...delivery, jobId: newId() })
}

type Queued = Omit<HeldMessage, 'surplus'>

/** One message per topic: the one that opens it, as nobody has read it yet, or else the newest. */
function withoutRepeats(held: HeldMessage[]): HeldMessage[] {
  return held.filter((message) => {
    const { topic } = MESSAGES[message.kind]
    if (!topic) return true
    const same = held.filter((one) => one.subjectId === message.subjectId && MESSAGES[one.kind].topic === topic)
    return message === (same.find((one) => MESSAGES[one.kind].opensTopic) ?? same.at(-1))
  })
}
