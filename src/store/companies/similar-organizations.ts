import { z } from 'zod'
import type { WordCount } from '../../app/ports/tenant/companies.ts'
import type { CandidateName } from '../../domain/matching/companies/found-organization.ts'
import { ofKey } from '../../domain/matching/companies/organization-name.ts'
import { lookUpTermsOf, slipsOf, wordsOf } from '../../domain/matching/companies/organization-terms.ts'
import { readingOf } from '../../domain/matching/readings.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'
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
/** Words one typo away that are counted: a short word among very many names has hundreds. */
const ONE_TYPO_AWAY = 400
/** Companies the combined look-ups may return. */
const TOGETHER = 300

export const CountRow = z.object({ word: z.string(), organizations: z.number(), begun: z.boolean() })

const FoundRow = z.object({
  candidates: z.array(z.object({ id: z.string(), key: z.string(), named: z.boolean() })),
  counts: z.array(z.object({ word: z.string(), organizations: z.number() })),
})

type Asked = {
  key: string
  otherKeys: string[]
  /** The words around the key, as selected by `wordsAround`. */
  around: WordCount[]
  slips: boolean
  viewerId: string | null
}

/**
 * Companies a key may mean, by their own and other names: a few hundred at most; and how many names contain each of
 * their words. What only others' private relationships tell of takes no place among them; the caller filters out what
 * the viewer may not see for other reasons.
 *
 * @param asked `otherKeys`: keys of other names of what is asked for, companies with such a name are `named`
 */
export async function findCandidates(
  db: Client,
  workspaceId: string,
  asked: Asked,
): Promise<{ candidates: CandidateName[]; counts: Map<string, number> }> {
  const name = ofKey(asked.key)
  const terms = lookUpTermsOf(name)
  const own = new Set([...wordsOf(name), ...terms])
  const around = asked.slips ? asked.around : asked.around.filter(({ word, begun }) => !begun && own.has(word))
  const { rare, lookUps, slipped, aliasTerms } = planLookUps(name, terms, around)
  const others = asked.otherKeys.map((key) => ofKey(key).compact)
  const compared = [...wordsOf(name), ...(readingOf(asked.key)?.split(' ') ?? [])]
  const known = mayTakePlace(workspaceId, asked.viewerId)
  // Left out where no word may be a slip of one typed: an arm that finds nothing is planned all the same.
  const bySlips = Prisma.sql`
      UNION
      SELECT hit.id, hit.key, false FROM unnest(${slipped.with}::text[]) AS typed(word), LATERAL (
        WITH found AS MATERIALIZED (
          SELECT o.id, o.key FROM organization o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms @> ARRAY[typed.word]
            AND o.terms && ${slipped.slips}::text[] AND ${known})
        SELECT id, key FROM found LIMIT ${BY_SLIPPED}) AS hit`
  // Materialized, so that it is planned to fetch every match: planned for the first few, it scans the whole table.
  const rows = await db.$queryRaw`
    WITH candidate AS MATERIALIZED (
      (WITH found AS MATERIALIZED (
        SELECT o.id, o.key FROM organization o
        WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms && ${rare}::text[] AND ${known})
      SELECT id, key, false AS named FROM found LIMIT ${TOGETHER})
      UNION
      SELECT hit.id, hit.key, false
      FROM unnest(${lookUps.map((lookUp) => lookUp.terms.join(' '))}::text[], ${lookUps.map(({ most }) => most)}::int[])
        AS l(terms, most), LATERAL (
          WITH found AS MATERIALIZED (
            SELECT o.id, o.key FROM organization o
            WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms @> string_to_array(l.terms, ' ') AND ${known})
          SELECT id, key FROM found LIMIT l.most) AS hit
      ${asked.slips ? bySlips : Prisma.empty}
      UNION
      SELECT o.id, o.key, o.compact = ANY(${others}::text[]) FROM organization o
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ANY(${[...terms, ...others]}::text[]) AND ${known}
      UNION
      SELECT a.organization_id, a.key, a.named FROM (
        (WITH found AS MATERIALIZED (
          SELECT a.* FROM organization_alias a CROSS JOIN LATERAL (
            SELECT FROM organization o
            WHERE o.workspace_id = ${workspaceId}::uuid AND o.id = a.organization_id AND ${known} OFFSET 0) AS o
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.terms && ${aliasTerms}::text[])
        SELECT *, false AS named FROM found LIMIT ${BY_ALIAS})
        UNION ALL
        SELECT *, true FROM organization_alias
        WHERE workspace_id = ${workspaceId}::uuid AND key = ANY(${[asked.key, ...asked.otherKeys]}::text[])
      ) AS a WHERE ${mayBeKnown(workspaceId, asked.viewerId)}
    )
    SELECT coalesce((SELECT json_agg(c) FROM candidate c), '[]') AS candidates, coalesce((
      SELECT json_agg(w) FROM (
        SELECT word, organizations FROM organization_word
        WHERE workspace_id = ${workspaceId}::uuid AND word = ANY(ARRAY(
          SELECT DISTINCT string_to_table(key, ' ') FROM candidate) || ${compared}::text[])
      ) AS w), '[]') AS counts ${PLANNED_ONCE}`
  const [{ candidates, counts }] = z.tuple([FoundRow]).parse(rows)
  return { candidates, counts: new Map(counts.map(({ word, organizations }) => [word, organizations])) }
}

/**
 * Selects counts for a key's words and terms, words one typo away, and a few words that start with the whole name.
 *
 * @param also SQL: an array of further words
 */
export function wordsAround(workspaceId: string, key: string, also: Prisma.Sql): Prisma.Sql {
  const name = ofKey(key)
  const words = wordsOf(name)
  const longEnough = [...name.compact].length >= BEGINNING
  const begun = (counted: Prisma.Sql) => Prisma.sql`
    (SELECT word, organizations, true FROM organization_word
    WHERE workspace_id = ${workspaceId}::uuid AND ${longEnough} AND ${counted}
      AND word > ${name.compact} AND word < ${`${name.compact}\u{10ffff}`}
    ORDER BY word LIMIT ${BEGUN})`
  return Prisma.sql`
    SELECT word, organizations, false AS begun FROM organization_word
    WHERE workspace_id = ${workspaceId}::uuid AND word = ANY(ARRAY(
      SELECT word FROM organization_word_neighbour
      WHERE workspace_id = ${workspaceId}::uuid AND neighbour = ANY(${words.flatMap(slipsOf)}::text[]) LIMIT ${ONE_TYPO_AWAY}
    ) || ${[...words, ...lookUpTermsOf(name)]}::text[] || ${also})
    UNION ALL ${begun(Prisma.sql`organizations > 0`)}
    UNION ALL ${begun(Prisma.sql`organizations = 0`)}`
}

/** Whether company `o` may take a place among candidates: what only others' private relationships tell of may not. */
function mayTakePlace(workspaceId: string, viewerId: string | null): Prisma.Sql {
  const own = Prisma.sql`r.member_id = ${viewerId}::uuid`
  return Prisma.sql`(NOT o.hidden
    OR EXISTS (SELECT FROM relationship r
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${own})
    OR EXISTS (SELECT FROM ${partnerTies(workspaceId, Prisma.sql`o.id`)} AND ${own}))`
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
