import { z } from 'zod'
import { newId } from '../app/new-id.ts'
import type { OrganizationName } from '../app/organization-store.ts'
import type { Candidate } from '../domain/ranking.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { countWords, termsText } from './organization-index.ts'
import { CandidateRow } from './rows.ts'
import { visibleTo } from './visibility.ts'

/** Words begun by what is typed that a suggestion may hold, the most frequent first. */
const WORDS_BEGUN = 20
/** Ways into one company weighed for an ask. */
const CANDIDATES = 200

/** Verbs on the companies of one workspace and the ways into them. */
export function createOrganizations(db: Client, workspaceId: string) {
  return {
    async suggestOrganizations(key: string, viewerId: string, limit: number): Promise<string[]> {
      // Keys and words are collated by their bytes (prisma/migrations), so that their index finds what begins alike.
      const begins = (column: Prisma.Sql, start: string) =>
        Prisma.sql`${column} >= ${start} AND ${column} < ${`${start}\u{10ffff}`}`
      const [first = ''] = key.split(' ')
      const startsSo = begins(Prisma.sql`o.key`, key)
      const visible = Prisma.sql`EXISTS (
        SELECT 1 FROM relationship r
        WHERE r.workspace_id = o.workspace_id AND r.organization_id = o.id AND ${visibleTo(viewerId)})`
      const rows = await db.$queryRaw`
        SELECT coalesce(n.name, o.name) AS name
        FROM (
          SELECT * FROM (
            SELECT o.id, o.name, o.key, false AS inside FROM organization o
            WHERE o.workspace_id = ${workspaceId}::uuid AND ${startsSo} AND ${visible}
            ORDER BY o.key LIMIT ${limit}
          ) AS beginning
          UNION ALL
          SELECT * FROM (
            SELECT DISTINCT o.id, o.name, o.key, true FROM (
              SELECT word FROM organization_word
              WHERE workspace_id = ${workspaceId}::uuid AND ${begins(Prisma.sql`word`, first)}
              ORDER BY organizations DESC, word LIMIT ${WORDS_BEGUN}
            ) w, LATERAL (
              WITH held AS MATERIALIZED (
                SELECT * FROM organization WHERE workspace_id = ${workspaceId}::uuid AND terms @> ARRAY[w.word])
              SELECT * FROM held
            ) o
            WHERE position(${` ${key}`} IN o.key) > 0 AND NOT (${startsSo}) AND ${visible}
            ORDER BY o.key LIMIT ${limit}
          ) AS later
          ORDER BY inside, key LIMIT ${limit}
        ) o
        CROSS JOIN LATERAL (
          SELECT mode() WITHIN GROUP (ORDER BY r.spelling) AS name FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)}
        ) n
        ORDER BY o.inside, o.key`
      return z
        .array(z.object({ name: z.string() }))
        .parse(rows)
        .map((row) => row.name)
    },

    async candidates(
      organizationId: string,
      viewerId: string | null,
      words: string[],
      now: Date,
    ): Promise<Candidate[]> {
      // Whom a sealed tie is with is not to be found out by asking for names.
      const wantedFirst = Prisma.sql`(
        SELECT count(*) FROM person p, unnest(${words}::text[]) AS word
        WHERE p.workspace_id = r.workspace_id AND p.id = r.person_id AND r.visibility = 'open'
          AND (p.name_key LIKE '%' || word || '%' OR r.title ILIKE '%' || word || '%')) DESC,`
      const rows = await db.$queryRaw`
        SELECT ${candidateColumns} FROM ${candidateTables}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}::uuid
          AND m.active AND m.unreachable_since IS NULL AND r.member_id IS DISTINCT FROM ${viewerId}::uuid
          AND ${visibleTo(viewerId)} AND ${viewerId === null ? Prisma.sql`true` : mayBeAsked(workspaceId, now)}
        ORDER BY ${words.length > 0 ? wantedFirst : Prisma.empty} (r.confirmed_at IS NULL),
          r.rating DESC NULLS LAST, r.last_touch DESC NULLS LAST, r.id
        LIMIT ${CANDIDATES}`
      return z.array(CandidateRow).parse(rows)
    },

    async candidatesByWords(groups: string[][], viewerId: string, now: Date): Promise<Candidate[]> {
      const words = groups.flatMap((group, index) => group.map((word) => ({ word, index })))
      const rows = await db.$queryRaw`
        SELECT ${candidateColumns} FROM (
          SELECT held.relationship_id FROM unnest(${words.map((w) => w.word)}::text[], ${words.map((w) => w.index)}::int[])
            AS wanted(word, number)
          JOIN relationship_word held ON held.workspace_id = ${workspaceId}::uuid AND held.word = wanted.word
          GROUP BY held.relationship_id HAVING count(DISTINCT wanted.number) = ${groups.length}::int
        ) AS fitting, ${candidateTables}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = fitting.relationship_id
          AND r.visibility = 'open' AND m.active AND m.unreachable_since IS NULL AND r.member_id <> ${viewerId}::uuid
          AND ${visibleTo(viewerId)} AND ${mayBeAsked(workspaceId, now)}
        ORDER BY r.rating DESC NULLS LAST, r.id
        LIMIT ${CANDIDATES}`
      return z.array(CandidateRow).parse(rows)
    },

    async candidate(relationshipId: string, viewerId: string): Promise<Candidate | null> {
      const rows = await db.$queryRaw`
        SELECT ${candidateColumns} FROM ${candidateTables}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid
          AND r.visibility <> 'private' AND m.active AND m.unreachable_since IS NULL AND r.member_id <> ${viewerId}::uuid
        FOR SHARE OF r`
      return z.array(CandidateRow).parse(rows)[0] ?? null
    },

    async ownPeople(organizationId: string, viewerId: string): Promise<string[]> {
      const rows = await db.relationship.findMany({
        where: { workspaceId, organizationId, memberId: viewerId },
        select: { name: true },
        orderBy: { name: 'asc' },
        take: 20,
      })
      return rows.map((row) => row.name)
    },
  }
}

