import type { Pool } from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { Job, type JobKind, type RunJob, startDelay } from '../app/jobs.ts'
import type { Log } from '../app/log.ts'

// Work that runs later, in pg-boss's tables of the same database: a job commits with the change that causes it.

/** How pg-boss keeps each queue, times in seconds. */
const QUEUES = {
  // Two days of tries: longer than a platform is ever down. A message of a dead process is tried again after a minute.
  messages: { retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: 60 },
  imports: { retryLimit: 20, retryDelay: 5, retryBackoff: true, retryDelayMax: 600, expireInSeconds: 900 },
} as const
type Queue = keyof typeof QUEUES
const QUEUE_NAMES = ['messages', 'imports'] as const satisfies Queue[]

const QUEUE_OF: Record<JobKind, Queue> = {
  deliver: 'messages',
  refresh: 'messages',
  react: 'messages',
  digest: 'messages',
  'merge-import': 'imports',
}

/** Workers a process has for each queue. */
const WORKERS: Record<Queue, number> = { messages: 4, imports: 1 }
/** How often a worker looks by itself, in seconds: only for what another process queued, or what was put off. */
const POLLING = 2
/** How often abandoned jobs are looked for, in seconds. */
const SUPERVISION = 60

/** Runs one statement of pg-boss; Prisma's transaction client and a `pg` pool both can. */
type Sql = Parameters<typeof fromPrisma>[0]

export type Jobs = {
  /** Puts a job into the queue by `client`'s transaction. A job whose id is known already is not put in again. */
  enqueue(client: Sql, job: Job): Promise<void>
  /** Looks for jobs now: called when a transaction that queued some has committed. */
  wake(): void
  /** Begins to run jobs; a job that throws is tried again later. */
  work(run: RunJob): Promise<void>
  stop(): Promise<void>
}

/**
 * Opens the job queue.
 *
 * @param options.alone true when no other process runs jobs of this database: what is marked as running then was
 *   left by a dead process and is run again at once, instead of after it expires
 */
export async function openJobs(options: { pool: Pool; alone: boolean; log: Log }): Promise<Jobs> {
  const { pool, alone, log } = options
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => await pool.query(text, values) },
    schedule: false,
    superviseIntervalSeconds: SUPERVISION,
    monitorIntervalSeconds: SUPERVISION,
    // The embedded database neither reindexes concurrently nor vacuums by itself; a server's own vacuum is its admin's.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'The job queue met an error'))
  await boss.start()
  for (const name of QUEUE_NAMES) await boss.createQueue(name, QUEUES[name])
  const workers: string[] = []

  const work = async (queue: Queue, run: RunJob) => {
    // Its own worker is told to look again before the job runs: so it goes on until nothing is left, without a pause.
    let self = ''
    self = await boss.work(queue, { pollingIntervalSeconds: POLLING, localGroupConcurrency: 1 }, async (jobs) => {
      boss.notifyWorker(self)
      for (const { id, data } of jobs) {
        const job = Job.parse(data)
        try {
          await run(job)
        } catch (error) {
          log.warn({ err: error, job: id, kind: job.kind }, 'A job failed and is tried again later')
          throw error
        }
      }
    })
    workers.push(self)
  }

  return {
    async enqueue(client, job) {
      await boss.send(QUEUE_OF[job.kind], job, { ...sendOptions(job), db: fromPrisma(client) })
    },
    wake() {
      for (const worker of workers) boss.notifyWorker(worker)
    },
    async work(run) {
      for (const queue of QUEUE_NAMES) {
        if (alone) await rerunAbandoned(boss, pool, queue)
        for (let n = 0; n < WORKERS[queue]; n++) await work(queue, run)
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** A delivery's own id makes it unique; one member's messages go out one after the other. */
function sendOptions(job: Job) {
  const startAfter = startDelay(job)
  if (job.kind === 'deliver') return { id: job.jobId ?? job.deliveryId, group: { id: job.memberId }, startAfter }
  return job.kind === 'digest' ? { id: job.digestId, startAfter } : { startAfter }
}

async function rerunAbandoned(boss: PgBoss, pool: Pool, queue: Queue): Promise<void> {
  const { rows } = await pool.query(`SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'`, [queue])
  const ids = z.array(z.object({ id: z.string() })).parse(rows)
  if (ids.length > 0)
    await boss.fail(
      queue,
      ids.map((row) => row.id),
    )
}
