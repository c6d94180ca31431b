import { z } from 'zod'
import { newId } from '../app/new-id.ts'
import type { FoundOrganization } from '../app/organization-store.ts'
import { knownNames } from '../domain/known-names.ts'
import { type Match, matchOrganizations, rankMatches } from '../domain/organization-match.ts'
import { ofKey } from '../domain/organization-name.ts'
import { rarityOf } from '../domain/word-rarity.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { lockPeople } from './lock.ts'
import { addAliases, WRITTEN } from './organization-aliases.ts'
import { similarAliases, similarTo } from './organization-index.ts'
import { partnerOpens, partnerTies, visibleTo } from './visibility.ts'

const FoundRow = z.object({
  id: z.string(),
  key: z.string(),
  spellings: z.tuple([z.string()], z.string()),
  people: z.number(),
  partners: z.number(),
  apart: z.boolean(),
  match: z.enum(['name', 'domain', 'similar']),
  alias: z.object({ id: z.string(), name: z.string() }).nullable(),
})

/** A similar company, or a word of such companies and in how many names of the workspace it stands. */
const SimilarRow = z.object({
  id: z.string().nullable(),
  key: z.string(),
  named: z.boolean(),
  organizations: z.number(),
})

/** How sure each way of finding a company is; a domain says where people work, but a person may use a former one. */
const CERTAINTY = {
  name: { score: 1, reason: 'the same name' },
  domain: { score: 0.95, reason: 'somebody there uses this domain' },
  similar: { score: 0, reason: '' },
}

/**
 * How sure a name is that is not the company's own. Who wrote it beside the other, in the ask or in the log, says that the
 * two are one; what is commonly known is asked about, once: whoever picks it teaches it.
 */
const NAMED_OTHERWISE = { written: 0.95, known: 0.9 }

/** Similar companies offered. */
const SIMILAR = 20

