import { DomainError } from '../../domain/errors.ts'
import { fileName } from '../../domain/imports/file-head.ts'
import type { ImportKind } from '../../domain/imports/origin.ts'
import { normalisePerson } from '../../domain/matching/people/person-name.ts'
import { withoutAddresses } from '../../domain/privacy/addresses.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import { watchAsks } from '../asks/watch-asks.ts'
import { readCompany } from '../companies/organization.ts'
import { siteOf } from '../companies/site.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { ImportRecord, ImportReport, Refusal, SentFile } from '../ports/tenant/imports.ts'
import { stageMet } from './encounters/stage-met.ts'
import type { ConnectionRecord, ReadRow } from './formats/format.ts'
import { type OpenedFile, readPeople } from './open-file.ts'
import { emailKey, profileKey } from './person-keys.ts'
import { refuseFile } from './refuse-file.ts'

/** Rows merged in one transaction. */
const CHUNK = 2_000

/**
 * How long the reader of a file may be silent before it counts as dead, in milliseconds: longer than a
 * platform lets a download take, and shorter than the five minutes after which one last repeats an event.
 */
export const READING_TIMEOUT = 4 * 60_000

/**
 * Reads a file into the staging rows of a new import, hashing addresses on the way; the file itself is not stored.
 * Once fully read, merging is guaranteed: the last step queues it. A file refused halfway leaves
 * nothing.
 *
 * @param file.open reads its beginning, unless already done
 * @param file.visibility who may see the ties it adds, as its sender chose
 * @param clock used to record regularly that the file is still being read
 * @returns the import's id and how many rows were read; for a file sent again, its earlier result; null for a file
 *   reported again
 * @throws DomainError file-refused
 */
export async function readImport(
  context: Context,
  file: Omit<SentFile, 'memberId'> & { visibility: Visibility; open(): Promise<OpenedFile> },
  clock: () => Date,
): Promise<{ importId: string; rows: number } | { known: ImportReport } | null> {
  const { tenant, member } = context
  const started = clock()
  const lostBefore = new Date(started.getTime() - READING_TIMEOUT)
  const { id, message, visibility, kind = 'people' } = file
  const name = fileName(file.name)
  const importId = await tenant.imports.start(
    { id, message, name, kind, memberId: member.id, visibility },
    lostBefore,
    started,
  )
  if (importId === null) {
    const known = id !== undefined && message !== undefined ? await tenant.imports.ofFile(id, member.id) : null
    return known && known.message !== message ? { known: known.report } : null
  }
  return await readInto(context, { importId, kind }, file.open, clock)
}

/**
 * Reads a file into an import that began.
 *
 * @throws DomainError file-refused
 */
export async function readInto(
  context: Context,
  { importId, kind }: { importId: string; kind: ImportKind },
  open: () => Promise<OpenedFile>,
  clock: () => Date,
): Promise<{ importId: string; rows: number }> {
  const { store, tenant, workspace, member, origin } = context
  try {
    const file = await open()
    const read =
      kind === 'people'
        ? await stagePeople(tenant, { importId, member }, file, clock)
        : await stageMet(tenant, { importId, member }, withBeside(file), clock)
    await store.transaction(workspace.id, async (tx) => {
      const now = clock()
      await tx.imports.finishReading(importId, read, now)
      await tx.audit.record({ memberId: member.id, subject: 'import', subjectId: importId, event: 'read', origin }, now)
      await tx.enqueue({ kind: 'merge-import', workspaceId: workspace.id, importId })
      await queueMessage(tx, { memberId: member.id, message: 'imported', subjectId: importId })
    })
    return { importId, rows: read.rows }
  } catch (error) {
    await tenant.imports.refuse(importId, error instanceof DomainError ? 'refused' : 'lost', clock())
    throw error
  }
}

/** Stages people, and after them, so that they are known by then, whom the files beside theirs say their owner was in touch with. */
async function stagePeople(
  tenant: Tenant,
  of: { importId: string; member: { id: string; name: string } },
  file: OpenedFile,
  clock: () => Date,
) {
  const { chunks, ...read } = await stage(tenant, of.importId, file, clock)
  if (file.besides > 0) await stageMet(tenant, { ...of, first: chunks }, file.beside(), clock)
  return read
}

/** @throws DomainError file-refused where the file is none of who and when */
async function* withBeside(file: OpenedFile): AsyncGenerator<OpenedFile> {
  if (file.format.kind !== 'encounters') throw refuseFile({ reason: file.head.foreign ?? 'no-people' })
  yield file
  yield* file.beside()
}

