import { LIST_KEPT, LIST_REMEMBERED, outcomeOf } from '../../domain/coverage/coverage.ts'
import { DomainError } from '../../domain/errors.ts'
import type { CompanyColumn } from '../../domain/imports/company-column.ts'
import { fileName } from '../../domain/imports/file-head.ts'
import { TARGET_LIST } from '../../domain/imports/limits.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { asTarget } from '../companies/organization.ts'
import { READING_TIMEOUT } from '../imports/import-connections.ts'
import { type OpenedFile, readTargets } from '../imports/open-file.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Store } from '../ports/store.ts'
import type { SentFile } from '../ports/tenant/imports.ts'
import { coverListed } from './cover-targets.ts'

// Processes a dropped list of target companies, from the file to each target's outcome.

/** Targets whose outcomes are stored in one transaction. */
const CHUNK = 200
/** Interval between progress updates, in milliseconds: platforms limit how often a message is edited. */
const PROGRESS = 5_000

/** Lists of one member looked up at a time, so that one member's lists do not hold up everybody else's. */
const AT_ONCE = 3

/**
 * Takes a list of target companies. It is recorded before it is read, so that its owner is told if the process dies;
 * once fully read, its lookup is guaranteed. A refused list leaves nothing behind: if reported again, it is
 * refused again.
 *
 * @param file.open reads its beginning, unless already done
 * @returns the number of targets, and the column they were read from if guessed; null for a file reported
 *   again
 * @throws DomainError file-refused
 */
export async function takeList(
  context: Context,
  file: Omit<SentFile, 'memberId'> & { open(): Promise<OpenedFile> },
  clock: () => Date,
): Promise<{ targets: number; guess: CompanyColumn['guess'] } | null> {
  const { store, tenant, workspace, member, origin } = context
  const { id, message } = file
  const listId = newId()
  const started = clock()
  const lostBefore = new Date(started.getTime() - READING_TIMEOUT)
  const expiresAt = daysAfter(started, LIST_KEPT)
  const name = fileName(file.name)
  const list = { id, message, name, memberId: member.id, listId, expiresAt }
  if (!(await tenant.coverage.start(list, lostBefore, started))) return null
  try {
    const { guess, targets: read } = readTargets(await file.open(), TARGET_LIST)
    const targets: string[] = []
    for await (const target of read) targets.push(asTarget(target))
    await store.transaction(workspace.id, async (tx) => {
      const now = clock()
      if ((await tx.coverage.lockAll(member.id)) >= AT_ONCE)
        throw new DomainError('lists-under-way', { count: AT_ONCE })
      if (!(await tx.coverage.fill(listId, targets, now))) throw new DomainError('reading-given-up')
      await tx.audit.record({ memberId: member.id, subject: 'coverage', subjectId: listId, event: 'read', origin }, now)
      await tx.enqueue({ kind: 'cover-list', workspaceId: workspace.id, listId })
      await queueMessage(tx, { memberId: member.id, message: 'coverage', subjectId: listId })
    })
    return { targets: targets.length, guess }
  } catch (error) {
    await tenant.coverage.drop(listId)
    throw error
  }
}

/**
 * Looks a list up, chunk by chunk, as its owner sees things at that moment; if stopped, it resumes where it was.
 * The owner's message shows progress, and finally the report. Of each answer only the target's outcome and the band
 * are stored: never a name.
 */
export async function coverList(store: Store, workspaceId: string, listId: string, clock: () => Date): Promise<void> {
  const tenant = store.in(workspaceId)
  const list = await tenant.coverage.get(listId)
  if (list?.status !== 'looking') return
  let shown = clock().getTime()
  for (;;) {
    const left = await tenant.coverage.targetsLeft(listId, CHUNK)
    if (left.length === 0) break
    const covered = await coverListed(tenant, left, list.memberId, clock())
    const outcomes = covered.map(({ number, found }) => {
      return { number, outcome: outcomeOf(found), band: found.paths[0]?.band ?? null }
    })
    const now = clock().getTime()
    const isDue = now - shown >= PROGRESS
    await store.transaction(workspaceId, async (tx) => {
      await tx.coverage.keepOutcomes(listId, outcomes)
      if (isDue) await tx.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
    })
    if (isDue) shown = now
  }
  await store.transaction(workspaceId, async (tx) => {
    if (await tx.coverage.end(listId, 'done', clock()))
      await tx.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
  })
}

/**
 * Ends a list that cannot be looked up after all tries, or whose reader is dead: its owner is told, and results so far
 * stay. Repeating it changes nothing.
 */
export async function giveUpList(
  store: Store,
  workspaceId: string,
  listId: string,
  now: Date,
  how: 'failed' | 'lost' = 'failed',
): Promise<void> {
  await store.transaction(workspaceId, async (tenant) => {
    if (!(await tenant.coverage.end(listId, how, now))) return
    const list = await tenant.coverage.get(listId)
    if (!list) return
    const { memberId } = list
    await tenant.audit.record(
      { memberId: null, subject: 'coverage', subjectId: listId, event: 'fail', origin: 'clock' },
      now,
    )
    await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
    await queueMessage(tenant, { memberId, message: 'coverage-failed', subjectId: listId })
  })
}

/**
 * Recovers lists a dead process left: those not fully read are ended, and their owner asked to send them again. The
 * others are queued once more, which has no effect while the queue knows their job, whatever its state: only a lost
 * job is replaced.
 */
export async function resumeLists(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, listId, status } of await store.leftLists(new Date(now.getTime() - READING_TIMEOUT)))
    if (status === 'reading') await giveUpList(store, workspaceId, listId, now, 'lost')
    else await store.in(workspaceId).enqueue({ kind: 'cover-list', workspaceId, listId })
}

/** Deletes the targets of expired lists; the messages about them say so. The rest is deleted later. */
export async function expireLists(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, listId } of await store.expiredLists(now))
    await store.transaction(workspaceId, async (tenant) => {
      if (await tenant.coverage.expire(listId, now))
        await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
    })
  await store.removeLists(daysAfter(now, -LIST_REMEMBERED))
}
