import { z } from 'zod'
import { read } from '../asks/request.ts'
import { mend } from '../field-refusal.ts'
import { MAX_OWN_DRAFT } from './draft.ts'

/** What would ping people if pasted into a Slack or Discord channel. */
const PING = /@(?:everyone|here|channel)(?![\p{L}\p{N}])|<!(?:channel|here|everyone)|<@[!&]?\w+>/iu

const OwnDraft = z.object({
  text: z
    .string()
    .default('')
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+$/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .pipe(
      z
        .string()
        .max(MAX_OWN_DRAFT)
        .refine((text) => !PING.test(text), mend('calls-everybody')),
    ),
})

/**
 * Reads the connector's own words, keeping line breaks; empty restores the prepared draft. Only length and pings are
 * checked: what they send is up to them.
 *
 * @throws DomainError form-invalid
 */
export function readOwnDraft(values: Record<string, string>): string {
  return read(OwnDraft, values).text
}
