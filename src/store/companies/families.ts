import { z } from 'zod'
import type { Families } from '../../app/ports/tenant/companies.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { DescribedRow, described } from './described.ts'

/** Queries on which companies of one workspace are no family. */
export function createFamilies(db: Client, workspaceId: string): Families {
  return {
    async part(one, other, now) {
      const count = await db.$executeRaw`
        INSERT INTO family_exception (workspace_id, organization_id, other_id, created_at)
        VALUES (${workspaceId}::uuid, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${now})
        ON CONFLICT DO NOTHING`
      return count === 1
    },
    async unpart(one, other) {
      const count = await db.$executeRaw`
        DELETE FROM family_exception x WHERE ${isPair(workspaceId, Prisma.sql`${one}::uuid`, Prisma.sql`${other}::uuid`)}`
      return count === 1
    },
    async partedFrom(organizationId, viewerId) {
      const ids = Prisma.sql`ARRAY(
        SELECT other_id FROM family_exception
        WHERE workspace_id = ${workspaceId}::uuid AND organization_id = ${organizationId}::uuid
        UNION SELECT organization_id FROM family_exception
        WHERE workspace_id = ${workspaceId}::uuid AND other_id = ${organizationId}::uuid)`
      return z.array(DescribedRow).parse(await db.$queryRaw(described(workspaceId, viewerId, ids)))
    },
  }
}

/** Whether row `x` is about these two; the arguments are SQL. Each pair is kept once, the smaller id first. */
export function isPair(workspaceId: string, one: Prisma.Sql, other: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(x.workspace_id = ${workspaceId}::uuid
    AND x.organization_id = least(${one}, ${other}) AND x.other_id = greatest(${one}, ${other}))`
}
