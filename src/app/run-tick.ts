import { expireAsks } from './asks/close-ask.ts'
import { transferLeftAsks } from './asks/transfer-ask.ts'
import { tellWaitingMatches } from './asks/watch-asks.ts'
import { resumeRekeying } from './companies/rekey.ts'
import { expireLists, resumeLists } from './coverage/cover-list.ts'
import { releaseHeld } from './delivery/release-held.ts'
import { queueDueDigests } from './digest/send-digest.ts'
import { resumeImports } from './imports/import-connections.ts'
import { forgetOffers } from './imports/offer-file.ts'
import { followClock } from './introductions/follow-clock.ts'
import { askToTakeOver } from './members/hand-over.ts'
import { moveOnFromLeavers, noteLeavers, queueErasures } from './members/leaving.ts'
import type { Store } from './ports/store.ts'
import { removeLeftPeople } from './relationships/change-people.ts'
import { askStillRight, remindOfCold } from './relationships/keep-warm.ts'
import { endOverdueCards } from './requests/post-card.ts'

/**
 * The quarter-hourly tick: does everything that has come due, once, however often and late it runs.
 *
 * @param failed called for each step, or part of one, that failed: the others still run, and all are tried again at
 *   the next tick
 */
export async function runTick(store: Store, now: Date, failed: (error: unknown, step: string) => void): Promise<void> {
  const steps = {
    resumeImports,
    forgetOffers,
    resumeLists,
    resumeRekeying,
    expireLists,
    expireAsks,
    noteLeavers,
    transferLeftAsks,
    moveOnFromLeavers,
    askToTakeOver,
    queueErasures,
    endOverdueCards,
    removeLeftPeople,
    remindOfCold,
    askStillRight,
    followClock: () => followClock(store, now, (error) => failed(error, 'followClock')),
    tellWaitingMatches,
    queueDueDigests,
    releaseHeld: () => releaseHeld(store, now, (error) => failed(error, 'releaseHeld')),
  }
  for (const [step, run] of Object.entries(steps)) await run(store, now).catch((error: unknown) => failed(error, step))
}
