import { Temporal } from 'temporal-polyfill'

// Days as `yyyy-mm-dd`, counted from one that is given.

/** Monday first, as ISO counts. */
export const DAYS_OF_WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Its number, 1 for Monday; 0 for a word that names none. */
export function dayOfWeek(name: string): number {
  const days: readonly string[] = DAYS_OF_WEEK
  return days.indexOf(name.toLowerCase()) + 1
}

/** The day `count` days before another. */
export function daysBefore(day: string, count: number): string {
  return Temporal.PlainDate.from(day).subtract({ days: count }).toString()
}

/** The last such day of the week before a day, never itself; 1 is Monday. */
export function weekdayBefore(day: string, weekday: number): string {
  const { dayOfWeek } = Temporal.PlainDate.from(day)
  return daysBefore(day, (dayOfWeek - weekday + 7) % 7 || 7)
}
