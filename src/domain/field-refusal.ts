import type { z } from 'zod'

// What to fix in a form field: a reason, and the details its message needs. The messages are in
// src/views/refusals/fields.ts.

/** Reasons whose message needs no details, so they can be the `error` of a schema. */
const PLAIN = [
  'not-chosen',
  'not-the-word',
  'no-person',
  'one-person',
  'no-company',
  'no-rating',
  'no-teammate',
  'no-helper',
  'no-target',
  'no-target-or-words',
  'no-same-company',
  'no-company-or-teammate',
  'no-channel',
  'no-day',
  'no-hour',
  'no-hour-of-day',
  'no-budget',
  'no-date',
  'no-zone',
  'unknown-zone',
  'date-not-ahead',
  'date-ahead',
  'date-too-far',
  'calls-everybody',
  'is-you',
  'own-asks',
  'own-network',
  'own-name',
  'teammate-new',
  'about-missing',
  'why-missing',
  'benefit-missing',
  'only-selling',
  'too-short',
  'link',
  'e-mail',
  'phone',
  'capitals',
  'exclamations',
  'repeats-why',
  'no-name-column',
  'no-place-column',
  'column-twice',
  'about-asker',
] as const
export type PlainReason = (typeof PLAIN)[number]

type Details = {
  /** Text that was not understood, or only guessed. */
  'not-sure': { said: string }
  /** Words that may set who sees it. */
  'who-may-see': { said: string }
  'too-long': { max: number }
  'mass-mail': { phrase: string }
  'is-asker': { name: string }
  'teammate-unknown': { typed: string }
  /** Some of the teammates with that name, and whether there are more. */
  'teammates-alike': { names: readonly string[]; more: boolean }
  'company-itself': { company: string }
  'company-unknown': { written: string }
  'no-go-unknown': { written: string }
  'companies-alike': { names: readonly string[] }
}

/** What is wrong with one field. */
export type FieldRefusal = { reason: PlainReason } | { [R in keyof Details]: { reason: R } & Details[R] }[keyof Details]

/** What to fix, by field. */
export type FieldRefusals = Record<string, FieldRefusal>

/** Makes a reason the `error` of a schema. */
export function mend(reason: PlainReason): { error: PlainReason } {
  return { error: reason }
}

/** Turns a schema issue into a field refusal. Text that is too long needs no `error`: its length is in the issue. */
export function toMend(issue: z.core.$ZodIssue): FieldRefusal {
  if (issue.code === 'too_big' && issue.origin === 'string') return { reason: 'too-long', max: Number(issue.maximum) }
  return { reason: PLAIN.find((reason) => reason === issue.message) ?? 'not-chosen' }
}
