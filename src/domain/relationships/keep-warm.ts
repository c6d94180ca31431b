import { clocksAt } from '../time/local-time.ts'
import type { WorkingTime } from '../time/working-days.ts'

// "Keep warm": a member is told, once a week at most, of a few ties that go cold while teammates look for a way to them.

/** Ties in one message. */
export const WARM_AT_ONCE = 3
/** Days between two such messages, at least; an hour less, so that it may come at the same time of the week. */
export const WARM_EVERY = 7 - 1 / 24
/** The same for "still right?": a card of a minute, once a month. */
export const CHECK_AT_ONCE = 5
export const CHECK_EVERY = 30 - 1 / 24
/** Ties rated so, and not confirmed for so many days, are asked about: half a year, as people change jobs. */
export const CHECK_FROM = 4
export const CHECK_AFTER = 182

/** Days that "not now" lasts: two months. */
export const NOT_NOW = 60
/** The day of "never". */
export const NEVER = '9999-12-31'

const FROM_HOUR = 9
const UNTIL_HOUR = 17

/** Whether it is a good time to be told: the hours of a working day in the member's own zone. */
export function isGoodTime(now: Date, { timeZone, workingDays }: WorkingTime): boolean {
  const { hour, dayOfWeek } = clocksAt(now, timeZone)
  return hour >= FROM_HOUR && hour < UNTIL_HOUR && (workingDays.length === 0 || workingDays.includes(dayOfWeek))
}
