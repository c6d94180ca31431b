import { z } from 'zod'
import { newId } from '../app/new-id.ts'
import type { FoundOrganization, OrganizationName } from '../app/store.ts'
import { matchOrganizations, rankMatches } from '../domain/organization-match.ts'
import type { Candidate } from '../domain/ranking.ts'
import { rarityOf } from '../domain/word-rarity.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { countWords, similarTo, termsText } from './organization-index.ts'
import { CandidateRow } from './rows.ts'
import { visibleTo } from './visibility.ts'

const FoundRow = z.object({
  id: z.string(),
  key: z.string(),
  spellings: z.tuple([z.string()], z.string()),
  people: z.number(),
  match: z.enum(['name', 'domain', 'similar']),
  alias: z.object({ id: z.string(), name: z.string() }).nullable(),
})

/** A similar company, or a word of such companies and in how many names of the workspace it stands. */
const SimilarRow = z.object({ id: z.string().nullable(), key: z.string(), organizations: z.number() })

/** How sure each way of finding a company is; a domain says where people work, but a person may use a former one. */
const CERTAINTY = {
  name: { score: 1, reason: 'the same name' },
  domain: { score: 0.95, reason: 'somebody there uses this domain' },
  similar: { score: 0, reason: '' },
}

/** Words begun by what is typed that a suggestion may hold, the most frequent first. */
const WORDS_BEGUN = 20
/** Similar spellings offered to the two-sided check. */
const SIMILAR = 20
/** Ways into one company weighed for an ask. */
const CANDIDATES = 200

