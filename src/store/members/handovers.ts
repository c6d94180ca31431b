import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { HandedOver, Handover } from '../../app/ports/tenant/erasure.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'

// What members hand over when they leave: only to whom they agreed before, and only on that one's yes.

const HandoverRow = z.object({
  id: z.string(),
  memberId: z.string(),
  giver: z.string(),
  isHere: z.boolean(),
  receiverId: z.string(),
  receiver: z.string(),
  consentedAt: z.date(),
  askedAt: z.date().nullable(),
  agreed: z.boolean().nullable(),
})
const Due = z.array(z.object({ workspaceId: z.string(), handoverId: z.string(), due: z.enum(['toAsk', 'toRest']) }))
const Counts = z.tuple([z.object({ open: z.number(), sealed: z.number() })])

/** Whether tie `r` may be handed over. */
const mayGo = Prisma.sql`r.visibility IN ('open', 'sealed') AND r.leaves_at IS NULL`

/** Who handed tie `r` over: empty where they are erased since, null where nobody did. */
export const handedOver = Prisma.sql`
  CASE WHEN r.handover_id IS NOT NULL THEN coalesce((
    SELECT g.name FROM handover h JOIN member g ON g.workspace_id = h.workspace_id AND g.id = h.member_id
    WHERE h.workspace_id = r.workspace_id AND h.id = r.handover_id), '') END AS "handedOver"`

/** Queries on what the members of one workspace hand over. */
export function createHandovers(db: Client, workspaceId: string) {
  const read = async (where: Prisma.Sql): Promise<Handover[]> => {
    const rows = await db.$queryRaw`
      SELECT h.id, h.member_id AS "memberId", g.name AS giver, g.active AS "isHere", h.receiver_id AS "receiverId",
        t.name AS receiver, h.consented_at AS "consentedAt", h.asked_at AS "askedAt", h.agreed
      FROM handover h
      JOIN member g ON g.workspace_id = h.workspace_id AND g.id = h.member_id
      JOIN member t ON t.workspace_id = h.workspace_id AND t.id = h.receiver_id
      WHERE h.workspace_id = ${workspaceId}::uuid AND ${where} ORDER BY h.id`
    return z.array(HandoverRow).parse(rows)
  }
  const gone = { workspaceId, member: { active: false } }

  return {
    get: async (id: string): Promise<Handover | null> => (await read(Prisma.sql`h.id = ${id}::uuid`))[0] ?? null,
    of: async (memberId: string): Promise<Handover | null> =>
      (await read(Prisma.sql`h.member_id = ${memberId}::uuid`))[0] ?? null,
    with: (memberId: string): Promise<Handover[]> =>
      read(Prisma.sql`(h.member_id = ${memberId}::uuid
        OR h.receiver_id = ${memberId}::uuid AND h.asked_at IS NOT NULL)`),
    async agree(handover: Pick<Handover, 'id' | 'memberId' | 'receiverId'>, now: Date): Promise<void> {
      const { id, memberId, receiverId } = handover
      await db.$executeRaw`
        INSERT INTO handover (workspace_id, id, member_id, receiver_id, consented_at)
        VALUES (${workspaceId}::uuid, ${id}::uuid, ${memberId}::uuid, ${receiverId}::uuid, ${now})
        ON CONFLICT (workspace_id, member_id) DO UPDATE SET id = excluded.id, receiver_id = excluded.receiver_id,
          consented_at = excluded.consented_at, asked_at = NULL, agreed = NULL
          WHERE handover.receiver_id <> excluded.receiver_id`
    },
    async takeBack(memberId: string): Promise<boolean> {
      return (await db.handover.deleteMany({ where: { workspaceId, memberId } })).count === 1
    },
    async count(memberId: string): Promise<HandedOver> {
      const rows = await db.$queryRaw`
        SELECT count(*) FILTER (WHERE r.visibility = 'open')::int AS open,
          count(*) FILTER (WHERE r.visibility = 'sealed')::int AS sealed
        FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid AND ${mayGo}`
      return Counts.parse(rows)[0]
    },
    async ask(id: string, now: Date): Promise<boolean> {
      const where = { ...gone, id, askedAt: null }
      return (await db.handover.updateMany({ where, data: { askedAt: now } })).count === 1
    },
    async rest(id: string): Promise<boolean> {
      const where = { workspaceId, id, member: { active: true }, askedAt: { not: null } }
      return (await db.handover.updateMany({ where, data: { askedAt: null, agreed: null } })).count === 1
    },
    async answer(id: string, agreed: boolean, now: Date): Promise<number | null> {
      await lockPeople(db, workspaceId)
      const where = { ...gone, id, askedAt: { not: null }, agreed: null }
      if ((await db.handover.updateMany({ where, data: { agreed } })).count === 0) return null
      return agreed ? await handOver(db, workspaceId, id, now) : 0
    },
    async giverOf(relationshipId: string): Promise<string | null> {
      const rows = await db.$queryRaw`
        SELECT ${handedOver} FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid`
      return z.array(z.object({ handedOver: z.string().nullable() })).parse(rows)[0]?.handedOver ?? null
    },
  }
}

