import { z } from 'zod'
import type { Sought } from '../../domain/matching/companies/found-organization.ts'
import { Prisma } from '../generated/client.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'

// Companies as a viewer may see them.

/** A row of `described`, also where it comes in JSON. */
export const DescribedRow = z
  .object({
    id: z.string(),
    key: z.string(),
    spellings: z.tuple([z.string()], z.string()),
    people: z.number(),
    partners: z.number(),
    apart: z.boolean(),
    /** The company looked for: this one, or one merged into it. */
    soughtId: z.string(),
  })
  .transform((row): Sought => ({ ...row, name: row.spellings[0] }))

/**
 * Selects companies with their spellings from what the viewer may see; hidden ones are left out. A merged one is
 * selected as the one it counts as, for viewers who may know it by its own name.
 *
 * @param ids SQL: an array of ids
 */
export function described(workspaceId: string, viewerId: string | null, ids: Prisma.Sql): Prisma.Sql {
  // Counted by spelling first: a company may have thousands of relationships but only a few spellings.
  return Prisma.sql`
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
    WHERE sought.workspace_id = ${workspaceId}::uuid AND sought.id = ANY(${ids})
      AND s.people + s.partners > 0 AND (sought.counts_as_id IS NULL OR ${isKnownAs(workspaceId, viewerId)})`
}

/**
 * The CTE `seen`: the first `most` of some companies that the viewer may see. Only looks whether there is anything to
 * see, so that what is described is few.
 *
 * @param fits SQL: whether company `o` may be one of them
 */
export function firstSeen(
  workspaceId: string,
  viewerId: string | null,
  ids: string[],
  most: number,
  fits = Prisma.sql`true`,
): Prisma.Sql {
  return Prisma.sql`
    seen AS MATERIALIZED (
      SELECT sought.id FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked(id, place)
      JOIN organization sought ON sought.workspace_id = ${workspaceId}::uuid AND sought.id = asked.id
      JOIN organization o ON o.workspace_id = sought.workspace_id AND o.id = coalesce(sought.counts_as_id, sought.id)
      WHERE (EXISTS (SELECT FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)})
        OR EXISTS (SELECT FROM ${partnerTies(workspaceId, Prisma.sql`o.id`)} AND ${visibleTo(viewerId, partnerOpens)}))
        AND (sought.counts_as_id IS NULL OR ${isKnownAs(workspaceId, viewerId)})
        AND ${fits}
      ORDER BY asked.place LIMIT ${most})`
}

/** The CTE `near`: the first `most` of some companies that the viewer may see, described. */
export function firstDescribed(
  ...[workspaceId, viewerId, ids, most, fits]: Required<Parameters<typeof firstSeen>>
): Prisma.Sql {
  // Most often there are none, and describing none takes as long to plan as all else of a statement.
  if (ids.length === 0) return Prisma.sql`near AS (SELECT NULL::uuid AS id, 0 AS people, 0 AS partners WHERE false)`
  const near = described(workspaceId, viewerId, Prisma.sql`ARRAY(SELECT id FROM seen)`)
  return Prisma.sql`${firstSeen(workspaceId, viewerId, ids, most, fits)}, near AS MATERIALIZED (${near})`
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