/** Verbs on the companies of one workspace and the ways into them. */
export function createOrganizations(db: Client, workspaceId: string) {
  /** Companies by a list of (id, match, alias), with name and spellings from what the viewer may see. */
  const describe = async (matches: Prisma.Sql, viewerId: string | null): Promise<FoundOrganization[]> => {
    // Counted by spelling first: a company may have thousands of relationships, but few spellings.
    const rows = await db.$queryRaw`
      SELECT o.id, o.key, m.match, m.alias, s.*
      FROM (${matches}) AS m(id, match, alias)
      JOIN organization o ON o.workspace_id = ${workspaceId}::uuid AND o.id = m.id
      CROSS JOIN LATERAL (
        SELECT sum(n)::int AS people, coalesce(array_agg(spelling ORDER BY n DESC, spelling), '{}') AS spellings
        FROM (
          SELECT coalesce(r.spelling, o.name) AS spelling, count(*) AS n FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)}
          GROUP BY 1
        ) AS counted
      ) AS s
      WHERE s.people > 0
      ORDER BY s.people DESC, o.id`
    return z
      .array(FoundRow)
      .parse(rows)
      .map((row) => ({ ...row, name: row.spellings[0], ...CERTAINTY[row.match] }))
  }

  /** Visible companies whose names may be meant, the most similar ones, best first. */
  const similarOrganizations = async (key: string, viewerId: string | null): Promise<FoundOrganization[]> => {
    // Looked up one by one: without statistics on the tables, they would be read whole instead.
    const rows = await db.$queryRaw`
      WITH visible AS MATERIALIZED (
        SELECT hit.id, hit.key FROM (${similarTo(workspaceId, key)}) AS hit
        CROSS JOIN LATERAL (
          SELECT FROM relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = hit.id
            AND ${visibleTo(viewerId)} LIMIT 1) AS seen
      ), held AS (SELECT DISTINCT word FROM visible, string_to_table(key || ' ' || ${key}, ' ') AS word)
      SELECT id, key, 0 AS organizations FROM visible
      UNION ALL
      SELECT NULL, held.word, counted.organizations FROM held CROSS JOIN LATERAL (
        SELECT w.organizations FROM organization_word w
        WHERE w.workspace_id = ${workspaceId}::uuid AND w.word = held.word LIMIT 1) AS counted`
    const found = z.array(SimilarRow).parse(rows)
    const counts = new Map(found.map((row) => (row.id === null ? [row.key, row.organizations] : ['', 0])))
    const rarity = (word: string) => rarityOf(word, counts.get(word) ?? 0)
    const ranked = rankMatches(
      found
        .flatMap(({ id, key: known }) => (id === null ? [] : [{ id, ...matchOrganizations(key, known, rarity) }]))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    const matches = new Map(ranked.slice(0, SIMILAR).map((match) => [match.id, match]))
    const similar = await describe(
      Prisma.sql`SELECT id, 'similar', NULL::jsonb FROM unnest(${[...matches.keys()]}::uuid[]) AS id`,
      viewerId,
    )
    return similar
      .map((organization) => ({ ...organization, ...matches.get(organization.id) }))
      .sort((a, b) => b.score - a.score || b.people - a.people)
  }

  return {
    async findOrganizations(query: {
      key: string
      compact: string
      domain: string | null
      viewerId: string | null
    }): Promise<FoundOrganization[]> {
      const equal = await describe(
        Prisma.sql`
          SELECT o.id, 'name', NULL::jsonb FROM organization o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ${query.compact}
          UNION ALL SELECT a.organization_id, 'name', jsonb_build_object('id', a.id, 'name', a.name) FROM organization_alias a
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.key = ${query.key}
            AND NOT EXISTS (SELECT FROM organization o WHERE o.workspace_id = ${workspaceId}::uuid
              AND o.compact = ${query.compact} AND o.id = a.organization_id)
          UNION SELECT r.organization_id, 'domain', NULL::jsonb FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.domain = ${query.domain} AND r.organization_id IS NOT NULL
            AND ${visibleTo(query.viewerId)}`,
        query.viewerId,
      )
      if (equal.length > 0) return mergeMatches(equal)
      return await similarOrganizations(query.key, query.viewerId)
    },

    async organization(id: string, viewerId: string | null): Promise<FoundOrganization | null> {
      const [found] = await describe(Prisma.sql`SELECT ${id}::uuid, 'name', NULL::jsonb`, viewerId)
      return found ?? null
    },

    async addAlias(
      alias: { organizationId: string; name: string; key: string; origin: string },
      now: Date,
    ): Promise<string | null> {
      const id = newId()
      const { count } = await db.organizationAlias.createMany({
        data: [{ workspaceId, id, createdAt: now, ...alias }],
        skipDuplicates: true,
      })
      return count === 1 ? id : null
    },

    async removeAlias(id: string): Promise<{ organizationId: string; name: string } | null> {
      const rows = await db.$queryRaw`
        DELETE FROM organization_alias WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid
        RETURNING organization_id AS "organizationId", name`
      return z.array(z.object({ organizationId: z.string(), name: z.string() })).parse(rows)[0] ?? null
    },

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

    async candidates(organizationId: string, viewerId: string | null, words: string[]): Promise<Candidate[]> {
      // Whom a sealed tie is with is not to be found out by asking for names.
      const wantedFirst = Prisma.sql`(
        SELECT count(*) FROM person p, unnest(${words}::text[]) AS word
        WHERE p.workspace_id = r.workspace_id AND p.id = r.person_id AND r.visibility = 'open'
          AND (p.name_key LIKE '%' || word || '%' OR r.title ILIKE '%' || word || '%')) DESC,`
      const rows = await db.$queryRaw`
        SELECT ${candidateColumns} FROM ${candidateTables}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}::uuid
          AND r.visibility <> 'private' AND m.active AND m.unreachable_since IS NULL AND r.member_id IS DISTINCT FROM ${viewerId}::uuid
        ORDER BY ${words.length > 0 ? wantedFirst : Prisma.empty} (r.confirmed_at IS NULL),
          r.rating DESC NULLS LAST, r.last_touch DESC NULLS LAST, r.id
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

/** A company found by name and by domain is one finding: by name. */
function mergeMatches(found: FoundOrganization[]): FoundOrganization[] {
  const byName = found.filter((organization) => organization.match === 'name')
  const ids = new Set(byName.map((organization) => organization.id))
  return [...byName, ...found.filter((organization) => !ids.has(organization.id))]
}
