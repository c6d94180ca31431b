import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'

// Fields of the forms about an introduction.

/**
 * Why a connector passed, used only for ranking. Hardly knowing somebody lowers that tie until its owner rates it
 * again; too much on lowers the connector for a month; not a good fit lowers nothing; no reason counts as an ordinary
 * pass.
 */
export const PASS_REASONS = ['hardly-know', 'not-now', 'no-fit', 'unsaid'] as const
export type PassReason = (typeof PASS_REASONS)[number]

/** The reason that counts against the tie. */
export const HARDLY_KNOW: PassReason = 'hardly-know'
/** Reasons that never count against the connector, and the one that no longer does after a month. */
export const EXCUSING: readonly PassReason[] = [HARDLY_KNOW, 'no-fit']
export const EXCUSING_LATER: PassReason = 'not-now'

const line = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max))

const Redirect = z.object({
  teammate: line(120).pipe(z.string().min(1, mend('no-teammate'))),
})

const Reason = z.object({
  reason: z.enum(PASS_REASONS, mend('not-chosen')),
  words: line(300).transform((text) => text || null),
})

const Won = z.object({ amount: line(60).transform((text) => text || null) })

/** Reads the teammate named, as typed; throws form-invalid. */
export function readRedirect(values: Record<string, string>): { teammate: string } {
  return read(Redirect, values)
}

/** Reads why a connector passed, with their own words if any; throws form-invalid. */
export function readReason(values: Record<string, string>): { reason: string; words: string | null } {
  return read(Reason, values)
}

/** Reads what was won, as typed, null when not given; throws form-invalid. */
export function readWon(values: Record<string, string>): { amount: string | null } {
  return read(Won, values)
}
