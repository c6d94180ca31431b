import { Temporal } from 'temporal-polyfill'

// Converts between moments and local time; the only place that does. Zones are IANA names.
//
// Clock changes follow Temporal's 'compatible' rule: a time skipped in spring moves forward by the size of the jump
// (02:30 becomes 03:30), and of a time repeated in autumn the first occurrence counts. A day begins with its first
// moment.

/** The local date and time at a moment. */
export function clocksAt(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
}

/** Today's date in a zone. */
export function todayIn(timeZone: string, now: Date): Temporal.PlainDate {
  return clocksAt(now, timeZone).toPlainDate()
}

/** The moment of a local `time` on a day. */
export function momentOf(day: Temporal.PlainDate, time: Temporal.PlainTimeLike, timeZone: string): Date {
  return asDate(day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'compatible' }))
}

/** When a day begins in a zone. */
export function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return asDate(day.toZonedDateTime(timeZone))
}

function asDate(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds)
}
