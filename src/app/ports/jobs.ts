import { z } from 'zod'
import { MessageKind } from './message-kind.ts'

// The outbox: jobs that run later, stored in the same transaction as what causes them.

const id = z.uuid()

export const Job = z.discriminatedUnion('kind', [
  /**
   * Send a message to a member. `deliveryId` is also the job's id, so a delivery is never enqueued twice. A message
   * held until the end of its member's quiet time goes on as another job, whose id is `jobId`.
   */
  z.object({
    kind: z.literal('deliver'),
    workspaceId: id,
    deliveryId: id,
    memberId: id,
    message: MessageKind,
    subjectId: id,
    jobId: id.optional(),
    /** Caused by what its member is doing right now: they are there, whatever the hour. */
    own: z.literal(true).optional(),
  }),
  /** Post a week's digest; its id is also the job's id. */
  z.object({ kind: z.literal('digest'), workspaceId: id, digestId: id }),
  /** Post the card of a posted request, in a thread of its channel if one is named; its id is also the job's id. */
  z.object({ kind: z.literal('card'), workspaceId: id, requestId: id, thread: z.string().optional() }),
  /** Show the current state in every message already sent about a subject. */
  z.object({ kind: z.literal('refresh'), workspaceId: id, subjectId: id }),
  /** Merge the rows of an import that has been read; its id is also the job's id. */
  z.object({ kind: z.literal('merge-import'), workspaceId: id, importId: id }),
  /** Look up a list of target companies; its id is also the job's id. */
  z.object({ kind: z.literal('cover-list'), workspaceId: id, listId: id }),
  /** Erase a member whose days since they left are over. */
  z.object({ kind: z.literal('erase-leaver'), workspaceId: id, memberId: id }),
  /** Key a workspace's companies by rules that have changed. */
  z.object({ kind: z.literal('rekey'), workspaceId: id }),
  /** Leave nothing readable of what was deleted. */
  z.object({ kind: z.literal('forget-deleted'), workspaceId: id }),
  /** Retry a reaction whose message was not recorded yet; `attempt` counts from 1. */
  z.object({
    kind: z.literal('react'),
    workspaceId: id,
    memberId: id,
    channel: z.string(),
    message: z.string(),
    emoji: z.string(),
    attempt: z.number(),
  }),
])
export type Job = z.infer<typeof Job>
export type JobKind = Job['kind']

/** A message on its way to a member. */
export type Delivery = Extract<Job, { kind: 'deliver' }>

/** Seconds before each retry of a reaction: a message is recorded within seconds, or by the next process. */
const REACTION_DELAYS = [2, 15, 120]
export const REACTION_TRIES = REACTION_DELAYS.length

/** Seconds before a job may start. */
export function startDelay(job: Job): number {
  return job.kind === 'react' ? (REACTION_DELAYS[job.attempt - 1] ?? 0) : 0
}

/**
 * Runs one job, or cleans up after one that was given up; throwing means "try again later". Both may run twice.
 *
 * @param again true where it was begun before, here or by another process, and may have done its work in part
 */
export type RunJob = (job: Job, again?: boolean) => Promise<void>
