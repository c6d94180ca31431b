import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Kept = z.object({ ahead: z.number().int().min(0) })

/** Steps a day in which a jump is made: some fall into everybody's working hours. */
const STEPS = 6
const STEP = (24 * 3600_000) / STEPS

export type ClockAhead = {
  now(): Date
  /**
   * Moves the clock ahead step by step; jumps asked for together follow each other.
   *
   * @param comeDue does what has come due at a step
   * @returns what time it is then
   */
  jump(days: number, comeDue: (now: Date) => Promise<void>): Promise<Date>
}

/**
 * Opens a clock that may run ahead of the real one, by as much as is kept below `dataDir`: messages from the days
 * jumped over must not lie in the future after a restart.
 */
export async function openClockAhead(dataDir: string): Promise<ClockAhead> {
  const folder = join(dataDir, 'playground')
  const path = join(folder, 'clock.json')
  let { ahead } = await readKept(path)
  let last: Promise<unknown> = Promise.resolve()
  const now = () => new Date(Date.now() + ahead)

  async function pass(ms: number): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(path, JSON.stringify({ ahead: ahead + ms }), { mode: 0o600, flush: true })
    ahead += ms
  }

  return {
    now,
    jump(days, comeDue) {
      const done = last.then(async () => {
        for (let step = 0; step < days * STEPS; step++) {
          await pass(STEP)
          await comeDue(now())
        }
        return now()
      })
      last = done.catch(() => undefined)
      return done
    },
  }
}

/** A clock that was never moved, or whose file is damaged, shows the real time. */
async function readKept(path: string): Promise<z.infer<typeof Kept>> {
  const text = await readFile(path, 'utf8').catch(() => '')
  try {
    return Kept.parse(JSON.parse(text))
  } catch {
    return { ahead: 0 }
  }
}
