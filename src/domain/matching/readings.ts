import anyAscii from 'any-ascii'
import { distance } from './edit-distance.ts'
import { FOREIGN_WORDS, GLUED_WORDS } from './foreign-words.ts'
import { romanise } from './romanise.ts'
import { applies } from './rules.ts'

// Reads names in other scripts in Latin letters, and compares words by how they sound: Japanese writes "engineering"
// as エンジニアリング, Hindi writes "university" as युनिवर्सिटी. Letters by any-ascii (ISC), kana by Hepburn.

/** Scripts read here; Cyrillic and Greek by the letters of romanise.ts. */
const FOREIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Myanmar}\p{Script=Cyrillic}\p{Script=Greek}]/u

/** Longest name read: names are short, and each word is compared with each. */
const LONGEST = 120

/** A folded name in Latin letters, its usual words translated; null for a name in scripts that need no reading. */
export function readingOf(folded: string): string | null {
  if (!FOREIGN.test(folded) || !applies('readings of other scripts')) return null
  const words = folded
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(GLUED_WORDS, (word) => ` ${FOREIGN_WORDS.get(word) ?? ''} `)
    .split(/\s+/)
    .flatMap((word) => {
      const known = FOREIGN_WORDS.get(word)
      return known ?? spelled(word)
    })
  const reading = words.filter((word) => word !== '').join(' ')
  return reading === '' ? null : reading
}

/** A word in Latin letters. */
function spelled(word: string): string {
  // An article is part of no name: "al-jami'a".
  const bare = word.replace(/^(?:وال|بال|ال)(?=\p{Script=Arabic}{3})/u, '')
  const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bare) ? romaji(bare) : bare
  return anyAscii(romanise(kana)[0] ?? kana)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** Kana by Hepburn, without long vowels: small letters change the syllable before them. */
function romaji(word: string): string {
  return [...word]
    .reduce((text, kana) => {
      if (kana === 'ー') return text
      if (kana === 'ッ' || kana === 'っ') return `${text}~`
      const sound = anyAscii(kana)
      if ('ャュョゃゅょ'.includes(kana)) return withGlide(text, sound)
      if ('ァィゥェォぁぃぅぇぉ'.includes(kana)) return `${text.replace(/[aiueo]$/, '')}${sound}`
      return `${text}${sound}`
    }, '')
    .replace(/~(.)/g, '$1$1')
    .replaceAll('~', '')
}

/** "shi" and "yu" are "shu", "ki" and "yo" are "kyo". */
function withGlide(text: string, sound: string): string {
  const before = text.replace(/i$/, '')
  return `${before}${/(?:sh|ch|j)$/.test(before) ? sound.replace('y', '') : sound}`
}

/** Letters that stand for the same sound where a name went through another script, in order. */
const LETTERS: { first: Rule[]; last: Rule[] } = {
  first: [
    [/[^a-z]/g, ''],
    [/ph/g, 'f'],
  ],
  last: [
    [/c|q/g, 'k'],
    [/x/g, 'ks'],
    [/v/g, 'b'],
    [/l/g, 'r'],
    [/m(?=[pb])/g, 'n'],
    [/(.)\1+/g, '$1'],
  ],
}
/** What sounds nearly the same, in order. */
const NEARLY: Rule[] = [
  [/tion/g, 'sn'],
  [/gh(?![aeiou])/g, ''],
  [/tch|ch|ts|tz/g, 't'],
  [/sch|sh/g, 's'],
  [/(?<=[a-z])h/g, ''],
  [/r(?![aeiouy])/g, ''],
  [/c(?=[eiy])/g, 's'],
  [/g(?=[eiy])|j|z/g, 's'],
]
type Rule = [letters: RegExp, sound: string]

/** A word written by some rules, without a last vowel: other scripts add one to consonants. */
const writtenBy = (rules: Rule[], word: string): string =>
  rules.reduce((text, [letters, sound]) => text.replace(letters, sound), word).replace(/(?<=..)[aeiou]$/, '')

/** A word by its sounds. */
const spokenAs = (word: string): string => writtenBy([...LETTERS.first, ...NEARLY, ...LETTERS.last], word)
/** A word by its letters, of two for the same sound always the same one. */
const spelledAs = (word: string): string => writtenBy([...LETTERS.first, ...LETTERS.last], word)

/** Fewest sounds that tell a word. */
const LEAST = 3

/** From so many sounds on, one of them may differ. */
const MANY = 5
/** Words less alike than this, vowels and all, only happen to have the same consonants. */
const ALIKE = 0.5

/**
 * The likeness of two words that have the same consonants, or all but one of many, 0 to 1; 0 for any others. Sounds and
 * letters count alike: "majima" sounds like "masimo", too.
 */
function soundLikeness(a: string, b: string): number {
  const [one, other] = [soundOf(a), soundOf(b)]
  if (one === null || other === null) return 0
  if (one !== other && (Math.min(one.length, other.length) < MANY || distance(one, other, 1) > 1)) return 0
  const likeness = (alike(spokenAs(a), spokenAs(b)) + alike(spelledAs(a), spelledAs(b))) / 2
  return likeness < ALIKE ? 0 : likeness
}

/** The share of letters that two words have in common, 0 to 1. */
const alike = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length)

/**
 * A reading with its words spelled as another name has them where they sound alike, written together or apart: beside
 * "rockwave" `rokkuebu` is `rockwave`. Null where no word does.
 */
export function spelledLike(
  reading: readonly string[],
  others: readonly string[],
): { spelled: string[]; likeness: number } | null {
  let found = reading.some((word) => others.includes(word))
  let likeness = 1
  const spelled = reading.flatMap((word) => {
    const best = others.includes(word) ? null : mostAlike(word, others)
    if (best === null) return [word]
    found = true
    likeness = Math.min(likeness, best.likeness)
    return best.words
  })
  return found ? { spelled, likeness } : null
}

/** The word, or two in a row, that sound most like this one. */
function mostAlike(word: string, others: readonly string[]): { words: string[]; likeness: number } | null {
  let best: { words: string[]; likeness: number } | null = null
  for (let from = 0; from < others.length; from++)
    for (const to of [from + 1, from + 2]) {
      const words = others.slice(from, to)
      const likeness = soundLikeness(word, words.join(''))
      if (likeness > (best?.likeness ?? 0)) best = { words, likeness }
    }
  return best
}

/** The consonants of a Latin word as other scripts tell them apart; null where they are too few to tell anything. */
export function soundOf(word: string): string | null {
  const sounds = spokenAs(word)
    .replace(/^[aeiou]+/, 'A')
    .replace(/(?<=.)[aeiouwy]/g, '')
  return sounds.length < LEAST ? null : sounds
}
