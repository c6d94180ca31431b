import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { type FieldRefusals, mend, toMend } from '../field-refusal.ts'
import { withoutAddresses } from '../privacy/addresses.ts'
import { SeenIn } from './ask.ts'
import { type AskWords, MAX_ABOUT, MAX_QUESTION, MAX_REASON, MAX_WORDS, refusals } from './ask-rules.ts'

// Reads the forms of an ask.

/** Without what nobody sees and what would turn the text around it. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()

const line = (max: number) => z.string().default('').transform(oneLine).pipe(z.string().max(max))

const words = { why: line(MAX_WORDS), benefit: line(MAX_WORDS) }
const question = line(MAX_QUESTION).transform((text) => text || null)
/** The line for the team; null where it is left empty, undefined where the form does not ask for it. */
const teamWhy = z
  .string()
  .transform((text) => oneLine(text) || null)
  .pipe(z.string().max(MAX_REASON).nullable())
  .optional()
const about = line(MAX_ABOUT).pipe(z.string().min(1, mend('about-missing')))

const Request = z.object({
  whom: line(120).transform((text) => withoutAddresses(text) || null),
  about,
  ...words,
  teamWhy,
  question,
  seenIn: SeenIn.catch('connectors'),
})

/** What is posted is read by the team first: it needs the line for them. */
const Posting = Request.extend({ teamWhy: line(MAX_REASON).pipe(z.string().min(1, mend('why-missing'))) })

const Joining = z.object({ target: line(200).pipe(z.string().min(1, mend('no-target'))), ...words })

const Refined = z.object({
  whom: line(120),
  organization: line(200).pipe(z.string().min(1, mend('no-target-or-words'))),
})

const Reworded = z.object({ ...words, teamWhy, question })

const About = z.object({ about })

export type AskRequest = z.infer<typeof Request>

/**
 * Reads the form that asks a connector or keeps an ask open, applying the hard rules of src/domain/asks/ask-rules.ts too.
 *
 * @throws DomainError form-invalid with what to fix, by field
 */
export function readRequest(values: Record<string, string>): AskRequest {
  return read(Request, values, refusals(askWords(values)))
}

/** Reads the form of an ask that is to be posted; throws like readRequest. */
export function readPosting(values: Record<string, string>): AskRequest {
  return read(Posting, values, refusals(askWords(values)))
}

/** Reads the form that joins a teammate's ask; throws like readRequest. */
export function readJoining(values: Record<string, string>): z.infer<typeof Joining> {
  const { why, benefit } = askWords(values)
  return read(Joining, values, refusals({ why, benefit }))
}

/** Reads the form that restates an ask field by field; throws like readRequest. */
export function readRefined(values: Record<string, string>): z.infer<typeof Refined> {
  return read(Refined, values)
}

/** Reads the form that rewords an ask; throws like readRequest. */
export function readReworded(values: Record<string, string>): z.infer<typeof Reworded> {
  return read(Reworded, values, refusals(askWords(values)))
}

/** Reads the form in which a member says who they are; throws like readRequest. */
export function readAbout(values: Record<string, string>): string {
  return read(About, values, refusals({ about: askWords(values).about })).about
}

/** What was typed into the fields that form the note, one line each, any length. */
export function askWords(values: Record<string, string>): AskWords {
  const typed = (name: keyof AskWords) => oneLine(values[name] ?? '')
  return {
    about: typed('about'),
    why: typed('why'),
    benefit: typed('benefit'),
    teamWhy: typed('teamWhy'),
    question: typed('question'),
  }
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
