import { LOST_AFTER } from '../app/once.ts'
import type { Log } from '../app/ports/log.ts'

/** How often to look, in milliseconds: what a killed process had accepted is taken up again within 45 seconds. */
const LOOK = 15_000

type Options = {
  /** Answers what was accepted by then and left. */
  answer(claimedBy: Date): Promise<void>
  /** When the doors opened: what a sole process finds claimed before, one that died has left. */
  since: Date
  alone: boolean
  clock(): Date
  log: Log
}

/**
 * Looks for what was accepted and not answered, at once and from then on.
 *
 * @returns ends it
 */
export function lookForLeft({ answer, since, alone, clock, log }: Options): () => void {
  let isLooking = false
  const lost = () => new Date(clock().getTime() - LOST_AFTER)
  const look = async (claimedBy: Date) => {
    if (isLooking) return
    isLooking = true
    try {
      await answer(claimedBy)
    } catch (error) {
      log.warn({ err: error }, 'What was accepted and left could not be looked for')
    } finally {
      isLooking = false
    }
  }
  void look(alone ? since : lost())
  const timer = setInterval(() => void look(lost()), LOOK)
  timer.unref()
  return () => clearInterval(timer)
}
