import { z } from 'zod'
import type { Ask } from '../../app/ports/entities.ts'
import type { HistoryEvent } from '../../app/ports/tenant/overview.ts'
import type { Candidate } from '../../domain/finding/ranking.ts'
import { IntroductionState } from '../../domain/introductions/introduction.ts'
import { type Favours, MADE } from '../../domain/overview/reciprocity.ts'
import { Visibility } from '../../domain/relationships/relationship.ts'
import { AskRow, askColumns, tellsAll } from '../asks/asks.ts'
import { tieColumns } from '../companies/ways-in.ts'
import { AuditRow } from '../delivery/messages.ts'
import { Prisma } from '../generated/client.ts'
import { hasPendingOutcomes } from '../introductions/pending-outcomes.ts'
import type { Client } from '../sql/client.ts'
import { CandidateRow } from '../sql/rows.ts'
import { isNoGo } from '../sql/visibility.ts'

/** Maximum ties weighed for asks the member could help with. */
const TIES = 200

const FavoursRow = z.object({
  giverId: z.string(),
  giver: z.string(),
  receiverId: z.string(),
  receiver: z.string(),
  visibility: Visibility,
  stateBefore: IntroductionState.nullable(),
  confirmedById: z.string().nullable(),
  count: z.number(),
})

/** Queries on give and take, and on history, in one workspace. */
export function createOverview(db: Client, workspaceId: string) {
  return {
    async favoursOf(memberId: string): Promise<Favours[]> {
      const rows = await db.$queryRaw`
        SELECT i.connector_id AS "giverId", g.name AS giver, a.asker_id AS "receiverId", w.name AS receiver,
               r.visibility, i.state_before AS "stateBefore", i.confirmed_by_id AS "confirmedById", count(*)::int AS count
        FROM (
          SELECT i.* FROM introduction i
          WHERE i.workspace_id = ${workspaceId}::uuid AND i.connector_id = ${memberId}::uuid AND i.state = ANY(${MADE}::text[])
          UNION ALL
          SELECT i.* FROM ask a JOIN introduction i ON i.workspace_id = a.workspace_id AND i.ask_id = a.id
          WHERE a.workspace_id = ${workspaceId}::uuid AND a.asker_id = ${memberId}::uuid AND i.state = ANY(${MADE}::text[])
        ) AS i
        JOIN ask a ON a.workspace_id = i.workspace_id AND a.id = i.ask_id
        JOIN member g ON g.workspace_id = i.workspace_id AND g.id = i.connector_id
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
        JOIN relationship r ON r.workspace_id = i.workspace_id AND r.id = i.relationship_id
        GROUP BY i.connector_id, g.name, a.asker_id, w.name, r.visibility, i.state_before, i.confirmed_by_id
        ORDER BY i.connector_id, a.asker_id`
      return z.array(FavoursRow).parse(rows)
    },

    async asksWithin(memberId: string): Promise<{ ask: Ask; closesLoops: boolean; tie: Candidate }[]> {
      // A member with a no-go on a company or asker is not shown their asks either.
      const own = {
        workspaceId: Prisma.sql`r.workspace_id`,
        memberId: Prisma.sql`r.member_id`,
        organizationId: Prisma.sql`r.organization_id`,
        askerId: Prisma.sql`a.asker_id`,
      }
      const rows = await db.$queryRaw`
        SELECT ${askColumns}, ${tieColumns}, r.id AS "wayId", NULL AS "partnerAt", o.id AS "companyId", coalesce(r.spelling, o.name) AS organization,
               NOT ${hasPendingOutcomes(workspaceId, Prisma.sql`a.asker_id`)} AS "closesLoops"
        FROM relationship r
        JOIN ask a ON a.workspace_id = r.workspace_id AND a.organization_id = r.organization_id
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
        JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
        JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = r.organization_id
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid AND r.visibility <> 'private'
          AND a.status = 'open' AND ${tellsAll('knower')} AND a.asker_id <> r.member_id AND w.active
          AND NOT ${isNoGo(own)} AND NOT EXISTS (
            SELECT 1 FROM introduction i
            WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id AND i.connector_id = r.member_id AND i.state <> 'cancelled')
        ORDER BY "closesLoops" DESC, (r.confirmed_at IS NULL), r.rating DESC NULLS LAST, r.last_touch DESC NULLS LAST,
          a.expires_at, a.id, r.id
        LIMIT ${TIES}`
      return z
        .array(z.looseObject({ companyId: z.string(), closesLoops: z.boolean() }))
        .parse(rows)
        .map(({ companyId, closesLoops, ...row }) => ({
          ask: AskRow.parse(row),
          closesLoops,
          tie: CandidateRow.parse({ ...row, organizationId: companyId }),
        }))
    },

    async history(subjectIds: string[]): Promise<HistoryEvent[]> {
      const rows = await db.auditEvent.findMany({
        where: { workspaceId, subjectId: { in: subjectIds } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ id, createdAt, ...row }) => ({ ...AuditRow.parse(row), id, at: createdAt }))
    },
  }
}
