import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { PostedRequest } from '../../app/ports/tenant/requests.ts'
import { type CardLimit, LIMITS } from '../../domain/limits/limits.ts'
import { type CardChannels, Ended } from '../../domain/requests/posted-request.ts'
import { AskRow, askColumns, askTables } from '../asks/asks.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'

const RequestRow = AskRow.extend({
  requestId: z.string(),
  channel: z.string(),
  until: z.date(),
  open: z.boolean(),
  link: z.string().nullable(),
  postedAt: z.date().nullable(),
  ended: Ended.nullable(),
  requestedAt: z.date(),
  helpers: z.number(),
})

const HelpedRow = z.object({ asker: z.string(), target: z.string(), at: z.date() })
const UsedRow = z.object({ standing: z.number(), asked: z.number(), inChannel: z.number() })

/** Whether request `p` counts as one that stands. */
const stands = Prisma.sql`p.ended IS NULL AND a.status IN ('open', 'pursued')`

/** Queries on the posted requests of one workspace. */
export function createRequests(db: Client, workspaceId: string) {
  const find = async (rest: Prisma.Sql): Promise<PostedRequest[]> => {
    const rows = await db.$queryRaw`
      SELECT ${askColumns}, p.id AS "requestId", p.channel, p.until, p.open, p.link, p.posted_at AS "postedAt", p.ended,
        p.created_at AS "requestedAt", (
          SELECT count(*)::int FROM request_helper h
          WHERE h.workspace_id = p.workspace_id AND h.request_id = p.id) AS helpers
      FROM posted_request p JOIN ${askTables} ON a.workspace_id = p.workspace_id AND a.id = p.ask_id
      WHERE p.workspace_id = ${workspaceId}::uuid AND ${rest}`
    return z.array(RequestRow).parse(rows).map(toRequest)
  }
  const lockName = (name: string) =>
    db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cards ${workspaceId} ${name}`}, 0))`

  return {
    async add(
      { id, askId, channel, until }: Pick<PostedRequest, 'id' | 'channel' | 'until'> & { askId: string },
      now: Date,
    ): Promise<void> {
      await db.postedRequest.create({ data: { workspaceId, id, askId, channel, until, createdAt: now } })
    },
    get: async (id: string): Promise<PostedRequest | null> => (await find(Prisma.sql`p.id = ${id}::uuid`))[0] ?? null,
    ofAsk: (askId: string): Promise<PostedRequest[]> => find(Prisma.sql`p.ask_id = ${askId}::uuid ORDER BY p.id`),
    standing: async (askId: string): Promise<PostedRequest | null> =>
      (await find(Prisma.sql`p.ask_id = ${askId}::uuid AND p.ended IS NULL ORDER BY p.id LIMIT 1`))[0] ?? null,
    openToAll: (limit: number): Promise<PostedRequest[]> =>
      find(Prisma.sql`p.open AND p.ended IS NULL AND a.status = 'open' AND w.active ORDER BY p.id LIMIT ${limit}`),
    async setPosted(id: string, { open, link }: Pick<PostedRequest, 'open' | 'link'>, now: Date): Promise<void> {
      await db.postedRequest.updateMany({ where: { workspaceId, id }, data: { open, link, postedAt: now } })
    },
    async end(id: string, why: Ended): Promise<boolean> {
      const where = { workspaceId, id, ended: null }
      return (await db.postedRequest.updateMany({ where, data: { ended: why } })).count === 1
    },
    async addHelper(id: string, memberId: string, now: Date): Promise<boolean> {
      const data = [{ workspaceId, requestId: id, memberId, createdAt: now }]
      return (await db.requestHelper.createMany({ data, skipDuplicates: true })).count === 1
    },
    helpedBy: (memberId: string, part: Slice) => findHelped(db, workspaceId, memberId, part),
    async lockUsed(askerId: string, channel: string, now: Date): Promise<Record<CardLimit, number>> {
      await lockName(askerId)
      await lockName(channel)
      const since = (within: number) => new Date(now.getTime() - within)
      // What could not be posted does not count.
      const posted = Prisma.sql`(p.posted_at IS NOT NULL OR p.ended IS NULL)`
      const rows = await db.$queryRaw`
        SELECT count(*) FILTER (WHERE a.asker_id = ${askerId}::uuid AND ${stands})::int AS standing,
          count(*) FILTER (WHERE a.asker_id = ${askerId}::uuid AND ${posted}
            AND p.created_at > ${since(LIMITS['new-cards'].within)})::int AS asked,
          count(*) FILTER (WHERE p.channel = ${channel} AND ${posted}
            AND p.created_at > ${since(LIMITS['cards-in-channel'].within)})::int AS "inChannel"
        FROM (
          SELECT o.id FROM posted_request o
          JOIN ask of ON of.workspace_id = o.workspace_id AND of.id = o.ask_id AND of.asker_id = ${askerId}::uuid
          WHERE o.workspace_id = ${workspaceId}::uuid
          UNION SELECT o.id FROM posted_request o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.channel = ${channel}
            AND o.created_at > ${since(LIMITS['cards-in-channel'].within)}
        ) AS mine
        JOIN posted_request p ON p.workspace_id = ${workspaceId}::uuid AND p.id = mine.id
        JOIN ask a ON a.workspace_id = p.workspace_id AND a.id = p.ask_id`
      const [used] = z.tuple([UsedRow]).parse(rows)
      return { 'open-cards': used.standing, 'new-cards': used.asked, 'cards-in-channel': used.inChannel }
    },
    async countStanding(askerId: string): Promise<number> {
      return await db.postedRequest.count({
        where: { workspaceId, ended: null, ask: { is: { askerId, status: { in: ['open', 'pursued'] } } } },
      })
    },
    async channels(): Promise<CardChannels> {
      const select = { cardsAnywhere: true, cardChannels: true } as const
      const { cardsAnywhere, cardChannels } = await db.workspace.findUniqueOrThrow({
        where: { id: workspaceId },
        select,
      })
      return { anywhere: cardsAnywhere, channels: cardChannels }
    },
    async setChannels({ anywhere, channels }: CardChannels): Promise<void> {
      await db.workspace.update({
        where: { id: workspaceId },
        data: { cardsAnywhere: anywhere, cardChannels: [...channels] },
      })
    },
  }
}

