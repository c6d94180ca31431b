import type { FieldRefusal, FieldRefusals } from '../field-refusal.ts'
import { isShouted } from './fit-words.ts'
import { findLink } from './links.ts'

// Checks an ask before it is sent, so that the asker can improve it. Hard rules refuse; soft ones raise doubts,
// and the asker may send it anyway.

/** What the asker typed into the fields that form the note; empty where a form does not ask for it. */
export type AskWords = { about: string; why: string; benefit: string; teamWhy: string; question: string }

const ALL = ['about', 'why', 'benefit', 'teamWhy', 'question'] as const

/** Longest text of each, in UTF-16 units: people read short messages, and the note holds them whole. */
export const MAX_ABOUT = 140
export const MAX_WORDS = 300
export const MAX_QUESTION = 140
/** Longest line for the team. */
export const MAX_REASON = 200

type Rule = {
  name: string
  /** The fields it reads. */
  fields: readonly (keyof AskWords)[]
  /** How the text breaks the rule; null if it does not. */
  broken(text: string, field: keyof AskWords, words: Partial<AskWords>): FieldRefusal | null
}

const FILLER =
  /^(?:because|just because|n\/?a|none|nothing|tbd|todo|test|sales|business|networking|various|see above|same|asap)$/i

/** A connector given no reason can only pass, or ask back: the ask would cost both a day. */
const missing: Rule = {
  name: 'missing',
  fields: ['why', 'benefit'],
  broken: (text, field) => {
    const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    return words.length < 3 || FILLER.test(words)
      ? { reason: field === 'why' ? 'why-missing' : 'benefit-missing' }
      : null
  },
}

const SELLING =
  /^(?:because )?(?:we|i)(?:['’]d| would)? (?:just |only )?(?:(?:want|like|need|wish|love|hope|have) to |wanna )?(?:sell|pitch|demo|make a sale|do business)(?: (?:to|with|them|it|you|our|my|something|more)\b[^.!?,]{0,30})?[.!]*$/i

/** "Because we want to sell" is true of every ask: it says nothing about this person, and nobody forwards it. */
const onlySelling: Rule = {
  name: 'only-selling',
  fields: ['why'],
  broken: (text) => (SELLING.test(text) ? { reason: 'only-selling' } : null),
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu
/** Scripts without spaces, or with denser characters, where a few make a sentence. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

/** One word is not a sentence, so the note would not read like one. */
const tooShort: Rule = {
  name: 'too-short',
  fields: ['why', 'benefit'],
  broken: (text) => {
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    const short = DENSE.test(text) ? letters < 4 : letters < 7 || ((text.match(WORD) ?? []).length < 2 && letters < 12)
    return short ? { reason: 'too-short' } : null
  },
}

/** A first message with a link looks like spam, and is filtered as such. */
const link: Rule = {
  name: 'link',
  fields: ALL,
  broken: (text) => (findLink(text) === 'link' ? { reason: 'link' } : null),
}

/** Addresses and numbers are never kept here (the privacy promise), and nobody needs one before they are introduced. */
const address: Rule = {
  name: 'address',
  fields: ALL,
  broken: (text) => {
    const found = findLink(text)
    return found === 'e-mail' || found === 'phone' ? { reason: found } : null
  },
}

/** Phrases typical of mass mails. */
const PHRASES = [
  'synergy',
  'synergies',
  'pick your brain',
  'quick call',
  'touch base',
  'circle back',
  'hop on a call',
  'book a demo',
  'game-changing',
  'game changing',
  'game changer',
  'revolutionary',
  'cutting-edge',
  'best-in-class',
  'world-class',
  'industry-leading',
  'no-brainer',
  'win-win',
  'act now',
  'limited time',
  'once in a lifetime',
  'special offer',
  'risk-free',
  'free trial',
  '100% guaranteed',
]

/** Nobody forwards what sounds like a mass mail: it carries the connector's own name. */
const massMail: Rule = {
  name: 'mass-mail',
  fields: ALL,
  broken: (text) => {
    const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}%-]+/gu, ' ')} `
    const phrase = PHRASES.find((one) => plain.includes(` ${one} `))
    return phrase ? { reason: 'mass-mail', phrase } : null
  },
}

/** Capitals and rows of exclamation marks read as shouting. */
const shouting: Rule = {
  name: 'shouting',
  fields: ALL,
  broken: (text) => {
    if (isShouted(text)) return { reason: 'capitals' }
    return /[!！]\s*[!！]/.test(text) || (text.match(/[!！]/g)?.length ?? 0) > 2 ? { reason: 'exclamations' } : null
  },
}

/** Share of the benefit's words also in the why, from which it counts as repetition. */
const REPEATED = 0.8

/** A benefit that repeats the why leaves the target's own question open: what do I get? */
const repeatsWhy: Rule = {
  name: 'repeats-why',
  fields: ['benefit'],
  broken: (text, _field, { why = '' }) => {
    const known = new Set(wordsOf(why))
    const words = wordsOf(text)
    const repeated = words.filter((word) => known.has(word)).length
    return words.length > 0 && repeated / words.length >= REPEATED ? { reason: 'repeats-why' } : null
  },
}

const ABOUT_ASKER =
  /(?:^|[^\p{L}])(?:we|i)(?:['’]d| would)? (?:really |just )?(?:want|need|like to|wish|hope)(?![\p{L}])|(?:^|[^\p{L}])(?:we are|we['’]re|i am|i['’]m) looking for(?![\p{L}])|(?:^|[^\p{L}])(?:our|my) (?:goal|target|quota|pipeline|revenue)s?(?![\p{L}])|(?:^|[^\p{L}])helps? (?:us|me)(?![\p{L}])/iu

/** "We want …" is what the asker gets: the benefit should be the target's. */
const aboutAsker: Rule = {
  name: 'about-asker',
  fields: ['benefit'],
  broken: (text) => (ABOUT_ASKER.test(text) ? { reason: 'about-asker' } : null),
}

/** In the order they are reported: only the first per field. */
const HARD = [missing, address, link, onlySelling, tooShort] as const
const SOFT = [aboutAsker, repeatsWhy, massMail, shouting] as const

/** What must be fixed, by field, of the fields given. */
export function refusals(words: Partial<AskWords>): FieldRefusals {
  return brokenBy(HARD, words)
}

/** What should better be fixed, by field, of the fields given. */
export function doubts(words: Partial<AskWords>): FieldRefusals {
  return brokenBy(SOFT, words)
}

function brokenBy(rules: readonly Rule[], words: Partial<AskWords>): FieldRefusals {
  const found: FieldRefusals = {}
  for (const rule of rules)
    for (const field of rule.fields) {
      const text = words[field]
      const refusal = text === undefined || found[field] ? null : rule.broken(text, field, words)
      if (refusal) found[field] = refusal
    }
  return found
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? []
  const telling = words.filter((word) => word.length > 2 || DENSE.test(word))
  return telling.length > 0 ? telling : words
}
