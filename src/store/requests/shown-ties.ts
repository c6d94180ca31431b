import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { ShownTie } from '../../app/ports/tenant/requests.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'

const ShownRow = z.object({ person: z.string(), viewer: z.string(), asked: z.string(), at: z.date() })

/** Queries on who was shown which tie of one workspace. */
export function createShownTies(db: Client, workspaceId: string) {
  return {
    async add(
      { wayIds, viewerId, asked }: { wayIds: string[]; viewerId: string; asked: string },
      now: Date,
    ): Promise<void> {
      if (wayIds.length === 0) return
      await db.$executeRaw`
        INSERT INTO shown_tie (workspace_id, relationship_id, viewer_id, day, asked, created_at)
        SELECT ${workspaceId}::uuid, way.id, ${viewerId}::uuid, (${now}::timestamptz AT TIME ZONE 'UTC')::date, ${asked}, ${now}
        FROM (
          SELECT r.id FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ANY(${wayIds}::uuid[])
          UNION SELECT t.relationship_id FROM partner_tie t
          WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ANY(${wayIds}::uuid[])
        ) AS way
        ON CONFLICT DO NOTHING ${PLANNED_ONCE}`
    },
    of: (ownerId: string, part: Slice) => shownOf(ownerId, Prisma.empty, part),
    ofTie: (ownerId: string, relationshipId: string, part: Slice) =>
      shownOf(ownerId, Prisma.sql`AND r.id = ${relationshipId}::uuid`, part),
  }

  /** @param which narrows the ties `r` */
  async function shownOf(ownerId: string, which: Prisma.Sql, { limit, offset }: Slice): Promise<ShownTie[]> {
    const rows = await db.$queryRaw`
        SELECT r.name AS person, m.name AS viewer, s.asked, s.created_at AS at
        FROM relationship r
        JOIN shown_tie s ON s.workspace_id = r.workspace_id AND s.relationship_id = r.id
        JOIN member m ON m.workspace_id = s.workspace_id AND m.id = s.viewer_id
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${ownerId}::uuid ${which}
        ORDER BY s.created_at DESC, r.id, s.viewer_id, s.asked LIMIT ${limit} OFFSET ${offset}`
    return z.array(ShownRow).parse(rows)
  }
}

/** Forgets what was shown before a moment. */
export async function forgetShownTies(db: Client, before: Date): Promise<number> {
  return (await db.shownTie.deleteMany({ where: { createdAt: { lt: before } } })).count
}
