import { fitName } from '../../domain/asks/fit-words.ts'
import type { Consent } from '../../domain/introductions/consent.ts'
import { type DraftWords, FIRST_NAME, fitDraft, NAME } from '../../domain/introductions/draft.ts'
import { firstName, givenName } from '../../domain/matching/people/person-name.ts'

// Text a connector can send as is: who, what the target gets, why them, one small easy question. Short, personal, no
// link, no opening pitch; the asker's own words are quoted, since "we" in them is not the connector's.

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
  const whose = fitName(firstName(draft.asker), FIRST_NAME) || 'their'
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

/** A text from the asker that mentions the connector, who lent their name, signed with the asker's. */
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
    fitName(firstName(draft.asker), FIRST_NAME) || '–',
  ])
}

/** The subject of a mail about it. */
export function draftSubject(asker: string): string {
  return `An introduction: ${fitName(asker, NAME) || 'a colleague of mine'}`
}

function greeting(person: string): string {
  return `Hi ${fitName(givenName(person) ?? '', FIRST_NAME) || 'there'},`
}

function wanted({ whom, organization }: DraftWords): string {
  const who = whom === null ? '' : fitName(whom, NAME)
  const where = fitName(organization, NAME)
  return who && where ? `${who} at ${where}` : who
}

/** Placeholder for a reason not put into words. */
const UNSAID = 'Let me tell you when we talk'

function filled(draft: DraftWords, lines: (benefit: string, why: string) => string[]): string {
  return fitDraft(draft, UNSAID, (benefit, why) => lines(benefit, why).join('\n'))
}
