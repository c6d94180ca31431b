import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { Suggestion, Suggestions } from '../../app/ports/tenant/imports.ts'
import { NAMELESS } from '../../domain/imports/encounters/encounter.ts'
import { Visibility } from '../../domain/relationships/relationship.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'

const SuggestionRow = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string().nullable(),
  domain: z.string().nullable(),
  title: z.string().nullable(),
  days: z.number(),
  first: z.string(),
  last: z.string(),
  visibility: Visibility,
})

/** What is left of somebody who was left out; the days they were met are overwritten. */
const NOTHING = { name: '', company: null, domain: null, title: null, days: 0, touches: [] }

const Touches = z.array(z.object({ kind: z.string(), day: z.string() }))

/** Queries on people met who are no tie yet. */
export function createSuggestions(db: Client, workspaceId: string): Suggestions {
  const columns = Prisma.sql`
    s.id, s.name, s.company, s.domain, s.title, s.days, s.first_on::text AS first, s.last_on::text AS last,
    coalesce(i.visibility, m.default_visibility) AS visibility`
  const of = (memberId: string) => Prisma.sql`
    FROM suggested_person s
    JOIN import i ON i.workspace_id = s.workspace_id AND i.id = s.import_id
    JOIN member m ON m.workspace_id = s.workspace_id AND m.id = s.member_id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.member_id = ${memberId}::uuid AND s.left_out_at IS NULL`

  return {
    async list(memberId, { limit, offset }) {
      const rows = await db.$queryRaw`
        SELECT ${columns}, count(*) OVER ()::int AS total ${of(memberId)}
        ORDER BY s.days DESC, s.id LIMIT ${limit} OFFSET ${offset}`
      const found = z.array(SuggestionRow.extend({ total: z.number() })).parse(rows)
      return { people: found.map(({ total: _, ...one }): Suggestion => one), total: found[0]?.total ?? 0 }
    },
    async count(memberId) {
      const rows = await db.$queryRaw`
        SELECT count(*) FILTER (WHERE left_out_at IS NULL)::int AS waiting,
          count(*) FILTER (WHERE left_out_at IS NOT NULL)::int AS "leftOut"
        FROM suggested_person WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid`
      return z.tuple([z.object({ waiting: z.number(), leftOut: z.number() })]).parse(rows)[0]
    },
    async forget(memberId) {
      await db.suggestedPerson.deleteMany({ where: { workspaceId, memberId } })
    },
    async get(id, memberId) {
      const rows = await db.$queryRaw`SELECT ${columns} ${of(memberId)} AND s.id = ${id}::uuid`
      return z.array(SuggestionRow).parse(rows)[0] ?? null
    },
    async leaveOut(id, memberId, now) {
      const { count } = await db.suggestedPerson.updateMany({
        where: { workspaceId, id, memberId, leftOutAt: null },
        data: { ...NOTHING, firstOn: now, lastOn: now, leftOutAt: now },
      })
      return count === 1
    },
    async settle(id, memberId, relationshipId, now) {
      const rows = await db.$queryRaw`
        DELETE FROM suggested_person WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid
          AND member_id = ${memberId}::uuid AND left_out_at IS NULL
        RETURNING hash, is_profile AS "isProfile", touches`
      const [gone] = z.array(z.object({ hash: z.string(), isProfile: z.boolean(), touches: Touches })).parse(rows)
      if (!gone) return false
      const column = gone.isProfile ? Prisma.sql`profile_hash` : Prisma.sql`email_hash`
      if (!gone.hash.startsWith(NAMELESS))
        await db.$executeRaw`
        UPDATE person p SET ${column} = ${gone.hash} FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid
          AND p.workspace_id = r.workspace_id AND p.id = r.person_id AND p.${column} IS NULL
          AND NOT EXISTS (SELECT FROM person o WHERE o.workspace_id = p.workspace_id AND o.${column} = ${gone.hash})`
      const touches = gone.touches.map((touch) => ({ ...touch, id: newId() }))
      await db.$executeRaw`
        INSERT INTO touch (workspace_id, id, relationship_id, kind, happened_on, created_at)
        SELECT ${workspaceId}::uuid, n.id, ${relationshipId}::uuid, n.kind, n.day, ${now}
        FROM json_to_recordset(${jsonRows(touches)}::json) AS n(id uuid, kind text, day date)
        WHERE NOT EXISTS (SELECT FROM touch t WHERE t.workspace_id = ${workspaceId}::uuid
          AND t.relationship_id = ${relationshipId}::uuid AND t.kind = n.kind AND t.happened_on = n.day)`
      await db.$executeRaw`
        UPDATE relationship r SET updated_at = ${now}, last_touch = greatest(r.last_touch, (SELECT max(t.happened_on)
          FROM touch t WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id))
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid`
      return true
    },
  }
}
