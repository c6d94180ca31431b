import { z } from 'zod'

// What runs later, in the same transaction as what causes it: the outbox.

const id = z.uuid()

export const Job = z.discriminatedUnion('kind', [
  /** Send a message to a member. `deliveryId` is the job's id too: the same delivery is never enqueued twice. */
  z.object({
    kind: z.literal('deliver'),
    workspaceId: id,
    deliveryId: id,
    memberId: id,
    message: z.enum(['request', 'promise', 'passed', 'introduced', 'confirmed', 'undone', 'expired', 'imported']),
    subjectId: id,
  }),
  /** Show the present state in every message already sent about a subject. */
  z.object({ kind: z.literal('refresh'), workspaceId: id, subjectId: id }),
  /** Merge the rows of an import that is read. */
  z.object({ kind: z.literal('merge-import'), workspaceId: id, importId: id }),
])
export type Job = z.infer<typeof Job>
export type JobKind = Job['kind']

/** Runs one job; throwing means "try again later". Every job may run twice. */
export type RunJob = (job: Job) => Promise<void>
