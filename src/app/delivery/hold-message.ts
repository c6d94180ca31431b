import { isAlive } from '../../domain/asks/ask.ts'
import { type IntroductionState, UNDER_WAY } from '../../domain/introductions/introduction.ts'
import { quietUntil } from '../../domain/members/budget.ts'
import type { Job, MessageKind } from '../ports/jobs.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { HeldMessage } from '../ports/tenant/messages.ts'

// Messages that come in their member's quiet time: kept in a table, and queued again at its end.

type Delivery = Extract<Job, { kind: 'deliver' }>

/** Answers to what their reader does at this moment. */
const ANSWERS: readonly MessageKind[] = [
  'confirmed',
  'imported',
  'won-offer',
  'digest-hint',
  'coverage',
  'coverage-file',
]

/**
 * Whether a message is not to be sent now: it comes in its member's quiet time, and is kept for the end of it; or it
 * waited, and what it tells is over.
 */
export async function isHeldBack(store: Store, job: Delivery, now: Date): Promise<boolean> {
  const { workspaceId, deliveryId: id, memberId, message: kind, subjectId } = job
  const tenant = store.in(workspaceId)
  const message = { id, memberId, kind, subjectId }
  if (job.jobId && (await isOver(tenant, message))) {
    await giveBack(tenant, message, now)
    return true
  }
  if (job.own || ANSWERS.includes(kind)) return false
  const { working, ...quiet } = await tenant.protection.of(memberId, now)
  const dueAt = quietUntil(now, quiet, working)
  if (dueAt) await tenant.messages.hold(message, dueAt, now)
  return dueAt !== null
}

/**
 * Queues the messages whose members' quiet time is over. Each is queued once: it is taken out in the same transaction.
 * It keeps the id of its delivery, by which it is sent once, also where the job that held it runs again.
 *
 * @param failed told of each member whose messages could not be queued: they are due still
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

/** Queues all of a member's held messages, inside a transaction: their quiet hours are others now. */
export async function releaseAll(tenant: Tenant, memberId: string): Promise<void> {
  await queueAgain(tenant, await tenant.messages.takeHeld(memberId, null))
}

async function queueAgain(tenant: Tenant, held: HeldMessage[]): Promise<void> {
  for (const { id: deliveryId, kind: message, memberId, subjectId } of withoutRepeats(held)) {
    const delivery = { workspaceId: tenant.workspaceId, deliveryId, memberId, message, subjectId }
    await tenant.enqueue({ kind: 'deliver', ...delivery, jobId: newId() })
  }
}

/** What messages about one subject speak of: two that waited together would say one thing twice. */
const TOPICS: readonly (readonly MessageKind[])[] = [
  ['request', 'nudge', 'due', 'reminder'],
  ['introduced', 'undone'],
  ['follow-up'],
]

/** Of each topic the newest alone; but a request nobody has read comes as a request. */
function withoutRepeats(held: HeldMessage[]): HeldMessage[] {
  return held.filter((message, index) => {
    const topic = TOPICS.find((kinds) => kinds.includes(message.kind))
    const same = held.filter((one) => one.subjectId === message.subjectId && topic?.includes(one.kind))
    const kept = same.find((one) => one.kind === 'request') ?? same.at(-1)
    return !topic || kept === held[index]
  })
}

/** The states in which a message that waited still tells something; those left out always do. */
const STILL_TELLS: Partial<Record<MessageKind, readonly IntroductionState[]>> = {
  request: UNDER_WAY,
  nudge: ['asked'],
  due: ['asked'],
  reminder: ['accepted', 'lent-name'],
  promise: ['accepted', 'lent-name'],
  'moved-on': UNDER_WAY,
  introduced: ['introduced', 'no-reply', 'met', 'won', 'lost'],
  'follow-up': ['introduced', 'no-reply'],
}

/** Whether what a message tells is over, or takes back what its member never heard. */
async function isOver(tenant: Tenant, { kind, subjectId, memberId }: HeldMessage): Promise<boolean> {
  if (kind === 'expired') return (await tenant.asks.get(subjectId))?.status !== 'expired'
  if (kind === 'digest-lost') return (await tenant.digest.settings()).lostAt === null
  if (kind === 'named') {
    const event = await tenant.audit.get(subjectId)
    const ask = event && (await tenant.asks.get(event.subjectId))
    return !ask || !isAlive(ask.status)
  }
  if (kind === 'released' || kind === 'undone') {
    const heard = (await tenant.messages.about(subjectId)).filter((message) => message.memberId === memberId)
    return kind === 'released' ? heard.length === 0 : !heard.some((message) => message.kind === 'introduced')
  }
  const states = STILL_TELLS[kind]
  const introduction = states && (await tenant.introductions.get(subjectId))
  return Boolean(states && !(introduction && states.includes(introduction.state)))
}

/** A request that never reached its connector does not count against their budget. */
async function giveBack(tenant: Tenant, { kind, subjectId }: HeldMessage, now: Date): Promise<void> {
  const introduction = kind === 'request' ? await tenant.introductions.get(subjectId) : null
  if (!introduction) return
  const { id, state } = introduction
  await tenant.introductions.change(id, state, { state, countsUntil: null }, now)
}
