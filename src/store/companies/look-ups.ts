import type { WordCount } from '../../app/ports/tenant/companies.ts'
import type { NormalisedName } from '../../domain/matching/companies/organization-name.ts'
import { wordsOf } from '../../domain/matching/companies/organization-terms.ts'

// Which look-ups among a workspace's companies are worth making for a name, by how frequent its words are there.

/** Companies found by the typed words of a query, rarest first, and by words one typo away. */
const BY_WORDS = 150
const BY_SLIPS = 100
/** A word in more companies than this is never looked up alone: finding them all would take too long. */
const TOO_FREQUENT = 2_000
/** Companies a pair of frequent words may return, and how many of the rarest words are paired. */
const BY_PAIR = 30
const PAIRED = 4
/** Words one typo away tried beside a frequent word. */
const SLIPS = 30
/** Another name's word in more names than this is not looked up. */
const ALIAS_WORD = 500
/** Companies each joined spelling, prefix, suffix or set of initials may return. */
const BY_TERM = 20
/** The length from which initials are rarely shared. */
const LONG = 4

type Counted = Omit<WordCount, 'begun'>

/** Companies indexed under all of some terms, limited to `most`. */
type LookUp = { terms: string[]; most: number }

/** What to look up: companies under any of the `rare` terms; under each look-up's; under a word and any of its slips. */
export type LookUps = {
  rare: string[]
  lookUps: LookUp[]
  slipped: { with: string[]; slips: string[] }
  aliasTerms: string[]
}

/**
 * @param terms what the name is looked up under
 * @param rows counts of its words and terms, of words one typo away, and of a few that begin with it
 */
export function planLookUps(name: NormalisedName, terms: string[], rows: readonly WordCount[]): LookUps {
  // Words of private relationships alone, rarer than any, take no place among the rarest: each is looked up by itself.
  const counted = rows.filter(({ begun, organizations }) => !begun && organizations > 0)
  const alone = rows.filter(({ word, begun, organizations }) => begun || (organizations === 0 && !terms.includes(word)))
  const counts = new Map(counted.map(({ word, organizations }) => [word, organizations]))
  const byTerm = alone.map(({ word }) => ({ terms: [word], most: BY_TERM }))
  const words = wordsOf(name)
  return {
    ...together([...lookUpsOf(words, terms, counted), ...byTerm], frequentOf(name, counts), counts),
    slipped: slippedOf(words, terms, counted),
    aliasTerms: [...new Set([...terms, ...rows.map(({ word }) => word)])].filter(
      (term) => (counts.get(term) ?? 0) <= ALIAS_WORD,
    ),
  }
}

/** The look-ups worth making: rare words alone, frequent ones in pairs, and joined spellings. */
function lookUpsOf(words: string[], terms: string[], counted: Counted[]): LookUp[] {
  const { typed, slips } = toldApart(words, terms, counted)
  const known = new Set(typed.map(({ word }) => word))
  const others = new Set(terms.filter((term) => !known.has(term)))
  const counts = new Map(counted.map(({ word, organizations }) => [word, organizations]))
  return [
    ...byRarity(typed, BY_WORDS),
    ...byRarity(slips, BY_SLIPS),
    ...pairsOf(typed),
    ...[...others]
      .filter((term) => (counts.get(term) ?? 0) <= TOO_FREQUENT)
      .map((term) => ({ terms: [term], most: BY_TERM })),
  ]
}

/** Splits the counts into typed words and those one typo away. */
function toldApart(words: string[], terms: string[], counted: Counted[]) {
  return {
    typed: counted.filter(({ word }) => words.includes(word)),
    slips: counted.filter(({ word }) => !words.includes(word) && !terms.includes(word)),
  }
}

/**
 * The rarest typed word, if too frequent to look up alone, with equally frequent words one typo away: finds companies
 * with both.
 */
function slippedOf(words: string[], terms: string[], counted: Counted[]): { with: string[]; slips: string[] } {
  const { typed, slips } = toldApart(words, terms, counted)
  const frequent = rarestFirst(slips).filter(
    ({ organizations, together }) => together > BY_SLIPS && organizations <= TOO_FREQUENT,
  )
  const [rarest] = rarestFirst(typed)
  return {
    with: frequent.length > 0 && rarest && rarest.organizations > BY_WORDS ? [rarest.word] : [],
    slips: frequent.slice(0, SLIPS).map(({ word }) => word),
  }
}

/** Words of a name that are in more companies than a word look-up may return. */
function frequentOf(name: NormalisedName, counts: Map<string, number>): string[] {
  return wordsOf(name).filter((word) => (counts.get(word) ?? 0) > BY_WORDS)
}

/**
 * Combines the look-ups of terms with few companies: each one alone reads as much of the workspace's index as all in
 * one. Left out are short terms, which may be many companies' initials, joined frequent words, which are frequent, and
 * words known to exceed their limit, which would crowd out the rest.
 */
function together(lookUps: LookUp[], frequent: string[], counts: Map<string, number>) {
  const isRare = ({ terms: [term = '', ...more], most }: LookUp) =>
    more.length === 0 &&
    [...term].length >= LONG &&
    (counts.get(term) ?? 0) <= most &&
    !frequent.some((word) => term.includes(word))
  return {
    rare: lookUps.filter(isRare).flatMap(({ terms }) => terms),
    lookUps: lookUps.filter((lookUp) => !isRare(lookUp)),
  }
}

/** Words that together return at most `most`, rarest first; the rarest is always tried. */
function byRarity(words: Counted[], most: number): LookUp[] {
  return rarestFirst(words)
    .filter(({ organizations, together }, at) => together <= most || (at === 0 && organizations <= TOO_FREQUENT))
    .map(({ word }) => ({ terms: [word], most }))
}

/** Words too frequent to look up alone, each paired with every rarer one. */
function pairsOf(words: Counted[]): LookUp[] {
  const rarest = rarestFirst(words).slice(0, PAIRED)
  return rarest.flatMap(({ word, together }, at) =>
    together <= BY_WORDS ? [] : rarest.slice(0, at).map((rarer) => ({ terms: [rarer.word, word], most: BY_PAIR })),
  )
}

/** Words by company count, rarest first, each with the running total as an upper bound. */
function rarestFirst(words: Counted[]): (Counted & { together: number })[] {
  let together = 0
  return words
    .toSorted((a, b) => a.organizations - b.organizations || (a.word < b.word ? -1 : 1))
    .map((counted) => {
      together += counted.organizations
      return { ...counted, together }
    })
}
