import { z } from 'zod'
import type { NewTies, WatchMatch } from '../../app/ports/tenant/watches.ts'
import { choicesTellingAll } from '../../domain/asks/disclosure.ts'
import { UNDER_WAY } from '../../domain/introductions/introduction.ts'
import { Visibility } from '../../domain/relationships/relationship.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { toDate } from '../sql/rows.ts'
import { AskRow, askColumns, tellsAll } from './asks.ts'

const MatchRow = AskRow.extend({
  relationshipId: z.string(),
  person: z.string(),
  visibility: Visibility,
  settled: z.boolean(),
})

/** Queries on the watch of one workspace. */
export function createWatches(db: Client, workspaceId: string) {
  return {
    async asksWithoutCompany(): Promise<{ askId: string; target: string }[]> {
      const rows = await db.ask.findMany({
        where: { workspaceId, status: { in: ['open', 'pursued'] }, organizationId: null },
        select: { id: true, target: true },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ id, target }) => ({ askId: id, target }))
    },
    async adoptCompanies(named: { askId: string; key: string }[]): Promise<void> {
      if (named.length === 0) return
      // CASE, and not coalesce: behind the second wall no index is searched by that.
      await db.$executeRaw`
        UPDATE ask a SET organization_id = coalesce(o.counts_as_id, o.id),
          merged_from_id = CASE WHEN o.counts_as_id IS NOT NULL THEN o.id END
        FROM unnest(${named.map(({ askId }) => askId)}::uuid[], ${named.map(({ key }) => key)}::text[]) AS n(id, key)
        JOIN organization o ON o.workspace_id = ${workspaceId}::uuid AND o.key = n.key AND o.apart = ''
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = n.id AND a.organization_id IS NULL
          AND EXISTS (SELECT 1 FROM relationship r WHERE r.workspace_id = o.workspace_id
            AND r.organization_id = CASE WHEN o.counts_as_id IS NULL THEN o.id ELSE o.counts_as_id END
            AND coalesce(r.merged_from_id, r.organization_id) = o.id
            AND r.visibility <> 'private')`
    },
    async addMatches(by: NewTies, now: Date): Promise<void> {
      await db.$executeRaw`
        INSERT INTO ask_match (workspace_id, ask_id, member_id, relationship_id, created_at)
        SELECT DISTINCT ON (a.id, r.member_id) a.workspace_id, a.id, r.member_id, r.id, ${now}
        FROM ask a
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND w.active
        JOIN relationship r ON r.workspace_id = a.workspace_id AND r.organization_id = a.organization_id
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.status IN ('open', 'pursued') AND ${tellsAll('knower')}
          AND ${newTies(workspaceId, by)} AND r.visibility <> 'private' AND r.member_id <> a.asker_id
          AND NOT EXISTS (SELECT 1 FROM ask_member j
            WHERE j.workspace_id = a.workspace_id AND j.ask_id = a.id AND j.member_id = r.member_id)
          AND NOT EXISTS (SELECT 1 FROM introduction i
            WHERE i.workspace_id = a.workspace_id AND i.person_id = r.person_id AND i.state = ANY(${UNDER_WAY}::text[]))
          AND NOT EXISTS (SELECT 1 FROM introduction i
            WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id AND i.connector_id = r.member_id)
        ORDER BY a.id, r.member_id, ${isWanted} DESC, r.rating DESC NULLS LAST, r.since DESC NULLS LAST, r.id
        ON CONFLICT DO NOTHING`
    },
    async settleMatch(match: { askId: string; memberId: string; relationshipId: string }, now: Date): Promise<boolean> {
      const count = await db.$executeRaw`
        INSERT INTO ask_match AS m (workspace_id, ask_id, member_id, relationship_id, settled_at, created_at)
        VALUES (${workspaceId}::uuid, ${match.askId}::uuid, ${match.memberId}::uuid, ${match.relationshipId}::uuid, ${now}, ${now})
        ON CONFLICT (workspace_id, ask_id, member_id) DO UPDATE SET settled_at = ${now} WHERE m.settled_at IS NULL`
      return count === 1
    },
    matchOf: (askId: string, memberId: string) =>
      db.askMatch.findUnique({
        where: { workspaceId_askId_memberId: { workspaceId, askId, memberId } },
        select: { relationshipId: true, noticeId: true },
      }),
    async addNotice({ id, memberId, day }: { id: string; memberId: string; day: string }, now: Date): Promise<boolean> {
      const ask = { is: { seenIn: { in: choicesTellingAll('knower') } } }
      const untold = { workspaceId, memberId, noticeId: null, settledAt: null, ask }
      if ((await db.askMatch.count({ where: untold })) === 0) return false
      const date = toDate(day)
      if (date === null) throw new Error('A notice needs a day.')
      const { count } = await db.watchNotice.createMany({
        data: [{ workspaceId, id, memberId, day: date, createdAt: now }],
        skipDuplicates: true,
      })
      if (count === 0) return false
      await db.askMatch.updateMany({ where: untold, data: { noticeId: id } })
      return true
    },
    async noticesOfTie(relationshipId: string): Promise<string[]> {
      const where = { workspaceId, relationshipId, noticeId: { not: null } }
      const told = { where, select: { noticeId: true }, distinct: ['noticeId' as const] }
      const rows = [...(await db.askMatch.findMany(told)), ...(await db.openedWay.findMany(told))]
      return rows.flatMap(({ noticeId }) => noticeId ?? [])
    },
    async matchesOf(noticeId: string): Promise<WatchMatch[]> {
      const rows = await db.$queryRaw`
        SELECT ${askColumns}, m.relationship_id AS "relationshipId", r.name AS person, r.visibility,
               m.settled_at IS NOT NULL OR EXISTS (
                 SELECT 1 FROM introduction i WHERE i.workspace_id = r.workspace_id AND i.person_id = r.person_id
                   AND i.state = ANY(${UNDER_WAY}::text[])) AS settled
        FROM ask_match m
        JOIN ask a ON a.workspace_id = m.workspace_id AND a.id = m.ask_id
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
        JOIN relationship r ON r.workspace_id = m.workspace_id AND r.id = m.relationship_id AND r.visibility <> 'private'
        WHERE m.workspace_id = ${workspaceId}::uuid AND m.notice_id = ${noticeId}::uuid AND ${tellsAll('knower')}
        ORDER BY a.expires_at, a.id`
      return z
        .array(MatchRow)
        .parse(rows)
        .map(({ relationshipId, person, visibility, settled, ...ask }) => ({
          ask,
          relationshipId,
          person,
          visibility,
          settled,
        }))
    },
  }
}

