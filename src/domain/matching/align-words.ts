import { ELIDED, SMALL_WORDS, swapsOf, withoutDoubles, withoutFormLetter } from './companies/organization-terms.ts'
import { distance } from './edit-distance.ts'
import { standardWord } from './organization-synonyms.ts'
import { applies } from './rules.ts'
import { isBehind, splitWord } from './split-word.ts'
import { isCommon } from './word-rarity.ts'

// Pairs the words of two names that are the same, or a typo, abbreviation or compound of one another.

/** Matching words of two names, by their positions in each. */
export type Pair = { left: number[]; right: number[]; kind: Likeness; likeness: number }
type Likeness = 'same' | 'synonym' | 'joined' | 'typo' | 'beginning' | 'initials'

/** What is left to pair of two names. */
type Open = { left: string[]; right: string[]; freeLeft: Set<number>; freeRight: Set<number>; pairs: Pair[] }

/**
 * Pairs words, the most certain likeness first, each used once. Swapping the names mirrors the result: fix their order
 * where that matters.
 */
export function alignWords(left: string[], right: string[]): Pair[] {
  const open: Open = { left, right, freeLeft: new Set(left.keys()), freeRight: new Set(right.keys()), pairs: [] }
  const sides = sidesOf(open)
  pairSingles(open, 'same', (a, b) => (a === b ? 1 : 0))
  pairSingles(open, 'synonym', (a, b) => (sameMeaning(a, b) ? 0.95 : 0))
  if (applies('words written together')) for (const side of sides) pairJoined(side)
  if (applies('slips of the pen')) pairSingles(open, 'typo', typoLikeness)
  if (applies('beginnings')) pairSingles(open, 'beginning', beginningLikeness)
  if (applies('initials')) for (const side of sides) pairInitials(side)
  return open.pairs
}

function take(open: Open, left: number[], right: number[], kind: Likeness, likeness: number): void {
  for (const at of left) open.freeLeft.delete(at)
  for (const at of right) open.freeRight.delete(at)
  open.pairs.push({ left, right, kind, likeness })
}

/** Pairs word with word, the most alike first. */
function pairSingles(open: Open, kind: Likeness, likenessOf: (a: string, b: string) => number): void {
  const found: { left: number; right: number; likeness: number }[] = []
  for (const left of open.freeLeft)
    for (const right of open.freeRight) {
      const likeness = likenessOf(open.left[left] ?? '', open.right[right] ?? '')
      if (likeness > 0) found.push({ left, right, likeness })
    }
  found.sort((a, b) => b.likeness - a.likeness || Math.abs(a.left - a.right) - Math.abs(b.left - b.right))
  for (const { left, right, likeness } of found)
    if (open.freeLeft.has(left) && open.freeRight.has(right)) take(open, [left], [right], kind, likeness)
}

/** The two names as seen from one: a word of the `whole` may consist of several `parts`, by their positions. */
type Side = {
  whole: string[]
  freeWhole: Set<number>
  parts: string[]
  freeParts: Set<number>
  pair(at: number, places: number[], kind: Likeness, likeness: number): void
}

function sidesOf(open: Open): Side[] {
  const { left, right, freeLeft, freeRight } = open
  return [
    {
      ...{ whole: left, freeWhole: freeLeft, parts: right, freeParts: freeRight },
      pair: (at, places, kind, likeness) => take(open, [at], places, kind, likeness),
    },
    {
      ...{ whole: right, freeWhole: freeRight, parts: left, freeParts: freeLeft },
      pair: (at, places, kind, likeness) => take(open, places, [at], kind, likeness),
    },
  ]
}

/** Pairs a word with adjacent words that the other name writes as one ("paypal", "pay pal"). */
function pairJoined({ whole, freeWhole, parts, freeParts, pair }: Side): void {
  for (const at of [...freeWhole]) {
    const word = whole[at] ?? ''
    if (word.length < 4) continue
    const split = splitWord(word, parts, freeParts)
    if (split) pair(at, split.places, 'joined', split.likeness)
  }
}

/** Whether two words are synonyms, in one language or several. */
function sameMeaning(a: string, b: string): boolean {
  const standard = standardWord(a)
  return (
    standard === standardWord(b) ||
    (ELIDED.test(a) && standardWord(a.replace(ELIDED, '')) === standardWord(b)) ||
    (ELIDED.test(b) && standardWord(b.replace(ELIDED, '')) === standard)
  )
}

