import { expireAsks } from './close-ask.ts'
import { expireLists, resumeLists } from './cover-list.ts'
import { followClock } from './follow-clock.ts'
import { handLeftAsks } from './hand-ask.ts'
import { releaseHeld } from './hold-message.ts'
import { resumeImports } from './import-connections.ts'
import { queueDueDigests } from './send-digest.ts'
import type { Store } from './store.ts'
import { tellWaitingMatches } from './watch-asks.ts'

/**
 * All that the quarter-hourly tick does: whatever has come due is done, once, however often and late it is run.
 *
 * @param failed told of each step, or part of one, that could not be done: it does not keep the others from their work,
 *   and all come again at the next tick
 */
export async function runTick(store: Store, now: Date, failed: (error: unknown, step: string) => void): Promise<void> {
  const steps = {
    resumeImports,
    resumeLists,
    expireLists,
    expireAsks,
    handLeftAsks,
    followClock: () => followClock(store, now, (error) => failed(error, 'followClock')),
    tellWaitingMatches,
    queueDueDigests,
    releaseHeld: () => releaseHeld(store, now, (error) => failed(error, 'releaseHeld')),
  }
  for (const [step, run] of Object.entries(steps)) await run(store, now).catch((error: unknown) => failed(error, step))
}
