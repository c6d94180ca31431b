import { alignWords, type Pair } from '../align-words.ts'
import { applies } from '../rules.ts'
import { changesNothing } from './legal-forms.ts'
import { comparable, type Evidence, evidenceOf, type Rarity } from './organization-evidence.ts'
import type { NormalisedName } from './organization-name.ts'
import { SMALL_WORDS } from './organization-terms.ts'

// Decides whether two company names mean the same company: how certain, and why.

/** How certain it is that two names are one company, 0 to 1, and why in a few words. */
export type Match = { score: number; reason: string }

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
  const score = (isSettled(left, right, pairs, evidence) ? 0.99 : UNSETTLED) / (1 + Math.exp(-logOdds(evidence)))
  return { score, reason: reasonOf(a, left === a ? pairs : pairs.map(mirror), b) }
}

/** Cap on the score while a question is open: never certain, however likely. */
const UNSETTLED = 0.92
/** A difference in a word this long counts as a typo if both names also share a word this distinctive. */
const LONG = 6
const TELLING = 0.6

/**
 * Whether nothing is open between two names. A word only one has may make it another company ("Siemens Energy"), unless
 * it is like "Group"; so may a typo ("Daesung", "Daesang"), unless the word is long and a distinctive one is the same.
 */
function isSettled(
  left: NormalisedName,
  right: NormalisedName,
  pairs: Pair[],
  { strongest, joined }: Evidence,
): boolean {
  const paired = [new Set(pairs.flatMap((pair) => pair.left)), new Set(pairs.flatMap((pair) => pair.right))]
  const apart = [left, right].some((name, side) =>
    name.tokens.some((token, at) => !paired[side]?.has(at) && !changesNothing(token) && !SMALL_WORDS.has(token)),
  )
  const short = (words: string[], places: number[]) => places.some((at) => (words[at] ?? '').length < LONG)
  const open = pairs.some(
    ({ kind, left: l, right: r }) =>
      kind === 'beginning' ||
      kind === 'initials' ||
      (kind === 'typo' && (short(left.tokens, l) || short(right.tokens, r) || Math.max(strongest, joined) < TELLING)),
  )
  return !apart && !open
}

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

/** Lowest score accepted without asking. */
const SURE = 0.93
/** Highest score of the runner-up, as a share of the best: a doubt between two is always asked about. */
const RUNNER_UP = 0.2
/** Lowest score worth asking "Did you mean …?". */
const ASK = 0.2

/** Decides from the ranked scores of all candidates, best first: accept without asking, ask, or none of them. */
export function decide(scores: number[]): Decision {
  const [best = 0, second = 0] = scores
  if (best >= SURE && second <= best * RUNNER_UP) return 'sure'
  return best >= ASK ? 'ask' : 'none'
}
