import { z } from 'zod'
import type { Ask, Slice } from '../../app/ports/entities.ts'
import type { NewAsk, Rewording } from '../../app/ports/tenant/asks.ts'
import { AskStatus, SeenIn } from '../../domain/asks/ask.ts'
import { choicesTellingAll, type Reader } from '../../domain/asks/disclosure.ts'
import { countsAs } from '../companies/merged-organizations.ts'
import { Prisma } from '../generated/client.ts'
import { hasPendingOutcomes, outcomePending } from '../introductions/pending-outcomes.ts'
import type { Client } from '../sql/client.ts'

const JoinedRow = z.object({
  memberId: z.string(),
  name: z.string(),
  why: z.string(),
  benefit: z.string(),
  since: z.coerce.date(),
})

export const AskRow = z.object({
  id: z.string(),
  askerId: z.string(),
  asker: z.string(),
  target: z.string(),
  organizationId: z.string().nullable(),
  whom: z.string().nullable(),
  why: z.string(),
  benefit: z.string(),
  teamWhy: z.string().nullable(),
  question: z.string().nullable(),
  about: z.string().nullable(),
  seenIn: SeenIn,
  status: AskStatus,
  createdAt: z.date(),
  expiresAt: z.date(),
  joined: z.array(JoinedRow),
  posted: z.boolean(),
})

/** Whether a card of ask `a` stands where every member may read it. */
const isPosted = Prisma.sql`EXISTS (
  SELECT 1 FROM posted_request q
  WHERE q.workspace_id = a.workspace_id AND q.ask_id = a.id AND q.open AND q.ended IS NULL)`

/** The columns of an ask, parsed by AskRow. */
export const askColumns = Prisma.sql`
  a.id, a.asker_id AS "askerId", w.name AS asker, a.target, a.organization_id AS "organizationId", a.whom, a.why,
  a.benefit, a.team_why AS "teamWhy", a.question, w.about, a.seen_in AS "seenIn", a.status, a.created_at AS "createdAt", a.expires_at AS "expiresAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', j.member_id, 'name', jm.name, 'why', j.why,
     'benefit', j.benefit, 'since', j.since) ORDER BY j.since, j.member_id), '[]')
   FROM ask_member j JOIN member jm ON jm.workspace_id = j.workspace_id AND jm.id = j.member_id
   WHERE j.workspace_id = a.workspace_id AND j.ask_id = a.id AND jm.active) AS joined, ${isPosted} AS posted`

export const askTables = Prisma.sql`ask a JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id`

/** Whether ask `a` is fully visible to a reader: as its asker chose, or because it is posted for all. */
export function tellsAll(reader: Reader): Prisma.Sql {
  return Prisma.sql`(a.seen_in = ANY(${choicesTellingAll(reader)}::text[]) OR ${isPosted})`
}

/** Queries on the asks of one workspace. */
export function createAsks(db: Client, workspaceId: string) {
  const find = async (rest: Prisma.Sql): Promise<Ask[]> =>
    z
      .array(AskRow)
      .parse(
        await db.$queryRaw`SELECT ${askColumns} FROM ${askTables} WHERE a.workspace_id = ${workspaceId}::uuid AND ${rest}`,
      )
  const first = async (rest: Prisma.Sql) => (await find(rest))[0] ?? null
  const of = (memberId: string, { limit, offset }: Slice): Promise<Ask[]> =>
    find(
      Prisma.sql`a.asker_id = ${memberId}::uuid
        ORDER BY EXISTS (
          SELECT 1 FROM introduction i WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id AND ${outcomePending}) DESC,
          (a.status IN ('open', 'pursued')) DESC, a.created_at DESC, a.id DESC
        LIMIT ${limit} OFFSET ${offset}`,
    )

  return {
    async create(ask: NewAsk, now: Date): Promise<void> {
      const organizationId = ask.organizationId && (await countsAs(db, workspaceId, ask.organizationId))
      await db.ask.create({ data: { ...ask, organizationId, workspaceId, createdAt: now, updatedAt: now } })
    },
    get: (id: string): Promise<Ask | null> => first(Prisma.sql`a.id = ${id}::uuid`),
    lock: (id: string): Promise<Ask | null> => first(Prisma.sql`a.id = ${id}::uuid FOR UPDATE OF a`),
    async living(askerId: string, organizationId: string | null, target: string): Promise<Ask | null> {
      await db.$queryRaw`
        SELECT id FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${askerId}::uuid FOR NO KEY UPDATE`
      const about = organizationId
        ? Prisma.sql`a.organization_id = ${await countsAs(db, workspaceId, organizationId)}::uuid`
        : Prisma.sql`a.organization_id IS NULL AND lower(a.target) = lower(${target})`
      return await first(Prisma.sql`a.asker_id = ${askerId}::uuid AND ${about}
        AND a.status IN ('open', 'pursued') ORDER BY a.id LIMIT 1 FOR UPDATE OF a`)
    },
    async reword(id: string, words: Rewording, now: Date): Promise<void> {
      await db.ask.updateMany({ where: { workspaceId, id }, data: { ...words, updatedAt: now } })
    },
    async setStatus(id: string, from: AskStatus, to: AskStatus, now: Date): Promise<boolean> {
      const { count } = await db.ask.updateMany({
        where: { workspaceId, id, status: from },
        data: { status: to, updatedAt: now },
      })
      return count === 1
    },
    of,
    async with(memberId: string, { limit, offset }: Slice): Promise<Ask[]> {
      const own = await of(memberId, { limit, offset })
      if (own.length === limit) return own
      const before = await db.ask.count({ where: { workspaceId, askerId: memberId } })
      const joined = await find(Prisma.sql`a.id IN (
        SELECT ask_id FROM ask_member WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid)
        ORDER BY (a.status IN ('open', 'pursued')) DESC, a.created_at DESC, a.id DESC
        LIMIT ${limit - own.length} OFFSET ${Math.max(0, offset - before)}`)
      return [...own, ...joined]
    },
    inDigest: ({ limit, offset }: Slice, readerId: string | null = null, posted = true): Promise<Ask[]> =>
      find(Prisma.sql`a.status = 'open' AND ${tellsAll('everybody')} AND w.active
        AND (${posted}::boolean OR NOT ${isPosted})
        AND (${readerId}::uuid IS NULL OR a.asker_id <> ${readerId}::uuid AND NOT EXISTS (SELECT 1 FROM ask_member j
          WHERE j.workspace_id = a.workspace_id AND j.ask_id = a.id AND j.member_id = ${readerId}::uuid))
        ORDER BY ${hasPendingOutcomes(workspaceId, Prisma.sql`a.asker_id`)}, a.expires_at, a.created_at, a.id LIMIT ${limit} OFFSET ${offset}`),
    unfilled: (since: Date, until: Date): Promise<Ask[]> =>
      find(Prisma.sql`a.status = 'expired' AND ${tellsAll('everybody')} AND w.active
        AND a.updated_at >= ${since} AND a.updated_at < ${until} ORDER BY a.expires_at, a.id`),
    all: (): Promise<Ask[]> => find(Prisma.sql`true ORDER BY a.created_at, a.id`),
  }
}

/** Expired asks, across workspaces, for which nobody has been asked. */
export async function expiredAsks(db: Client, now: Date) {
  const rows = await db.ask.findMany({
    where: { status: 'open', expiresAt: { lte: now } },
    select: { workspaceId: true, id: true },
  })
  return rows.map((row) => ({ workspaceId: row.workspaceId, askId: row.id }))
}
