import type { z } from 'zod'

// What is to mend in a field of a form: a reason, and what its sentence has to name. The sentences are in
// src/views/refusals/fields.ts.

/** Reasons whose sentence names nothing: these can stand as the `error` of a schema. */
const PLAIN = [
  'not-chosen',
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
  'date-too-far',
  'calls-everybody',
  'is-you',
  'own-asks',
  'teammate-new',
  'why-missing',
  'benefit-missing',
  'only-selling',
  'too-short',
  'link',
  'e-mail',
  'phone',
  'capitals',
  'exclamations',
  'longer-than-draft',
  'repeats-why',
  'about-asker',
] as const
export type PlainReason = (typeof PLAIN)[number]

type Details = {
  /** A text that was not understood, or only guessed. */
  'not-sure': { said: string }
  /** Words that may say who sees it. */
  'who-may-see': { said: string }
  'too-long': { max: number }
  'mass-mail': { phrase: string }
  'is-asker': { name: string }
  'teammate-unknown': { typed: string }
  /** Some of those who are called so, and whether there are more. */
  'teammates-alike': { names: readonly string[]; more: boolean }
  'company-itself': { company: string }
  'company-unknown': { written: string }
  'no-go-unknown': { written: string }
  'companies-alike': { names: readonly string[] }
}

/** What is wrong with one field. */
export type FieldRefusal = { reason: PlainReason } | { [R in keyof Details]: { reason: R } & Details[R] }[keyof Details]

/** What is to mend, by field. */
export type FieldRefusals = Record<string, FieldRefusal>

/** The `error` of a schema: the reason that stands for what breaks it. */
export function mend(reason: PlainReason): { error: PlainReason } {
  return { error: reason }
}

/** What an issue of a schema says of its field. A text that is too long needs no `error`: its length is in the issue. */
export function toMend(issue: z.core.$ZodIssue): FieldRefusal {
  if (issue.code === 'too_big' && issue.origin === 'string') return { reason: 'too-long', max: Number(issue.maximum) }
  return { reason: PLAIN.find((reason) => reason === issue.message) ?? 'not-chosen' }
}
