import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type {
  ImportRecord,
  ImportReport,
  Imports,
  MetRecord,
  Refusal,
  SentFile,
} from '../../app/ports/tenant/imports.ts'
import { DomainError } from '../../domain/errors.ts'
import { IMPORT_KINDS } from '../../domain/imports/origin.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { countMet, mergeMet } from './merge-met.ts'
import { mergeRecords } from './merge-records.ts'
import { createOffers } from './offers.ts'
import { createOwnAddresses } from './own-addresses.ts'
import { undoChunk } from './undo-import.ts'

const RefusalRow = z.object({ line: z.number(), reason: z.string() })

export const ImportRow = z.object({
  id: z.string(),
  memberId: z.string(),
  fileName: z.string(),
  kind: z.enum(IMPORT_KINDS),
  status: z.enum(['offered', 'reading', 'merging', 'done', 'refused', 'failed', 'undone']),
  total: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.array(RefusalRow),
  unreadDates: z.number(),
  createdAt: z.date(),
})

function readReport(row: unknown): ImportReport {
  const { total, createdAt, ...report } = ImportRow.parse(row)
  return { ...report, rows: total, startedAt: createdAt }
}

const RecordRow = z.object({
  name: z.string(),
  nameKey: z.string(),
  title: z.string().nullable(),
  spelling: z.string().nullable(),
  organization: z.object({ name: z.string(), key: z.string(), compact: z.string() }).nullable(),
  domain: z.string().nullable(),
  emailHash: z.string().nullable(),
  profileHash: z.string().nullable(),
  since: z.string().nullable(),
})

const MetRow = z.object({
  hash: z.string(),
  isProfile: z.boolean(),
  name: z.string(),
  nameKey: z.string(),
  organization: RecordRow.shape.organization,
  domain: z.string().nullable(),
  title: z.string().nullable(),
  days: z.number(),
  first: z.string(),
  last: z.string(),
  touches: z.array(z.object({ kind: z.string(), day: z.string() })),
  isWorthAsking: z.boolean(),
})

/** Rows of one chunk: whom a list names, or whom its owner met. */
const Records = z.union([
  z.array(MetRow).transform((of) => ({ kind: 'encounters' as const, of })),
  z.array(RecordRow).transform((of) => ({ kind: 'people' as const, of })),
])

const ChunkRow = z.object({ records: z.unknown() })

/** Before any import. */
const NEVER = new Date(0)

/** Another process presumed this file's reader dead. */
const givenUp = () => new DomainError('reading-given-up')

/** Releases a file to be read again: its reader was lost, or it failed and was sent again in another message. */
async function letGo(
  db: Client,
  file: { workspaceId: string; memberId: string; fileId: string },
  message: string | null,
  lostBefore: Date,
): Promise<void> {
  const lost = { status: 'reading', updatedAt: { lt: lostBefore } }
  const isOther = { OR: [{ message: null }, { message: { not: message } }] }
  const again = message === null ? [] : [{ status: { in: ['refused', 'failed'] }, ...isOther }]
  await db.import.updateMany({ where: { ...file, OR: [lost, ...again] }, data: { fileId: null } })
}

/** Keeps a new import; null when this member's file is known. */
async function claim(
  db: Client,
  workspaceId: string,
  { memberId, name: fileName, kind = 'people', id: fileId, message }: SentFile,
  state: { status: string; visibility?: string; reference?: string },
  now: Date,
): Promise<string | null> {
  const id = newId()
  const sent = { fileName, fileId: fileId ?? null, message: message ?? null }
  const row = { workspaceId, id, memberId, kind, ...sent, ...state, createdAt: now, updatedAt: now }
  const { count } = await db.import.createMany({ data: [row], skipDuplicates: true })
  return count === 1 ? id : null
}

/** Takes the next rows to merge and locks their import; null if none are left, or it is not merging. */
async function takeChunk(db: Client, workspaceId: string, importId: string) {
  const locked = await db.$queryRaw`
    SELECT member_id AS "memberId", kind FROM import
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${importId}::uuid AND status = 'merging' FOR UPDATE`
  const [owner] = z.array(ImportRow.pick({ memberId: true, kind: true })).parse(locked)
  if (!owner) return null
  const taken = await db.$queryRaw`
    DELETE FROM import_chunk WHERE workspace_id = ${workspaceId}::uuid AND import_id = ${importId}::uuid AND number = (
      SELECT min(number) FROM import_chunk WHERE workspace_id = ${workspaceId}::uuid AND import_id = ${importId}::uuid)
    RETURNING records`
  const [chunk] = z.array(ChunkRow).parse(taken)
  return chunk ? { ...owner, ...chunk } : null
}

