import type { Pool } from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { Job, type JobKind, type RunJob, startDelay } from '../app/ports/jobs.ts'
import type { Log } from '../app/ports/log.ts'
import type { MessageKind } from '../app/ports/message-kind.ts'
import { NotSent } from '../app/ports/platform.ts'
import { createDesk, type Desk } from './inspect.ts'

// Deferred work, in pg-boss's tables of the same database: a job commits with the change that causes it.

/** The queue pg-boss moves a job to after its last failed try. */
const GIVEN_UP = 'given-up'

/** Half an hour of tries: what fails that long will never work, and its owner is waiting. */
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
 * pg-boss settings of each queue, times in seconds. A job running longer than `expireInSeconds` counts as failed and is
 * retried, possibly while the first try is still running, which duplicates a message: so it far exceeds any job's
 * duration. A dead process is noticed by its heartbeat, long before: where several share the queue, within seconds.
 */
const QUEUES = {
  // Two days of tries: longer than any platform outage. One delivery opens a conversation, posts and edits, each
  // waiting up to 15 s for a rate limit and 10 s for an answer, some of them three times: three minutes at worst. A
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
  // Lists of target companies take minutes: a queue of their own keeps imports from waiting.
  coverage: LONG_WORK,
  // Two days of tries too, finally an hour apart: each looks up as many as 10,000 targets again, and waits for no list.
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
  card: 'messages',
  'merge-import': 'imports',
  rekey: 'imports',
  'erase-leaver': 'imports',
  'cover-list': 'coverage',
  'forget-deleted': 'imports',
}

/** Workers per process for each queue. */
const WORKERS: Record<Queue, number> = { messages: 4, imports: 1, coverage: 1, files: 1 }

/** Messages that bring a file made of many rows. */
const FILES: readonly MessageKind[] = ['coverage-file', 'member-file']

function queueOf(job: Job): Queue {
  return job.kind === 'deliver' && FILES.includes(job.message) ? 'files' : QUEUE_OF[job.kind]
}
/** How often a worker polls, in seconds: only for jobs queued by another process, or postponed. */
const POLLING = 2
/** How often to look whether all messages are sent, in milliseconds. */
const LOOK = 20
/** How long jobs that still run at the very end may take, in milliseconds; they are run again. */
const FAREWELL = 1_000
/** How often to look for abandoned jobs, in seconds: an embedded database's are run again at the next start anyway. */
const SUPERVISION = 60
/**
 * The same where several processes share the queue, and how long one may be silent, and says that it lives: what a killed one
 * was doing goes to another within 30 seconds, its pause before another try included.
 */
const SHARED = { supervision: 8, silent: 10, alive: 3 }

/** How each worker works. */
const WORKING = { pollingIntervalSeconds: POLLING, localGroupConcurrency: 1, includeMetadata: true } as const
/** What pg-boss keeps of the last try where that surely did nothing. */
const UNDONE = z.object({ name: z.literal(NotSent.name) })

/** Runs one pg-boss statement; both Prisma's transaction client and a `pg` pool can. */
type Sql = Parameters<typeof fromPrisma>[0]

export type Jobs = Desk & {
  /** Queues a job in `client`'s transaction. A job whose id is already known is not queued again. */
  enqueue(client: Sql, job: Job): Promise<void>
  /** Looks for jobs now: called after committing a transaction that queued some. */
  wake(): void
  /** Waits until no message is due any more, at most so many milliseconds. */
  settled(within: number): Promise<void>
  /**
   * Starts running jobs; a job that throws is retried later. One that fails its last try is logged as an error and
   * passed to `giveUp`.
   */
  work(run: RunJob, giveUp: RunJob): Promise<void>
  /** Takes no further job, and waits for those that run. Others can still be queued. */
  rest(): Promise<void>
  stop(): Promise<void>
}

/**
 * Opens the job queue.
 *
 * @param options.alone true when no other process runs jobs of this database: jobs marked as running were then left
 *   by a dead process, and are rerun at once instead of after they expire
 * @param options.shared true where other processes may take over what a dead one left
 */
export async function openJobs(options: { pool: Pool; alone: boolean; shared?: boolean; log: Log }): Promise<Jobs> {
  const { pool, alone, shared = false, log } = options
  const supervision = shared ? SHARED.supervision : SUPERVISION
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => await pool.query(text, values) },
    schedule: false,
    superviseIntervalSeconds: supervision,
    monitorIntervalSeconds: supervision,
    // The embedded database neither reindexes concurrently nor autovacuums; a server's vacuum is up to its admin.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.error({ err: asError(error) }, 'The job queue met an error'))
  await boss.start()
  // Creating skips existing queues, so changed settings need an update.
  for (const name of [GIVEN_UP, ...QUEUE_NAMES] as const) {
    const settings = { ...QUEUES[name], ...(shared && name !== GIVEN_UP ? { heartbeatSeconds: SHARED.silent } : {}) }
    await boss.createQueue(name, settings)
    await boss.updateQueue(name, settings)
  }
  const workers: string[] = []

  const work = async (queue: Queue, run: RunJob) => {
    // Notifies its own worker before the job runs, so that it continues without a pause until nothing is left.
    let self = ''
    const settings = { ...WORKING, ...(shared ? { heartbeatRefreshSeconds: SHARED.alive } : {}) }
    self = await boss.work(queue, settings, async (jobs) => {
      boss.notifyWorker(self)
      for (const { id, data, retryCount, output } of jobs) {
        const job = Job.parse(data)
        try {
          await run(job, retryCount > 0 && !UNDONE.safeParse(output).success)
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
    async settled(within) {
      const until = Date.now() + within
      while (Date.now() < until && (await hasDueMessages(pool)))
        await new Promise((resolve) => setTimeout(resolve, LOOK))
    },
    async work(run, giveUp) {
      for (const queue of QUEUE_NAMES) {
        if (alone) await rerunAbandoned(boss, pool, queue)
        for (let n = 0; n < WORKERS[queue]; n++) await work(queue, run)
      }
      await bury(giveUp)
    },
    ...createDesk(boss, pool),
    async rest() {
      await Promise.all([GIVEN_UP, ...QUEUE_NAMES].map((name) => boss.offWork(name)))
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: FAREWELL })
    },
  }
}

/** pg-boss tells of some as plain objects, which a log would not show. */
function asError(told: unknown): Error {
  if (told instanceof Error) return told
  const { data } = z.object({ message: z.string(), code: z.string().optional() }).safeParse(told)
  return Object.assign(new Error(data?.message ?? String(told)), { code: data?.code })
}

/** A delivery is unique by its own id; one member's messages go out one after the other. */
function sendOptions(job: Job) {
  const startAfter = startDelay(job)
  if (job.kind === 'deliver') return { id: job.jobId ?? job.deliveryId, group: { id: job.memberId }, startAfter }
  if (job.kind === 'merge-import') return { id: job.importId, startAfter }
  if (job.kind === 'card') return { id: job.requestId, startAfter }
  if (job.kind === 'cover-list') return { id: job.listId, startAfter }
  return job.kind === 'digest' ? { id: job.digestId, startAfter } : { startAfter }
}

async function hasDueMessages(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM pgboss.job
     WHERE name = 'messages' AND (state = 'active' OR (state IN ('created', 'retry') AND start_after <= now())) LIMIT 1`,
  )
  return rows.length > 0
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
