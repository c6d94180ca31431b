import { LIST_KEPT, LIST_REMEMBERED, outcomeOf } from '../domain/coverage.ts'
import { DomainError } from '../domain/errors.ts'
import type { Context } from './context.ts'
import { coverTargets } from './cover-targets.ts'
import { queueMessage } from './deliver-message.ts'
import type { SentFile } from './import-store.ts'
import { newId } from './new-id.ts'
import { readDroppedList } from './read-dropped-file.ts'
import type { Store } from './store.ts'
import type { ListedTarget, TargetOutcome } from './target-list-store.ts'

// A dropped list of target companies, from the file to what each comes to.

/** Targets whose outcomes are kept in one transaction. */
const CHUNK = 200
/** How often the message shows how far it is, in milliseconds: platforms limit how often one is edited. */
const PROGRESS = 5_000

/**
 * Takes a list of target companies: once it is read to its end, looking it up is certain. A list that is refused leaves
 * nothing but that it was.
 *
 * @returns how many targets it has; null for a file told of again
 * @throws DomainError file-refused
 */
export async function takeList(
  context: Context,
  file: Omit<SentFile, 'memberId'> & { bytes: AsyncIterable<Uint8Array> },
  clock: () => Date,
): Promise<{ targets: number } | null> {
  const { store, tenant, workspace, member, origin } = context
  const { id, message, bytes } = file
  const listId = newId()
  const name = file.name.replace(/\p{Cc}/gu, '').slice(0, 200)
  const sent = { id, message, name, memberId: member.id, listId }
  const started = (now: Date) => ({ ...sent, expiresAt: new Date(now.getTime() + LIST_KEPT * 24 * 3600_000) })
  let targets: string[]
  try {
    targets = await readDroppedList(bytes)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const now = clock()
    // A file that does not come twice leaves nothing at all.
    if (id !== undefined && !(await tenant.startList({ ...started(now), status: 'refused' }, [], now))) return null
    throw error
  }
  return await store.transaction(workspace.id, async (tx) => {
    const now = clock()
    if (!(await tx.startList({ ...started(now), status: 'looking' }, targets, now))) return null
    await tx.record({ memberId: member.id, subject: 'coverage', subjectId: listId, event: 'read', origin }, now)
    await tx.enqueue({ kind: 'cover-list', workspaceId: workspace.id, listId })
    await queueMessage(tx, { memberId: member.id, message: 'coverage', subjectId: listId })
    return { targets: targets.length }
  })
}

/**
 * Looks a list up, chunk by chunk, as its owner sees things at that moment; stopped anywhere, it goes on where it was.
 * The message its owner got shows how far it is, and the report at the end. What is kept of an answer is what became of
 * the target, and the band: never a name.
 */
export async function coverList(store: Store, workspaceId: string, listId: string, clock: () => Date): Promise<void> {
  const tenant = store.in(workspaceId)
  const list = await tenant.targetList(listId)
  if (list?.status !== 'looking') return
  let shown = clock().getTime()
  for (;;) {
    const left = await tenant.targetsLeft(listId, CHUNK)
    if (left.length === 0) break
    const outcomes = await lookUp(store, workspaceId, list.memberId, left, clock())
    const now = clock().getTime()
    const isDue = now - shown >= PROGRESS
    await store.transaction(workspaceId, async (tx) => {
      await tx.keepOutcomes(listId, outcomes)
      if (isDue) await tx.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
    })
    if (isDue) shown = now
  }
  await store.transaction(workspaceId, async (tx) => {
    if (await tx.endList(listId, 'done', clock())) await tx.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
  })
}

async function lookUp(
  store: Store,
  workspaceId: string,
  memberId: string,
  targets: ListedTarget[],
  now: Date,
): Promise<TargetOutcome[]> {
  const outcomes: TargetOutcome[] = []
  const texts = targets.map(({ text }) => text)
  for await (const { found } of coverTargets(store.in(workspaceId), texts, memberId, now)) {
    const number = targets[outcomes.length]?.number ?? 0
    outcomes.push({ number, outcome: outcomeOf(found), band: found.paths[0]?.band ?? null })
  }
  return outcomes
}

/**
 * Ends a list that cannot be looked up, however often it was tried: its owner hears so, and what is found stays. Run
 * twice it changes nothing more.
 */
export async function giveUpList(store: Store, workspaceId: string, listId: string, now: Date): Promise<void> {
  await store.transaction(workspaceId, async (tenant) => {
    if (!(await tenant.endList(listId, 'failed', now))) return
    const list = await tenant.targetList(listId)
    if (!list) return
    const { memberId } = list
    await tenant.record({ memberId: null, subject: 'coverage', subjectId: listId, event: 'fail', origin: 'clock' }, now)
    await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
    await queueMessage(tenant, { memberId, message: 'coverage-failed', subjectId: listId })
  })
}

/** Goes on with the lists a dead process left. Their job is queued already as long as it is not lost: never twice. */
export async function resumeLists(store: Store): Promise<void> {
  for (const { workspaceId, listId } of await store.leftLists())
    await store.in(workspaceId).enqueue({ kind: 'cover-list', workspaceId, listId })
}

/** Forgets the targets of lists whose time is up; the messages about them say so. What is left of them goes later. */
export async function expireLists(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, listId } of await store.expiredLists(now))
    await store.transaction(workspaceId, async (tenant) => {
      if (await tenant.expireList(listId, now))
        await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: listId })
    })
  await store.removeLists(new Date(now.getTime() - LIST_REMEMBERED * 24 * 3600_000))
}
