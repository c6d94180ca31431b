import { changesNothing, isLegalForm } from './companies/legal-forms.ts'
import { SMALL_WORDS } from './companies/organization-terms.ts'
import { LONGEST_COMPARED } from './edit-distance.ts'
import { hasSynonyms, standardWord } from './organization-synonyms.ts'
import { applies } from './rules.ts'
import { isCommon } from './word-rarity.ts'

// Splits a word into the words of another name, as domains and people join them: "bedbathandbeyond", "calcreek" for
// Calabazas Creek, "ucacmeville" for University of California Acmeville, "getacme" for Acme.

/** What domains put before their company's name, and, besides words common in names, after it. */
const BEFORE = new Set('the get try use my go join meet hello we team visit'.split(' '))
const BEHIND = new Set(
  'hq app apps online official site web io ai uk us usa eu 3d doc docs living now one inc team world jobs careers'.split(
    ' ',
  ),
)
/** And what companies put around their name elsewhere. */
const GROUPS = new Set('gruppo grupo groupe gruppe group groep'.split(' '))
/** What may join words written as one. */
const JOINT = /^(?:and|und|et|og|och|y|n)(?=.{3})/

/** Whether letters before, or after, a name's words in a compound say nothing about which company it is. */
const isBefore = (letters: string): boolean => BEFORE.has(letters) || (letters.length > 2 && isCommon(letters))
export const isBehind = (letters: string): boolean =>
  BEHIND.has(letters) || (letters.length > 1 && isLegalForm(letters)) || (letters.length > 2 && isCommon(letters))

/** Fewest letters of a name within a domain. */
const WRAPPED = 4

/**
 * The names that one word may have something around: "tryacme" is Acme with "try" before it, "gruppoacme" with "gruppo",
 * "acmehq" with "hq" behind it. None for a word that has nothing around a name of four letters.
 */
export function namesWithin(word: string): string[] {
  if (!applies('domains around names') || word.includes(' ') || word.length > LONGEST_COMPARED) return []
  const found: string[] = []
  for (let at = 2; at <= word.length - 2; at++) {
    const [start, end] = [word.slice(0, at), word.slice(at)]
    if (end.length >= WRAPPED && (BEFORE.has(start) || GROUPS.has(start)) && !isCommon(end)) found.push(end)
    if (start.length >= WRAPPED && isBehind(end) && !isCommon(start)) found.push(start)
  }
  return found
}

/** The words of the other name that a word consists of, by position, and the resulting likeness, 0 to 1. */
export type Split = { places: number[]; likeness: number }

/** Fewest letters in words written in full, and in a word cut short. */
const FULL = 3
const CUT = 3
/** The likeness of words written together in full. */
const BEST = 0.98
/** Penalties for a word cut short or to its initial, words left out, and extra letters, higher beside a single word. */
const LOSS = { meant: 0.05, cut: 0.15, initial: 0.12, left: 0.14, leftSmall: 0.02, more: 0.1, moreOfOne: 0.3 }
const LEAST = 0.55
/** Length of words looked for in another language. */
const MEANT = { shortest: 4, longest: 16 }
/** Most readings tried: a repetitive name has more than there is time for. */
const READINGS = 500

type Reading = { places: number[]; at: number; full: number; loss: number; initials: boolean }

/**
 * The likeliest way to read a word as words of another name in order; null if it is not made of them. Words cut short
 * keep three letters; those before a word in full perhaps only the first.
 *
 * @param free positions in `parts` that may be used
 */
export function splitWord(word: string, parts: string[], free: ReadonlySet<number>): Split | null {
  if (word.length > LONGEST_COMPARED) return null
  if (![...free].some((place) => (parts[place]?.length ?? 0) >= FULL - 1 && word.includes(parts[place] ?? '')))
    return null
  let best: Split | null = null
  let looked = 0
  const read = (reading: Reading, before: boolean): void => {
    if (looked++ > READINGS || BEST - reading.loss < LEAST) return
    const likeness = likenessOf(reading, word, before)
    if (likeness >= LEAST && likeness > (best?.likeness ?? 0)) best = { places: reading.places, likeness }
    if (reading.at < word.length) for (const next of nextReadings(word, parts, free, reading)) read(next, before)
  }
  for (let at = 0; at < word.length; at++)
    if (at === 0 || isBefore(word.slice(0, at))) read({ places: [], at, full: 0, loss: 0, initials: true }, at > 0)
  return best
}

/** Likeness of a word to what was read of it so far; 0 if the rest may be anything. */
function likenessOf({ places, at, full, loss }: Reading, word: string, before: boolean): number {
  const rest = word.slice(at)
  if (full < FULL || full * 4 < word.length || (rest !== '' && !isBehind(rest))) return 0
  const more = rest !== '' || before
  if (!more) return places.length < 2 ? 0 : BEST - loss
  const little = places.length > 1 || (changesNothing(rest) && !before)
  return BEST - loss - (little ? LOSS.more : LOSS.moreOfOne)
}

/** How a reading may continue: with the next word, or one after a skipped word. */
function nextReadings(word: string, parts: string[], free: ReadonlySet<number>, reading: Reading): Reading[] {
  const last = reading.places.at(-1)
  const starts = last === undefined ? [...free] : [last + 1, last + 2, last + 3]
  const found: Reading[] = []
  for (const place of starts) {
    const part = parts[place]
    if (part === undefined || !free.has(place)) continue
    const left = last === undefined ? [] : parts.slice(last + 1, place)
    if (left.filter((one) => !SMALL_WORDS.has(one)).length > 1) continue
    const loss = left.reduce((sum, one) => sum + (SMALL_WORDS.has(one) ? LOSS.leftSmall : LOSS.left), reading.loss)
    const joint = last === undefined ? '' : (JOINT.exec(word.slice(reading.at))?.[0] ?? '')
    const places = [...reading.places, place]
    for (const at of new Set([reading.at, reading.at + joint.length]))
      found.push(...readingsOf(part, word, { ...reading, at, places, loss }))
  }
  return found
}

/** How a word may occur at a reading's position: in full, cut short, in another language, as its first letter. */
function readingsOf(part: string, word: string, reading: Reading): Reading[] {
  const { at, full, loss } = reading
  const common = commonStart(part, word, at)
  if (common === part.length) return [{ ...reading, at: at + common, full: full + common, initials: false }]
  const found: Reading[] = []
  if (common >= CUT)
    found.push({ ...reading, at: at + common, loss: loss + LOSS.cut * (1 - common / part.length), initials: false })
  const meant = sameMeaningAt(part, word, at)
  if (meant > 0)
    found.push({ ...reading, at: at + meant, full: full + meant, loss: loss + LOSS.meant, initials: false })
  if (common > 0 && reading.initials) found.push({ ...reading, at: at + 1, loss: loss + LOSS.initial })
  return found
}

/** Length of a synonym of `part` at this position in a word: the `denki` of "teikokudenki" is "electric". */
function sameMeaningAt(part: string, word: string, from: number): number {
  if (!hasSynonyms(part)) return 0
  for (let length = Math.min(word.length - from, MEANT.longest); length >= MEANT.shortest; length--)
    if (standardWord(word.slice(from, from + length)) === standardWord(part)) return length
  return 0
}

function commonStart(part: string, word: string, from: number): number {
  let length = 0
  while (length < part.length && part[length] === word[from + length]) length += 1
  return length
}
