import { z } from 'zod'
import type { CandidateName } from '../../domain/matching/companies/found-organization.ts'
import { type NormalisedName, ofKey } from '../../domain/matching/companies/organization-name.ts'
import { lookUpTermsOf, slipsOf, wordsOf } from '../../domain/matching/companies/organization-terms.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'
import { planLookUps } from './look-ups.ts'
import { WRITTEN } from './organization-aliases.ts'

// Companies whose names a key may mean. Every look-up is an index equality and returns a bounded number of companies,
// however many share a name. Word counts are read first, then only the look-ups worth making are made: statements
// stay small, since a large one takes longer to plan than to run.

/** Companies found by words one typo away of a frequent one. */
const BY_SLIPPED = 50
/** Companies found by another name. */
const BY_ALIAS = 100
/** Words starting with the typed text, and the length from which they are tried. */
const BEGUN = 5
const BEGINNING = 5
/** Companies the combined look-ups may return. */
const TOGETHER = 300

const CountRow = z.object({ word: z.string(), organizations: z.number(), begun: z.boolean() })

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
  const { rare, lookUps, slipped, aliasTerms } = planLookUps(name, terms, rows)
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
        WHERE workspace_id = ${workspaceId}::uuid AND terms && ${aliasTerms}::text[])
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
