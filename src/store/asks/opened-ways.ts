import { z } from 'zod'
import type { Ask } from '../../app/ports/entities.ts'
import type { NewTies } from '../../app/ports/tenant/watches.ts'
import { UNDER_WAY } from '../../domain/introductions/introduction.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { toDate } from '../sql/rows.ts'
import { isNoGo } from '../sql/visibility.ts'
import { AskRow, askColumns, tellsAll } from './asks.ts'
import { newTies } from './watches.ts'

/** Whether the asker of ask `a` may find a teammate's tie `r` by asking: visibleTo, for many askers at once. */
const isFound = Prisma.sql`(r.visibility <> 'private' AND r.member_id <> a.asker_id AND NOT ${isNoGo({
  workspaceId: Prisma.sql`r.workspace_id`,
  memberId: Prisma.sql`r.member_id`,
  organizationId: Prisma.sql`r.organization_id`,
  askerId: Prisma.sql`a.asker_id`,
})})`

/** Queries on the ways that new ties opened for one workspace's asks. */
export function createOpenedWays(db: Client, workspaceId: string) {
  return {
    async add(by: NewTies, now: Date): Promise<string[]> {
      const rows = await db.$queryRaw`
        WITH opened AS (
          INSERT INTO opened_way (workspace_id, ask_id, relationship_id, created_at)
          SELECT a.workspace_id, a.id, r.id, ${now}
          FROM ask a
          JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND w.active
          JOIN relationship r ON r.workspace_id = a.workspace_id AND r.organization_id = a.organization_id
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.status IN ('open', 'pursued')
            AND NOT ${tellsAll('knower')} AND ${newTies(workspaceId, by)} AND ${isFound}
            AND NOT EXISTS (SELECT 1 FROM introduction i
              WHERE i.workspace_id = a.workspace_id AND i.person_id = r.person_id AND i.state = ANY(${UNDER_WAY}::text[]))
            AND NOT EXISTS (SELECT 1 FROM introduction i
              WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id AND i.relationship_id = r.id)
          ORDER BY a.id, r.id
          ON CONFLICT DO NOTHING RETURNING ask_id
        )
        SELECT DISTINCT asker_id AS id FROM ask
        WHERE workspace_id = ${workspaceId}::uuid AND id IN (SELECT ask_id FROM opened) ORDER BY asker_id`
      return z
        .array(z.object({ id: z.string() }))
        .parse(rows)
        .map(({ id }) => id)
    },
    async addNotice({ id, memberId, day }: { id: string; memberId: string; day: string }, now: Date): Promise<boolean> {
      const untold = {
        workspaceId,
        noticeId: null,
        ask: { is: { askerId: memberId, status: { in: ['open', 'pursued'] } } },
      }
      if ((await db.openedWay.count({ where: untold })) === 0) return false
      const date = toDate(day)
      if (date === null) throw new Error('A notice needs a day.')
      const { count } = await db.watchNotice.createMany({
        data: [{ workspaceId, id, memberId, day: date, tells: 'ways', createdAt: now }],
        skipDuplicates: true,
      })
      if (count === 0) return false
      await db.openedWay.updateMany({ where: untold, data: { noticeId: id } })
      return true
    },
    async asksOf(noticeId: string): Promise<Ask[]> {
      const rows = await db.$queryRaw`
        SELECT ${askColumns} FROM ask a
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.status IN ('open', 'pursued') AND a.id IN (
          SELECT o.ask_id FROM opened_way o
          JOIN relationship r ON r.workspace_id = o.workspace_id AND r.id = o.relationship_id
          JOIN ask a ON a.workspace_id = o.workspace_id AND a.id = o.ask_id AND a.organization_id = r.organization_id
          JOIN watch_notice n ON n.workspace_id = o.workspace_id AND n.id = o.notice_id AND n.member_id = a.asker_id
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.notice_id = ${noticeId}::uuid AND ${isFound})
        ORDER BY a.expires_at, a.id`
      return z.array(AskRow).parse(rows)
    },
    async noticesOf(askId: string): Promise<string[]> {
      const where = { workspaceId, askId, noticeId: { not: null } }
      const told = { where, select: { noticeId: true }, distinct: ['noticeId' as const] }
      const rows = [...(await db.openedWay.findMany(told)), ...(await db.askMatch.findMany(told))]
      return rows.flatMap(({ noticeId }) => noticeId ?? [])
    },
  }
}

/** Askers, across workspaces, not yet told of an opened way; skips workspaces that removed the app. */
export async function untoldWays(db: Client): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT o.workspace_id AS "workspaceId", a.asker_id AS "memberId"
    FROM opened_way o
    JOIN ask a ON a.workspace_id = o.workspace_id AND a.id = o.ask_id AND a.status IN ('open', 'pursued')
    JOIN workspace w ON w.id = o.workspace_id
    WHERE o.notice_id IS NULL AND w.removed_at IS NULL`
  return z.array(z.object({ workspaceId: z.string(), memberId: z.string() })).parse(rows)
}
