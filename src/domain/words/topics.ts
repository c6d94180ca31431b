import { fold } from '../matching/companies/organization-name.ts'
import { TOPICS, type Topic } from './language.ts'
import { LANGUAGES, linesOf, wordsOf } from './lexicon.ts'

// What is said to the bot itself: "thanks", "how do I start?", "stop asking me".

/** Longer sentences are about something else. */
const MAX_WORDS = 16
/** Words a star in a frame stands for. */
const MAX_ANY = 6

/** A word of a frame: one of several, which may be missing; or, without any, some words of all kinds. */
type Slot = { words: ReadonlySet<string> | null; optional: boolean }
type Frame = { topic: Topic; slots: readonly Slot[] }

const COURTESY = wordsOf(({ courtesy }) => courtesy)
const FRAMES: readonly Frame[] = LANGUAGES.flatMap(({ talk }) =>
  TOPICS.flatMap((topic) => linesOf(talk[topic]).map((line) => ({ topic, slots: line.split(/\s+/).map(slotOf) }))),
)

function slotOf(word: string): Slot {
  if (word === '*') return { words: null, optional: true }
  const optional = word.endsWith('?')
  return { words: new Set((optional ? word.slice(0, -1) : word).split('|')), optional }
}

/** What a sentence says to the bot itself; null if it says something else. */
export function topicOf(text: string): Topic | null {
  const said = wordsIn(text)
  if (said.length === 0 || said.length > MAX_WORDS) return null
  const bare = withoutCourtesy(said)
  const fits = (words: string[]) => FRAMES.find(({ slots }) => matches(slots, words))?.topic
  return fits(said) ?? (bare.length > 0 && bare.length < said.length ? fits(bare) : undefined) ?? null
}

/** The topics whose frames share most words with a text, nearest first; only those that share any. */
export function nearestTopics(text: string): Topic[] {
  const said = new Set(wordsIn(text).slice(0, MAX_WORDS))
  const shares = new Map<Topic, number>()
  for (const { topic, slots } of FRAMES) {
    const wanted = slots.filter(({ words, optional }) => words !== null && !optional)
    const met = wanted.filter(({ words }) => [...(words ?? [])].some((word) => said.has(word))).length
    // One word in common is chance, unless little else was said.
    const share = met < 2 && (wanted.length > 1 || said.size > 2) ? 0 : met / Math.max(1, wanted.length)
    shares.set(topic, Math.max(shares.get(topic) ?? 0, share))
  }
  return TOPICS.filter((topic) => (shares.get(topic) ?? 0) >= 0.6).sort(
    (a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0),
  )
}

/** Folded words, with straight apostrophes and without punctuation. */
function wordsIn(text: string): string[] {
  return fold(text.replaceAll('’', "'")).match(/[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu) ?? []
}

function withoutCourtesy(said: string[]): string[] {
  const first = said.findIndex((word) => !COURTESY.has(word))
  const last = said.findLastIndex((word) => !COURTESY.has(word))
  return first === -1 ? [] : said.slice(first, last + 1)
}

function matches(slots: readonly Slot[], said: readonly string[]): boolean {
  const [slot, ...others] = slots
  if (!slot) return said.length === 0
  if (slot.words === null) {
    for (let count = 0; count <= Math.min(MAX_ANY, said.length); count++)
      if (matches(others, said.slice(count))) return true
    return false
  }
  const [word = '', ...rest] = said
  return (slot.words.has(word) && matches(others, rest)) || (slot.optional && matches(others, said))
}
