import type { Log } from '../app/ports/log.ts'

/**
 * The order in which a process ends: first nothing new is taken in (`in`), then the workers finish (`work`), then what was
 * received is answered (`out`), and only then what all of them need is closed (`means`).
 */
const PHASES = ['in', 'work', 'out', 'means'] as const
type Phase = (typeof PHASES)[number]

/** How long a phase may take before the next begins, in milliseconds: an import that runs must not cost others their answer. */
const PATIENCE: Record<Phase, number> = { in: 1_000, work: 3_000, out: 3_000, means: 8_000 }

/** How long all of it may take together, in milliseconds: container runtimes kill after ten seconds. */
const DEADLINE = 8_000

export type Ending = ReturnType<typeof createEnding>

/** @param exit ends the process where it does not end in time; what was committed is kept, as after any crash */
export function createEnding(log: Log, exit: () => void, deadline = DEADLINE) {
  const steps: Record<Phase, (() => unknown)[]> = { in: [], work: [], out: [], means: [] }

  async function run(phase: Phase): Promise<void> {
    const attempt = async (step: () => unknown) => {
      try {
        await step()
      } catch (error) {
        log.error({ err: error, phase }, 'Something could not be closed')
      }
    }
    const last = steps[phase].splice(0).reverse()
    const over = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE[phase]).unref())
    // Means rest on those opened before them; all others are independent.
    if (phase === 'means') for (const step of last) await attempt(step)
    else await Promise.race([Promise.all(last.map(attempt)), over])
  }

  return {
    /** Adds what to do at the end; of `means`, the last opened is closed first. */
    add(phase: Phase, ...more: (() => unknown)[]): void {
      steps[phase].push(...more)
    },
    async run(): Promise<void> {
      let now: Phase = 'in'
      const timer = setTimeout(() => {
        log.warn(
          { phase: now, deadline },
          'The end took too long: what runs is broken off, and goes on at the next start',
        )
        exit()
      }, deadline)
      timer.unref()
      for (const phase of PHASES) {
        now = phase
        await run(phase)
      }
      clearTimeout(timer)
    },
  }
}
