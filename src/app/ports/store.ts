import type { Member, Workspace } from './entities.ts'
import type { Job } from './jobs.ts'
import type { Actor, MessageRef } from './platform.ts'
import type { Asks } from './tenant/asks.ts'
import type { Companies, Rekeying } from './tenant/companies.ts'
import type { TargetLists } from './tenant/coverage.ts'
import type { DigestSettings, Digests } from './tenant/digest.ts'
import type { Drafts } from './tenant/drafts.ts'
import type { Erasure, Handovers } from './tenant/erasure.ts'
import type { ImportStatus, Imports, Suggestions } from './tenant/imports.ts'
import type { Introductions } from './tenant/introductions.ts'
import type { Members } from './tenant/members.ts'
import type { Audit, Messages } from './tenant/messages.ts'
import type { Overview } from './tenant/overview.ts'
import type { OwnData } from './tenant/own-data.ts'
import type { Partners } from './tenant/partners.ts'
import type { MemberUse, Protections } from './tenant/protection.ts'
import type { People, Relationships, Touches, Warmth } from './tenant/relationships.ts'
import type { Requests, ShownTies } from './tenant/requests.ts'
import type { JoinWishes, SharedAsks } from './tenant/shared-asks.ts'
import type { Spellings } from './tenant/spellings.ts'
import type { OpenedWays, Watches } from './tenant/watches.ts'
import type { WaysIn } from './tenant/ways-in.ts'

// The storage port, in domain terms. One implementation (src/store): SQL on PostgreSQL.

/**
 * One workspace's data, in parts: nothing here reaches another's. Inside a transaction every method belongs to it. A
 * use case that needs few parts names them: `Pick<Tenant, 'asks' | 'audit'>`.
 */
export type Tenant = {
  workspaceId: string
  asks: Asks
  audit: Audit
  companies: Companies
  coverage: TargetLists
  digest: Digests
  drafts: Drafts
  erasure: Erasure
  handovers: Handovers
  imports: Imports
  introductions: Introductions
  joinWishes: JoinWishes
  members: Members
  memberUse: MemberUse
  messages: Messages
  openedWays: OpenedWays
  overview: Overview
  ownData: OwnData
  partners: Partners
  people: People
  protection: Protections
  rekeying: Rekeying
  relationships: Relationships
  requests: Requests
  sharedAsks: SharedAsks
  shownTies: ShownTies
  spellings: Spellings
  suggestions: Suggestions
  touches: Touches
  watches: Watches
  warmth: Warmth
  waysIn: WaysIn
  /** Enqueues a follow-up job in this transaction: both are kept, or neither. */
  enqueue(job: Job): Promise<void>
}

/** The tokens of workspaces that installed the app themselves, sealed where they lie. */
export type Installations = {
  /** What the last install gave; null where the app is not installed, or was removed. */
  find(of: InstalledIn): Promise<{ secret: string; installedAt: Date } | null>
  /** Keeps what an install gave; the workspace is made, or is back. */
  keep(of: InstalledIn & Pick<Actor, 'workspaceName'>, secret: string, now: Date): Promise<void>
  /** Replaces the tokens of the install of that moment; where another one followed, or a removal, nothing happens. */
  renew(of: InstalledIn, secret: string, installedAt: Date, now: Date): Promise<void>
  /**
   * Forgets the tokens and marks the app as removed; false where it is not installed.
   *
   * @param before what was installed from then on is left alone: what tells of a removal may be late; null: whenever it was
   */
  withdraw(of: InstalledIn, before: Date | null, now: Date): Promise<boolean>
}
type InstalledIn = Pick<Actor, 'platform' | 'workspace'>

