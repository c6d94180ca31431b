import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { ListedTarget, TargetList, TargetOutcome } from '../../app/ports/tenant/coverage.ts'
import type { SentFile } from '../../app/ports/tenant/imports.ts'
import {
  type CoverageCounts,
  type CoverageOutcome,
  LIST_STATUSES,
  NOTHING_COVERED,
  OUTCOMES,
} from '../../domain/coverage/coverage.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'

const ListRow = z.object({
  id: z.string(),
  memberId: z.string(),
  fileName: z.string(),
  status: z.enum(LIST_STATUSES),
  total: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
  expiresAt: z.date(),
})
const TargetRow = z.object({ number: z.number(), text: z.string() })
const Outcomes = z.enum(OUTCOMES)
const Bands = z.enum(['strong', 'good', 'faint'])
/** Most targets found by words in them. */
const WITH_WORDS = 300
const CountRow = z.object({ outcome: Outcomes, band: Bands.nullable(), targets: z.number() })

/** Queries on lists that are still being read. */
function createListReading(db: Client, workspaceId: string) {
  return {
    async start(list: SentFile & { listId: string; expiresAt: Date }, lostBefore: Date, now: Date): Promise<boolean> {
      const { listId: id, memberId, name: fileName, expiresAt } = list
      const sent = { workspaceId, memberId, fileId: list.id ?? null, message: list.message ?? '' }
      if (sent.fileId)
        await db.targetList.deleteMany({ where: { ...sent, status: 'reading', updatedAt: { lt: lostBefore } } })
      const row = { ...sent, id, fileName, status: 'reading', total: 0 }
      const { count } = await db.targetList.createMany({
        data: [{ ...row, createdAt: now, updatedAt: now, expiresAt }],
        skipDuplicates: true,
      })
      return count === 1
    },
    async fill(id: string, texts: string[], now: Date): Promise<boolean> {
      const { count } = await db.targetList.updateMany({
        where: { workspaceId, id, status: 'reading' },
        data: { status: 'looking', total: texts.length, updatedAt: now },
      })
      if (count === 0) return false
      await db.$executeRaw`
        INSERT INTO listed_target (workspace_id, list_id, number, text)
        SELECT ${workspaceId}::uuid, ${id}::uuid, number, text
        FROM json_to_recordset(${jsonRows(texts.map((text, at) => ({ number: at + 1, text })))}::json)
          AS t(number int, text text)`
      return true
    },
    async drop(id: string): Promise<void> {
      await db.targetList.deleteMany({ where: { workspaceId, id, status: 'reading' } })
    },
    async lockAll(memberId: string): Promise<number> {
      await db.$queryRaw`
        SELECT id FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${memberId}::uuid FOR NO KEY UPDATE`
      return await db.targetList.count({ where: { workspaceId, memberId, status: 'looking' } })
    },
  }
}

