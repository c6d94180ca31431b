import { isShouted } from './fit-words.ts'
import { findLink } from './links.ts'

// What is held against an ask before it is sent, said to its asker with how to mend it. Hard rules refuse; soft ones
// doubt, and the asker may send it all the same.

/** What the asker typed into the two fields that make the draft. */
export type AskWords = { why: string; benefit: string }

type Rule = {
  name: string
  /** The fields it reads. */
  fields: readonly (keyof AskWords)[]
  /** How to mend what breaks it; null when nothing does. */
  mend(text: string, field: keyof AskWords, words: AskWords): string | null
}

/** How long the text of a field is before the draft can hold its beginning only, in UTF-16 units: half of a draft. */
const ROOM = 300

const MISSING = {
  why: 'Say in a sentence why you want to meet.',
  benefit: 'Say in a sentence what is in it for them: people help where it helps.',
}

const FILLER =
  /^(?:because|just because|n\/?a|none|nothing|tbd|todo|test|sales|business|networking|various|see above|same|asap)$/i

/** A connector who reads no reason can only pass, or ask back: the ask would cost both a day. */
const missing: Rule = {
  name: 'missing',
  fields: ['why', 'benefit'],
  mend: (text, field) => {
    const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    return words.length < 3 || FILLER.test(words) ? MISSING[field] : null
  },
}

const SELLING =
  /^(?:because )?(?:we|i)(?:['’]d| would)? (?:just |only )?(?:(?:want|like|need|wish|love|hope|have) to |wanna )?(?:sell|pitch|demo|make a sale|do business)(?: (?:to|with|them|it|you|our|my|something|more)\b[^.!?,]{0,30})?[.!]*$/i

/** "Because we want to sell" is true of every ask: it says nothing of this person, and nobody forwards it. */
const onlySelling: Rule = {
  name: 'only-selling',
  fields: ['why'],
  mend: (text) =>
    SELLING.test(text) ? 'Wanting to sell is no reason to meet: say what makes you think of them.' : null,
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu
/** Scripts without spaces, or with more in a sign: few signs are a sentence. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

/** One word makes no sentence, so the draft would not read like one. */
const tooShort: Rule = {
  name: 'too-short',
  fields: ['why', 'benefit'],
  mend: (text) => {
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    const short = DENSE.test(text) ? letters < 4 : letters < 7 || ((text.match(WORD) ?? []).length < 2 && letters < 12)
    return short ? 'Say it in a whole sentence: a few words more make it easy to say yes.' : null
  },
}

/** A first message with a link looks like spam, and is filtered as such. */
const link: Rule = {
  name: 'link',
  fields: ['why', 'benefit'],
  mend: (text) => (findLink(text) === 'link' ? 'Leave out the link: say in words what is behind it.' : null),
}

/** Addresses and numbers are never kept here (the privacy promise), and nobody needs one before they are introduced. */
const address: Rule = {
  name: 'address',
  fields: ['why', 'benefit'],
  mend: (text) => {
    const found = findLink(text)
    return found === 'e-mail' || found === 'phone'
      ? `Leave out the ${found === 'phone' ? 'phone number' : 'e-mail address'}: once you are introduced you have each other’s.`
      : null
  },
}

/** Phrases that mass mails are known by. */
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

/** What sounds like a mass mail is passed on by nobody: the connector's own name stands behind it. */
const massMail: Rule = {
  name: 'mass-mail',
  fields: ['why', 'benefit'],
  mend: (text) => {
    const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}%-]+/gu, ' ')} `
    const phrase = PHRASES.find((one) => plain.includes(` ${one} `))
    return phrase ? `“${phrase}” sounds like a mass mail: say it in words of your own.` : null
  },
}

/** Capitals and rows of exclamation marks read as shouting. */
const shouting: Rule = {
  name: 'shouting',
  fields: ['why', 'benefit'],
  mend: (text) => {
    if (isShouted(text)) return 'Please write it in small letters: capitals read as shouting.'
    return /[!！]\s*[!！]/.test(text) || (text.match(/[!！]/g)?.length ?? 0) > 2
      ? 'One exclamation mark is enough, and none is better.'
      : null
  },
}

/** The draft is short, because people read short messages: it holds the beginning of a long text only. */
const long: Rule = {
  name: 'long',
  fields: ['why', 'benefit'],
  mend: (text) =>
    text.length > ROOM ? 'This is long: the draft holds about two sentences of it, and leaves out the rest.' : null,
}

/** Words of the benefit that the why has too, from which on the one repeats the other. */
const REPEATED = 0.8

/** A benefit that repeats the why leaves the target's own question open: what do I get? */
const repeatsWhy: Rule = {
  name: 'repeats-why',
  fields: ['benefit'],
  mend: (text, _field, { why }) => {
    const known = new Set(wordsOf(why))
    const words = wordsOf(text)
    const repeated = words.filter((word) => known.has(word)).length
    return words.length > 0 && repeated / words.length >= REPEATED
      ? 'This repeats the reason. Say what they have after a talk that they do not have now.'
      : null
  },
}

const ABOUT_ASKER =
  /(?:^|[^\p{L}])(?:we|i)(?:['’]d| would)? (?:really |just )?(?:want|need|like to|wish|hope)(?![\p{L}])|(?:^|[^\p{L}])(?:we are|we['’]re|i am|i['’]m) looking for(?![\p{L}])|(?:^|[^\p{L}])(?:our|my) (?:goal|target|quota|pipeline|revenue)s?(?![\p{L}])|(?:^|[^\p{L}])helps? (?:us|me)(?![\p{L}])/iu

/** "We want …" is what the asker gets: a benefit is the target's. */
const aboutAsker: Rule = {
  name: 'about-asker',
  fields: ['benefit'],
  mend: (text) =>
    ABOUT_ASKER.test(text) ? 'This is what you get. Say what they get: what they learn, save or win.' : null,
}

/** In the order in which they are said: of a field only the first. */
const HARD = [missing, address, link, onlySelling, tooShort] as const
const SOFT = [aboutAsker, repeatsWhy, massMail, shouting, long] as const

/** What must be mended, by field. */
export function refusals(words: AskWords): Record<string, string> {
  return broken(HARD, words)
}

/** What had better be mended, by field. */
export function doubts(words: AskWords): Record<string, string> {
  return broken(SOFT, words)
}

function broken(rules: readonly Rule[], words: AskWords): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { fields, mend } of rules)
    for (const field of fields) {
      const sentence = found[field] ? null : mend(words[field], field, words)
      if (sentence) found[field] = sentence
    }
  return found
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? []
  const telling = words.filter((word) => word.length > 2 || DENSE.test(word))
  return telling.length > 0 ? telling : words
}
