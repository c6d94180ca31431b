import type { Job } from '../app/ports/jobs.ts'
import type { Store, Tenant } from '../app/ports/store.ts'
import { HIDING_AMONG } from '../domain/relationships/visibility.ts'
import { createAsks, expiredAsks } from './asks/asks.ts'
import { createJoinWishes } from './asks/join-wishes.ts'
import { createOpenedWays, untoldWays } from './asks/opened-ways.ts'
import { createSharedAsks, leftAsks } from './asks/shared-asks.ts'
import { createWatches, untoldMatches } from './asks/watches.ts'
import { createCompanies } from './companies/companies.ts'
import { createRekeying, keyedByOtherRules } from './companies/rekeying.ts'
import { createSpellings } from './companies/spellings.ts'
import { createWaysIn } from './companies/ways-in.ts'
import { createTargetLists, expiredLists, leftLists, removeLists } from './coverage/target-lists.ts'
import type { Database } from './database.ts'
import { createClaims } from './delivery/claims.ts'
import { createAudit, createMessages, forgetPlaces, membersHeldFor } from './delivery/messages.ts'
import { createDigests, findDigestSettings } from './digest/digests.ts'
import { createDrafts } from './forms/drafts.ts'
import { createImports, leftImports } from './imports/imports.ts'
import { forgetImports } from './imports/offers.ts'
import { createSuggestions } from './imports/suggestions.ts'
import { createIntroductions, dueIntroductions } from './introductions/introductions.ts'
import { createMemberUse, forgetUse } from './limits/member-use.ts'
import { createWorkspaceErasure } from './members/erase-workspace.ts'
import { createErasure } from './members/erasure.ts'
import { createHandovers, handoversDue } from './members/handovers.ts'
import { createInstallations } from './members/installations.ts'
import { leaversDue, leftFavours, noteLeavers } from './members/leaving.ts'
import { createMembers } from './members/members.ts'
import { createOwnData } from './members/own-data.ts'
import { createProtection } from './members/protection.ts'
import { createWorkspaces } from './members/workspaces.ts'
import { createOverview } from './overview/overview.ts'
import { createPartners } from './partners/partner-ties.ts'
import { createPeople, workspacesLeft } from './relationships/my-people.ts'
import { createRelationships } from './relationships/relationships.ts'
import { createTouches } from './relationships/touches.ts'
import { createWarmth, membersToCheck, membersToWarm } from './relationships/warmth.ts'
import { createRequests, overdueCards, standingCards } from './requests/requests.ts'
import { createShownTies, forgetShownTies } from './requests/shown-ties.ts'
import { keyedHash, type Secrets } from './secrets.ts'
import type { Client } from './sql/client.ts'
import { gatherStatistics } from './sql/statistics.ts'
import { speakFor, speakingFor } from './sql/wall.ts'

export type Outbox = {
  /** Queues a job through the given client, so that it commits with that client's other changes. */
  enqueue(client: Client, job: Job): Promise<void>
  /** Called once jobs are committed. */
  wake(): void
}

/**
 * The Store, backed by PostgreSQL.
 *
 * @param hidingAmong among how many members who logged somebody a sealed tie is offered
 */