/** Queries across a member's lists. */
function createListSearch(db: Client, workspaceId: string) {
  return {
    async targetsWith(words: string[], memberId: string): Promise<{ fileName: string; text: string }[]> {
      const patterns = words.map((word) => `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)
      const rows = await db.$queryRaw`
        SELECT l.file_name AS "fileName", t.text FROM target_list l
        JOIN listed_target t ON t.workspace_id = l.workspace_id AND t.list_id = l.id
        WHERE l.workspace_id = ${workspaceId}::uuid AND l.member_id = ${memberId}::uuid
          AND l.status IN ('looking', 'done', 'failed') AND lower(t.text) LIKE ANY(${patterns}::text[])
        ORDER BY l.id DESC, t.number LIMIT ${WITH_WORDS}`
      return z.array(z.object({ fileName: z.string(), text: z.string() })).parse(rows)
    },
  }
}

/** Queries on uploaded lists of target companies. */
export function createTargetLists(db: Client, workspaceId: string) {
  const one = (id: string) => ({ workspaceId_id: { workspaceId, id } })
  const targets = async (rows: Promise<unknown>): Promise<ListedTarget[]> => z.array(TargetRow).parse(await rows)

  return {
    ...createListReading(db, workspaceId),
    ...createListSearch(db, workspaceId),
    async get(id: string): Promise<TargetList | null> {
      const row = await db.targetList.findUnique({ where: { ...one(id), status: { not: 'reading' } } })
      return row && ListRow.parse(row)
    },
    async of(memberId: string, { limit, offset }: Slice): Promise<TargetList[]> {
      const rows = await db.targetList.findMany({
        where: { workspaceId, memberId, total: { gt: 0 } },
        orderBy: { id: 'desc' },
        take: limit,
        skip: offset,
      })
      return z.array(ListRow).parse(rows)
    },
    async count(listId: string): Promise<CoverageCounts> {
      const rows = await db.$queryRaw`
        SELECT outcome, band, count(*)::int AS targets FROM listed_target
        WHERE workspace_id = ${workspaceId}::uuid AND list_id = ${listId}::uuid AND outcome IS NOT NULL
        GROUP BY outcome, band`
      const counts = structuredClone(NOTHING_COVERED)
      for (const { outcome, band, targets: more } of z.array(CountRow).parse(rows)) {
        counts[outcome] += more
        if (band) counts.bands[band] += more
      }
      return counts
    },
    targetsLeft: (listId: string, limit: number) =>
      targets(
        db.listedTarget.findMany({
          where: { workspaceId, listId, outcome: null },
          orderBy: { number: 'asc' },
          take: limit,
        }),
      ),
    async keepOutcomes(listId: string, outcomes: TargetOutcome[]): Promise<void> {
      await db.$executeRaw`
        UPDATE listed_target t SET outcome = o.outcome, band = o.band
        FROM json_to_recordset(${jsonRows(outcomes)}::json) AS o(number int, outcome text, band text)
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.list_id = ${listId}::uuid AND t.number = o.number
          AND t.outcome IS NULL`
    },
    targetsThat: (listId: string, outcome: CoverageOutcome, { limit, offset }: Slice) =>
      targets(
        db.$queryRaw`
          SELECT number, text FROM listed_target
          WHERE workspace_id = ${workspaceId}::uuid AND list_id = ${listId}::uuid AND outcome = ${outcome}
          ORDER BY array_position(ARRAY['strong', 'good', 'faint'], band), number LIMIT ${limit} OFFSET ${offset}`,
      ),
    targetsAfter: (listId: string, number: number, limit: number) =>
      targets(
        db.listedTarget.findMany({
          where: { workspaceId, listId, number: { gt: number } },
          orderBy: { number: 'asc' },
          take: limit,
        }),
      ),
    async end(listId: string, how: 'done' | 'failed' | 'lost', now: Date): Promise<boolean> {
      const left = how === 'done' ? { targets: { none: { outcome: null } } } : {}
      const { count } = await db.targetList.updateMany({
        where: { workspaceId, id: listId, status: how === 'lost' ? 'reading' : 'looking', ...left },
        data: { status: how === 'done' ? 'done' : 'failed', updatedAt: now },
      })
      return count === 1
    },
    async expire(listId: string, now: Date): Promise<boolean> {
      const { count } = await db.targetList.updateMany({
        where: { workspaceId, id: listId, status: { in: [...LISTED] }, expiresAt: { lte: now } },
        data: { status: 'expired', updatedAt: now },
      })
      if (count === 1) await db.listedTarget.deleteMany({ where: { workspaceId, listId } })
      return count === 1
    },
    async askForFile(listId: string, before: Date, now: Date): Promise<boolean> {
      const { count } = await db.targetList.updateMany({
        where: { workspaceId, id: listId, OR: [{ fileAskedAt: null }, { fileAskedAt: { lte: before } }] },
        data: { fileAskedAt: now },
      })
      return count === 1
    },
  }
}

/** States of lists that have targets. */
const LISTED = ['looking', 'done', 'failed'] as const

type Left = { workspaceId: string; listId: string }

/** Lists, across workspaces, being looked up, or whose reader has been silent since `before`. */
export async function leftLists(db: Client, before: Date) {
  const looking = (await found(db, { status: 'looking' })).map((list) => ({ ...list, status: 'looking' as const }))
  const lost = await found(db, { status: 'reading', updatedAt: { lt: before } })
  return [...looking, ...lost.map((list) => ({ ...list, status: 'reading' as const }))]
}

/** Expired lists in all workspaces. */
export async function expiredLists(db: Client, now: Date): Promise<Left[]> {
  return await found(db, { status: { in: [...LISTED] }, expiresAt: { lte: now } })
}

/** Deletes the remains of lists that had expired by then, in all workspaces. */
export async function removeLists(db: Client, expiredBy: Date): Promise<void> {
  await db.targetList.deleteMany({ where: { status: 'expired', expiresAt: { lte: expiredBy } } })
}

async function found(db: Client, where: NonNullable<Parameters<Client['targetList']['findMany']>[0]>['where']) {
  const rows = await db.targetList.findMany({ where: where ?? {}, select: { workspaceId: true, id: true } })
  return rows.map(({ workspaceId, id: listId }) => ({ workspaceId, listId }))
}
