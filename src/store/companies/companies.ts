import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { Companies } from '../../app/ports/tenant/companies.ts'
import type { Equal } from '../../domain/matching/companies/found-organization.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'
import { visibleTo } from '../sql/visibility.ts'
import { DescribedRow, described, firstSeen } from './described.ts'
import { createFamilies } from './families.ts'
import { addAliases, WRITTEN } from './organization-aliases.ts'
import { CountRow, findCandidates, wordsAround } from './similar-organizations.ts'
import { createSuggestions } from './suggestions.ts'

/** A company found by exact match, and the other name that matched. */
const EqualRow = z
  .object({
    id: z.string(),
    match: z.enum(['name', 'domain']),
    aliasId: z.string().nullable(),
    aliasName: z.string().nullable(),
  })
  .transform(({ id, match, aliasId, aliasName }): Equal => {
    const alias = aliasId === null || aliasName === null ? null : { id: aliasId, name: aliasName }
    return { id, match, alias }
  })

const NamedRow = z.object({
  equal: z.array(EqualRow),
  visible: z.array(DescribedRow),
  around: z.array(CountRow),
})

/** Looks up one workspace's companies by name, and learns other names for them. */
export function createCompanies(db: Client, workspaceId: string): Companies {
  const describe: Companies['describe'] = async (ids, viewerId, most) => {
    const rows = await db.$queryRaw`
      WITH ${firstSeen(workspaceId, viewerId, ids, most)}
      SELECT * FROM (${described(workspaceId, viewerId, Prisma.sql`ARRAY(SELECT id FROM seen)`)}) AS d
      ORDER BY d.people DESC, d.partners DESC, d.id ${PLANNED_ONCE}`
    return z.array(DescribedRow).parse(rows)
  }

  return {
    ...createSuggestions(db, workspaceId),
    ...createFamilies(db, workspaceId),
    describe,
    candidates: (wanted, viewerId) => findCandidates(db, workspaceId, { ...wanted, viewerId }),

    async named(wanted, viewerId) {
      const rows = await db.$queryRaw`
        WITH equal AS MATERIALIZED (
          SELECT o.id, 'name' AS match, NULL::uuid AS "aliasId", NULL AS "aliasName" FROM organization o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ${wanted.compact}
          UNION ALL SELECT a.organization_id, 'name', a.id, a.name FROM organization_alias a
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.key = ${wanted.key} AND a.origin <> ${WRITTEN}
          UNION ALL (SELECT DISTINCT r.organization_id, 'domain', NULL::uuid, NULL FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.domain = ${wanted.domain} AND r.organization_id IS NOT NULL
            AND ${visibleTo(viewerId)})
        ), visible AS MATERIALIZED (${described(workspaceId, viewerId, Prisma.sql`ARRAY(SELECT id FROM equal)`)})
        SELECT
          coalesce((SELECT json_agg(e) FROM equal e WHERE e.id IN (SELECT "soughtId" FROM visible)), '[]') AS equal,
          coalesce((SELECT json_agg(v ORDER BY v.people DESC, v.partners DESC, v.id) FROM visible v), '[]') AS visible,
          coalesce((SELECT json_agg(w) FROM (
            ${wordsAround(workspaceId, wanted.key, Prisma.sql`ARRAY(SELECT string_to_table(key, ' ') FROM visible)`)}) AS w), '[]') AS around
        ${PLANNED_ONCE}`
      return z.tuple([NamedRow]).parse(rows)[0]
    },

    async get(id, viewerId) {
      const [found] = await describe([id], viewerId, 1)
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
