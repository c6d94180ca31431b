import { z } from 'zod'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'

// Across workspaces: members who left their team.

const Favours = z.array(z.object({ workspaceId: z.string(), introductionId: z.string() }))
const Leavers = z.array(z.object({ workspaceId: z.string(), memberId: z.string() }))

export async function noteLeavers(db: Client, now: Date): Promise<void> {
  await db.member.updateMany({ where: { active: false, leftAt: null }, data: { leftAt: now } })
  await db.member.updateMany({ where: { active: true, leftAt: { not: null } }, data: { leftAt: null } })
}

/**
 * Until its owner has answered, a request through a sealed tie ends as silence does: that it ended the day somebody
 * left would tell whose tie it was.
 */
export async function leftFavours(db: Client): Promise<{ workspaceId: string; introductionId: string }[]> {
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT i.workspace_id AS "workspaceId", i.id AS "introductionId"
    FROM member m
    JOIN workspace w ON w.id = m.workspace_id AND w.removed_at IS NULL
    JOIN introduction i ON i.workspace_id = m.workspace_id AND i.connector_id = m.id
    WHERE NOT m.active AND i.state IN ('asked', 'later', 'accepted', 'lent-name')
      AND NOT (i.sealed AND i.state IN ('asked', 'later'))
    ORDER BY i.id`)
  return Favours.parse(rows)
}

export async function leaversDue(db: Client, now: Date): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT m.workspace_id AS "workspaceId", m.id AS "memberId"
    FROM member m JOIN workspace w ON w.id = m.workspace_id AND w.removed_at IS NULL
    WHERE NOT m.active AND m.left_at <= ${now}::timestamptz - make_interval(days => w.leaver_days)
    ORDER BY m.left_at, m.id`)
  return Leavers.parse(rows)
}
