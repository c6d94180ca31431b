import cron from 'node-cron'
import type { Log } from '../app/ports/log.ts'

/** A recurring task. Any tick may come late, twice or not at all: the truth is in due columns. */
export type Tick = { name: string; schedule: string; run(now: Date): Promise<void> }

/**
 * Starts the ticks: each fires in only one process, whichever claims it first, and never overlaps itself.
 *
 * @param options.claim true for the first process to name this firing, false for all others
 * @returns stops them and waits for those running
 */
export function startTicks(
  ticks: Tick[],
  options: { claim(key: string): Promise<boolean>; clock(): Date; log: Log },
): () => Promise<void> {
  const { claim, clock, log } = options
  const tasks = ticks.map(({ name, schedule, run }) => {
    const task = cron.schedule(schedule, () => run(clock()), {
      name,
      timezone: 'UTC',
      noOverlap: true,
      distributed: true,
      runCoordinator: { shouldRun: (key) => claim(key) },
      suppressMissedWarning: true,
      logger: {
        debug() {},
        info() {},
        warn: (message: unknown) => log.warn({ tick: name }, String(message)),
        error: (error: unknown) => log.error({ tick: name, err: error }, 'A tick failed'),
      },
    })
    return task
  })
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()))
  }
}