/** Whether tie `r` is the new one, or one of an import's new ones, or handed over. */
export function newTies(workspaceId: string, by: NewTies): Prisma.Sql {
  if ('relationshipId' in by) return Prisma.sql`r.id = ${by.relationshipId}::uuid`
  if ('handoverId' in by) return Prisma.sql`r.handover_id = ${by.handoverId}::uuid`
  // An import also marks ties it only updates: new ones were created after it began.
  return Prisma.sql`r.import_id = ${by.importId}::uuid AND r.created_at >= (
    SELECT created_at FROM import WHERE workspace_id = ${workspaceId}::uuid AND id = ${by.importId}::uuid)`
}

/** Whether the tie's person literally matches whom the ask names: picks the best of one member's several ties. */
const isWanted = Prisma.sql`(a.whom IS NOT NULL AND position(lower(a.whom) IN lower(concat_ws(' ', r.name, r.title))) > 0)`

/** Members, across workspaces, not yet told of a match; skips workspaces that removed the app. */
export async function untoldMatches(db: Client): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT m.workspace_id AS "workspaceId", m.member_id AS "memberId"
    FROM ask_match m
    JOIN ask a ON a.workspace_id = m.workspace_id AND a.id = m.ask_id AND ${tellsAll('knower')}
    JOIN workspace w ON w.id = m.workspace_id
    WHERE m.notice_id IS NULL AND m.settled_at IS NULL AND w.removed_at IS NULL`
  return z.array(z.object({ workspaceId: z.string(), memberId: z.string() })).parse(rows)
}
