import { z } from 'zod'
import type { WarmTie } from '../../app/ports/tenant/relationships.ts'
import { CHECK_AFTER, CHECK_FROM } from '../../domain/relationships/keep-warm.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { tellsAll } from '../asks/asks.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { Day, RelationshipRow, toDate } from '../sql/rows.ts'
import { isCold } from '../sql/strength.ts'
import { isNoGo } from '../sql/visibility.ts'
import { relationshipColumns } from './relationships.ts'

/** Notes about one tie whose messages are still updated. */
const NOTES = 10

const WarmRow = RelationshipRow.extend({ notBefore: Day, asks: z.number() })

/** Teammates' living asks `a` that tie `r` may answer, as far as its owner may know of them. */
const mattersTo = Prisma.sql`
  a.workspace_id = r.workspace_id AND a.organization_id = r.organization_id AND a.status IN ('open', 'pursued')
  AND a.asker_id <> r.member_id AND ${tellsAll('knower')} AND NOT ${isNoGo({
    workspaceId: Prisma.sql`r.workspace_id`,
    memberId: Prisma.sql`r.member_id`,
    organizationId: Prisma.sql`r.organization_id`,
    askerId: Prisma.sql`a.asker_id`,
  })}`

/** Whether its owner of tie `r` may be reminded of it at `now`. */
function mayRemindOf(now: Date): Prisma.Sql {
  return Prisma.sql`r.visibility <> 'private' AND r.leaves_at IS NULL AND ${isCold(now)}
    AND (r.not_before IS NULL OR r.not_before <= ${now}::timestamptz::date)`
}

/** A member's ties that go cold and matter to living asks, those known best first. */
function coldTies(workspaceId: string, memberId: string, limit: number, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id FROM ask a
    JOIN relationship r ON r.workspace_id = a.workspace_id AND r.organization_id = a.organization_id
    JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND w.active
    WHERE a.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid AND ${mattersTo} AND ${mayRemindOf(now)}
    GROUP BY r.id, r.rating, r.last_touch
    ORDER BY r.rating DESC, count(*) DESC, r.last_touch DESC NULLS LAST, r.id LIMIT ${limit}`
}

/** Whether tie `r` is among those known best, and was not confirmed for long. */
function isToCheck(now: Date): Prisma.Sql {
  return Prisma.sql`r.rating >= ${CHECK_FROM}::int AND r.confirmed_at <= ${daysAfter(now, -CHECK_AFTER)}
    AND r.leaves_at IS NULL AND r.visibility <> 'private'`
}

/** A member's ties known best that were not confirmed for long, those that living asks wait for first. */
function longConfirmed(workspaceId: string, memberId: string, limit: number, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id FROM relationship r
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid AND ${isToCheck(now)}
    ORDER BY (SELECT count(*) FROM ask a WHERE ${mattersTo}) DESC, r.rating DESC, r.confirmed_at, r.id LIMIT ${limit}`
}

