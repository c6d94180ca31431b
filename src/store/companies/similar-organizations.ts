import { z } from 'zod'
import type { CandidateName } from '../../domain/matching/companies/found-organization.ts'
import { type NormalisedName, ofKey } from '../../domain/matching/companies/organization-name.ts'
import { lookUpTermsOf, slipsOf, wordsOf } from '../../domain/matching/companies/organization-terms.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'
import { WRITTEN } from './organization-aliases.ts'

// Companies whose names a key may mean. Every look-up is an index equality and returns a bounded number of companies,
// however many share a name. Word counts are read first, then only the look-ups worth making are made: statements
// stay small, since a large one takes longer to plan than to run.

/** Companies found by the typed words of a query, rarest first, and by words one typo away. */
const BY_WORDS = 150
const BY_SLIPS = 100
/** A word in more companies than this is never looked up alone: finding them all would take too long. */
const TOO_FREQUENT = 2_000
/** Companies a pair of frequent words may return, and how many of the rarest words are paired. */
const BY_PAIR = 30
const PAIRED = 4
/** Words one typo away tried beside a frequent word, and companies that returns. */
const SLIPS = 30
const BY_SLIPPED = 50
/** Companies found by another name; a word in more names than this is not looked up. */
const BY_ALIAS = 100
const ALIAS_WORD = 500
/** Words starting with the typed text, and the length from which they are tried. */
const BEGUN = 5
const BEGINNING = 5
/** Companies each joined spelling, prefix, suffix or set of initials may return. */
const BY_TERM = 20
/** Companies the combined look-ups may return, and the length from which initials are rarely shared. */
const TOGETHER = 300
const LONG = 4

const CountRow = z.object({ word: z.string(), organizations: z.number(), begun: z.boolean() })
type Counted = { word: string; organizations: number }

/** Companies indexed under all of some terms, limited to `most`. */
type LookUp = { terms: string[]; most: number }

const CandidateRow = z.object({ id: z.string(), key: z.string(), named: z.boolean() })

/**
 * Companies a key may mean, by their own and other names: a few hundred at most. Own names cover all companies, so
 * the caller filters out what the viewer may not see; other names are only those the viewer may know.
 *
 * @param otherKeys keys of other names of what is asked for; companies with such a name are `named`
 */
export async function findCandidates(
  db: Client,
  workspaceId: string,
  asked: { key: string; otherKeys: string[]; viewerId: string | null },
): Promise<CandidateName[]> {
  const name = ofKey(asked.key)
  const terms = lookUpTermsOf(name)
  const rows = await countAround(db, workspaceId, name, terms)
  const counted = rows.filter(({ begun }) => !begun)
  const counts = new Map(counted.map(({ word, organizations }) => [word, organizations]))
  const aliasTerms = new Set([...terms, ...counts.keys()].filter((term) => (counts.get(term) ?? 0) <= ALIAS_WORD))
  const begun = rows.filter((row) => row.begun).map(({ word }) => ({ terms: [word], most: BY_TERM }))
  const { rare, lookUps } = together(
    [...lookUpsOf(wordsOf(name), terms, counted), ...begun],
    frequentOf(name, counts),
    counts,
  )
  const slipped = slippedOf(wordsOf(name), terms, counted)
  // Materialized, so that it is planned to fetch every match: planned for the first few, it scans the whole table.
  const found = await db.$queryRaw`
    (WITH found AS MATERIALIZED (
      SELECT o.id, o.key FROM organization o WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms && ${rare}::text[])
    SELECT id, key, false AS named FROM found LIMIT ${TOGETHER})
    UNION
    SELECT hit.id, hit.key, false
    FROM unnest(${lookUps.map((lookUp) => lookUp.terms.join(' '))}::text[], ${lookUps.map(({ most }) => most)}::int[])
      AS l(terms, most), LATERAL (
        WITH found AS MATERIALIZED (
          SELECT o.id, o.key FROM organization o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms @> string_to_array(l.terms, ' '))
        SELECT id, key FROM found LIMIT l.most) AS hit
    UNION
    SELECT hit.id, hit.key, false FROM unnest(${slipped.with}::text[]) AS typed(word), LATERAL (
      WITH found AS MATERIALIZED (
        SELECT o.id, o.key FROM organization o
        WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms @> ARRAY[typed.word] AND o.terms && ${slipped.slips}::text[])
      SELECT id, key FROM found LIMIT ${BY_SLIPPED}) AS hit
    UNION
    SELECT o.id, o.key, o.compact = ANY(${asked.otherKeys.map((key) => ofKey(key).compact)}::text[]) FROM organization o
    WHERE o.workspace_id = ${workspaceId}::uuid
      AND o.compact = ANY(${[...terms, ...asked.otherKeys.map((key) => ofKey(key).compact)]}::text[])
    UNION
    SELECT a.organization_id, a.key, a.named FROM (
      (WITH found AS MATERIALIZED (
        SELECT * FROM organization_alias
        WHERE workspace_id = ${workspaceId}::uuid AND terms && ${[...aliasTerms]}::text[])
      SELECT *, false AS named FROM found LIMIT ${BY_ALIAS})
      UNION ALL
      SELECT *, true FROM organization_alias
      WHERE workspace_id = ${workspaceId}::uuid AND key = ANY(${[asked.key, ...asked.otherKeys]}::text[])
    ) AS a WHERE ${mayBeKnown(workspaceId, asked.viewerId)}`
  return z.array(CandidateRow).parse(found)
}

