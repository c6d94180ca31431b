import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'
import { days, daysBetween } from '../time/elapsed.ts'
import { momentOf, todayIn } from '../time/local-time.ts'
import { readTimeZone } from '../time/time-zone.ts'

// The weekly digest: where and when it is posted. Weeks begin on Monday, in the workspace's own zone.

/** ISO weekday (1 is Monday), local hour, and IANA time zone. */
export type DigestTime = { day: number; hour: number; timeZone: string }

export type DigestChoice = DigestTime & { channel: string }

/** What a digest tells of its week, besides open asks: introductions made, and asks that ran out without one. */
export const DIGEST_PARTS = ['introduced', 'unfilled'] as const
export type DigestPart = (typeof DIGEST_PARTS)[number]

/** How late a digest missed while the bot was down is still worth posting, in milliseconds. */
const STILL_NEWS = days(1)

/** A channel as its platform names it: a Slack or Discord id, or a playground channel's name. */
export const Channel = z.string().regex(/^[\w-]{1,30}$/, mend('no-channel'))
export const Day = z.coerce.number().int().min(1).max(7)
export const Hour = z.coerce.number().int().min(0).max(23)

const number = (min: number, max: number, missed: ReturnType<typeof mend>) =>
  z
    .string(missed)
    .regex(/^\d{1,2}$/, missed)
    .transform(Number)
    .pipe(z.number().min(min, missed).max(max, missed))

const Values = z.object({
  channel: z.string().default('').pipe(Channel),
  day: number(1, 7, mend('no-day')),
  hour: number(0, 23, mend('no-hour-of-day')),
})

/**
 * Reads what an admin chose in the form.
 *
 * @throws DomainError form-invalid with what to fix
 */
export function readDigestChoice(values: Record<string, string>): DigestChoice {
  return { ...read(Values, values), timeZone: readTimeZone(values) }
}

/** When a digest is due, and its week, given as that Monday, `yyyy-mm-dd`. */
export type DigestDue = { week: string; at: Date }

/**
 * The latest moment, at or before `now`, at which a digest was due. Hours that clock changes skip or repeat are
 * handled as in src/domain/time/local-time.ts.
 */
export function lastDigestDue(time: DigestTime, now: Date): DigestDue {
  const today = todayIn(time.timeZone, now)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const thisWeek = dueInWeek(time, monday)
  return thisWeek.at <= now ? thisWeek : dueInWeek(time, monday.subtract({ weeks: 1 }))
}

/** The digest to post now; null if the latest is too old, or predates the settings made at `since`. */
export function digestToPost(time: DigestTime, since: Date, now: Date): DigestDue | null {
  const due = lastDigestDue(time, now)
  return due.at > since && isStillNews(due, now) ? due : null
}

/** Whether a digest is less than a day late: after that it is old news. */
export function isStillNews(due: DigestDue, now: Date): boolean {
  return now.getTime() - due.at.getTime() < STILL_NEWS
}

/** The period a digest covers: from when the previous one was due, so that no hour is covered twice or skipped. */
export function timeTold(time: DigestTime, due: DigestDue): { since: Date; until: Date } {
  return { since: lastDigestDue(time, new Date(due.at.getTime() - 1)).at, until: due.at }
}

function dueInWeek({ day, hour, timeZone }: DigestTime, monday: Temporal.PlainDate): DigestDue {
  return { week: monday.toString(), at: momentOf(monday.add({ days: day - 1 }), { hour }, timeZone) }
}

/** How long an ask has been open, in whole days. */
export function daysOpen(since: Date, now: Date): number {
  return Math.max(0, Math.floor(daysBetween(since, now)))
}
