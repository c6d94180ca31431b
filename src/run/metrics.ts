import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RunJob } from '../app/ports/jobs.ts'
import type { Handle } from '../app/ports/platform.ts'
import type { TurnSeen, Turns } from '../app/take-turns.ts'
import type { QueueState } from '../jobs/inspect.ts'
import { waysIn } from '../views/finding/path-item.ts'
import type { Doors } from './doors.ts'
import type { Http } from './http-server.ts'

/** Bounds of durations, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export type Metrics = ReturnType<typeof createMetrics>

/**
 * What is counted and measured, in the text format of Prometheus. Labels are kinds, queues and codes, never names or ids.
 * docs/operations.md lists them.
 */
export function createMetrics() {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  const commands = new Histogram({
    name: 'foothold_command_seconds',
    help: 'Time from taking a command in to its answer, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const waits = new Histogram({
    name: 'foothold_command_wait_seconds',
    help: 'Part of it spent waiting for a turn',
    buckets: SECONDS,
    registers,
  })
  const jobs = new Histogram({
    name: 'foothold_job_seconds',
    help: 'Time a job ran, by kind and outcome; deliveries are jobs',
    labelNames: ['kind', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const ways = new Histogram({
    name: 'foothold_ways_shown',
    help: 'Ways in that an answer showed, by kind of command; answers without any are not counted',
    labelNames: ['kind'],
    buckets: [1, 2, 3, 5, 10, 25],
    registers,
  })
  const givenUp = new Counter({
    name: 'foothold_jobs_given_up_total',
    help: 'Jobs that failed at their last try',
    labelNames: ['kind'],
    registers,
  })
  const faults = new Counter({
    name: 'foothold_log_total',
    help: 'Lines of the log from warn on, by level and code of the error',
    labelNames: ['level', 'code'],
    registers,
  })

  return {
    register,
    saw({ kind, outcome, waited, took }: TurnSeen): void {
      commands.observe({ kind, outcome }, (waited + took) / 1000)
      waits.observe(waited / 1000)
    },
    /** The same, with the ways in counted that it shows. */
    matched: (handle: Handle) => countingWays(handle, (kind, shown) => ways.observe({ kind }, shown)),
    logged: (level: string, code: string) => faults.inc({ level, code }),
    /** The same work, measured. */
    measured(run: RunJob): RunJob {
      return async (job, again) => {
        const end = jobs.startTimer({ kind: job.kind })
        try {
          await run(job, again)
          end({ outcome: 'done' })
        } catch (error) {
          end({ outcome: 'failed' })
          throw error
        }
      }
    },
    /** The same clean-up, counted. */
    counted(giveUp: RunJob): RunJob {
      return async (job) => {
        givenUp.inc({ kind: job.kind })
        await giveUp(job)
      }
    },
    /** Adds what is looked up when it is asked for. */
    watch(options: { turns: Turns; doors: Doors; ping(): Promise<void>; queues(): Promise<QueueState[]> }): void {
      addGauges(register, options)
    },
  }
}

function countingWays(handle: Handle, shows: (kind: string, count: number) => void): Handle {
  return async (command, actor) => {
    const reply = await handle(command, actor)
    const shown = reply.kind === 'view' ? new Set(waysIn(reply.view)).size : 0
    if (shown > 0) shows(command.kind, shown)
    return reply
  }
}

function addGauges(
  register: Registry,
  {
    turns,
    doors,
    ping,
    queues,
  }: { turns: Turns; doors: Doors; ping(): Promise<void>; queues(): Promise<QueueState[]> },
): void {
  const gauge = (name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => Promise<void> | void) =>
    new Gauge({
      name: `foothold_${name}`,
      help,
      labelNames,
      registers: [register],
      async collect() {
        this.reset()
        // What cannot be looked up is left out: the others are still told.
        await Promise.resolve(collect(this)).catch(() => undefined)
      },
    })
  gauge('commands', 'Commands being worked on and waiting', ['state'], (one) => {
    const { running, waiting } = turns.load()
    one.set({ state: 'running' }, running)
    one.set({ state: 'waiting' }, waiting)
  })
  gauge('door_ready', '1 where a platform’s connection is ready, or another process has it', ['door'], (one) => {
    for (const [door, { state }] of Object.entries(doors.report()))
      one.set({ door }, state === 'ready' || state === 'standing-by' ? 1 : 0)
  })
  gauge('database_seconds', 'Time of one small statement just now', [], async (one) => {
    one.set(Number.NaN)
    const since = performance.now()
    await ping()
    one.set((performance.now() - since) / 1000)
  })
  gauge('jobs', 'Jobs by queue and state', ['queue', 'state'], async (one) => {
    for (const { queue, waiting, running, failing, buried } of await queues())
      for (const [state, count] of Object.entries({ waiting, running, failing, buried }))
        one.set({ queue, state }, count)
  })
  gauge('jobs_oldest_seconds', 'Age of the job that is due longest, by queue', ['queue'], async (one) => {
    for (const { queue, oldest } of await queues()) one.set({ queue }, oldest)
  })
}

/**
 * `/metrics`: for this machine alone, or with the token for whoever has it. A request that a proxy passed on is not from
 * this machine, whatever its address.
 */
export function addMetricsRoute(http: Http, { register }: Metrics, token: string | null): void {
  http.get('/metrics', async (c) => {
    const from = c.env?.incoming?.socket.remoteAddress ?? ''
    const isHere =
      /^(?:127\.|::1$|::ffff:127\.)/.test(from) && !c.req.header('x-forwarded-for') && !c.req.header('forwarded')
    const isLet = token === null ? isHere : c.req.header('authorization') === `Bearer ${token}`
    if (!isLet) return c.notFound()
    return c.body(await register.metrics(), 200, { 'content-type': register.contentType })
  })
}
