import type { Pool } from 'pg'
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'

// What an operator sees of the queues: kinds, counts and errors, no names and no texts.

const QueueState = z.object({
  queue: z.string(),
  waiting: z.number(),
  running: z.number(),
  /** Of those waiting, how many failed before. */
  failing: z.number(),
  /** Given up after their last try; pg-boss forgets them after two weeks. */
  buried: z.number(),
  /** How long the one that is due longest has been due, in seconds. */
  oldest: z.number(),
})
export type QueueState = z.infer<typeof QueueState>

const ListedJob = z.object({
  id: z.string(),
  queue: z.string(),
  kind: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'failing', 'buried']),
  tries: z.number(),
  due: z.date(),
  error: z.string().nullable(),
})
type ListedJob = z.infer<typeof ListedJob>

/** The queue of dead letters repeats what is buried elsewhere. */
const OURS = `name IN ('messages', 'imports', 'coverage', 'files')`

const STATE = `CASE state::text WHEN 'active' THEN 'running' WHEN 'failed' THEN 'buried' WHEN 'retry' THEN 'failing' ELSE 'waiting' END`

async function queueStates(pool: Pool): Promise<QueueState[]> {
  const { rows } = await pool.query(
    `SELECT name AS queue,
       (count(*) FILTER (WHERE state IN ('created', 'retry')))::int AS waiting,
       (count(*) FILTER (WHERE state = 'active'))::int AS running,
       (count(*) FILTER (WHERE state = 'retry'))::int AS failing,
       (count(*) FILTER (WHERE state = 'failed'))::int AS buried,
       greatest(0, coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE state IN ('created', 'retry'))), 0))::float8 AS oldest
     FROM pgboss.job WHERE ${OURS} GROUP BY name ORDER BY name`,
  )
  return z.array(QueueState).parse(rows)
}

/** Jobs that are not done, those in trouble first. */
async function listJobs(pool: Pool, most: number): Promise<ListedJob[]> {
  const { rows } = await pool.query(
    `SELECT id::text AS id, name AS queue, data->>'kind' AS kind, ${STATE} AS state, retry_count AS tries, start_after AS due,
       left(coalesce(output->>'message', output #>> '{value,message}'), 300) AS error
     FROM pgboss.job WHERE ${OURS} AND state IN ('created', 'retry', 'active', 'failed')
     ORDER BY state = 'failed' DESC, state = 'retry' DESC, start_after LIMIT $1`,
    [most],
  )
  return z.array(ListedJob).parse(rows)
}

/** In which queue a job is, and how; null if there is none of this id. */
async function findJob(pool: Pool, id: string): Promise<Pick<ListedJob, 'queue' | 'state'> | null> {
  if (!z.uuid().safeParse(id).success) return null
  const { rows } = await pool.query(
    `SELECT name AS queue, ${STATE} AS state FROM pgboss.job
     WHERE id = $1::uuid AND ${OURS} AND state IN ('created', 'retry', 'active', 'failed')`,
    [id],
  )
  return z.array(ListedJob.pick({ queue: true, state: true })).parse(rows)[0] ?? null
}

export type Desk = {
  /** How many wait, run, fail and were given up, by queue. */
  states(): Promise<QueueState[]>
  /** Jobs that are not done, those in trouble first. */
  list(most: number): Promise<ListedJob[]>
  /** Tries a job again now, also one that was given up; false when there is none, or it runs. */
  retry(id: string): Promise<boolean>
  /** Removes a job that does not run; false when there is none. */
  drop(id: string): Promise<boolean>
}

export function createDesk(boss: PgBoss, pool: Pool): Desk {
  return {
    states: () => queueStates(pool),
    list: (most) => listJobs(pool, most),
    async retry(id) {
      const job = await findJob(pool, id)
      if (!job || job.state === 'running') return false
      if (job.state === 'buried') await boss.retry(job.queue, id)
      else await pool.query('UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND id = $2', [job.queue, id])
      return true
    },
    async drop(id) {
      const job = await findJob(pool, id)
      if (!job || job.state === 'running') return false
      await boss.deleteJob(job.queue, id)
      return true
    },
  }
}
