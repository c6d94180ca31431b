import { alignWords, distance, type Pair } from './align-words.ts'
import type { NormalisedName } from './organization-name.ts'

// When two company names are one company: how sure, and why.

/** How sure it is that two names are one company, 0 to 1, and why in a few words. */
export type Match = { score: number; reason: string }

/** How telling a word is, 0 (everybody has it) to 1: rarityOf with the workspace's counts. */
export type Rarity = (word: string) => number

/** What is measured of two names, each value 0 to about 1. Nothing depends on which name is which. */
export type Evidence = {
  /** The share of its weight that the other name has too, of the name that has the smaller share. */
  covered: number
  /** The most telling word that the other name lacks: what tells Acme Brick from Acme Software. */
  missing: number
  /** The weight of all that is shared, in telling words. */
  shared: number
  /** The most telling word that is the same in both. */
  strongest: number
  /** The weight of words written apart in one and joined in the other; of beginnings; of initials. */
  joined: number
  beginnings: number
  initials: number
  /** The first words belong together. */
  first: boolean
  /** The shorter name is how the longer one begins; or its words stand elsewhere in it. */
  begins: boolean
  inside: boolean
  /** Every word has its counterpart; the same words in another order; one word each, differing by a slip. */
  complete: boolean
  reordered: boolean
  slippedWord: boolean
  /** Written without spaces, the names differ by a slip of the pen. */
  slip: boolean
  /** One name is nothing but the other's initials. */
  acronym: boolean
}

/**
 * What each piece of evidence adds to the log-odds. Set by hand, near what a logistic regression gives on labelled lists
 * of company names (80 % of the decisions at 5 % false answers); products are the two-sidedness: coverage counts by its
 * square, and more when much is shared, less when something telling is missing.
 */
export function logOdds(e: Evidence): number {
  return (
    -6 +
    4.75 * e.covered ** 2 +
    1.5 * e.covered * e.shared -
    2 * e.covered * e.missing +
    0.4 * e.missing +
    0.5 * e.strongest +
    1.1 * e.joined +
    0.6 * e.beginnings +
    0.3 * e.initials +
    (e.first ? 0.2 : 0) +
    (e.begins ? 0.4 + 5.7 * e.strongest : 0) +
    (e.inside ? 1.6 : 0) +
    (e.complete ? 0.3 : 0) +
    (e.reordered ? 0.9 : 0) +
    (e.slip ? 2.7 : 0) -
    (e.slippedWord ? 1.4 : 0) +
    (e.acronym ? 0.9 : 0)
  )
}

/**
 * Compares two company names from both sides. Symmetric; equal keys, and keys equal but for spaces, are 1, everything
 * else is less; a name without letters is like none.
 *
 * @param rarity how telling each folded word is
 */
export function matchOrganizations(one: NormalisedName, other: NormalisedName, rarity: Rarity): Match {
  const a = lettersTogether(one)
  const b = lettersTogether(other)
  if (a.key === '' || b.key === '') return { score: 0, reason: 'no name' }
  if (a.key === b.key) return { score: 1, reason: 'the same name' }
  if (a.compact === b.compact) return { score: 1, reason: 'the same but for spaces' }
  // In one order, whichever was asked for: words are paired from the left.
  const [left, right] = a.key < b.key ? [a, b] : [b, a]
  const pairs = alignWords(left.tokens, right.tokens)
  const score = 0.99 / (1 + Math.exp(-logOdds(evidenceOf(left, right, pairs, rarity))))
  return { score, reason: reasonOf(a, left === a ? pairs : pairs.map(mirror), b) }
}

/** A name of single letters is one word of initials: "P&G". */
function lettersTogether(name: NormalisedName): NormalisedName {
  return name.tokens.every((token) => token.length === 1) ? { ...name, tokens: [name.compact] } : name
}

