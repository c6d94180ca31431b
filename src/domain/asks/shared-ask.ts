import { days } from '../time/elapsed.ts'
import { ASK_LIFETIME } from './ask.ts'

// Two askers after the same people are told of each other, and joined to one ask.

/** How long an ask made or renewed counts as the same wish as a teammate's, in milliseconds: 30 days. */
const SAME_WISH = days(30)

/**
 * The earliest end of an ask that a teammate after the same company is told of: an ask made or renewed lives for 60
 * days, so one that ends later was so within the last 30.
 */
export function earliestEnd(now: Date): Date {
  return new Date(now.getTime() + ASK_LIFETIME - SAME_WISH)
}

/** Who goes on with an ask whose asker is done with it: the longest joined; null when nobody joined it. */
export function successorOf<M extends { since: Date }>(joined: readonly M[]): M | null {
  return joined.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0] ?? null
}
