// Elapsed time, regardless of clock changes: a day is 24 hours. Calendar days are in local-time.ts.

const DAY = 24 * 3600_000

/** A number of days in milliseconds. */
export function days(count: number): number {
  return count * DAY
}

/** A number of hours in milliseconds. */
export function hours(count: number): number {
  return count * 3600_000
}

/** The moment `count` days after another; before it if negative. */
export function daysAfter(at: Date, count: number): Date {
  return new Date(at.getTime() + days(count))
}

/** Days from one moment to another, fractions included; negative if `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY
}
