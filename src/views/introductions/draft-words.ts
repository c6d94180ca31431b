import { MAX_ABOUT, MAX_QUESTION, MAX_WORDS } from '../../domain/asks/ask-rules.ts'
import { asSentence, fitName } from '../../domain/asks/fit-words.ts'
import type { Consent } from '../../domain/introductions/consent.ts'
import { FIRST_NAME, NAME, type Note } from '../../domain/introductions/draft.ts'
import { firstName, givenName } from '../../domain/matching/people/person-name.ts'
import { ended } from '../format.ts'

// The note a connector can forward as is: its asker writes to the person, in the first person and in their own words.
// Each part stands whole after a colon, so that no grammar depends on it. The connector's line stands above the note.

/** What a note ends with unless its asker asks something else. */
export const USUAL_QUESTION = 'Would you be open to a short call?'
const USUAL_HELP = 'Could you put us in touch?'

/**
 * Who the asker is, why they write, what the person gets, one small question, and the asker's name: at most MAX_DRAFT
 * long.
 *
 * @param through a connector whose name the asker may mention
 */
export function writeNote(note: Note, through: string | null = null): string {
  const { about, why, benefit, question } = note
  const asker = fitName(note.asker, NAME) || '–'
  const who = about === null ? ended(`I am ${asker}`) : `I am ${asker}: ${asSentence(about, MAX_ABOUT)}`
  const connector =
    through === null ? '' : `${fitName(through, NAME) || 'A colleague of mine'} said I may write to you. `
  const where = fitName(note.organization, NAME)
  const at = where && ` at ${where}`
  const whom = note.whom === null ? '' : fitName(note.whom, NAME)
  const usual = whom ? USUAL_HELP : USUAL_QUESTION
  return [
    greeting(note.person),
    `${connector}${who}`,
    `Why I ${whom ? `would like to reach ${whom}${at}` : `am writing to you${at}`}: ${asSentence(why, MAX_WORDS)}`,
    `What is in it for ${whom ? 'them' : 'you'}: ${asSentence(benefit, MAX_WORDS)}`,
    question === null ? usual : `One small question: ${asSentence(question, MAX_QUESTION, '?')}`,
    `Best wishes,\n${asker}`,
  ].join('\n\n')
}

function greeting(person: string | null): string {
  return person === null ? 'Hello …,' : `Hello ${fitName(givenName(person) ?? '', FIRST_NAME) || 'there'},`
}

/** The line a connector can put above a note, by how it reaches the person. */
export function writeLine(asker: string, consent: Consent): string {
  const who = fitName(firstName(asker), FIRST_NAME) || 'The writer'
  return LINES[consent](who)
}

const LINES: Record<Consent, (who: string) => string> = {
  forwardable: (who) => `Worth 15 minutes? ${who} and I work together.`,
  vouched: (who) => `I think this is worth 15 minutes of your time: ${who} and I work together.`,
  agreed: (who) => `As we agreed, here is the note from ${who}, who works with me.`,
}

/** The subject of a mail about it. */
export function draftSubject(asker: string): string {
  return `An introduction: ${fitName(asker, NAME) || 'a colleague of mine'}`
}
