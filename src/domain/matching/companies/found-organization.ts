import { readingOf, spelledLike } from '../readings.ts'
import { applies } from '../rules.ts'
import { namesWithin } from '../split-word.ts'
import { rarityOf } from '../word-rarity.ts'
import { sharedHead } from './families.ts'
import { knownNames } from './known-names.ts'
import { type Match, matchOrganizations, type Question, rankMatches } from './organization-match.ts'
import { ofKey } from './organization-name.ts'

// Ranks the companies an ask may mean: how certain each is, and why.

/** A company as a viewer may see it: name and spellings come from relationships visible to them. */
export type Organization = {
  id: string
  key: string
  name: string
  spellings: string[]
  /** How many visible relationships there are. */
  people: number
  /** How many visible partners can open its door. */
  partners: number
  /** Whether it was split off from the one with the same key. */
  apart: boolean
}

/** A company that was looked up: `soughtId` is its own id, or that of one merged into it. */
export type Sought = Organization & { soughtId: string }

/** A company with that name, or where somebody uses the domain, and its learned name if that was equal. */
export type Equal = {
  id: string
  match: 'name' | 'domain'
  alias: { id: string; name: string } | null
  /** Whether it is called so with the country of the domain asked for: "Acme Japan" for acme.co.jp. */
  there?: boolean
}

/** A company and one of its names that may be meant; `named` if that is one of the other names asked for. */
export type CandidateName = { id: string; key: string; named: boolean }

/** A company found for an ask. */
export type FoundOrganization = Organization & {
  match: 'name' | 'domain' | 'similar'
  /** How certain it is that this company is meant, 0 to 1, and why in a few words. */
  score: number
  reason: string
  /** What is open between its name and the one asked for. */
  open?: Question
  /**
   * How certain it is that it belongs to the answer, if it is of the likeliest one's family: higher than `score`, which
   * says how certain it is that this one is meant and no other.
   */
  family?: number
  /** Somebody there uses the domain asked for. */
  domainKnown?: boolean
  /** The learned name it was found by. */
  alias: { id: string; name: string } | null
}

/** Certainty of each way to find a company; a domain shows where people work, but somebody may use a former one. */
const CERTAINTY = {
  name: { score: 1, reason: 'the same name' },
  domain: { score: 0.95, reason: 'somebody there uses this domain' },
  there: { score: 0.95, reason: 'the same name in the country of this domain' },
  elsewhere: { score: 0.9, reason: 'the same name, without the country of this domain' },
}

/**
 * Certainty of a name that is not the company's own. Whoever wrote both together, in the ask or in the log, says they
 * are one; common knowledge is asked about, once: whoever picks it teaches it.
 */
const NAMED_OTHERWISE = { written: 0.95, known: 0.9, within: 0.85 }

/** What a name read from another script is as certain as, as a share of one in its own. */
const READ = 0.85

/** Most similar companies offered. */
export const SIMILAR = 20

/** A company somebody chose: fully certain. */
export function chosen(organization: Organization): FoundOrganization {
  return { ...organization, match: 'name', alias: null, ...CERTAINTY.name }
}

/**
 * Companies found by equality, the most certain first, each once.
 *
 * @param equal how each was found; the first way counts
 * @param visible the companies as the viewer may see them
 */
export function foundEqual(equal: readonly Equal[], visible: readonly Sought[]): FoundOrganization[] {
  const byId = new Map(equal.toReversed().map((one) => [one.id, one]))
  const isThere = visible.some(({ soughtId }) => byId.get(soughtId)?.there)
  const byDomain = new Set(equal.flatMap(({ id, match }) => (match === 'domain' ? [id] : [])))
  const found = visible.flatMap(({ soughtId, ...organization }) => {
    const one = byId.get(soughtId)
    const domainKnown = byDomain.has(soughtId)
    const certainty = one?.there ? 'there' : isThere ? 'elsewhere' : (one?.match ?? 'name')
    return one ? [{ ...organization, match: one.match, alias: one.alias, domainKnown, ...CERTAINTY[certainty] }] : []
  })
  return onceEach(found).toSorted((a, b) => b.score - a.score)
}

/** Alternatives to the key asked for: those written beside it, and its well-known other names. */
export function otherKeys(key: string, written: readonly string[]): string[] {
  return [...written, ...knownNames(key), ...namesWithin(key)]
}

/** A company's score, by whichever of its names is most like the one asked for. */
export type Scored = Match & { id: string }

/**
 * Compares candidates with the name asked for; the likeliest first, each company once.
 *
 * @param written keys of other names in the same ask
 * @param counts how many names of the workspace contain each word; 0 if missing
 */
