import { randomUUID } from 'node:crypto'
import type { Alone } from '../app/ports/alone.ts'
import type { Log } from '../app/ports/log.ts'
import { DomainError } from '../domain/errors.ts'
import { LEASE, type Leases } from '../store/leases.ts'

/** How often a lease is prolonged, in milliseconds. */
const PROLONG = 3_000
/** How often one who stands by looks whether it is free, in milliseconds. */
const LOOK = 2_000
/** How long before its end whoever could not prolong it stops, in milliseconds: what runs must be over by then. */
const ENDING = 5_000

/** Until when a lease is held, by this process's clock. */
type Held = { until: number }
type Work = Parameters<Alone['join']>[0]

/**
 * Work for one process at a time, by a lease in the database. Its holder counts from before it asked, by its own clock, and
 * the others wait for the database's: so the holder has ended before another begins, though their clocks differ and
 * whichever of them loses the database. Only a process that stood still meanwhile finds out too late.
 *
 * A process that was killed is replaced within the lease and one look, 17 seconds.
 */
export function createAlone(name: string, leases: Leases, log: Log): Alone {
  const holder = randomUUID()
  const leaving = new AbortController()
  let running: Promise<void> = Promise.resolve()

  /** Whether it is held; null where the database does not say. */
  async function hold(): Promise<Held | 'lost' | null> {
    const asked = performance.now()
    try {
      return (await leases.hold(name, holder)) ? { until: asked + LEASE - ENDING } : 'lost'
    } catch (error) {
      log.warn({ err: error, lease: name }, 'A lease could not be asked for')
      return null
    }
  }

  /** One turn, from its beginning to its end. */
  async function turn(held: Held, { begin, end }: Work, begun: () => void): Promise<void> {
    const over = new AbortController()
    const leave = () => over.abort()
    leaving.signal.addEventListener('abort', leave)
    if (leaving.signal.aborted) over.abort()
    const ended = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()))
    const kept = keep(held, over, hold)
    let refused: DomainError | null = null
    const began = begin().then(begun, (error: unknown) => {
      if (error instanceof DomainError) refused = error
      throw error
    })
    try {
      await Promise.race([began, ended])
      await ended
      if (!leaving.signal.aborted) log.warn({ lease: name }, 'A lease was lost: its work stops here')
    } finally {
      over.abort()
      leaving.signal.removeEventListener('abort', leave)
      await end()
      await kept
      await leases.release(name, holder).catch((error: unknown) => {
        log.warn({ err: error, lease: name }, 'A lease could not be given back: it runs out by itself')
      })
    }
    // Whoever is refused may leave by itself before it says so: its end must not hide why it could not begin.
    if (refused) throw refused
  }

  async function run(work: Work, first: PromiseWithResolvers<void>): Promise<void> {
    while (!leaving.signal.aborted) {
      const held = await hold()
      if (held && held !== 'lost')
        try {
          await turn(held, work, first.resolve)
        } catch (error) {
          first.reject(error)
          log.error({ err: error, lease: name }, 'What one process does could not begin here')
          // What an operator has to set right is not tried again.
          if (error instanceof DomainError) return
        }
      first.resolve()
      await wait(LOOK, leaving.signal)
    }
  }

  return {
    async join(work) {
      const first = Promise.withResolvers<void>()
      running = run(work, first)
      await first.promise
    },
    async leave() {
      leaving.abort()
      await running
    },
  }
}

/** Prolongs until it is lost, or its time runs out. */
async function keep(held: Held, over: AbortController, hold: () => Promise<Held | 'lost' | null>): Promise<void> {
  let { until } = held
  const fence = () => setTimeout(() => over.abort(), until - performance.now())
  let timer = fence()
  over.signal.addEventListener('abort', () => clearTimeout(timer))
  while (!over.signal.aborted) {
    await wait(PROLONG, over.signal)
    if (over.signal.aborted) return
    const again = await hold()
    if (again === 'lost') over.abort()
    if (over.signal.aborted || again === null || again === 'lost') continue
    clearTimeout(timer)
    until = again.until
    timer = fence()
  }
}

/** Waits, or is woken. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, milliseconds)
    signal.addEventListener('abort', wake)
  })
}
