import { z } from 'zod'
import { SeenIn } from './ask.ts'
import { DomainError } from './errors.ts'

// What an asker writes in the form of an ask.

const line = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, { error: `Please keep this within ${max} characters.` }))

const told = (missing: string) => line(500).pipe(z.string().min(3, { error: missing }))

const Request = z.object({
  whom: line(120).transform((text) => text || null),
  why: told('Say in a sentence why you want to meet.'),
  benefit: told('Say in a sentence what is in it for them: people help where it helps.'),
  seenIn: SeenIn.catch('connectors'),
})

const OpenRequest = Request.extend({
  target: line(200).pipe(z.string().min(1, { error: 'Say which company you look for.' })),
})

const Refined = z.object({
  whom: line(120),
  organization: line(200).pipe(z.string().min(1, { error: 'Say which company, or words like fintech Berlin.' })),
})

export type AskRequest = z.infer<typeof Request>

/**
 * Reads the values of the form that asks a connector.
 *
 * @throws DomainError form-invalid with a sentence per field to mend
 */
export function readRequest(values: Record<string, string>): AskRequest {
  return read(Request, values)
}

/** Reads the values of the form that keeps an ask open; throws like readRequest. */
export function readOpenRequest(values: Record<string, string>): AskRequest & { target: string } {
  return read(OpenRequest, values)
}

/** Reads the values of the form that says an ask again, in parts; throws like readRequest. */
export function readRefined(values: Record<string, string>): z.infer<typeof Refined> {
  return read(Refined, values)
}

/** Reads form values by a schema, each issue said at its field. */
export function read<T>(schema: z.ZodType<T>, values: Record<string, string>): T {
  const result = schema.safeParse(values)
  if (result.success) return result.data
  const fields = Object.fromEntries(
    result.error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), issue.message]),
  )
  throw new DomainError('form-invalid', 'Please mend the marked fields.', fields)
}