export function scoreCandidates(
  { key, written }: { key: string; written: readonly string[] },
  candidates: readonly CandidateName[],
  counts: ReadonlyMap<string, number>,
): Scored[] {
  const rarities = new Map([...counts].map(([word, companies]) => [word, rarityOf(word, companies)]))
  const rarity = (word: string) => rarities.get(word) ?? rarityOf(word, 0)
  const asked = ofKey(key)
  const read = asRead(key)
  const areWritten = new Set([key, ...written])
  const best = new Map<string, Scored>()
  for (const { id, key: other, named } of candidates) {
    const match = named
      ? namedOtherwise(key, other, areWritten)
      : likelier(matchOrganizations(asked, ofKey(other), rarity), matchRead(read, other, rarity))
    // Only other names can be equal here: equal own names were found before.
    const score = Math.min(match.score, NAMED_OTHERWISE.written)
    if (score > (best.get(id)?.score ?? -1)) best.set(id, { ...match, id, score })
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

const likelier = (one: Match, other: Match): Match => (other.score > one.score ? other : one)

/** A key, and how it is read in Latin letters; null where it is in these. */
type Read = { key: string; reading: string | null }

const asRead = (key: string): Read => ({ key, reading: readingOf(key) })

/** Two names of which one is in another script, as that one is read: likely at best, for sounds are of many names. */
function matchRead({ key, reading: asked }: Read, other: string, rarity: (word: string) => number): Match {
  const known = asked === null ? readingOf(other) : null
  const [reading, latin] = asked === null ? [known, key] : [asked, other]
  const alike = reading !== null && /[a-z]/.test(latin) ? spelledLike(reading.split(' '), ofKey(latin).tokens) : null
  if (alike === null) return { score: 0, reason: 'not alike' }
  const [spelled, name] = [ofKey(alike.spelled.join(' ')), ofKey(latin)]
  const { score, reason, open } =
    asked === null ? matchOrganizations(name, spelled, rarity) : matchOrganizations(spelled, name, rarity)
  return {
    score: score * READ * alike.likeness,
    reason: asked === null ? `${other} is read as ${reading}: ${reason}` : `read as ${reading}: ${reason}`,
    open: open ? 'other' : 'reading',
  }
}

/** Least certainty of two names being one, in two scripts, that shows the other beside a certain one. */
const READ_ALIKE = 0.68

/** Tells whether another key is in another script than this one, and one reads like the other. */
export function readsLike(key: string): (other: string) => boolean {
  const read = asRead(key)
  return (other) => matchRead(read, other, (word) => rarityOf(word, 0)).score >= READ_ALIKE
}

function namedOtherwise(key: string, other: string, written: ReadonlySet<string>): Match {
  if (namesWithin(key).includes(ofKey(other).compact))
    return { score: NAMED_OTHERWISE.within, reason: `${key} is ${other} with more around it` }
  return written.has(other)
    ? { score: NAMED_OTHERWISE.written, reason: `${other} is another name written beside it` }
    : { score: NAMED_OTHERWISE.known, reason: `${key} is commonly another name of ${other}` }
}

/** How certain it is that one of a family belongs to the answer, as a share of the one that is meant. */
const OF_FAMILY = 0.85
/** Lowest rarity of a word that makes a family by itself: in about thirty names of a hundred thousand. */
const TELLING = 0.7

/** How certain it is that a company belongs to the answer, 0 to 1. */
export const belonging = ({ score, family }: FoundOrganization): number => Math.max(score, family ?? 0)

/** The same companies, each of the family of a certain or likely one with how certain that makes it. */
export function withFamily(
  found: FoundOrganization[],
  best: FoundOrganization,
  counts: ReadonlyMap<string, number>,
): FoundOrganization[] {
  if (!applies('families')) return found
  return found.map((one) => {
    const head = one.id === best.id ? null : sharedHead(best.key, one.key)
    const tells = head?.some((word) => head.length > 1 || rarityOf(word, counts.get(word) ?? 0) >= TELLING)
    return tells ? { ...one, family: best.score * OF_FAMILY } : one
  })
}

/**
 * Similar companies as the viewer may see them, the likeliest first, at most SIMILAR.
 *
 * @param counts how many names of the workspace contain each word; 0 if missing
 */
export function foundSimilar(
  scored: readonly Scored[],
  visible: readonly Sought[],
  counts: ReadonlyMap<string, number>,
): FoundOrganization[] {
  const byId = new Map(scored.map((match) => [match.id, match]))
  const found = visible.flatMap(({ soughtId, ...organization }): FoundOrganization[] => {
    const match = byId.get(soughtId)
    return match ? [{ match: 'similar', alias: null, ...match, ...organization }] : []
  })
  const similar = rankMatches(onceEach(found))
    .slice(0, SIMILAR)
    .sort((a, b) => b.score - a.score || b.people - a.people)
  return similar[0] ? withFamily(similar, similar[0], counts) : []
}

/** Each company by the most certain way it was found, its own name before a learned one, in the same order. */
function onceEach(found: FoundOrganization[]): FoundOrganization[] {
  const best = new Map<string, FoundOrganization>()
  for (const one of found) {
    const known = best.get(one.id)
    if (!known || one.score > known.score || (one.score === known.score && one.alias === null)) best.set(one.id, one)
  }
  return found.filter((one) => best.get(one.id) === one)
}