export function createStore(database: Database, secrets: Secrets, outbox: Outbox, hidingAmong = HIDING_AMONG): Store {
  const { prisma, walled = false } = database
  const everywhere = walled ? speakingFor(prisma, 'everywhere') : prisma
  const within = (workspace: string) => (walled ? speakingFor(prisma, { workspace }) : prisma)
  const workspaces = createWorkspaces(everywhere, secrets)
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
    ...verbsOf(db, workspaceId, { hasher: () => hasher(db, workspaceId), hidingAmong }),
    async enqueue(job) {
      await outbox.enqueue(db, job)
      onEnqueued()
    },
  })

  return {
    in: (workspaceId) => tenant(within(workspaceId), workspaceId, outbox.wake),
    async transaction(workspaceId, work, timeout) {
      let queued = false
      const result = await prisma.$transaction(
        async (db) => {
          if (walled) await speakFor(db, { workspace: workspaceId })
          return await work(
            tenant(db, workspaceId, () => {
              queued = true
            }),
          )
        },
        timeout === undefined ? {} : { timeout },
      )
      if (queued) outbox.wake()
      return result
    },

    ...workspaces,
    installations: createInstallations(everywhere, secrets, workspaces),
    ...createWorkspaceErasure(everywhere),
    leftImports: (before) => leftImports(everywhere, before),
    leftLists: (before) => leftLists(everywhere, before),
    expiredLists: (now) => expiredLists(everywhere, now),
    removeLists: (expiredBy) => removeLists(everywhere, expiredBy),
    keyedByOtherRules: (version) => keyedByOtherRules(everywhere, version),
    gatherStatistics: () => gatherStatistics(prisma),
    dueIntroductions: (now) => dueIntroductions(everywhere, now),
    membersHeldFor: (now) => membersHeldFor(everywhere, now),
    workspacesWithDigest: () => findDigestSettings(everywhere),
    expiredAsks: (now) => expiredAsks(everywhere, now),
    leftAsks: () => leftAsks(everywhere),
    noteLeavers: (now) => noteLeavers(everywhere, now),
    leftFavours: () => leftFavours(everywhere),
    leaversDue: (now) => leaversDue(everywhere, now),
    handoversDue: () => handoversDue(everywhere),
    overdueCards: (now) => overdueCards(everywhere, now),
    standingCards: () => standingCards(everywhere),
    membersToCheck: (now, since) => membersToCheck(everywhere, now, since),
    membersToWarm: (now, since) => membersToWarm(everywhere, now, since),
    workspacesLeft: (now) => workspacesLeft(everywhere, now),
    untoldMatches: () => untoldMatches(everywhere),
    untoldWays: () => untoldWays(everywhere),
    ...createClaims(prisma, secrets),
    ...createForgetting(everywhere),
  }
}

type Forgetting = 'forgetUse' | 'forgetPlaces' | 'forgetShownTies' | 'forgetImports' | 'forgetDrafts' | 'forgetDeleted'

/** What is let go of after its time. */
function createForgetting(db: Client): Pick<Store, Forgetting> {
  return {
    forgetUse: (before) => forgetUse(db, before),
    forgetPlaces: (before) => forgetPlaces(db, before),
    forgetShownTies: (before) => forgetShownTies(db, before),
    forgetImports: (before) => forgetImports(db, before),
    async forgetDrafts(now) {
      return (await db.formDraft.deleteMany({ where: { expiresAt: { lte: now } } })).count
    },
    /** Whoever opens an embedded database says how (src/open-data.ts). */
    async forgetDeleted() {},
  }
}

/** Everything one workspace's Store does through the given client, except queueing jobs. */
function verbsOf(
  db: Client,
  workspaceId: string,
  { hasher, hidingAmong }: { hasher: Tenant['imports']['hasher']; hidingAmong: number },
): Omit<Tenant, 'enqueue'> {
  return {
    workspaceId,
    asks: createAsks(db, workspaceId),
    audit: createAudit(db, workspaceId),
    companies: createCompanies(db, workspaceId),
    coverage: createTargetLists(db, workspaceId),
    digest: createDigests(db, workspaceId),
    drafts: createDrafts(db, workspaceId),
    erasure: createErasure(db, workspaceId),
    handovers: createHandovers(db, workspaceId),
    imports: createImports(db, workspaceId, hasher),
    introductions: createIntroductions(db, workspaceId),
    joinWishes: createJoinWishes(db, workspaceId),
    members: createMembers(db, workspaceId),
    memberUse: createMemberUse(db, workspaceId),
    messages: createMessages(db, workspaceId),
    openedWays: createOpenedWays(db, workspaceId),
    overview: createOverview(db, workspaceId),
    ownData: createOwnData(db, workspaceId),
    partners: createPartners(db, workspaceId),
    people: createPeople(db, workspaceId),
    protection: createProtection(db, workspaceId),
    rekeying: createRekeying(db, workspaceId),
    relationships: createRelationships(db, workspaceId),
    requests: createRequests(db, workspaceId),
    sharedAsks: createSharedAsks(db, workspaceId),
    shownTies: createShownTies(db, workspaceId),
    spellings: createSpellings(db, workspaceId),
    suggestions: createSuggestions(db, workspaceId),
    touches: createTouches(db, workspaceId),
    warmth: createWarmth(db, workspaceId),
    watches: createWatches(db, workspaceId),
    waysIn: createWaysIn(db, workspaceId, hidingAmong),
  }
}
