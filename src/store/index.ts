import type { Job } from '../app/jobs.ts'
import type { Store, Tenant } from '../app/store.ts'
import { createAsks } from './asks.ts'
import type { Database } from './database.ts'
import { createDigests, findDigestSettings } from './digests.ts'
import { createDrafts } from './drafts.ts'
import { createErasure } from './erasure.ts'
import type { Prisma } from './generated/client.ts'
import { createImports } from './imports.ts'
import { createIntroductions, dueIntroductions } from './introductions.ts'
import { createLedger } from './ledger.ts'
import { createMemberData } from './member-data.ts'
import { createMembers } from './members.ts'
import { createMessages } from './messages.ts'
import { createOrganizationNames } from './organization-names.ts'
import { createOrganizations } from './organizations.ts'
import { createPartnerTies } from './partner-ties.ts'
import { createProtection, membersHeldFor } from './protection.ts'
import { createRelationships } from './relationships.ts'
import { keyedHash, type Secrets } from './secrets.ts'
import { createSharedAsks, leftAsks } from './shared-asks.ts'
import { createSpellings } from './spellings.ts'
import { gatherStatistics } from './statistics.ts'
import { createTargetLists, expiredLists, leftLists, removeLists } from './target-lists.ts'
import { createWatches, untoldMatches } from './watches.ts'
import { createWorkspaces } from './workspaces.ts'

/** A Prisma client or the client of a transaction: a verb works on either. */
export type Client = Prisma.TransactionClient

export type Outbox = {
  /** Puts a job into the queue by the given client, so that it commits with whatever else that client did. */
  enqueue(client: Client, job: Job): Promise<void>
  /** Told once jobs are committed. */
  wake(): void
}

/** The Store on PostgreSQL. */
export function createStore(database: Database, secrets: Secrets, outbox: Outbox): Store {
  const { prisma } = database
  const hashers = new Map<string, (value: string) => string>()

  const hasher = async (db: Client, workspaceId: string) => {
    const known = hashers.get(workspaceId)
    if (known) return known
    const { hashKey } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { hashKey: true } })
    const made = keyedHash(secrets.open(hashKey))
    hashers.set(workspaceId, made)
    return made
  }

  const tenant = (db: Client, workspaceId: string, onEnqueued: () => void): Tenant => ({
    workspaceId,
    ...createMembers(db, workspaceId),
    ...createOrganizationNames(db, workspaceId),
    ...createOrganizations(db, workspaceId),
    ...createPartnerTies(db, workspaceId),
    ...createRelationships(db, workspaceId),
    ...createSpellings(db, workspaceId),
    ...createImports(db, workspaceId),
    ...createDrafts(db, workspaceId),
    ...createDigests(db, workspaceId),
    ...createAsks(db, workspaceId),
    ...createIntroductions(db, workspaceId),
    ...createLedger(db, workspaceId),
    ...createMessages(db, workspaceId),
    ...createProtection(db, workspaceId),
    ...createMemberData(db, workspaceId),
    ...createErasure(db, workspaceId),
    ...createSharedAsks(db, workspaceId),
    ...createWatches(db, workspaceId),
    ...createTargetLists(db, workspaceId),
    hasher: () => hasher(db, workspaceId),
    async enqueue(job) {
      await outbox.enqueue(db, job)
      onEnqueued()
    },
  })

  return {
    in: (workspaceId) => tenant(prisma, workspaceId, outbox.wake),
    async transaction(workspaceId, work, timeout) {
      let queued = false
      const result = await prisma.$transaction(
        (db) =>
          work(
            tenant(db, workspaceId, () => {
              queued = true
            }),
          ),
        timeout === undefined ? {} : { timeout },
      )
      if (queued) outbox.wake()
      return result
    },

    ...createWorkspaces(prisma, secrets),
    async leftImports(before) {
      const rows = await prisma.import.findMany({
        where: { OR: [{ status: 'merging' }, { status: 'reading', updatedAt: { lt: before } }] },
        select: { workspaceId: true, id: true, status: true },
      })
      return rows.map((row) => ({
        workspaceId: row.workspaceId,
        importId: row.id,
        status: row.status === 'merging' ? 'merging' : 'reading',
      }))
    },
    leftLists: (before) => leftLists(prisma, before),
    expiredLists: (now) => expiredLists(prisma, now),
    removeLists: (expiredBy) => removeLists(prisma, expiredBy),
    gatherStatistics: () => gatherStatistics(prisma),
    dueIntroductions: (now) => dueIntroductions(prisma, now),
    membersHeldFor: (now) => membersHeldFor(prisma, now),
    workspacesWithDigest: () => findDigestSettings(prisma),
    async expiredAsks(now) {
      const rows = await prisma.ask.findMany({
        where: { status: 'open', expiresAt: { lte: now } },
        select: { workspaceId: true, id: true },
      })
      return rows.map((row) => ({ workspaceId: row.workspaceId, askId: row.id }))
    },
    leftAsks: () => leftAsks(prisma),
    untoldMatches: () => untoldMatches(prisma),
    async claim(source, key, now) {
      const { count } = await prisma.processedEvent.createMany({
        data: [{ source, key, createdAt: now }],
        skipDuplicates: true,
      })
      return count === 1
    },
    async forgetClaims(before) {
      return (await prisma.processedEvent.deleteMany({ where: { createdAt: { lt: before } } })).count
    },
    async forgetDrafts(now) {
      return (await prisma.formDraft.deleteMany({ where: { expiresAt: { lte: now } } })).count
    },
  }
}
