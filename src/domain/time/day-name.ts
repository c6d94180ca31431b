import type { Temporal } from 'temporal-polyfill'
import { startOf, todayIn } from './local-time.ts'

// Days as people say them. Zones are the reader's, by IANA names.

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const DATE_AND_YEAR = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day near `now` as its reader says it: today, tomorrow, yesterday, a weekday within six days, else "12 March". */
export function dayName(at: Date, now: Date, timeZone: string): string {
  const day = todayIn(timeZone, at)
  const { days } = todayIn(timeZone, now).until(day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return Math.abs(days) < 7 ? write(WEEKDAY, day) : write(DATE, day)
}

/** "on Thursday", "tomorrow". */
export function onDay(day: string): string {
  return ['today', 'tomorrow', 'yesterday'].includes(day) ? day : `on ${day}`
}

/** "3 May". */
export function sayDate(at: Date, timeZone: string): string {
  return write(DATE, todayIn(timeZone, at))
}

/** "Thursday, 5 March". */
export function sayDateWithWeekday(at: Date, timeZone: string): string {
  const day = todayIn(timeZone, at)
  return `${write(WEEKDAY, day)}, ${write(DATE, day)}`
}

/** "March 5, 2026". */
export function sayDateAndYear(at: Date, timeZone: string): string {
  return write(DATE_AND_YEAR, todayIn(timeZone, at))
}

/** The month of a day, `yyyy-mm-dd`: "March 2024". */
export function sayMonth(day: string): string {
  return MONTH.format(new Date(`${day}T00:00:00Z`))
}

/** A formatter is costly to make, so each is made once, and writes every day by the clocks of UTC. */
function write(format: Intl.DateTimeFormat, day: Temporal.PlainDate): string {
  return format.format(startOf(day, 'UTC'))
}
