import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { Companies } from '../../app/ports/tenant/companies.ts'
import type { Equal, Sought } from '../../domain/matching/companies/found-organization.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'
import { addAliases, WRITTEN } from './organization-aliases.ts'
import { countsOf, findCandidates } from './similar-organizations.ts'
import { createSuggestions } from './suggestions.ts'

const FoundRow = z.object({
  id: z.string(),
  key: z.string(),
  spellings: z.tuple([z.string()], z.string()),
  people: z.number(),
  partners: z.number(),
  apart: z.boolean(),
  /** The company looked for: this one, or one merged into it. */
  soughtId: z.string(),
})

/** A company found by exact match, and the other name that matched. */
const EqualRow = z.object({
  id: z.string(),
  match: z.enum(['name', 'domain']),
  aliasId: z.string().nullable(),
  aliasName: z.string().nullable(),
})

/** Looks up one workspace's companies by name, and learns other names for them. */
export function createCompanies(db: Client, workspaceId: string): Companies {
  const describe = async (ids: string[], viewerId: string | null): Promise<Sought[]> => {
    // Counted by spelling first: a company may have thousands of relationships but only a few spellings.
    const rows = await db.$queryRaw`
      SELECT o.id, o.key, o.apart <> '' AS apart, sought.id AS "soughtId", s.*
      FROM organization sought
      JOIN organization o ON o.workspace_id = sought.workspace_id AND o.id = coalesce(sought.counts_as_id, sought.id)
      CROSS JOIN LATERAL (
        SELECT sum(people)::int AS people, sum(partners)::int AS partners,
          coalesce(array_agg(spelling ORDER BY people + partners DESC, spelling), '{}') AS spellings
        FROM (
          SELECT spelling, count(*) FILTER (WHERE logged) AS people, count(*) FILTER (WHERE NOT logged) AS partners FROM (
            SELECT coalesce(r.spelling, o.name) AS spelling, true AS logged FROM relationship r
            WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)}
            UNION ALL
            SELECT t.spelling, false FROM ${partnerTies(workspaceId, Prisma.sql`o.id`)} AND ${visibleTo(viewerId, partnerOpens)}
          ) AS known GROUP BY spelling
        ) AS counted
      ) AS s
      WHERE sought.workspace_id = ${workspaceId}::uuid AND sought.id = ANY((SELECT ${ids}::uuid[])::uuid[])
        AND s.people + s.partners > 0 AND (sought.counts_as_id IS NULL OR ${isKnownAs(workspaceId, viewerId)})
      ORDER BY s.people DESC, s.partners DESC, o.id`
    return z
      .array(FoundRow)
      .parse(rows)
      .map((row) => ({ ...row, name: row.spellings[0] }))
  }

  return {
    ...createSuggestions(db, workspaceId),
    describe,
    wordCounts: (words) => countsOf(db, workspaceId, words),
    candidates: (key, otherKeys, viewerId) => findCandidates(db, workspaceId, { key, otherKeys, viewerId }),

    async equal(wanted, viewerId): Promise<Equal[]> {
      const rows = await db.$queryRaw`
        SELECT o.id, 'name' AS match, NULL::uuid AS "aliasId", NULL AS "aliasName" FROM organization o
        WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ${wanted.compact}
        UNION ALL SELECT a.organization_id, 'name', a.id, a.name FROM organization_alias a
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.key = ${wanted.key} AND a.origin <> ${WRITTEN}
        UNION ALL (SELECT DISTINCT r.organization_id, 'domain', NULL::uuid, NULL FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.domain = ${wanted.domain} AND r.organization_id IS NOT NULL
          AND ${visibleTo(viewerId)})`
      return z
        .array(EqualRow)
        .parse(rows)
        .map(({ id, match, aliasId, aliasName }) => {
          const alias = aliasId === null || aliasName === null ? null : { id: aliasId, name: aliasName }
          return { id, match, alias }
        })
    },

    async get(id, viewerId) {
      const [found] = await describe([id], viewerId)
      if (!found) return null
      const { soughtId: _, ...organization } = found
      return organization
    },

    async addAlias(alias, now) {
      const id = newId()
      await lockPeople(db, workspaceId)
      const added = await addAliases(db, workspaceId, [{ id, ...alias }], now)
      return added.length === 1 ? id : null
    },

    async removeAlias(id) {
      const rows = await db.$queryRaw`
        DELETE FROM organization_alias WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid
        RETURNING organization_id AS "organizationId", name`
      return z.array(z.object({ organizationId: z.string(), name: z.string() })).parse(rows)[0] ?? null
    },
  }
}

/**
 * Whether the viewer may know that company `o` also goes by the name of `sought`, which was merged into it: either
 * somebody they may see is known under that name, or nobody is any more.
 */
function isKnownAs(workspaceId: string, viewerId: string | null): Prisma.Sql {
  const partners = Prisma.sql`${partnerTies(workspaceId, Prisma.sql`o.id`)} AND t.merged_from_id = sought.id`
  const logged = Prisma.sql`
    relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND r.merged_from_id = sought.id`
  return Prisma.sql`(
    EXISTS (SELECT FROM ${logged} AND ${visibleTo(viewerId)})
    OR EXISTS (SELECT FROM ${partners} AND ${visibleTo(viewerId, partnerOpens)})
    OR NOT EXISTS (SELECT FROM ${logged} UNION ALL SELECT FROM ${partners}))`
}
