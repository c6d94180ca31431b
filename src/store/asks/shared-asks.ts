import { z } from 'zod'
import type { Ask, JoinedMember } from '../../app/ports/entities.ts'
import type { SeenIn } from '../../domain/asks/ask.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'
import { AskRow, askColumns, askTables } from './asks.ts'

/** The most private choice. */
const KEPT: SeenIn = 'connectors'

/** Queries on the asks that members of one workspace share. */
export function createSharedAsks(db: Client, workspaceId: string) {
  return {
    async ofTeammates(
      memberId: string,
      { organizationId, keys }: { organizationId: string | null; keys: string[] },
      expiringAfter: Date,
    ): Promise<Ask[]> {
      const rows = await db.$queryRaw`
        SELECT ${askColumns} FROM ${askTables}
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.status IN ('open', 'pursued') AND w.active
          AND a.asker_id <> ${memberId}::uuid AND a.expires_at >= ${expiringAfter}
          AND (a.organization_id IS NULL OR a.organization_id = ${organizationId}::uuid OR a.organization_id IN (
            SELECT coalesce(counts_as_id, id) FROM organization WHERE workspace_id = ${workspaceId}::uuid AND key = ANY(${keys}::text[])))
        ORDER BY a.expires_at DESC, a.id DESC ${PLANNED_ONCE}`
      return z.array(AskRow).parse(rows)
    },
    async join(askId: string, member: { memberId: string; why: string; benefit: string }, now: Date): Promise<boolean> {
      const { count } = await db.askMember.createMany({
        data: [{ ...member, workspaceId, askId, since: now }],
        skipDuplicates: true,
      })
      return count === 1
    },
    async leave(askId: string, memberId: string): Promise<boolean> {
      return (await db.askMember.deleteMany({ where: { workspaceId, askId, memberId } })).count === 1
    },
    async handOver(askId: string, { memberId, why, benefit }: JoinedMember, now: Date): Promise<void> {
      // The previous asker chose its visibility, for their own words.
      await db.ask.updateMany({
        where: { workspaceId, id: askId },
        data: { askerId: memberId, why, benefit, question: null, teamWhy: null, seenIn: KEPT, updatedAt: now },
      })
      await db.askMember.deleteMany({ where: { workspaceId, askId, memberId } })
      await db.joinWish.deleteMany({ where: { workspaceId, askId, memberId } })
      // The new asker has not been told what the old one was.
      await db.openedWay.updateMany({ where: { workspaceId, askId }, data: { noticeId: null } })
    },
  }
}

/** Live asks, across workspaces, whose asker left the team and that a teammate joined. */
export async function leftAsks(db: Client): Promise<{ workspaceId: string; askId: string }[]> {
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT a.workspace_id AS "workspaceId", a.id AS "askId"
    FROM ask_member j
    JOIN member jm ON jm.workspace_id = j.workspace_id AND jm.id = j.member_id AND jm.active
    JOIN ask a ON a.workspace_id = j.workspace_id AND a.id = j.ask_id AND a.status IN ('open', 'pursued')
    JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND NOT w.active
    GROUP BY a.workspace_id, a.id ORDER BY a.id`)
  return z.array(z.object({ workspaceId: z.string(), askId: z.string() })).parse(rows)
}