/** Queries on imported files: rows are staged in chunks and merged chunk by chunk, each in one transaction. */
export function createImports(db: Client, workspaceId: string, hasher: Imports['hasher']) {
  const one = (id: string) => ({ workspaceId_id: { workspaceId, id } })

  return {
    hasher,
    async start(file: SentFile & { visibility: Visibility }, lostBefore: Date, now: Date): Promise<string | null> {
      const { memberId } = file
      const [fileId, message] = [file.id ?? null, file.message ?? null]
      if (fileId) await letGo(db, { workspaceId, memberId, fileId }, message, lostBefore)
      return await claim(db, workspaceId, file, { status: 'reading', visibility: file.visibility }, now)
    },
    async offer({ reference, ...file }: SentFile & { reference: string }, now: Date): Promise<string | null> {
      const { memberId, id: fileId, message = null } = file
      if (fileId) await letGo(db, { workspaceId, memberId, fileId }, message, NEVER)
      return await claim(db, workspaceId, file, { status: 'offered', reference }, now)
    },
    ...createOffers(db, workspaceId),
    ...createOwnAddresses(db, workspaceId),
    met: (importId: string) => countMet(db, { workspaceId, importId }),
    async ofFile(fileId: string, memberId: string) {
      const row = await db.import.findUnique({
        where: { workspaceId_memberId_fileId: { workspaceId, memberId, fileId } },
      })
      return row && { report: readReport(row), message: row.message }
    },
    async stage(importId: string, number: number, records: ImportRecord[] | MetRecord[], now: Date): Promise<void> {
      const staged = await db.$executeRaw`
        WITH reading AS (
          UPDATE import SET updated_at = ${now}
          WHERE workspace_id = ${workspaceId}::uuid AND id = ${importId}::uuid AND status = 'reading' RETURNING id)
        INSERT INTO import_chunk (workspace_id, import_id, number, records)
        SELECT ${workspaceId}::uuid, id, ${number}, ${jsonRows(records)}::json FROM reading`
      if (staged === 0) throw givenUp()
    },
    async finishReading(
      importId: string,
      read: { rows: number; repeated: number; refused: Refusal[]; unreadDates?: number },
      now: Date,
    ): Promise<void> {
      const { rows: total, repeated: unchanged, refused, unreadDates = 0 } = read
      const { count } = await db.import.updateMany({
        where: { workspaceId, id: importId, status: 'reading' },
        data: { status: 'merging', total, unchanged, refused, unreadDates, updatedAt: now },
      })
      if (count === 0) throw givenUp()
    },
    async mergeNext(importId: string, now: Date): Promise<boolean> {
      const chunk = await takeChunk(db, workspaceId, importId)
      if (!chunk) return false
      const owner = { workspaceId, memberId: chunk.memberId, importId }
      const records = Records.parse(chunk.records)
      const counts =
        records.kind === 'people'
          ? await mergeRecords(db, owner, records.of, now)
          : await mergeMet(db, owner, records.of, now)
      // What came of files beside a list of people is counted where it is shown.
      if (records.kind !== chunk.kind) return true
      const added = { increment: counts.added }
      const updated = { increment: counts.updated }
      const unchanged = { increment: counts.unchanged }
      await db.import.update({ where: one(importId), data: { added, updated, unchanged, updatedAt: now } })
      return true
    },
    async finish(importId: string, now: Date): Promise<boolean> {
      const { count } = await db.import.updateMany({
        where: { workspaceId, id: importId, status: 'merging', chunks: { none: {} } },
        data: { status: 'done', updatedAt: now },
      })
      return count === 1
    },
    ...endsOf(db, workspaceId),
    undoNext: (importId: string, limit: number, now: Date) => undoChunk(db, { workspaceId, importId }, limit, now),
    async get(id: string): Promise<ImportReport | null> {
      const row = await db.import.findUnique({ where: one(id) })
      return row && readReport(row)
    },
  }
}

/** Queries that give an import up. */
function endsOf(db: Client, workspaceId: string) {
  return {
    async refuse(importId: string, because: 'refused' | 'lost', now: Date): Promise<void> {
      await db.import.updateMany({
        where: { workspaceId, id: importId, status: 'reading' },
        data: { status: 'refused', updatedAt: now, ...(because === 'lost' ? { fileId: null } : {}) },
      })
      // An import due to be merged keeps its rows, even if its reader died before hearing of it.
      await db.importChunk.deleteMany({ where: { workspaceId, importId, import: { status: 'refused' } } })
    },
    async fail(importId: string, now: Date): Promise<boolean> {
      const { count } = await db.import.updateMany({
        where: { workspaceId, id: importId, status: 'merging' },
        data: { status: 'failed', updatedAt: now },
      })
      await db.importChunk.deleteMany({ where: { workspaceId, importId, import: { status: 'failed' } } })
      return count === 1
    },
  }
}

/** Imports, across workspaces, waiting to be merged, or whose reader has been silent since `before`. */
export async function leftImports(db: Client, before: Date) {
  const rows = await db.import.findMany({
    where: { OR: [{ status: 'merging' }, { status: 'reading', updatedAt: { lt: before } }] },
    select: { workspaceId: true, id: true, status: true },
  })
  return rows.map((row) => ({
    workspaceId: row.workspaceId,
    importId: row.id,
    status: row.status === 'merging' ? ('merging' as const) : ('reading' as const),
  }))
}
