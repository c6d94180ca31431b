import { Temporal } from 'temporal-polyfill'

// What the clocks of a zone show, and when they show it: the only place where one becomes the other. Zones are IANA names.
//
// One rule decides what clocks leave out or show twice, Temporal's 'compatible': a time they leave out in spring is as
// much later as they jump (02:30 becomes 03:30), and of a time they show twice in autumn the first one counts. A day
// begins with its first moment.

/** The day and the time somebody's clocks show at a moment. */
export function clocksAt(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
}

/** The day somebody lives in. */
export function todayIn(timeZone: string, now: Date): Temporal.PlainDate {
  return clocksAt(now, timeZone).toPlainDate()
}

/** When the clocks of a zone show `time` on a day. */
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