export function evidenceOf(left: NormalisedName, right: NormalisedName, pairs: Pair[], rarity: Rarity): Evidence {
  const sides = [left, right].map((name, side) => {
    const weights = name.tokens.map(rarity)
    const likeness = name.tokens.map(() => 0)
    for (const pair of pairs) for (const at of side === 0 ? pair.left : pair.right) likeness[at] = pair.likeness
    const total = sum(weights)
    return {
      weights,
      covered: total > 0 ? sum(weights.map((weight, at) => weight * (likeness[at] ?? 0))) / total : 0,
      missing: Math.max(...weights.map((weight, at) => weight * (1 - (likeness[at] ?? 0)))),
      complete: likeness.every((value) => value > 0),
    }
  })
  const [l, r] = sides
  if (!l || !r) throw new Error('A comparison has two sides.')
  const weightsOf = (pair: Pair) => [
    sum(pair.left.map((at) => l.weights[at] ?? 0)),
    sum(pair.right.map((at) => r.weights[at] ?? 0)),
  ]
  const weight = (...kinds: Pair['kind'][]) =>
    pairs.filter((pair) => kinds.includes(pair.kind)).map((pair) => Math.max(...weightsOf(pair)))
  const [short, long] = left.tokens.length <= right.tokens.length ? [left, right] : [right, left]
  const begins = short.tokens.length < long.tokens.length && short.tokens.every((word, at) => long.tokens[at] === word)
  const complete = l.complete && r.complete
  const single = short.tokens.length === 1
  const initials = pairs.find((pair) => pair.kind === 'initials')
  return {
    covered: Math.min(l.covered, r.covered),
    missing: Math.max(l.missing, r.missing),
    shared: sum(pairs.map((pair) => Math.min(...weightsOf(pair)) * pair.likeness)),
    strongest: Math.max(0, ...weight('same')),
    joined: sum(weight('joined')),
    beginnings: sum(weight('beginning')),
    initials: sum(weight('initials')),
    first: pairs.some((pair) => pair.left.includes(0) && pair.right.includes(0)),
    begins,
    inside: !begins && short.tokens.every((word) => long.tokens.includes(word)),
    complete,
    reordered: sameWords(left.tokens, right.tokens),
    slippedWord: single && complete && pairs.some((pair) => pair.kind === 'typo'),
    slip: isSlip(left.compact, right.compact),
    acronym: single && complete && initials !== undefined,
  }
}

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  const most = shorter >= 12 ? 2 : shorter >= 5 ? 1 : 0
  if (Math.abs(a.length - b.length) > most || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  return distance(a, b) <= most
}

function sameWords(a: string[], b: string[]): boolean {
  const sorted = (words: string[]) => [...new Set(words)].sort().join(' ')
  return sorted(a) === sorted(b)
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
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
 * Puts matches in order, best first. One company is meant, so each of the others is taken to be as much less likely as it
 * is behind the best, twice over; equal names stay as sure as they are.
 */
export function rankMatches<T extends { score: number }>(matches: T[]): T[] {
  const sorted = matches.toSorted((a, b) => b.score - a.score)
  const best = sorted[0]?.score ?? 0
  return sorted.map((match) =>
    match.score === 1 || best === 0 ? match : { ...match, score: match.score * (match.score / best) ** 2 },
  )
}

export type Decision = 'sure' | 'ask' | 'none'

/** From here on a match is taken without asking. */
const SURE = 0.93
/** How likely the next best may be, as a share of the best: a doubt between two is always asked. */
const RUNNER_UP = 0.2
/** From here on it is worth asking "Did you mean …?". */
const ASK = 0.15

/** Decides by the ranked scores of all candidates, best first: taken without asking, asked about, or none of them. */
export function decide(scores: number[]): Decision {
  const [best = 0, second = 0] = scores
  if (best >= SURE && second <= best * RUNNER_UP) return 'sure'
  return best >= ASK ? 'ask' : 'none'
}
