const DAY = 24 * 3600_000

/**
 * A day near `now` as its reader says it: today, tomorrow, yesterday, a weekday within six days, else "12 March".
 *
 * @param timeZone the reader's, an IANA name
 */
export function dayName(at: Date, now: Date, timeZone: string): string {
  const days = dayOf(at, timeZone) - dayOf(now, timeZone)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const near = Math.abs(days) < 7
  return at.toLocaleDateString(
    'en-GB',
    near ? { weekday: 'long', timeZone } : { day: 'numeric', month: 'long', timeZone },
  )
}

/** "on Thursday", "tomorrow". */
export function onDay(day: string): string {
  return ['today', 'tomorrow', 'yesterday'].includes(day) ? day : `on ${day}`
}

/** The day of the calendar there, in days since 1970-01-01. */
function dayOf(at: Date, timeZone: string): number {
  return Math.round(Date.parse(at.toLocaleDateString('en-CA', { timeZone })) / DAY)
}
