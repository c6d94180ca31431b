import { z } from 'zod'
import { read } from '../asks/request.ts'

// What the form holds that says which companies are one.

const MergeWith = z.object({
  company: z
    .string()
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, { error: 'Which company is it?' })
        .max(200, { error: 'Please keep this within 200 characters.' }),
    ),
})

/** Reads the form that names another company; throws form-invalid. */
export function readMergeWith(values: Record<string, string>): string {
  return read(MergeWith, values).company
}
