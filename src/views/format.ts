import type { DigestTime } from '../domain/digest/digest.ts'
import { daysAfter } from '../domain/time/elapsed.ts'
import { startOf, todayIn } from '../domain/time/local-time.ts'

// Days, numbers, plurals and lists as English readers write them: all language-dependent formatting besides wording.

/** One locale for everything: "12,345", "3 May", "5 March 2024", "Ana, Cy and Dan". */
const ENGLISH = 'en-GB'

const NUMBER = new Intl.NumberFormat(ENGLISH)
const PLURAL = new Intl.PluralRules(ENGLISH)
const LIST = new Intl.ListFormat(ENGLISH, { type: 'conjunction' })

/** A number as people write it: 12,345. */
export function sayNumber(value: number): string {
  return NUMBER.format(value)
}

/** The form that goes with a number: for one, or for any other. */
export function plural(count: number, one: string, other: string): string {
  return PLURAL.select(count) === 'one' ? one : other
}

/** A number and what is counted: "1 row", "12,345 rows". */
export function sayCount(count: number, one: string, other: string): string {
  return `${sayNumber(count)} ${plural(count, one, other)}`
}

/** Names as people say them: "Ana", "Ana and Cy", "Ana, Cy and Dan". */
export function sayNames(names: readonly string[]): string {
  return LIST.format(names)
}

/** The same words, beginning with a capital letter. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Ends a sentence with a full stop, unless a name already brings its own ("Acme Inc.", "Yahoo!"). */
export function ended(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`
}

const WEEKDAY = new Intl.DateTimeFormat(ENGLISH, { weekday: 'long', timeZone: 'UTC' })
const DAY_OF_YEAR = new Intl.DateTimeFormat(ENGLISH, { day: 'numeric', month: 'long', timeZone: 'UTC' })
const AROUND_TODAY = ['yesterday', 'today', 'tomorrow']

/**
 * A day near `now` as people say it: today, tomorrow, yesterday, a weekday within six days, else "12 March".
 *
 * @param timeZone the reader's, an IANA name
 */
export function dayName(at: Date, now: Date, timeZone: string): string {
  const day = todayIn(timeZone, at)
  const { days: ahead } = todayIn(timeZone, now).until(day)
  return AROUND_TODAY[ahead + 1] ?? write(Math.abs(ahead) < 7 ? WEEKDAY : DAY_OF_YEAR, day)
}

/** "on Thursday", "tomorrow". */
export function onDay(day: string): string {
  return AROUND_TODAY.includes(day) ? day : `on ${day}`
}

/** "3 May" in the reader's zone. */
export function dayOfYear(at: Date, timeZone: string): string {
  return write(DAY_OF_YEAR, todayIn(timeZone, at))
}

/** "Thursday, 5 March" in the reader's zone. */
export function dayAhead(at: Date, timeZone: string): string {
  const day = todayIn(timeZone, at)
  return `${write(WEEKDAY, day)}, ${write(DAY_OF_YEAR, day)}`
}

/** Formatters are costly to create, so each is created once and formats every day in UTC. */
function write(format: Intl.DateTimeFormat, day: ReturnType<typeof todayIn>): string {
  return format.format(startOf(day, 'UTC'))
}

const DATE = new Intl.DateTimeFormat(ENGLISH, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "5 March 2024", in UTC. */
export function wholeDate(at: Date): string {
  return DATE.format(at)
}

const MONTH = new Intl.DateTimeFormat(ENGLISH, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `yyyy-mm-dd` as "March 2024". */
export function monthOfDay(day: string): string {
  return MONTH.format(new Date(`${day}T00:00:00Z`))
}

/** The days of the week by name, Monday first. */
export const WEEKDAYS: readonly string[] = [1, 2, 3, 4, 5, 6, 7].map((day) =>
  // 5 January 1970 was a Monday.
  WEEKDAY.format(daysAfter(new Date(0), day + 3)),
)

/** "Monday 09:00", as people say it. */
export function sayWhen({ day, hour }: Pick<DigestTime, 'day' | 'hour'>): string {
  return `${WEEKDAYS[day - 1] ?? ''} ${String(hour).padStart(2, '0')}:00`
}