/** A doubled letter is the likeliest typo. */
const DOUBLED = 0.92

/** A word written without its vowels: "pwr", "qrln". */
const VOWELLESS = 0.75

/** Three letters are just as often the initials of another name. */
const SWAPPED = 0.6

/** Likeness of two words that differ by typos: doubled letters; one from 4 letters on, two from 8; never in digits. */
function typoLikeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  const shorter = Math.min(a.length, b.length)
  if (shorter > 2 && a[0] === b[0] && a.at(-1) === b.at(-1) && withoutDoubles(a) === withoutDoubles(b)) return DOUBLED
  const most = shorter < 8 ? 1 : 2
  if (shorter > 2 && shorter < longer && areWithoutVowels(a, b)) return VOWELLESS
  if (longer === 3) return areSwapped(a, b) ? SWAPPED : 0
  if (shorter < 4 || longer - shorter > most || digitsOf(a) !== digitsOf(b)) return 0
  const edits = distance(a, b, most)
  if (edits > most) return 0
  const first = a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]) ? 0 : 0.1
  return 1 - edits / longer - first
}

const VOWEL_BEHIND = /.[aeiou]/

/** Whether the shorter of two words is the longer one without its vowels, or all but the first. */
function areWithoutVowels(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short[0] !== long[0] || VOWEL_BEHIND.test(short)) return false
  return short === long.replace(/(?<=.)[aeiou]/g, '')
}

/** Whether two three-letter words differ by a swap of adjacent letters. */
const areSwapped = (a: string, b: string): boolean => swapsOf(a).includes(b)

/** The digits of a word or name, in order. */
export const digitsOf = (text: string): string => (/\d/.test(text) ? text.replace(/\D/g, '') : '')

/** Likeness of a word and its prefix: at least four letters and half the longer, or five that are no common word. */
function beginningLikeness(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4 || !long.startsWith(short)) return 0
  const likeness = (0.9 * short.length) / long.length
  return likeness > (short.length > 4 && !isCommon(short) ? 0.34 : 0.45) ? likeness : 0
}

/** Likeness of a word to those it is the initials of; and of one that contains more. */
const INITIALS = 0.75
const INITIALS_BEFORE = 0.62
const LEAST_LETTERS = 3
const MOST_LETTERS = 10

/** Pairs a word with the first letters of two or more words in a row, its own or the other side's. */
function pairInitials({ whole, freeWhole, parts, freeParts, pair }: Side): void {
  for (const at of [...freeWhole]) {
    const letters = whole[at] ?? ''
    if (letters.length < 2 || letters.length > MOST_LETTERS || !freeWhole.has(at)) continue
    for (const [spelled, likeness] of initialsIn(letters)) {
      const places = initialsRun(spelled, parts, freeParts, false) ?? initialsRun(spelled, parts, freeParts, true)
      if (!places) continue
      pair(at, places, 'initials', likeness)
      break
    }
  }
}

/** The part of a word that may be initials: all, or what precedes a legal form, its first letter or e.g. "group". */
function initialsIn(letters: string): [letters: string, likeness: number][] {
  const before: [string, number][] = []
  for (let at = LEAST_LETTERS; at < letters.length; at++)
    if (isBehind(letters.slice(at))) before.push([letters.slice(0, at), INITIALS_BEFORE])
  const withoutForm = withoutFormLetter(letters)
  return [
    [letters, INITIALS],
    ...before,
    ...(withoutForm === null ? [] : [[withoutForm, INITIALS_BEFORE] as [string, number]]),
  ]
}

/** Consecutive words that begin with these letters, by position; null if there are none. */
function initialsRun(letters: string, parts: string[], free: Set<number>, skipSmall: boolean): number[] | null {
  for (const start of free) {
    const places = initialsFrom(start, letters, parts, free, skipSmall)
    if (places) return places
  }
  return null
}

function initialsFrom(
  start: number,
  letters: string,
  parts: string[],
  free: Set<number>,
  skipSmall: boolean,
): number[] | null {
  const places: number[] = []
  let spelled = 0
  for (let at = start; at < parts.length && free.has(at) && spelled < letters.length; at++) {
    const word = parts[at] ?? ''
    if (word[0] === letters[spelled]) spelled += 1
    else if (!(skipSmall && places.length > 0 && SMALL_WORDS.has(word))) break
    places.push(at)
  }
  return spelled === letters.length ? places : null
}
