import { clocksAt, momentOf, todayIn } from './local-time.ts'

// Working days in somebody's own zone. Public holidays are ignored.

/** `timeZone` is an IANA name; `workingDays` are ISO days, 1 Monday to 7 Sunday. */
export type WorkingTime = { timeZone: string; workingDays: readonly number[] }

/**
 * The same time of day, `count` working days after the day of `from`: two after a Friday afternoon is Tuesday
 * afternoon. Where no day is a working day, every day is.
 */
export function addWorkingDays(from: Date, count: number, { timeZone, workingDays }: WorkingTime): Date {
  const start = clocksAt(from, timeZone)
  let day = start.toPlainDate()
  let left = count
  while (left > 0) {
    day = day.add({ days: 1 })
    if (workingDays.length === 0 || workingDays.includes(day.dayOfWeek)) left--
  }
  return momentOf(day, start.toPlainTime(), timeZone)
}

/** The local date at a moment, `yyyy-mm-dd`. */
export function dayIn(timeZone: string, at: Date): string {
  return todayIn(timeZone, at).toString()
}
