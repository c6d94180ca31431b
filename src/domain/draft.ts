import { firstName } from './person-name.ts'

// The words a connector can send as they are: short, personal, no link, no pitch, one small question.

/** Sentences kept of what the asker wrote, so that the whole stays within five. */
const QUOTED = 2

/**
 * A ready-to-forward message in the connector's voice: three to five sentences, the asker's own words as quotes.
 *
 * @param draft.person the person's name as the connector logged it
 * @param draft.whom whom the asker wants to reach where it is not this person ("the CFO", "Jim Roe"), else null
 */
export function writeDraft(draft: {
  person: string
  whom: string | null
  organization: string
  asker: string
  why: string
  benefit: string
}): string {
  const { person, whom, organization, asker, why, benefit } = draft
  return [
    `Hi ${firstName(person)},`,
    '',
    `${asker}, a colleague of mine, would like to meet ${whom ? `${whom} at ${organization}` : 'you'}: ${quoted(why)}`,
    `What is in it for ${whom ? 'them' : 'you'}, in ${firstName(asker)}’s words: ${quoted(benefit)}`,
    whom ? 'Could you help them find each other?' : 'Would you be open to a short introduction?',
  ].join('\n')
}

/** A text of the asker's own that mentions the connector, who lent their name for it. */
export function writeNameDrop(draft: Parameters<typeof writeDraft>[0] & { connector: string }): string {
  const { person, whom, organization, asker, connector, why, benefit } = draft
  return [
    `Hi ${firstName(person)},`,
    '',
    `my colleague ${connector} said I may mention their name when I write to you.`,
    unquoted(why),
    `What is in it for ${whom ? `${whom} at ${organization}` : 'you'}: ${unquoted(benefit)}`,
    whom ? `Could you help me reach ${whom}?` : 'Would you be open to a short talk?',
    '',
    firstName(asker),
  ].join('\n')
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

function quoted(text: string): string {
  return `“${unquoted(text)}”`
}

/** The first sentences of somebody's own words, on one line, without links. */
function unquoted(text: string): string {
  const clean = text
    .replace(/(?:https?:\/\/|www\.)\S+/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .trim()
  const first = Array.from(SENTENCES.segment(clean), ({ segment }) => segment)
    .slice(0, QUOTED)
    .join('')
    .trim()
  return /[.!?…。！？]$/u.test(first) ? first : `${first}.`
}