async function findHelped(db: Client, workspaceId: string, memberId: string, { limit, offset }: Slice) {
  const rows = await db.$queryRaw`
    SELECT w.name AS asker, a.target, h.created_at AS at
    FROM request_helper h
    JOIN posted_request p ON p.workspace_id = h.workspace_id AND p.id = h.request_id
    JOIN ${askTables} ON a.workspace_id = p.workspace_id AND a.id = p.ask_id
    WHERE h.workspace_id = ${workspaceId}::uuid AND h.member_id = ${memberId}::uuid
    ORDER BY h.created_at, h.request_id LIMIT ${limit} OFFSET ${offset}`
  return z.array(HelpedRow).parse(rows)
}

function toRequest(row: z.infer<typeof RequestRow>): PostedRequest {
  const { requestId: id, channel, until, open, link, postedAt, ended, requestedAt: createdAt, helpers, ...ask } = row
  return { id, ask, channel, until, open, link, postedAt, ended, createdAt, helpers }
}

/** The living ask of card `p`. OFFSET 0 forces one look-up per card: few stand, and the asks of all time are many. */
const askOfCard = Prisma.sql`
  SELECT a.workspace_id, a.asker_id FROM ask a
  WHERE a.workspace_id = p.workspace_id AND a.id = p.ask_id AND a.status IN ('open', 'pursued') OFFSET 0`

/** Cards, across workspaces, whose time is up, or whose asker left the team. */
export async function overdueCards(db: Client, now: Date): Promise<{ workspaceId: string; requestId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT p.workspace_id AS "workspaceId", p.id AS "requestId"
    FROM posted_request p
    CROSS JOIN LATERAL (${askOfCard}) AS a
    JOIN member m ON m.workspace_id = a.workspace_id AND m.id = a.asker_id
    WHERE p.ended IS NULL AND (p.until <= ${now} OR NOT m.active)
    ORDER BY p.id`
  return z.array(z.object({ workspaceId: z.string(), requestId: z.string() })).parse(rows)
}

/** Posted cards, across workspaces that still have the app, that have not ended. */
export async function standingCards(db: Client): Promise<{ workspaceId: string; requestId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT p.workspace_id AS "workspaceId", p.id AS "requestId"
    FROM posted_request p
    CROSS JOIN LATERAL (${askOfCard}) AS a
    JOIN workspace w ON w.id = p.workspace_id AND w.removed_at IS NULL
    WHERE p.ended IS NULL AND p.posted_at IS NOT NULL
    ORDER BY p.id`
  return z.array(z.object({ workspaceId: z.string(), requestId: z.string() })).parse(rows)
}