/** How many of the workspace's names contain each word; words in none are left out. */
export async function countsOf(db: Client, workspaceId: string, words: string[]): Promise<Map<string, number>> {
  // Passed as a sub-select: planned for this many words, a table without statistics would be scanned whole.
  const rows = await db.$queryRaw`
    SELECT word, organizations, false AS begun FROM organization_word
    WHERE workspace_id = ${workspaceId}::uuid AND word = ANY((SELECT ${words}::text[])::text[])`
  return new Map(
    z
      .array(CountRow)
      .parse(rows)
      .map(({ word, organizations }) => [word, organizations]),
  )
}

/** Counts for a name's words and terms, words one typo away, and a few words that start with the whole name. */
async function countAround(db: Client, workspaceId: string, name: NormalisedName, terms: string[]) {
  const words = wordsOf(name)
  const longEnough = [...name.compact].length >= BEGINNING
  const rows = await db.$queryRaw`
    SELECT word, organizations, false AS begun FROM organization_word
    WHERE workspace_id = ${workspaceId}::uuid AND word = ANY(ARRAY(
      SELECT word FROM organization_word_neighbour
      WHERE workspace_id = ${workspaceId}::uuid AND neighbour = ANY(${words.flatMap(slipsOf)}::text[])
    ) || ${[...words, ...terms]}::text[])
    UNION ALL
    (SELECT word, organizations, true FROM organization_word
    WHERE workspace_id = ${workspaceId}::uuid AND ${longEnough}
      AND word > ${name.compact} AND word < ${`${name.compact}\u{10ffff}`}
    ORDER BY word LIMIT ${BEGUN})`
  return z.array(CountRow).parse(rows)
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

/** Another name `a` counts if somebody taught it, or a tie the viewer may know of is written with it. */
function mayBeKnown(workspaceId: string, viewerId: string | null): Prisma.Sql {
  const company = Prisma.sql`(
    SELECT coalesce(o.counts_as_id, o.id) FROM organization o
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.id = a.organization_id)`
  return Prisma.sql`(a.origin <> ${WRITTEN} OR EXISTS (
    SELECT FROM relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${company}
      AND position(lower(a.name) IN lower(r.spelling)) > 0 AND ${visibleTo(viewerId)}
    UNION ALL SELECT FROM ${partnerTies(workspaceId, company)}
      AND position(lower(a.name) IN lower(t.spelling)) > 0 AND ${visibleTo(viewerId, partnerOpens)}))`
}
