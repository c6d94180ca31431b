import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'

/** The word to type before everything of oneself is erased. */
export const ERASE_WORD = 'ERASE'

const Values = z.object({
  word: z
    .string()
    .default('')
    .transform((text) => text.replace(/[^\p{L}]/gu, '').toUpperCase())
    .pipe(z.literal(ERASE_WORD, mend('not-the-word'))),
})

/** Checks the word that confirms it; throws form-invalid. */
export function readErasing(values: Record<string, string>): void {
  read(Values, values)
}
