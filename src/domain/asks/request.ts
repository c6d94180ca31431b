import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { type FieldRefusals, mend, toMend } from '../field-refusal.ts'
import { withoutAddresses } from '../privacy/addresses.ts'
import { SeenIn } from './ask.ts'
import { type AskWords, refusals } from './ask-rules.ts'

// Reads the forms of an ask.

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const line = (max: number) => z.string().default('').transform(oneLine).pipe(z.string().max(max))

const words = { why: line(500), benefit: line(500) }

const Request = z.object({
  whom: line(120).transform((text) => withoutAddresses(text) || null),
  ...words,
  seenIn: SeenIn.catch('connectors'),
})

const OpenRequest = Request.extend({
  target: line(200).pipe(z.string().min(1, mend('no-target'))),
})

const Refined = z.object({
  whom: line(120),
  organization: line(200).pipe(z.string().min(1, mend('no-target-or-words'))),
})

const Reworded = z.object(words)

export type AskRequest = z.infer<typeof Request>

/**
 * Reads the form that asks a connector, applying the hard rules of src/domain/asks/ask-rules.ts too.
 *
 * @throws DomainError form-invalid with what to fix, by field
 */
export function readRequest(values: Record<string, string>): AskRequest {
  return read(Request, values, refusals(askWords(values)))
}

/** Reads the form that keeps an ask open; throws like readRequest. */
export function readOpenRequest(values: Record<string, string>): AskRequest & { target: string } {
  return read(OpenRequest, values, refusals(askWords(values)))
}

/** Reads the form that restates an ask field by field; throws like readRequest. */
export function readRefined(values: Record<string, string>): z.infer<typeof Refined> {
  return read(Refined, values)
}

/** Reads the form that rewords an ask; throws like readRequest. */
export function readReworded(values: Record<string, string>): AskWords {
  return read(Reworded, values, refusals(askWords(values)))
}

/** What was typed into the two fields that form the draft, one line each, any length. */
export function askWords(values: Record<string, string>): AskWords {
  return { why: oneLine(values['why'] ?? ''), benefit: oneLine(values['benefit'] ?? '') }
}

/**
 * Reads form values by a schema.
 *
 * @param broken what else to fix, by field; the schema's own findings come first
 * @throws DomainError form-invalid with what to fix, by field
 */
export function read<T>(schema: z.ZodType<T>, values: Record<string, string>, broken: FieldRefusals = {}): T {
  const result = schema.safeParse(values)
  if (result.success && Object.keys(broken).length === 0) return result.data
  const issues = result.error?.issues.toReversed() ?? []
  const fields = Object.fromEntries(issues.map((issue) => [String(issue.path[0] ?? ''), toMend(issue)]))
  throw new DomainError('form-to-mend', { fields: { ...broken, ...fields } })
}