/** Whom a giver knows becomes the receiver's as well; the giver's own ties are erased with the rest. */
async function handOver(db: Client, workspaceId: string, handoverId: string, now: Date): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT r.id FROM handover h
    JOIN relationship r ON r.workspace_id = h.workspace_id AND r.member_id = h.member_id AND ${mayGo}
    JOIN person p ON p.workspace_id = r.workspace_id AND p.id = r.person_id
    WHERE h.workspace_id = ${workspaceId}::uuid AND h.id = ${handoverId}::uuid
      AND NOT EXISTS (
        SELECT FROM relationship own JOIN person q ON q.workspace_id = own.workspace_id AND q.id = own.person_id
        WHERE own.workspace_id = h.workspace_id AND own.member_id = h.receiver_id AND (q.id = p.id
          OR q.name_key = p.name_key AND q.organization_id IS NOT DISTINCT FROM p.organization_id))
    ORDER BY r.id`
  const ids = z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
  return await db.$executeRaw`
    INSERT INTO relationship (workspace_id, id, member_id, person_id, organization_id, merged_from_id, name, title, spelling,
      domain, kind, visibility, source, handover_id, created_at, updated_at)
    SELECT r.workspace_id, n.id, h.receiver_id, r.person_id, r.organization_id, r.merged_from_id, r.name, r.title,
      r.spelling, r.domain, 'acquaintance', r.visibility, 'import', h.id, ${now}, ${now}
    FROM unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) AS n(id, of)
    JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.id = n.of
    JOIN handover h ON h.workspace_id = r.workspace_id AND h.id = ${handoverId}::uuid
    ON CONFLICT DO NOTHING`
}

/** Across workspaces: whose receiver is to be asked, and whose giver came back after that. */
export async function handoversDue(
  db: Client,
): Promise<{ workspaceId: string; handoverId: string; due: 'toAsk' | 'toRest' }[]> {
  const rows = await db.$queryRaw`
    SELECT h.workspace_id AS "workspaceId", h.id AS "handoverId",
      CASE WHEN h.asked_at IS NULL THEN 'toAsk' ELSE 'toRest' END AS due
    FROM handover h
    JOIN workspace w ON w.id = h.workspace_id AND w.removed_at IS NULL
    JOIN member g ON g.workspace_id = h.workspace_id AND g.id = h.member_id
    JOIN member t ON t.workspace_id = h.workspace_id AND t.id = h.receiver_id
    WHERE CASE WHEN h.asked_at IS NOT NULL THEN g.active
      ELSE NOT g.active AND t.active END
    ORDER BY h.id`
  return Due.parse(rows)
}
