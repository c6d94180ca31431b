import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { read } from '../asks/request.ts'
import { DomainError } from '../errors.ts'
import { mend } from '../field-refusal.ts'
import { Visibility } from '../relationships/relationship.ts'
import { daysBetween } from '../time/elapsed.ts'
import { clocksAt, momentOf, startOf, todayIn } from '../time/local-time.ts'
import type { WorkingTime } from '../time/working-days.ts'

// Protects connectors: how often they are asked, when they are messaged, and what they are never asked about.

/** Most asks per calendar month: a budget of 0 is never asked, and nobody more than six times. */
export const MAX_BUDGET = 6
/** Above this a budget needs confirmation: people asked that often tend to go silent. */
export const ASK_TWICE_ABOVE = 4

/** Hours without messages in local time, 0 to 23; may cross midnight, and equal hours mean none. */
export type QuietHours = { quietFrom: number; quietUntil: number }

/** What decides whether a connector may be asked. */
export type Standing = {
  budget: number
  /** Asks this calendar month, in their zone, through open ties; and with those through sealed ones. */
  asked: number
  askedInAll: number
  snoozedUntil: Date | null
  /** Whether they ruled out asks about this company, or by this asker. */
  noGo: boolean
}

/**
 * Whether the owner of a sealed tie is told that they are asked by it. Whoever asks cannot tell: else an owner would be
 * found by what they can be seen to be spared.
 */
export function mayHearSealed(standing: Standing, now: Date): boolean {
  return isAvailable({ ...standing, asked: standing.askedInAll }, now)
}

/** Whether a connector may be asked now, through an open tie. src/store/companies/ways-in.ts has the same in SQL, for many at once. */
export function isAvailable({ budget, asked, snoozedUntil, noGo }: Omit<Standing, 'askedInAll'>, now: Date): boolean {
  return asked < budget && !isSnoozed(snoozedUntil, now) && !noGo
}

/** Whether somebody wants not to be asked for now. */
export function isSnoozed(snoozedUntil: Date | null, now: Date): boolean {
  return snoozedUntil !== null && snoozedUntil > now
}

/** The calendar month of a moment in a zone: its first moment, and the first one after it. */
export function monthOf(now: Date, timeZone: string): { start: Date; end: Date } {
  const first = todayIn(timeZone, now).with({ day: 1 })
  return { start: startOf(first, timeZone), end: startOf(first.add({ months: 1 }), timeZone) }
}

/**
 * When somebody may be messaged: null for now, else the end of their quiet time. Quiet hours and non-working days are
 * quiet; people without quiet hours can be messaged at any time on any day.
 */
export function quietUntil(now: Date, quiet: QuietHours, working: WorkingTime): Date | null {
  if (!isQuiet(now, quiet, working)) return null
  const { timeZone } = working
  const today = todayIn(timeZone, now)
  // It ends at the hour they chose, or with a non-working day; every week has a working day.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = today.add({ days: ahead })
    for (const at of [startOf(day, timeZone), momentOf(day, { hour: quiet.quietUntil }, timeZone)])
      if (at > now && !isQuiet(at, quiet, working)) return at
  }
  return null
}

function isQuiet(at: Date, { quietFrom, quietUntil }: QuietHours, { timeZone, workingDays }: WorkingTime): boolean {
  if (quietFrom === quietUntil) return false
  const { dayOfWeek, hour } = clocksAt(at, timeZone)
  if (workingDays.length > 0 && !workingDays.includes(dayOfWeek)) return true
  return quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil
}

export const Budget = z.coerce.number().int().min(0).max(MAX_BUDGET)

/** A select gives a string, empty if nothing is chosen. */
const chosen = (most: number, missed: ReturnType<typeof mend>) =>
  z
    .string(missed)
    .regex(/^\d{1,2}$/, missed)
    .transform(Number)
    .pipe(z.number().max(most, missed))

const Settings = z.object({
  budget: chosen(MAX_BUDGET, mend('no-budget')),
  quietFrom: chosen(23, mend('no-hour')),
  quietUntil: chosen(23, mend('no-hour')),
  visibility: Visibility,
})

/** Reads the personal settings form; throws form-invalid with what to fix. */
export function readSettings(values: Record<string, string>): z.infer<typeof Settings> {
  return read(Settings, values)
}

const Snooze = z.object({
  until: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.iso.date(mend('no-date'))),
})

/** Reads the snooze form's last day, `yyyy-mm-dd`; throws form-invalid. */
export function readSnooze(values: Record<string, string>): string {
  return read(Snooze, values).until
}

/** Longest snooze, in days: a year and a day. */
const LONGEST = 366

/**
 * When a snooze until a day ends: as that day begins in a zone.
 *
 * @throws DomainError form-invalid for a day not in the future, or more than a year ahead
 */
export function snoozeUntilDay(day: string, timeZone: string, now: Date): Date {
  const until = startOf(Temporal.PlainDate.from(day), timeZone)
  if (until <= now) throw notThen('date-not-ahead')
  if (daysBetween(now, until) > LONGEST) throw notThen('date-too-far')
  return until
}

function notThen(reason: 'date-not-ahead' | 'date-too-far'): DomainError {
  return new DomainError('form-to-mend', { fields: { until: { reason } } })
}

const NoGo = z
  .object({ company: z.string().default(''), teammate: z.string().default('') })
  .transform(({ company, teammate }) => ({ company: company.trim(), teammate: teammate.trim() }))
  .refine(({ company, teammate }) => company !== '' || teammate !== '', {
    ...mend('no-company-or-teammate'),
    path: ['company'],
  })

/** Reads the form of what one never wants to be asked; throws form-invalid. */
export function readNoGo(values: Record<string, string>): { company: string; teammate: string } {
  return read(NoGo, values)
}
