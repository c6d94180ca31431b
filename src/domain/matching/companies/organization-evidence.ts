import { digitsOf, type Pair } from '../align-words.ts'
import { distance } from '../edit-distance.ts'
import { shortenLike } from '../short-words.ts'
import type { NormalisedName } from './organization-name.ts'

// Measures what two company names share and what only one has. organization-match.ts interprets it.

/** How distinctive a word is, 0 (everybody has it) to 1: rarityOf with the workspace's counts. */
export type Rarity = (word: string) => number

/** Measurements of two names, each 0 to about 1. Symmetric. */
export type Evidence = {
  /** The share of its weight that the other name has too: of the name that has the smaller share, and of the other. */
  covered: number
  coveredMore: number
  /** The most distinctive word the other name lacks, on the worse side and the better: Acme Brick, Acme Software. */
  missing: number
  missingBoth: number
  /** The weight of everything shared, in distinctive words. */
  shared: number
  /** The most distinctive word that is the same in both. */
  strongest: number
  /** The weight of words written apart in one and joined in the other; of beginnings; of words with one meaning. */
  joined: number
  beginnings: number
  synonyms: number
  /** Only one name has a number. */
  numbers: boolean
  /** The last words belong together. */
  last: boolean
  /** The shorter name is how the longer one begins; or its words stand elsewhere in it. */
  begins: boolean
  inside: boolean
  /** How many words the shorter name has besides one, and the longer besides these and one, at most three. */
  more: number
  beyond: number
  /** Every word has its counterpart; the same words in another order; one word each, differing by a slip. */
  complete: boolean
  reordered: boolean
  slippedWord: boolean
  /** Written without spaces, the names differ by a slip of the pen. */
  slip: boolean
  /** How many letters one name is that are the initials of the other, at most five; 0 when it is not. */
  acronym: number
  /** How alike the remaining letters of both are; 0 if one has none left. */
  leftAlike: number
}

/** Single letters in a row are one word of initials ("P&G"), and what the other name has a short word for is it. */
export function comparable(one: NormalisedName, other: NormalisedName): [NormalisedName, NormalisedName] {
  const [a, b] = [lettersTogether(one.tokens), lettersTogether(other.tokens)]
  return [
    { ...one, tokens: shortenLike(a, b) },
    { ...other, tokens: shortenLike(b, a) },
  ]
}

function lettersTogether(tokens: string[]): string[] {
  const together: string[] = []
  let after = false
  for (const token of tokens) {
    const letter = token.length <= 2 && /^\p{L}$/u.test(token)
    if (letter && after) together.push(`${together.pop()}${token}`)
    else together.push(token)
    after = letter
  }
  return together
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
      numbers: name.tokens.some((token, at) => (likeness[at] ?? 0) === 0 && /\p{N}/u.test(token)),
      rest: name.tokens.filter((_, at) => (likeness[at] ?? 0) === 0),
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
  const pairedEnds = pairs.some(
    (pair) => pair.left.includes(left.tokens.length - 1) && pair.right.includes(right.tokens.length - 1),
  )
  return {
    covered: Math.min(l.covered, r.covered),
    coveredMore: Math.max(l.covered, r.covered),
    missing: Math.max(l.missing, r.missing),
    missingBoth: Math.min(l.missing, r.missing),
    shared: sum(pairs.map((pair) => Math.min(...weightsOf(pair)) * pair.likeness)),
    strongest: Math.max(0, ...weight('same')),
    joined: sum(weight('joined')),
    beginnings: sum(weight('beginning')),
    synonyms: sum(weight('synonym')),
    numbers: l.numbers || r.numbers,
    last: pairedEnds,
    begins,
    inside: !begins && short.tokens.every((word) => long.tokens.includes(word)),
    more: Math.min(short.tokens.length - 1, MOST_MORE),
    beyond: Math.min(Math.max(0, long.tokens.length - short.tokens.length - 1), MOST_MORE),
    complete,
    reordered: sameWords(left.tokens, right.tokens),
    slippedWord: single && complete && pairs.some((pair) => pair.kind === 'typo'),
    slip: isSlip(left.compact, right.compact),
    acronym: single && complete && initials ? lettersOf(initials, short) : 0,
    leftAlike: l.rest.length > 0 && r.rest.length > 0 ? lettersAlike(l.rest.join(''), r.rest.join('')) : 0,
  }
}

/** Beyond this, extra words add nothing. */
const MOST_MORE = 3
const MOST_INITIALS = 5

/** How many initials a one-word name consists of; a word like "group" may follow it. */
function lettersOf(initials: Pair, short: NormalisedName): number {
  return Math.min(short.tokens.join('').length, Math.max(initials.left.length, initials.right.length), MOST_INITIALS)
}

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  const most = shorter >= 12 ? 2 : shorter >= 5 ? 1 : 0
  if (Math.abs(a.length - b.length) > most || digitsOf(a) !== digitsOf(b)) return false
  return distance(a, b, most) <= most
}

/** The share of letter bigrams two texts have in common (Dice, 1945); their edges count as letters. */
function lettersAlike(a: string, b: string): number {
  const pairs = (text: string) => {
    const edged = ` ${text} `
    return Array.from({ length: edged.length - 1 }, (_, at) => edged.slice(at, at + 2))
  }
  const [mine, theirs] = [pairs(a), pairs(b)]
  const counts = new Map<string, number>()
  for (const pair of mine) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of theirs) {
    const count = counts.get(pair) ?? 0
    if (count > 0) common += 1
    counts.set(pair, count - 1)
  }
  return (2 * common) / (mine.length + theirs.length)
}

function sameWords(a: string[], b: string[]): boolean {
  return a.every((word) => b.includes(word)) && b.every((word) => a.includes(word))
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
