import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'

// What becomes of whom a leaver knew, where they agreed to more than that it is erased.

const HandOver = z.object({
  teammate: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().min(1, mend('no-teammate'))),
})

/** Reads who is asked to take over; throws form-invalid. */
export function readHandOver(values: Record<string, string>): string {
  return read(HandOver, values).teammate
}
