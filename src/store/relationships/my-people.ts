import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { Chosen, Listed, PeopleChange } from '../../app/ports/tenant/relationships.ts'
import type { KeptTie } from '../../domain/relationships/kept-tie.ts'
import { PeopleAction } from '../../domain/relationships/people-change.ts'
import { EVERYBODY, type PeopleFilter } from '../../domain/relationships/people-filter.ts'
import { Prisma } from '../generated/client.ts'
import { handedOver } from '../members/handovers.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { Day, RelationshipRow, Touches } from '../sql/rows.ts'
import { touchesOf } from '../sql/strength.ts'
import { forgetMerged } from './merged-people.ts'
import { filtered } from './people-filter.ts'
import { relationshipColumns } from './relationships.ts'

/** Ties removed for good in one statement. */
const CHUNK = 5000

const ListedRow = RelationshipRow.extend({
  touches: Touches,
  fileName: z.string().nullable(),
  handedOver: z.string().nullable(),
  shown: z.number(),
  total: z.number(),
})
const ChangeRow = z.object({
  id: z.string(),
  memberId: z.string(),
  action: PeopleAction,
  people: z.number(),
  createdAt: z.date(),
  undoneAt: z.date().nullable(),
})

const KeptRow = z.object({
  ...{ knownBy: z.string(), name: z.string(), title: z.string().nullable(), company: z.string().nullable() },
  ...{ domain: z.string().nullable(), kind: z.string(), how: z.string().nullable(), rating: z.number().nullable() },
  ...{
    since: Day,
    lastTouch: Day,
    visibility: z.string(),
    source: z.string(),
    touches: z.number(),
    createdAt: z.date().nullable(),
  },
})

const hasIntroduction = Prisma.sql`EXISTS (
  SELECT FROM introduction i WHERE i.workspace_id = r.workspace_id AND i.relationship_id = r.id)`

