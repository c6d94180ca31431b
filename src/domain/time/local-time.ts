// What the clocks of a zone show, and when. Zones are IANA names.

const DAY = 24 * 3600_000

/**
 * When a zone's clocks first show `wall`, or, where they leave it out, the moment they jump over it.
 *
 * @param wall what the clocks show, as milliseconds since they showed 1970-01-01T00:00
 */
export function momentOf(timeZone: string, wall: number): number {
  const before = offsetAt(timeZone, wall - DAY)
  const after = offsetAt(timeZone, wall + DAY)
  const shown = [wall - before, wall - after].filter((at) => at + offsetAt(timeZone, at) === wall)
  if (shown.length > 0) return Math.min(...shown)
  // The jump lies between the two: halve the way until it is found.
  let low = wall - after
  let high = wall - before
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(timeZone, middle) === before) low = middle
    else high = middle
  }
  return high
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(timeZone: string, at: number): number {
  let clock = clocks.get(timeZone)
  if (!clock) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
    clock = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', second: 'numeric', ...parts })
    clocks.set(timeZone, clock)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of clock.formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
