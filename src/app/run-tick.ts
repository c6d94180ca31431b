import { expireAsks } from './asks/close-ask.ts'
import { transferLeftAsks } from './asks/transfer-ask.ts'
import { tellWaitingMatches } from './asks/watch-asks.ts'
import { expireLists, resumeLists } from './coverage/cover-list.ts'
import { releaseHeld } from './delivery/hold-message.ts'
import { queueDueDigests } from './digest/send-digest.ts'
import { resumeImports } from './imports/import-connections.ts'
import { followClock } from './introductions/follow-clock.ts'
import type { Store } from './ports/store.ts'

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
    transferLeftAsks,
    followClock: () => followClock(store, now, (error) => failed(error, 'followClock')),
    tellWaitingMatches,
    queueDueDigests,
    releaseHeld: () => releaseHeld(store, now, (error) => failed(error, 'releaseHeld')),
  }
  for (const [step, run] of Object.entries(steps)) await run(store, now).catch((error: unknown) => failed(error, step))
}