/** Queries on all that a member knows, and changes of many ties at once. */
export function createPeople(db: Client, workspaceId: string) {
  const chosenTies = (memberId: string, chosen: Chosen, now: Date) =>
    'filter' in chosen
      ? filtered(workspaceId, memberId, chosen.filter, now)
      : Prisma.sql`${filtered(workspaceId, memberId, EVERYBODY, now)} AND r.id = ${chosen.relationshipId}::uuid`

  return {
    async keptOf(hash: string): Promise<KeptTie[]> {
      const rows = await db.$queryRaw`
        SELECT m.name AS "knownBy", r.name, r.title, coalesce(r.spelling, o.name) AS company, r.domain, r.kind, r.how, r.rating,
          r.since, r.last_touch AS "lastTouch", r.visibility,
          CASE WHEN r.handover_id IS NOT NULL AND r.confirmed_at IS NULL THEN 'handed-over' ELSE r.source END, r.created_at AS "createdAt",
          (SELECT count(*)::int FROM touch t WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id) AS touches
        FROM (
          SELECT id FROM person WHERE workspace_id = ${workspaceId}::uuid AND email_hash = ${hash}
          UNION SELECT id FROM person WHERE workspace_id = ${workspaceId}::uuid AND profile_hash = ${hash}
        ) AS p
        JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.person_id = p.id
        JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
        LEFT JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = r.organization_id
        UNION ALL
        SELECT m.name, s.name, s.title, s.company, s.domain, 'acquaintance', NULL, NULL, NULL,
          CASE WHEN s.left_out_at IS NULL THEN s.last_on END, 'private', 'suggestion',
          s.created_at, s.days
        FROM suggested_person s JOIN member m ON m.workspace_id = s.workspace_id AND m.id = s.member_id
        WHERE s.workspace_id = ${workspaceId}::uuid AND s.hash = ${hash}
        UNION ALL
        SELECT m.name, m.name, NULL, NULL, a.domain, 'own', NULL, NULL, NULL, NULL, 'private', 'own-address', NULL, 0
        FROM member_address a JOIN member m ON m.workspace_id = a.workspace_id AND m.id = a.member_id
        WHERE a.workspace_id = ${workspaceId}::uuid AND a.hash = ${hash}
        ORDER BY 1, 2`
      return z.array(KeptRow).parse(rows)
    },

    async list(memberId: string, filter: PeopleFilter, { limit, offset }: Slice, now: Date) {
      const rows = await db.$queryRaw`
        WITH page AS MATERIALIZED (
          SELECT r.id, count(*) OVER ()::int AS total ${filtered(workspaceId, memberId, filter, now)}
          ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit} OFFSET ${offset}
        )
        SELECT ${relationshipColumns}, ${touchesOf}, ${handedOver}, i.file_name AS "fileName", page.total, (
          SELECT count(*)::int FROM shown_tie s WHERE s.workspace_id = r.workspace_id AND s.relationship_id = r.id) AS shown
        FROM page JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.id = page.id
        LEFT JOIN import i ON i.workspace_id = r.workspace_id AND i.id = r.import_id
        ORDER BY r.created_at DESC, r.id DESC`
      const found = z.array(ListedRow).parse(rows)
      return { people: found.map(({ total: _, ...one }): Listed => one), total: found[0]?.total ?? 0 }
    },

    async files(memberId: string, limit: number): Promise<{ importId: string; fileName: string; at: Date }[]> {
      const rows = await db.$queryRaw`
        SELECT i.id AS "importId", i.file_name AS "fileName", i.created_at AS at FROM import i
        WHERE i.workspace_id = ${workspaceId}::uuid AND i.member_id = ${memberId}::uuid AND EXISTS (
          SELECT FROM relationship r
          WHERE r.workspace_id = i.workspace_id AND r.member_id = i.member_id AND r.import_id = i.id)
        ORDER BY i.created_at DESC, i.id DESC LIMIT ${limit}`
      return z.array(z.object({ importId: z.string(), fileName: z.string(), at: z.date() })).parse(rows)
    },

    async count(memberId: string, action: PeopleAction, chosen: Chosen, now: Date) {
      const kept = action === 'remove' ? hasIntroduction : Prisma.sql`false`
      const rows = await db.$queryRaw`
        SELECT count(*) FILTER (WHERE NOT ${kept})::int AS people, count(*) FILTER (WHERE ${kept})::int AS kept
        ${chosenTies(memberId, chosen, now)} AND r.visibility IS DISTINCT FROM ${action === 'remove' ? null : action}`
      const [counted] = z.tuple([z.object({ people: z.number(), kept: z.number() })]).parse(rows)
      return counted
    },

    async change(
      change: { id: string; memberId: string; action: PeopleAction; chosen: Chosen; leavesAt: Date | null },
      now: Date,
    ): Promise<number | null> {
      const { id, memberId, action, chosen, leavesAt } = change
      await lockPeople(db, workspaceId)
      if (await db.peopleChange.findUnique({ where: { workspaceId_id: { workspaceId, id } } })) return null
      const removes = action === 'remove'
      const people = await db.$executeRaw`
        UPDATE relationship AS t SET visibility = ${removes ? 'private' : action}, visibility_before = t.visibility,
          change_id = ${id}::uuid, leaves_at = ${leavesAt}, updated_at = ${now}
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.id IN (
          SELECT r.id ${chosenTies(memberId, chosen, now)}
            AND r.visibility IS DISTINCT FROM ${removes ? null : action}
            AND NOT ${removes ? hasIntroduction : Prisma.sql`false`})`
      await db.peopleChange.create({ data: { workspaceId, id, memberId, action, people, createdAt: now } })
      return people
    },

    async getChange(id: string): Promise<PeopleChange | null> {
      const row = await db.peopleChange.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      if (!row) return null
      const { createdAt: at, ...change } = ChangeRow.parse(row)
      return { ...change, at }
    },

    async noticesOf(changeId: string): Promise<string[]> {
      const rows = await db.$queryRaw`
        WITH change AS (
          SELECT member_id FROM people_change WHERE workspace_id = ${workspaceId}::uuid AND id = ${changeId}::uuid
        ), changed AS MATERIALIZED (
          SELECT r.id FROM change JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid
            AND r.member_id = change.member_id AND r.change_id = ${changeId}::uuid
        )
        SELECT m.notice_id AS id FROM ask_match m JOIN change ON change.member_id = m.member_id
        WHERE m.workspace_id = ${workspaceId}::uuid AND m.notice_id IS NOT NULL
          AND m.relationship_id IN (SELECT id FROM changed)
        UNION SELECT w.notice_id FROM changed JOIN opened_way w
          ON w.workspace_id = ${workspaceId}::uuid AND w.relationship_id = changed.id
        WHERE w.notice_id IS NOT NULL`
      return idsOf(rows)
    },

    async undo(changeId: string, now: Date): Promise<boolean> {
      await lockPeople(db, workspaceId)
      const where = { workspaceId, id: changeId, undoneAt: null }
      const { count } = await db.peopleChange.updateMany({ where, data: { undoneAt: now } })
      if (count === 0) return false
      await db.$executeRaw`
        UPDATE relationship r SET visibility = r.visibility_before, visibility_before = NULL, change_id = NULL,
          leaves_at = NULL, updated_at = ${now}
        FROM people_change c
        WHERE c.workspace_id = ${workspaceId}::uuid AND c.id = ${changeId}::uuid AND r.workspace_id = c.workspace_id
          AND r.member_id = c.member_id AND r.change_id = c.id AND r.visibility_before IS NOT NULL`
      return true
    },

    async removeLeft(now: Date): Promise<number> {
      await lockPeople(db, workspaceId)
      const due = Prisma.sql`
        SELECT r.id FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.leaves_at <= ${now} LIMIT ${CHUNK}`
      // Somebody was asked through it at the very moment it was removed: it stays, for its owner to see.
      const kept = await db.$executeRaw`
        UPDATE relationship AS r SET leaves_at = NULL, change_id = NULL, visibility_before = NULL
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id IN (${due}) AND ${hasIntroduction}`
      const rows = await db.$queryRaw`
        DELETE FROM relationship AS r WHERE r.workspace_id = ${workspaceId}::uuid AND r.id IN (${due})
        RETURNING r.person_id AS id`
      const people = idsOf(rows)
      await db.$executeRaw`
        DELETE FROM person p WHERE p.workspace_id = ${workspaceId}::uuid AND p.id = ANY(${people}::uuid[])
          AND NOT EXISTS (SELECT FROM relationship r WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id)`
      if (people.length > 0) await forgetMerged(db, workspaceId)
      return kept + people.length
    },
  }
}

/** Workspaces with ties that were to leave by now. */
export async function workspacesLeft(db: Client, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw`SELECT DISTINCT workspace_id AS id FROM relationship WHERE leaves_at <= ${now}`
  return idsOf(rows)
}

function idsOf(rows: unknown): string[] {
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}
