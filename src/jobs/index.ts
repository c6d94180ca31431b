import type { Pool } from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { Job, type JobKind, type RunJob, startDelay } from '../app/ports/jobs.ts'
import type { Log } from '../app/ports/log.ts'

// Work that runs later, in pg-boss's tables of the same database: a job commits with the change that causes it.

/** Where pg-boss puts a job that failed at its last try. */
const GIVEN_UP = 'given-up'

/** Half an hour of tries: what cannot be done then never can, and its owner waits. */
const LONG_WORK = {
  retryLimit: 10,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 3600,
  heartbeatSeconds: 60,
  deadLetter: GIVEN_UP,
} as const

/**
 * How pg-boss keeps each queue, times in seconds. A job that takes longer than `expireInSeconds` counts as failed and is
 * tried again while the first try may still be under way, which doubles a message: so it is far longer than any job
 * takes. A dead process is noticed by its heart, long before.
 */
const QUEUES = {
  // Two days of tries: longer than a platform is ever down. One delivery opens a conversation, posts and edits, each
  // waiting up to 15 s for a rate limit and 10 s for an answer, some of them three times: three minutes at worst, and a
  // refresh does as much for each message it edits.
  messages: {
    retryLimit: 100,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 1800,
    expireInSeconds: 1800,
    heartbeatSeconds: 60,
    deadLetter: GIVEN_UP,
  },
  imports: LONG_WORK,
  // Lists of target companies, which take minutes: they keep nobody's import waiting.
  coverage: LONG_WORK,
  // Two days of tries too, an hour apart in the end: each looks up to 10,000 targets up again. They wait for no list.
  files: {
    retryLimit: 55,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
    deadLetter: GIVEN_UP,
  },
  [GIVEN_UP]: { retryLimit: 100, retryDelay: 5, retryBackoff: true, retryDelayMax: 1800, expireInSeconds: 60 },
} as const
type Queue = 'messages' | 'imports' | 'coverage' | 'files'
const QUEUE_NAMES = ['messages', 'imports', 'coverage', 'files'] as const satisfies Queue[]

const QUEUE_OF: Record<JobKind, Queue> = {
  deliver: 'messages',
  refresh: 'messages',
  react: 'messages',
  digest: 'messages',
  'merge-import': 'imports',
  'cover-list': 'coverage',
}

/** Workers a process has for each queue. */
const WORKERS: Record<Queue, number> = { messages: 4, imports: 1, coverage: 1, files: 1 }

function queueOf(job: Job): Queue {
  return job.kind === 'deliver' && job.message === 'coverage-file' ? 'files' : QUEUE_OF[job.kind]
}
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
  /**
   * Begins to run jobs; a job that throws is tried again later. One that failed at its last try is logged as an error
   * and handed to `giveUp`.
   */
  work(run: RunJob, giveUp: RunJob): Promise<void>
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
  // Made before is left as it is, so that what changed since is told too.
  for (const name of [GIVEN_UP, ...QUEUE_NAMES] as const) {
    await boss.createQueue(name, QUEUES[name])
    await boss.updateQueue(name, QUEUES[name])
  }
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

  const bury = async (giveUp: RunJob) => {
    const options = { pollingIntervalSeconds: SUPERVISION, includeMetadata: true } as const
    const worker = await boss.work(GIVEN_UP, options, async (jobs) => {
      for (const { data, sourceId, sourceRetryCount, sourceOutput } of jobs) {
        const { data: job } = Job.safeParse(data)
        log.error(
          { err: sourceOutput, job: sourceId, kind: job?.kind, tries: (sourceRetryCount ?? 0) + 1 },
          'A job failed at its last try and was given up',
        )
        if (job) await giveUp(job)
      }
    })
    workers.push(worker)
  }

  return {
    async enqueue(client, job) {
      await boss.send(queueOf(job), job, { ...sendOptions(job), db: fromPrisma(client) })
    },
    wake() {
      for (const worker of workers) boss.notifyWorker(worker)
    },
    async work(run, giveUp) {
      for (const queue of QUEUE_NAMES) {
        if (alone) await rerunAbandoned(boss, pool, queue)
        for (let n = 0; n < WORKERS[queue]; n++) await work(queue, run)
      }
      await bury(giveUp)
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
  if (job.kind === 'merge-import') return { id: job.importId, startAfter }
  if (job.kind === 'cover-list') return { id: job.listId, startAfter }
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
