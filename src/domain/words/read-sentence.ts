import { readAskInWords } from '../finding/asks-in-words.ts'
import { isAsking, mayBeCompany } from '../finding/company-text.ts'
import { isRole } from '../finding/role.ts'
import { readRelationship } from '../relationships/relationship-text.ts'
import { isAboutSomebody, withoutOpening } from '../relationships/sentences.ts'
import type { Topic } from './language.ts'
import { nearestTopics, topicOf } from './topics.ts'

// Reads a sentence in plain words, in English, German, French or Spanish. commands/typed.ts makes a Command of what it
// means.

/** What a sentence may mean. */
export type Meaning = { kind: 'seek' } | { kind: 'tell' } | { kind: 'talk'; topic: Topic }

/**
 * How a sentence was read: as saying one thing; as a log whose form opens, filled with what was understood, as some of
 * it was not; or as neither, with the three nearest things it may mean, likeliest first.
 */
export type Sentence =
  | { kind: 'said'; meaning: Meaning }
  | { kind: 'unsure'; meaning: { kind: 'tell' } }
  | { kind: 'meant'; meanings: [Meaning, Meaning, Meaning] }

/** Short texts without any verb are names: asking for one changes nothing. */
const MAX_NAME = 6
const KNOWING =
  /^(?:(?:i|we)\s+(?:\p{L}+\s+)?(?:know|knew|met|worked)\s|i['’]ve (?:known|met)\s|ich kenne\s|wir kennen\s|je connais\s|nous connaissons\s|(?:conozco|conocemos)\s(?:\p{L}+\s){0,2}a\s)/iu
const NOBODY_IN_PARTICULAR = /^(?:\S+\s+){1,3}(?:some|any|no)(?:one|body)\b/iu

/**
 * Reads what somebody wrote without any command. A pure function; never throws. It takes time in proportion to the
 * length of the text, which its caller bounds.
 */
export function readSentence(text: string): Sentence {
  const clean = text.replaceAll('\0', '').trim()
  if (isLog(clean)) return readLog(clean)
  const ask = readAskInWords(clean)
  const said: Sentence = { kind: 'said', meaning: { kind: 'seek' } }
  if (ask?.sure) return said
  const topic = topicOf(clean)
  if (topic) return { kind: 'said', meaning: { kind: 'talk', topic } }
  if (ask || isNamed(clean)) return said
  return { kind: 'meant', meanings: nearestTo(clean) }
}

/** A log; `unsure` if its form has something to ask. */
function readLog(text: string): Sentence {
  const { unread, missing } = readRelationship(text)
  const isSure = unread.length === 0 && missing.length === 0
  return { kind: isSure ? 'said' : 'unsure', meaning: { kind: 'tell' } }
}

/** Whether a sentence says that its writer knows somebody. */
export function isTold(said: string): boolean {
  if (isQuestion(said)) return false
  const text = withoutOpening(said)
  return KNOWING.test(text) ? !NOBODY_IN_PARTICULAR.test(text) : isAboutSomebody(text)
}

/** Whether a question asks for somebody, and nothing else. */
export function isAskedFor(text: string): boolean {
  return isQuestion(text) && readAskInWords(text)?.sure === true
}

const isQuestion = (text: string): boolean => /[?？]\s*$|^\s*¿/.test(text)

/** The same, also of a line with a story or a rating. */
function isLog(text: string): boolean {
  if (isQuestion(text)) return false
  if (isTold(text)) return true
  const { name, how, rating, visibility, kind } = readRelationship(text)
  const tells = rating !== null || visibility !== null || kind !== 'acquaintance' || how !== null
  return (
    tells && name !== '' && name.includes(' ') && (rating !== null || !isAsking(text)) && readAskInWords(text) === null
  )
}

/** Whether a text is only a name to look for: a company, a site, or somebody there, as asks are documented. */
function isNamed(text: string): boolean {
  const words = text.split(/\s+/)
  if (words.length > MAX_NAME || !mayBeCompany(text) || /[,;|]/.test(text)) return false
  return text !== text.toLowerCase() || words.length <= 2 || isRole(text)
}

/** The three nearest meanings, likeliest first: what the text shares words with, then asking, logging and the help. */
function nearestTo(text: string): [Meaning, Meaning, Meaning] {
  const { name, kind, organization, rating } = readRelationship(text)
  const tells = rating !== null || kind !== 'acquaintance' || (name !== '' && organization !== '')
  const ask: Meaning = { kind: 'seek' }
  const log: Meaning = { kind: 'tell' }
  const pair = tells ? [log, ask] : [ask, log]
  const topics = nearestTopics(text).map((topic): Meaning => ({ kind: 'talk', topic }))
  const [first = ask, second = log] = pair
  const [third = { kind: 'talk', topic: 'start' } as const, fourth] = topics
  // Two things said to the bot are likelier than a log of nobody.
  if (tells || topics.length === 0 || isAsking(text)) return [first, second, third]
  // What is said to the bot itself is likelier than a log of nobody.
  return fourth ? [third, fourth, first] : [third, first, second]
}
