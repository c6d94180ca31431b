import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'

// Fields of the form that merges companies.

const MergeWith = z.object({
  company: z
    .string()
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, mend('no-same-company')).max(200)),
})

/** Reads the form that names another company; throws form-invalid. */
export function readMergeWith(values: Record<string, string>): string {
  return read(MergeWith, values).company
}
