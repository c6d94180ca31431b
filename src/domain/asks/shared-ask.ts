import { days } from '../time/elapsed.ts'
import { ASK_LIFETIME } from './ask.ts'

// Lets askers after the same people know of each other, and joins them in one ask.

/** How long after creation or renewal an ask can match a teammate's, in milliseconds: 30 days. */
const SAME_WISH = days(30)

/**
 * The earliest end of an ask that a teammate after the same company is told of: asks live for 60 days from creation or
 * renewal, so one that ends later was made or renewed within the last 30.
 */
export function earliestEnd(now: Date): Date {
  return new Date(now.getTime() + ASK_LIFETIME - SAME_WISH)
}

/** Who takes over an ask its asker is done with: whoever joined first; null if nobody joined. */
export function successorOf<M extends { since: Date }>(joined: readonly M[]): M | null {
  return joined.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0] ?? null
}
