import { z } from 'zod'
import { read } from './request.ts'

// What the forms of an introduction hold.

/** Why a connector passed, for the ranking alone: its word, and how the form says it. */
export const PASS_REASONS = [
  { value: 'hardly-know', label: 'I hardly know them' },
  { value: 'lost-touch', label: 'We have lost touch' },
  { value: 'bad-moment', label: 'Not a good moment for me or them' },
  { value: 'no-fit', label: 'Not something for them' },
  { value: 'other', label: 'Something else' },
] as const

const line = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, { error: `Please keep this within ${max} characters.` }))

const Redirect = z.object({
  teammate: line(120).pipe(z.string().min(1, { error: 'Which teammate should be asked?' })),
})

const Reason = z.object({
  reason: z.enum(
    PASS_REASONS.map(({ value }) => value),
    { error: 'Please choose one.' },
  ),
})

const Won = z.object({ amount: line(60).transform((text) => text || null) })

/** The teammate named, as typed; throws form-invalid. */
export function readRedirect(values: Record<string, string>): { teammate: string } {
  return read(Redirect, values)
}

/** Why a connector passed; throws form-invalid. */
export function readReason(values: Record<string, string>): { reason: string } {
  return read(Reason, values)
}

/** What was won, as typed, null when not said; throws form-invalid. */
export function readWon(values: Record<string, string>): { amount: string | null } {
  return read(Won, values)
}