/**
 * Whether the member `m` may be asked now, as isAvailable in src/domain/budget.ts says it. Whose budget is spent is
 * counted once, from this month's asks of the workspace, however many ties there are.
 */
function mayBeAsked(workspaceId: string, now: Date): Prisma.Sql {
  return Prisma.sql`m.budget > 0 AND (m.snoozed_until IS NULL OR m.snoozed_until <= ${now}) AND m.id NOT IN (
    SELECT b.id FROM introduction i JOIN member b ON b.workspace_id = i.workspace_id AND b.id = i.connector_id
    WHERE i.workspace_id = ${workspaceId}::uuid AND i.counts_until > ${now}
    GROUP BY b.id, b.budget HAVING count(*) >= b.budget)`
}

/** The columns of a tie and its owner, all that CandidateRow reads but the company. */
export const tieColumns = Prisma.sql`
  r.id AS "relationshipId", r.member_id AS "memberId", m.name AS connector, r.name AS person, r.title, r.how, r.kind,
  r.rating, r.since, r.last_touch AS "lastTouch", r.source, r.confirmed_at AS "confirmedAt", r.visibility`

const candidateColumns = Prisma.sql`
  ${tieColumns}, o.id AS "organizationId", coalesce(r.spelling, o.name) AS organization`

const candidateTables = Prisma.sql`
  relationship r
  JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
  JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = r.organization_id`

/** Finds or makes companies by key; the answer maps each key to its id. */
export async function ensureOrganizations(
  db: Client,
  workspaceId: string,
  names: OrganizationName[],
  now: Date,
): Promise<Map<string, string>> {
  const byKey = new Map(names.map((name) => [name.key, name]))
  const keys = [...byKey.keys()]
  if (keys.length === 0) return new Map()
  const all = [...byKey.values()]
  const added = await db.$queryRaw`
    INSERT INTO organization (workspace_id, id, name, key, compact, terms, created_at)
    SELECT ${workspaceId}::uuid, id, name, key, compact, string_to_array(terms, ' '), ${now}
    FROM unnest(${all.map(() => newId())}::uuid[], ${all.map((n) => n.name)}::text[], ${keys}::text[],
                ${all.map((n) => n.compact)}::text[], ${keys.map(termsText)}::text[]) AS n(id, name, key, compact, terms)
    ON CONFLICT (workspace_id, key) DO NOTHING RETURNING key`
  await countWords(
    db,
    workspaceId,
    z
      .array(z.object({ key: z.string() }))
      .parse(added)
      .map((row) => row.key),
  )
  const rows = await db.$queryRaw`
    SELECT id, key FROM organization WHERE workspace_id = ${workspaceId}::uuid AND key = ANY(${keys}::text[])`
  return new Map(
    z
      .array(z.object({ id: z.string(), key: z.string() }))
      .parse(rows)
      .map((row) => [row.key, row.id]),
  )
}
