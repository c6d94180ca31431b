export type TestClock = {
  now(): Date
  /** Lets time pass. */
  pass(time: { days?: number; hours?: number; minutes?: number }): void
}

/** A clock that stands still until a test moves it. It starts on Monday, 2 March 2026, 10:00 UTC. */
export function createClock(start = new Date('2026-03-02T10:00:00Z')): TestClock {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    pass({ days = 0, hours = 0, minutes = 0 }) {
      time += ((days * 24 + hours) * 60 + minutes) * 60_000
    },
  }
}
