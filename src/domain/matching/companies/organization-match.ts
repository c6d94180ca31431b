import { alignWords, type Pair } from '../align-words.ts'
import { applies } from '../rules.ts'
import { changesNothing, isFormMisspelled } from './legal-forms.ts'
import { comparable, type Evidence, evidenceOf, type Rarity } from './organization-evidence.ts'
import type { NormalisedName } from './organization-name.ts'
import { SMALL_WORDS } from './organization-terms.ts'

// Decides whether two company names mean the same company: how certain, and why.

/**
 * What is open between two names: only a slip of the pen; only another letter in one's place; only a word or two behind
 * or before a name of several; only initials; only how letters of another script are read; something else.
 */
export type Question = 'slip' | 'letter' | 'behind' | 'before' | 'initials' | 'reading' | 'other'

/** How certain it is that two names are one company, 0 to 1, why in a few words, and what is open between them, if anything. */
export type Match = { score: number; reason: string; open?: Question }

/**
 * What each piece of evidence adds to the log-odds. Set by hand, near what a logistic regression gives on labelled lists
 * of company names: right more often than wrong among the best of each name, and few false answers. Products are the
 * two-sidedness: a name that begins another one says much when it is rare, nothing when it is not.
 */
const WEIGHTS: Record<string, (e: Evidence) => number> = {
  covered: (e) => 10.6 * e.covered ** 2,
  'covered more': (e) => 3.5 * e.coveredMore ** 2,
  'covered but missing': (e) => -2.9 * e.covered * e.missing,
  missing: (e) => 2.1 * e.missing,
  'missing in both': (e) => 1.25 * e.missingBoth,
  shared: (e) => 0.3 * e.shared,
  strongest: (e) => 1.9 * e.strongest,
  joined: (e) => 1.2 * e.joined,
  'words begun': (e) => 2.1 * e.beginnings,
  synonyms: (e) => 1.2 * e.synonyms,
  last: (e) => (e.last ? 0.35 : 0),
  begins: (e) => (e.begins ? -11.3 + 15.5 * e.strongest + 3.8 * e.missing + 1.75 * e.more : 0),
  beyond: (e) => (e.begins && e.more === 0 ? -1.2 * e.beyond : 0),
  inside: (e) => (e.inside ? -2.6 + 5.3 * e.strongest : 0),
  reordered: (e) => (e.reordered ? 2 : 0),
  slip: (e) => (e.slip ? 2.8 : 0),
  numbers: (e) => (e.numbers ? -1.65 : 0),
  complete: (e) => (e.complete ? -1.85 : 0),
  'slipped word': (e) => (e.slippedWord ? -1.1 : 0),
  'left alike': (e) => 4 * e.leftAlike ** 2,
  acronym: (e) => (e.acronym > 0 ? -2.3 + 1.6 * e.acronym : 0),
}
const WEIGHED = Object.entries(WEIGHTS).map(([name, weigh]) => ({ name, weigh }))
export const WEIGHT_NAMES: readonly string[] = WEIGHED.map(({ name }) => name)
/** The log-odds of two names of which nothing is known. */
const NOTHING_KNOWN = -10.3

function logOdds(evidence: Evidence): number {
  let sum = NOTHING_KNOWN
  for (const one of WEIGHED) if (applies(one.name)) sum += one.weigh(evidence)
  return sum
}

/**
 * Compares two company names. Symmetric; keys that are equal, spaces aside, score 1, everything else less; a name
 * without letters matches none.
 *
 * @param rarity how distinctive each folded word is
 */
export function matchOrganizations(one: NormalisedName, other: NormalisedName, rarity: Rarity): Match {
  const [a, b] = comparable(one, other)
  if (a.key === '' || b.key === '') return { score: 0, reason: 'no name' }
  if (a.key === b.key) return { score: 1, reason: 'the same name' }
  if (a.compact === b.compact) return { score: 1, reason: 'the same but for spaces' }
  // In a fixed order, whichever was asked for: words are paired from the left.
  const [left, right] = a.key < b.key ? [a, b] : [b, a]
  const pairs = alignWords(left.tokens, right.tokens)
  const evidence = evidenceOf(left, right, pairs, rarity)
  const asked = left === a ? pairs : pairs.map(mirror)
  const open = questionOf(left, right, pairs, evidence)
  const score = (open ? UNSETTLED : 0.99) / (1 + Math.exp(-logOdds(evidence)))
  return { score, reason: reasonOf(a, asked, b), ...(open ? { open } : {}) }
}

/** Cap on the score while a question is open: never certain, however likely. */
const UNSETTLED = 0.92
/** A difference in a word this long counts as a typo if both names also share a word this distinctive. */
const LONG = 6
const TELLING = 0.6

/**
 * What is open between two names; null if nothing is. A word only one has may make it another company ("Siemens Energy"),
 * unless it is like "Group"; so may a typo ("Daesung", "Daesang"), unless the word is long and a distinctive one is the
 * same.
 */
function questionOf(
  left: NormalisedName,
  right: NormalisedName,
  pairs: Pair[],
  { strongest, joined }: Evidence,
): Question | null {
  const open = new Set<Question>()
  const addition = additionOf(left, right, pairs)
  if (addition) open.add(addition)
  const isShort = (words: string[], places: number[]) => places.some((at) => (words[at] ?? '').length < LONG)
  for (const pair of pairs) {
    if (pair.kind === 'beginning') open.add('other')
    if (pair.kind === 'initials') open.add('initials')
    const isDoubtful = isShort(left.tokens, pair.left) || isShort(right.tokens, pair.right)
    if (pair.kind === 'typo' && (isDoubtful || Math.max(strongest, joined) < TELLING))
      open.add(hasOtherLetters(left, right, pair) ? 'letter' : 'slip')
  }
  const [only = null] = open
  return open.size > 1 ? 'other' : only
}