async function stage(tenant: Tenant, importId: string, file: OpenedFile, clock: () => Date) {
  const hash = await tenant.imports.hasher()
  const read = { rows: 0, repeated: 0, unreadDates: 0, refused: [] as Refusal[] }
  const seen = new Set<string>()
  let number = 0
  let chunk: ImportRecord[] = []
  const take = (row: ReadRow) => {
    read.rows += 1
    if (row.kind === 'refused') {
      read.refused.push(row.refusal)
      return
    }
    if (row.record.dateLost) read.unreadDates += 1
    const record = toRecord(row.record, hash)
    // An address may be shared: it tells only those of one name apart from others of that name.
    const identity = record.profileHash ?? `${record.nameKey} ${record.emailHash ?? record.organization?.key ?? ''}`
    if (seen.has(identity)) {
      read.repeated += 1
      return
    }
    seen.add(identity)
    chunk.push(record)
  }
  // One chunk is written while the next is read.
  let writing = Promise.resolve()
  const write = async () => {
    await writing
    writing = tenant.imports.stage(importId, number++, chunk, clock())
    writing.catch(() => {}) // rethrown when awaited
    chunk = []
  }
  try {
    for await (const batch of readPeople(file)) {
      for (const row of batch) take(row)
      if (chunk.length >= CHUNK) await write()
    }
    if (chunk.length > 0) await write()
  } finally {
    await Promise.allSettled([writing])
  }
  await writing
  return { ...read, chunks: number }
}

function toRecord(record: ConnectionRecord, hash: (value: string) => string): ImportRecord {
  const company = record.company === null ? null : readCompany(record.company)
  const mail = record.email === null ? null : siteOf(record.email)
  return {
    name: record.name,
    nameKey: normalisePerson(record.name),
    title: record.title,
    spelling: company ? company.organization.name : withoutAddresses(record.company ?? '') || null,
    organization: company?.organization ?? null,
    domain: company?.domain ?? (mail && !mail.freeMail ? mail.domain : null),
    emailHash: record.email === null ? null : hash(emailKey(record.email)),
    profileHash: record.url === null ? null : hash(profileKey(record.url)),
    since: record.connectedOn,
  }
}

/** Chunks between two progress updates. */
const PROGRESS = 12
/** Changed rows after which an import refreshes planner statistics. */
const MUCH = 1_000

/**
 * Merges the staged rows, chunk by chunk; if stopped, it resumes where it was. The owner's message shows
 * progress, and finally the report.
 *
 * @returns the report on what has been merged
 */
export async function mergeImport(
  store: Store,
  workspaceId: string,
  importId: string,
  clock: () => Date,
): Promise<ImportReport> {
  let finished = false
  for (let count = 1, more = true; more; count++)
    more = await store.transaction(workspaceId, async (tenant) => {
      const merged = await tenant.imports.mergeNext(importId, clock())
      finished = !merged && (await tenant.imports.finish(importId, clock()))
      const owner = finished ? (await tenant.imports.get(importId))?.memberId : undefined
      if (owner) await watchAsks(tenant, owner, { importId }, clock())
      if (finished || (merged && count % PROGRESS === 0))
        await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: importId })
      return merged
    })
  const report = await store.in(workspaceId).imports.get(importId)
  if (!report) throw new DomainError('import-gone')
  if (finished && report.added + report.updated >= MUCH) await store.gatherStatistics()
  return report
}

/**
 * Ends an import whose rows cannot be merged after all tries: merged rows stay, and its owner is told that
 * the rest is missing. Repeating it changes nothing.
 */
export async function giveUpImport(store: Store, workspaceId: string, importId: string, now: Date): Promise<void> {
  await store.transaction(workspaceId, async (tenant) => {
    if (!(await tenant.imports.fail(importId, now))) return
    const report = await tenant.imports.get(importId)
    if (!report) return
    const { memberId } = report
    await tenant.audit.record(
      { memberId: null, subject: 'import', subjectId: importId, event: 'fail', origin: 'clock' },
      now,
    )
    await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: importId })
    await queueMessage(tenant, { memberId, message: 'import-failed', subjectId: importId })
  })
}

/**
 * Resumes imports a dead process left: those not fully read leave nothing, the others are merged. Their
 * job is still queued unless it was lost: it is not queued twice.
 */
export async function resumeImports(store: Store, now: Date): Promise<void> {
  for (const left of await store.leftImports(new Date(now.getTime() - READING_TIMEOUT))) {
    const tenant = store.in(left.workspaceId)
    if (left.status === 'reading') await tenant.imports.refuse(left.importId, 'lost', now)
    else await tenant.enqueue({ kind: 'merge-import', workspaceId: left.workspaceId, importId: left.importId })
  }
}