/** Queries on ties that go cold, of one workspace. */
export function createWarmth(db: Client, workspaceId: string) {
  return {
    async addNote(
      note: { id: string; memberId: string; tells: 'cold' | 'right'; limit: number; since: Date },
      now: Date,
    ): Promise<boolean> {
      const { id, memberId, tells, limit, since } = note
      await db.$queryRaw`
        SELECT id FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${memberId}::uuid FOR NO KEY UPDATE`
      if (
        await db.warmNote.findFirst({
          where: { workspaceId, memberId, tells, createdAt: { gt: since } },
          select: { id: true },
        })
      )
        return false
      const rows = await db.$queryRaw(
        tells === 'cold'
          ? coldTies(workspaceId, memberId, limit, now)
          : longConfirmed(workspaceId, memberId, limit, now),
      )
      const ties = z.array(z.object({ id: z.string() })).parse(rows)
      if (ties.length === 0) return false
      await db.warmNote.create({ data: { workspaceId, id, memberId, tells, createdAt: now } })
      await db.warmTie.createMany({
        data: ties.map((tie) => ({ workspaceId, noteId: id, relationshipId: tie.id })),
      })
      return true
    },

    async note(id: string): Promise<{ memberId: string; ties: WarmTie[] } | null> {
      const found = await db.warmNote.findUnique({
        where: { workspaceId_id: { workspaceId, id } },
        select: { memberId: true },
      })
      if (!found) return null
      const rows = await db.$queryRaw`
        SELECT ${relationshipColumns}, r.not_before AS "notBefore", (
          SELECT count(*)::int FROM ask a JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND w.active
          WHERE ${mattersTo}) AS asks
        FROM warm_tie t JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.note_id = ${id}::uuid AND r.leaves_at IS NULL
        ORDER BY r.rating DESC NULLS LAST, r.id`
      return { memberId: found.memberId, ties: z.array(WarmRow).parse(rows) }
    },

    async notesOf(relationshipId: string): Promise<string[]> {
      const where = { workspaceId, relationshipId }
      const rows = await db.warmTie.findMany({
        where,
        select: { noteId: true },
        orderBy: { noteId: 'desc' },
        take: NOTES,
      })
      return rows.map(({ noteId }) => noteId)
    },

    async confirm(relationshipId: string, now: Date): Promise<void> {
      const where = { workspaceId, id: relationshipId }
      await db.relationship.updateMany({ where, data: { confirmedAt: now, updatedAt: now } })
    },

    async leave(relationshipId: string, until: string, now: Date): Promise<void> {
      const where = { workspaceId, id: relationshipId }
      await db.relationship.updateMany({ where, data: { notBefore: toDate(until), updatedAt: now } })
    },

    async setOn(memberId: string, on: boolean): Promise<void> {
      await db.member.updateMany({ where: { workspaceId, id: memberId }, data: { keepWarm: on } })
    },
  }
}

/** Members, across workspaces, with ties that go cold and matter to a living ask, who had no such note after `since`. */
export async function membersToWarm(
  db: Client,
  now: Date,
  since: Date,
): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT r.workspace_id AS "workspaceId", r.member_id AS "memberId" FROM ask a
    JOIN workspace s ON s.id = a.workspace_id AND s.removed_at IS NULL
    JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND w.active
    JOIN relationship r ON r.workspace_id = a.workspace_id AND r.organization_id = a.organization_id
    JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
    WHERE a.status IN ('open', 'pursued') AND ${mattersTo} AND ${mayRemindOf(now)}
      AND m.active AND m.keep_warm AND m.unreachable_since IS NULL
      AND NOT EXISTS (SELECT FROM warm_note n
        WHERE n.workspace_id = m.workspace_id AND n.member_id = m.id AND n.tells = 'cold' AND n.created_at > ${since})`
  return z.array(z.object({ workspaceId: z.string(), memberId: z.string() })).parse(rows)
}

/** Members, across workspaces, with ties to check, who had no such card after `since`. */
export async function membersToCheck(
  db: Client,
  now: Date,
  since: Date,
): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT m.workspace_id AS "workspaceId", m.id AS "memberId" FROM member m
    JOIN workspace s ON s.id = m.workspace_id AND s.removed_at IS NULL
    CROSS JOIN LATERAL (
      SELECT r.id FROM relationship r
      WHERE r.workspace_id = m.workspace_id AND r.member_id = m.id AND ${isToCheck(now)}
      -- In the order of an index, or the first would be looked for in the whole table.
      ORDER BY r.person_id LIMIT 1) AS one
    WHERE m.active AND m.keep_warm AND m.unreachable_since IS NULL
      AND NOT EXISTS (SELECT FROM warm_note n
        WHERE n.workspace_id = m.workspace_id AND n.member_id = m.id AND n.tells = 'right' AND n.created_at > ${since})`
  return z.array(z.object({ workspaceId: z.string(), memberId: z.string() })).parse(rows)
}