/** Verbs that find the companies of one workspace by what they are called, and teach it other names. */
export function createOrganizationNames(db: Client, workspaceId: string) {
  /** Companies by a list of (id, match, alias), with name and spellings from what the viewer may see. */
  const describe = async (matches: Prisma.Sql, viewerId: string | null): Promise<FoundOrganization[]> => {
    // Counted by spelling first: a company may have thousands of relationships, but few spellings.
    const rows = await db.$queryRaw`
      SELECT o.id, o.key, o.apart <> '' AS apart, m.match, m.alias, s.*
      FROM (${matches}) AS m(id, match, alias)
      JOIN organization o ON o.workspace_id = ${workspaceId}::uuid AND o.id = m.id
      CROSS JOIN LATERAL (
        SELECT sum(people)::int AS people, sum(partners)::int AS partners,
          coalesce(array_agg(spelling ORDER BY people + partners DESC, spelling), '{}') AS spellings
        FROM (
          SELECT spelling, sum(people) AS people, sum(partners) AS partners FROM (
            SELECT coalesce(r.spelling, o.name) AS spelling, count(*) AS people, 0 AS partners FROM relationship r
            WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)}
            GROUP BY 1
            UNION ALL
            SELECT t.spelling, 0, count(*) FROM ${partnerTies(workspaceId, Prisma.sql`o.id`)} AND ${visibleTo(viewerId, partnerOpens)}
            GROUP BY 1
          ) AS known GROUP BY spelling
        ) AS counted
      ) AS s
      WHERE s.people + s.partners > 0
      ORDER BY s.people DESC, s.partners DESC, o.id`
    return z
      .array(FoundRow)
      .parse(rows)
      .map((row) => ({ ...row, name: row.spellings[0], ...CERTAINTY[row.match] }))
  }

  /** Another name counts when somebody taught it, or when a tie the viewer may know of is written with it. */
  const known = (viewerId: string | null) => Prisma.sql`(a.origin <> ${WRITTEN} OR EXISTS (
    SELECT FROM relationship r WHERE r.workspace_id = a.workspace_id AND r.organization_id = a.organization_id
      AND position(lower(a.name) IN lower(r.spelling)) > 0 AND ${visibleTo(viewerId)}
    UNION ALL SELECT FROM ${partnerTies(workspaceId, Prisma.sql`a.organization_id`)}
      AND position(lower(a.name) IN lower(t.spelling)) > 0 AND ${visibleTo(viewerId, partnerOpens)}))`

  /** Visible companies whose names may be meant, the most similar ones, best first. */
  const similarOrganizations = async (
    key: string,
    writtenKeys: string[],
    viewerId: string | null,
  ): Promise<FoundOrganization[]> => {
    const written = new Set([key, ...writtenKeys])
    const otherKeys = [...writtenKeys, ...knownNames(key)]
    const namedOtherwise = (other: string): Match =>
      written.has(other)
        ? { score: NAMED_OTHERWISE.written, reason: `${other} is another name written beside it` }
        : { score: NAMED_OTHERWISE.known, reason: `${key} is commonly another name of ${other}` }
    const equal = otherKeys.map((other) => other.replaceAll(' ', ''))
    // Looked up one by one: without statistics on the tables, they would be read whole instead.
    const rows = await db.$queryRaw`
      WITH visible AS MATERIALIZED (
        SELECT hit.id, hit.key, hit.named FROM (
          SELECT id, key, false AS named FROM (${similarTo(workspaceId, key)}) AS own
          UNION ALL
          SELECT found.id, found.key, false FROM (${similarAliases(workspaceId, key)}) AS found
          JOIN organization_alias a ON a.workspace_id = ${workspaceId}::uuid AND a.id = found.alias AND ${known(viewerId)}
          UNION ALL
          SELECT o.id, o.key, true FROM organization o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ANY(${equal}::text[])
          UNION ALL
          SELECT a.organization_id, a.key, true FROM organization_alias a
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.key = ANY(${[key, ...otherKeys]}::text[]) AND ${known(viewerId)}
        ) AS hit
        CROSS JOIN LATERAL (
          SELECT FROM (
            SELECT FROM relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = hit.id
              AND ${visibleTo(viewerId)}
            UNION ALL SELECT FROM ${partnerTies(workspaceId, Prisma.sql`hit.id`)} AND ${visibleTo(viewerId, partnerOpens)}
          ) AS any_of_them LIMIT 1) AS seen
      ), held AS (SELECT DISTINCT word FROM visible, string_to_table(key || ' ' || ${key}, ' ') AS word)
      SELECT id, key, named, 0 AS organizations FROM visible
      UNION ALL
      SELECT NULL, held.word, false, counted.organizations FROM held CROSS JOIN LATERAL (
        SELECT w.organizations FROM organization_word w
        WHERE w.workspace_id = ${workspaceId}::uuid AND w.word = held.word LIMIT 1) AS counted`
    const found = z.array(SimilarRow).parse(rows)
    const counts = new Map(found.map((row) => (row.id === null ? [row.key, row.organizations] : ['', 0])))
    const rarity = (word: string) => rarityOf(word, counts.get(word) ?? 0)
    const asked = ofKey(key)
    const best = new Map<string, Match & { id: string }>()
    for (const row of found) {
      if (row.id === null) continue
      const match = row.named ? namedOtherwise(row.key) : matchOrganizations(asked, ofKey(row.key), rarity)
      // Equal here is only another name: own names that are equal were found before.
      match.score = Math.min(match.score, NAMED_OTHERWISE.written)
      if (match.score > (best.get(row.id)?.score ?? -1)) best.set(row.id, { id: row.id, ...match })
    }
    const ranked = rankMatches([...best.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
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
      otherKeys?: string[]
    }): Promise<FoundOrganization[]> {
      const equal = await describe(
        Prisma.sql`
          SELECT o.id, 'name', NULL::jsonb FROM organization o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ${query.compact}
          UNION ALL SELECT a.organization_id, 'name', jsonb_build_object('id', a.id, 'name', a.name) FROM organization_alias a
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.key = ${query.key} AND a.origin <> ${WRITTEN}
            AND NOT EXISTS (SELECT FROM organization o WHERE o.workspace_id = ${workspaceId}::uuid
              AND o.compact = ${query.compact} AND o.id = a.organization_id)
          UNION SELECT r.organization_id, 'domain', NULL::jsonb FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.domain = ${query.domain} AND r.organization_id IS NOT NULL
            AND ${visibleTo(query.viewerId)}`,
        query.viewerId,
      )
      if (equal.length > 0) return mergeMatches(equal)
      return await similarOrganizations(query.key, query.otherKeys ?? [], query.viewerId)
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
      await lockPeople(db, workspaceId)
      const added = await addAliases(db, workspaceId, [{ id, ...alias }], now)
      return added.length === 1 ? id : null
    },

    async removeAlias(id: string): Promise<{ organizationId: string; name: string } | null> {
      const rows = await db.$queryRaw`
        DELETE FROM organization_alias WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid
        RETURNING organization_id AS "organizationId", name`
      return z.array(z.object({ organizationId: z.string(), name: z.string() })).parse(rows)[0] ?? null
    },
  }
}

/** A company found by name and by domain is one finding: by name. */
function mergeMatches(found: FoundOrganization[]): FoundOrganization[] {
  const byName = found.filter((organization) => organization.match === 'name')
  const ids = new Set(byName.map((organization) => organization.id))
  return [...byName, ...found.filter((organization) => !ids.has(organization.id))]
}
