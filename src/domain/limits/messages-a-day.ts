import { momentOf, startOf, todayIn } from '../time/local-time.ts'

/** At what hour of their own clocks a member gets what was too much the day before. */
const MORNING = 8

/** A member's day: when it began, and the next morning, by their own clocks. */
export function dayOf(now: Date, timeZone: string): { start: Date; nextMorning: Date } {
  const today = todayIn(timeZone, now)
  return { start: startOf(today, timeZone), nextMorning: momentOf(today.add({ days: 1 }), { hour: MORNING }, timeZone) }
}

/** Messages that waited, once it is time for them. */
export type Waited<M> = {
  /** Those that never wait for the limit. */
  urgent: M[]
  /** The others; `surplus` if too many came the day before. */
  others: (M & { surplus: boolean })[]
}

/**
 * How messages that waited go out: each by itself, or all that can wait as one bundle, which leaves room for what the new
 * day brings. What finds no room at all waits on.
 *
 * @param room how many messages the member may still get today
 */
export function share<M>({ urgent, others }: Waited<M>, room: number): { single: M[]; bundle: M[]; waiting: M[] } {
  const left = room - urgent.length
  const isSurplus = others.some(({ surplus }) => surplus) && others.length > 1
  if (others.length <= left && !isSurplus) return { single: [...urgent, ...others], bundle: [], waiting: [] }
  if (left <= 0) return { single: urgent, bundle: [], waiting: others }
  return others.length === 1
    ? { single: [...urgent, ...others], bundle: [], waiting: [] }
    : { single: urgent, bundle: others, waiting: [] }
}
