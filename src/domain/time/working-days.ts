import { offsetAt } from './local-time.ts'

// Working days in somebody's own zone. Public holidays are ignored.

/** `timeZone` is an IANA name; `workingDays` are ISO days, 1 Monday to 7 Sunday. */
export type WorkingTime = { timeZone: string; workingDays: readonly number[] }

const DAY = 24 * 3600_000

/**
 * The same time of day, `count` working days after the day of `from`: two after a Friday afternoon is Tuesday
 * afternoon. A time the clock skips in spring comes an hour later. Where no day is a working day, every day is.
 */
export function addWorkingDays(from: Date, count: number, { timeZone, workingDays }: WorkingTime): Date {
  let local = localTime(from, timeZone)
  let left = count
  while (left > 0) {
    local += DAY
    if (workingDays.length === 0 || workingDays.includes(isoDay(local))) left--
  }
  return instantOf(local, timeZone)
}

/** The ISO day of the week somebody lives in, 1 Monday to 7 Sunday. */
export function weekday(at: Date, timeZone: string): number {
  return isoDay(localTime(at, timeZone))
}

/** The day somebody lives in, `yyyy-mm-dd`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Date(localTime(at, timeZone)).toISOString().slice(0, 10)
}

function isoDay(local: number): number {
  return new Date(local).getUTCDay() || 7
}

/** What the clocks there show, in milliseconds as if it were UTC. */
function localTime(at: Date, timeZone: string): number {
  return at.getTime() + offsetAt(timeZone, at.getTime())
}

function instantOf(local: number, timeZone: string): Date {
  // The offset at the guess may be the one of the other side of a clock change: the second look is at the right side.
  const guess = local - offsetAt(timeZone, local)
  return new Date(local - offsetAt(timeZone, guess))
}