export type Store = {
  installations: Installations
  /**
   * The actor's workspace, created on first sight. If somebody speaks there, the app is not removed, except where it had to
   * be installed and was not again.
   */
  enterWorkspace(actor: Pick<Actor, 'platform' | 'workspace' | 'workspaceName'>, now: Date): Promise<Workspace>
  /** The actor's workspace and member, created on first sight, with names kept up to date. */
  enter(actor: Actor, now: Date): Promise<{ workspace: Workspace; member: Member; isNew: boolean }>
  /** Updates a member's name, zone and activity; never creates one. */
  keepProfile(actor: Actor): Promise<void>
  /** Marks the app as removed from a workspace, or (null) as back; unknown workspaces stay unknown. */
  markRemoved(actor: Pick<Actor, 'platform' | 'workspace'>, at: Date | null): Promise<void>
  /** Workspaces whose app was removed before a moment, and those whose erasure was begun. */
  workspacesToErase(removedBefore: Date): Promise<string[]>
  /**
   * Erases a workspace for good, in pieces; begun, it is no longer found by its platform's id: whoever installs the app
   * then, begins anew.
   *
   * @returns whether it was erased; false where the app is back
   */
  eraseWorkspace(id: string, removedBefore: Date): Promise<boolean>
  workspace(id: string): Promise<Workspace | null>
  findWorkspace(platform: Actor['platform'], platformId: string): Promise<Workspace | null>
  /** Workspaces of a platform that still have the app. */
  workspacesOn(platform: Actor['platform']): Promise<Workspace[]>
  /**
   * The workspaces among them that a user is a member of, for Commands given outside any workspace. `about` narrows
   * them to those with a row of this id, or a message the bot posted.
   */
  workspacesOf(who: Pick<Actor, 'platform' | 'user'>, about: { id: string } | MessageRef | null): Promise<Workspace[]>
  /** Operations on one workspace, each a statement of its own. */
  in(workspaceId: string): Tenant
  /**
   * Commits everything `work` does, or none of it. Never wait for a platform inside.
   *
   * @param timeout milliseconds it may take, if more than a minute
   */
  transaction<T>(workspaceId: string, work: (tenant: Tenant) => Promise<T>, timeout?: number): Promise<T>
  /** Workspaces whose companies are keyed by another version of the rules. */
  keyedByOtherRules(version: number): Promise<string[]>
  /** Forgets, across workspaces, files offered before a day, what stood on ties before imports of before another, and people suggested before a third. */
  forgetImports(before: { offered: Date; undoable: Date; suggested: Date }): Promise<void>
  /** Imports left by a dead process: still to merge, or being read but untouched since `before`. */
  leftImports(before: Date): Promise<{ workspaceId: string; importId: string; status: ImportStatus }[]>
  /** Lists of target companies not fully looked up, and those being read but untouched since `before`. */
  leftLists(before: Date): Promise<{ workspaceId: string; listId: string; status: 'reading' | 'looking' }[]>
  /** Lists whose targets are due to be deleted. */
  expiredLists(now: Date): Promise<{ workspaceId: string; listId: string }[]>
  /** Deletes what remains of lists of target companies and refused files that had expired by then. */
  removeLists(expiredBy: Date): Promise<void>
  /**
   * Leaves nothing readable of what was deleted in the embedded database. On a server that is up to its administrator.
   */
  forgetDeleted(): Promise<void>
  /** Refreshes planner statistics after a large import; takes half a second at most. */
  gatherStatistics(): Promise<void>
  /** Introductions due for the clock, the most overdue first. */
  dueIntroductions(now: Date): Promise<{ workspaceId: string; introductionId: string }[]>
  /** Members with messages held for the end of their quiet time that are now due. */
  membersHeldFor(now: Date): Promise<{ workspaceId: string; memberId: string }[]>
  /** Workspaces due a weekly digest: a channel is chosen, it is not paused, the app was not removed. */
  workspacesWithDigest(): Promise<{ id: string; settings: DigestSettings }[]>
  /** Open asks past their end. */
  expiredAsks(now: Date): Promise<{ workspaceId: string; askId: string }[]>
  /** Living asks whose asker left the team, and which a teammate joined. */
  leftAsks(): Promise<{ workspaceId: string; askId: string }[]>
  /**
   * Notes when members were first seen to have left, and forgets it of those who are back. Bots and guests count as
   * gone: they may not be asked either.
   */
  noteLeavers(now: Date): Promise<void>
  /** What members who left are still asked for, but for what a sealed tie hides whose it is. */
  leftFavours(): Promise<{ workspaceId: string; introductionId: string }[]>
  /** Members whose days since they left are over. */
  leaversDue(now: Date): Promise<{ workspaceId: string; memberId: string }[]>
  /**
   * What members agreed to hand over: `toAsk` where they have left and the one who would receive it was not asked yet,
   * `toRest` where that one was asked and the member is back.
   */
  handoversDue(): Promise<{ workspaceId: string; handoverId: string; due: 'toAsk' | 'toRest' }[]>
  /** Cards of posted requests whose time is up, or whose asker left the team. */
  overdueCards(now: Date): Promise<{ workspaceId: string; requestId: string }[]>
  /** Cards of posted requests that were posted and have not ended, of living asks. */
  standingCards(): Promise<{ workspaceId: string; requestId: string }[]>
  /** Members with ties that go cold and matter to a living ask, who were not reminded after `since`. */
  membersToWarm(now: Date, since: Date): Promise<{ workspaceId: string; memberId: string }[]>
  /** Members with ties that were not confirmed for long, who were not asked whether they are right after `since`. */
  membersToCheck(now: Date, since: Date): Promise<{ workspaceId: string; memberId: string }[]>
  /** Workspaces with ties that were removed, and are to leave for good by now. */
  workspacesLeft(now: Date): Promise<string[]>
  /** Members with matches they have not been told of. */
  untoldMatches(): Promise<{ workspaceId: string; memberId: string }[]>
  /** Askers with newly opened ways in that they have not been told of. */
  untoldWays(): Promise<{ workspaceId: string; memberId: string }[]>
  /**
   * True for the first claim of this event, false for every later one.
   *
   * @param lostAfter milliseconds after which a claim that was not finished goes to the next who asks; never if left out
   * @param kept what it takes to answer it, stored encrypted until that is done
   */
  claim(source: string, key: string, now: Date, lostAfter?: number, kept?: string | null): Promise<boolean>
  /** Records that what was claimed is done: nobody takes it over, and nothing is kept of it. */
  finishClaim(source: string, key: string, now: Date): Promise<void>
  /**
   * Takes over some of what was claimed by a moment and never finished, though what it takes is kept: three times each, for
   * it may be what those who claimed it died of.
   *
   * @returns `kept` is null where it cannot be read: the key it was encrypted with is not there any more
   */
  takeLeft(source: string, claimedBy: Date, now: Date): Promise<{ key: string; kept: string | null }[]>
  forgetClaims(before: Date): Promise<number>
  /** Forgets who was shown which tie before a moment. */
  forgetUse(before: Date): Promise<number>
  forgetPlaces(before: Date): Promise<number>
  forgetShownTies(before: Date): Promise<number>
  /** Removes expired drafts. */
  forgetDrafts(now: Date): Promise<number>
}