/** Most words that may be added to a name of several without making it another. */
const ADDED = 2

/** The words that only one of two names has: a word or two beside a name of several, more or other ones, or none. */
function additionOf(left: NormalisedName, right: NormalisedName, pairs: Pair[]): Question | null {
  const more = (name: NormalisedName, places: number[]) =>
    name.tokens.filter((token, at) => !places.includes(at) && !saysNothing(token))
  const [moreLeft, moreRight] = [
    more(
      left,
      pairs.flatMap((pair) => pair.left),
    ),
    more(
      right,
      pairs.flatMap((pair) => pair.right),
    ),
  ]
  const added = [...moreLeft, ...moreRight]
  if (added.length === 0) return null
  const whole = moreLeft.length === 0 ? left : right
  const isOfSeveral = whole.tokens.filter((token) => !saysNothing(token)).length > 1
  const isOneSided = moreLeft.length === 0 || moreRight.length === 0
  const isLittle = added.length <= ADDED && !added.some((token) => NUMBER.test(token))
  if (!isOfSeveral || !isOneSided || !isLittle) return 'other'
  return left.tokens[0] === right.tokens[0] ? 'behind' : 'before'
}

/** Digits, or small Roman numerals: "Acquisition Corp. II" is another than the first. */
const NUMBER = /\p{N}|^(?:i{1,3}|iv|vi{0,3}|ix|x)$/u

/** Whether a typo put another letter in one's place, which makes another name more often than any other slip. */
function hasOtherLetters(left: NormalisedName, right: NormalisedName, pair: Pair): boolean {
  const letters = (name: NormalisedName, places: number[]) =>
    places.flatMap((at) => [...(name.tokens[at] ?? '')]).sort()
  const [a, b] = [letters(left, pair.left), letters(right, pair.right)]
  return a.length === b.length && a.join('') !== b.join('')
}

const saysNothing = (token: string): boolean =>
  changesNothing(token) || SMALL_WORDS.has(token) || isFormMisspelled(token)

const mirror = (pair: Pair): Pair => ({ ...pair, left: pair.right, right: pair.left })

const LIKENESS: Record<Exclude<Pair['kind'], 'same'>, string> = {
  synonym: 'also written',
  joined: 'written together',
  typo: 'a slip of',
  beginning: 'the beginning of',
  initials: 'the initials of',
}

/** "acme the same; brick only in one, software only in the other". */
function reasonOf(a: NormalisedName, pairs: Pair[], b: NormalisedName): string {
  const words = (name: NormalisedName, places: number[]) => places.map((at) => name.tokens[at]).join(' ')
  const same = pairs.filter((pair) => pair.kind === 'same').map((pair) => words(a, pair.left))
  const alike = pairs.flatMap((pair) =>
    pair.kind === 'same' ? [] : [`${words(a, pair.left)} ${LIKENESS[pair.kind]} ${words(b, pair.right)}`],
  )
  const rest = (name: NormalisedName, places: number[]) =>
    words(
      name,
      [...name.tokens.keys()].filter((at) => !places.includes(at)),
    )
  const [onlyA, onlyB] = [
    rest(
      a,
      pairs.flatMap((pair) => pair.left),
    ),
    rest(
      b,
      pairs.flatMap((pair) => pair.right),
    ),
  ]
  return [
    same.length > 0 ? `${same.join(' ')} the same` : '',
    ...alike,
    onlyA ? `${onlyA} only in what was asked` : '',
    onlyB ? `${onlyB} only in what is known` : '',
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/**
 * Sorts matches, best first. Only one company is meant, so each of the others is scaled by the square of its share of
 * the best; equal names keep their score.
 */
export function rankMatches<T extends { score: number }>(matches: T[]): T[] {
  const sorted = matches.toSorted((a, b) => b.score - a.score)
  const best = sorted[0]?.score ?? 0
  return sorted.map((match) =>
    match.score === 1 || best === 0 ? match : { ...match, score: match.score * (match.score / best) ** 2 },
  )
}

export type Decision = 'sure' | 'ask' | 'none'

/**
 * Lowest score accepted without asking: where nothing is open, and by what is. Set so that of what is accepted for each
 * at least 97 in 100 are right, or of its family, on labelled lists of company names from several sources. A single word
 * with another beside it ("Acme", "Acme Brick") is never sure: it is right often enough there, and wrong where it hurts.
 */
const SURE = 0.93
const SURE_BUT_FOR: Record<Question, number> = {
  slip: 0.8,
  letter: 0.895,
  behind: 0.65,
  before: 0.85,
  initials: 0.8,
  reading: 0.85,
  other: SURE,
}
/**
 * Highest score of the runner-up, as a share of the best: a name that says all is not doubted for another that is only a
 * part of it ("Torq Resources", "Torq"); one with something open is, for anything.
 */
const RUNNER_UP = { settled: 0.88, open: 0.2 }
/** Lowest score worth asking "Did you mean …?". */
const ASK = 0.2

/** Decides from all candidates, best first: accept the first without asking, ask, or none of them. */
export function decide(ranked: readonly Pick<Match, 'score' | 'open'>[]): Decision {
  const [best, second] = ranked
  if (!best || best.score < ASK) return 'none'
  const least = best.open ? SURE_BUT_FOR[best.open] : SURE
  const doubt = best.score * (best.score >= SURE ? RUNNER_UP.settled : RUNNER_UP.open)
  return best.score >= least && (second?.score ?? 0) <= doubt ? 'sure' : 'ask'
}

/** The same for what is kept and not shown first (two companies become one): nothing may be open. */
export const decideStrictly = (ranked: readonly { score: number }[]): Decision =>
  decide(ranked.map(({ score }) => ({ score })))
