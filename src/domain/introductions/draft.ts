import { fitName, fitWords } from '../asks/fit-words.ts'
import { firstName, givenName } from '../matching/people/person-name.ts'
import type { Consent } from './consent.ts'

// The words a connector can send as they are: who, what the target gets, why them, one small easy question. Short,
// personal, no link, no pitch first; the asker's own words as quotes, since "we" in them is not the connector's.

/** Longest draft, in UTF-16 units: what is read on a telephone without scrolling. */
export const MAX_DRAFT = 600
/**
 * Longest draft of the connector's own, in UTF-16 units: it has to show whole in one Discord message (4,000 characters
 * with everything else in it) and to fit into a mail link.
 */
export const MAX_OWN_DRAFT = 1500

/** Longest names in a draft. */
const NAME = 60
const FIRST = 30

export type DraftWords = {
  /** The person's name as the connector logged it. */
  person: string
  /** Whom the asker wants to reach where it is not this person ("the CFO", "Jim Roe"), else null. */
  whom: string | null
  organization: string
  asker: string
  why: string
  benefit: string
}

/** First sentence and last question, by how the introduction reaches the person. */
const FRAMES: Record<Consent, { meet: (who: string, whom: string) => string; call: string; help: string }> = {
  forwardable: {
    meet: (who, whom) => `my colleague ${who} would like to meet ${whom || 'you'}.`,
    call: 'Would you be open to a short introduction?',
    help: 'Could you help the two find each other?',
  },
  vouched: {
    meet: (who, whom) =>
      whom ? `I would like my colleague ${who} to meet ${whom}.` : `I would like you to meet my colleague ${who}.`,
    call: 'Would a short call suit you?',
    help: 'Could you bring the two together?',
  },
  agreed: {
    meet: (who, whom) =>
      whom
        ? `as we agreed, my colleague ${who} would like to meet ${whom}.`
        : `as we agreed, meet my colleague ${who}.`,
    call: 'Would a short call next week suit you?',
    help: 'Could you bring the two together?',
  },
}

/**
 * A ready-to-forward message in the connector's voice: a greeting and four sentences, at most MAX_DRAFT long, with one
 * question mark, at the end.
 */
export function writeDraft(draft: DraftWords, consent: Consent = 'forwardable'): string {
  const { meet, call, help } = FRAMES[consent]
  const who = fitName(draft.asker, NAME) || 'at work'
  const whose = fitName(firstName(draft.asker), FIRST) || 'their'
  const whom = wanted(draft)
  return filled(draft, (benefit, why) => [
    greeting(draft.person),
    '',
    [
      meet(who, whom),
      `What is in it for ${whom ? 'them' : 'you'}, in ${whose === 'their' ? 'their' : `${whose}’s`} words: “${benefit}.”`,
      `And why ${whom ? 'them' : 'you'}: “${why}.”`,
      whom ? help : call,
    ].join(' '),
  ])
}

/** A text of the asker's own that mentions the connector, who lent their name for it; its name below. */
export function writeNameDrop(draft: DraftWords & { connector: string }): string {
  const connector = fitName(draft.connector, NAME) || 'at work'
  const whom = wanted(draft)
  return filled(draft, (benefit, why) => [
    greeting(draft.person),
    '',
    [
      `my colleague ${connector} said I may mention their name.`,
      `What is in it for ${whom || 'you'}: ${benefit}.`,
      `And why I write to you: ${why}.`,
      whom ? 'Could you help me reach them?' : 'Would you be open to a short talk?',
    ].join(' '),
    '',
    fitName(firstName(draft.asker), FIRST) || '–',
  ])
}

/** What a mail about it is called. */
export function draftSubject(asker: string): string {
  return `An introduction: ${fitName(asker, NAME) || 'a colleague of mine'}`
}

function greeting(person: string): string {
  return `Hi ${fitName(givenName(person) ?? '', FIRST) || 'there'},`
}

function wanted({ whom, organization }: DraftWords): string {
  const who = whom === null ? '' : fitName(whom, NAME)
  const where = fitName(organization, NAME)
  return who && where ? `${who} at ${where}` : who
}

/** Puts benefit and why into the lines: what one does not need of the room left is the other's. */
function filled(draft: DraftWords, lines: (benefit: string, why: string) => string[]): string {
  const write = (benefit: string, why: string) => lines(benefit, why).join('\n')
  const room = MAX_DRAFT - write('', '').length
  const within = (text: string, max: number) => fitWords(text, max) || 'Let me tell you when we talk'
  const benefit = within(draft.benefit, Math.max(Math.floor(room / 2), room - within(draft.why, room).length))
  return write(benefit, within(draft.why, room - benefit.length))
}
