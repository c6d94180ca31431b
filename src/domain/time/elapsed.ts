// Time that passes, whatever clocks show: a day is 24 hours. Days of a calendar are in local-time.ts.

const DAY = 24 * 3600_000

/** So many days, in milliseconds. */
export function days(count: number): number {
  return count * DAY
}

/** The moment so many days after another; before it for a negative number. */
export function daysAfter(at: Date, count: number): Date {
  return new Date(at.getTime() + days(count))
}

/** How many days passed from one moment to another, parts of a day included; negative when it is the earlier one. */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY
}
