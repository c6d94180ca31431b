import type { Member, Workspace } from './entities.ts'
import type { Job } from './jobs.ts'
import type { Actor, MessageRef } from './platform.ts'
import type { Asks } from './tenant/asks.ts'
import type { Audit } from './tenant/audit.ts'
import type { Companies } from './tenant/companies.ts'
import type { TargetLists } from './tenant/coverage.ts'
import type { DigestSettings, Digests } from './tenant/digest.ts'
import type { Drafts } from './tenant/drafts.ts'
import type { Erasure } from './tenant/erasure.ts'
import type { ImportStatus, Imports } from './tenant/imports.ts'
import type { Introductions } from './tenant/introductions.ts'
import type { Members } from './tenant/members.ts'
import type { Messages } from './tenant/messages.ts'
import type { Overview } from './tenant/overview.ts'
import type { OwnData } from './tenant/own-data.ts'
import type { Partners } from './tenant/partners.ts'
import type { Protections } from './tenant/protection.ts'
import type { Relationships } from './tenant/relationships.ts'
import type { JoinWishes, SharedAsks } from './tenant/shared-asks.ts'
import type { Spellings } from './tenant/spellings.ts'
import type { OpenedWays, Watches } from './tenant/watches.ts'
import type { WaysIn } from './tenant/ways-in.ts'

// What the use cases need remembered, in domain words. One implementation (src/store), SQL on PostgreSQL.

/**
 * One workspace's data, in parts: nothing here reaches another's. Inside a transaction every verb belongs to it. A use
 * case that needs few parts names them: `Pick<Tenant, 'asks' | 'audit'>`.
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
  imports: Imports
  introductions: Introductions
  joinWishes: JoinWishes
  members: Members
  messages: Messages
  openedWays: OpenedWays
  overview: Overview
  ownData: OwnData
  partners: Partners
  protection: Protections
  relationships: Relationships
  sharedAsks: SharedAsks
  spellings: Spellings
  watches: Watches
  waysIn: WaysIn
  /** Enqueues in this transaction what is to happen after it: both are kept, or neither. */
  enqueue(job: Job): Promise<void>
}

export type Store = {
  /** The workspace somebody speaks in, made on first sight; where somebody speaks the app is not removed. */
  enterWorkspace(actor: Pick<Actor, 'platform' | 'workspace' | 'workspaceName'>, now: Date): Promise<Workspace>
  /** The workspace and the member of somebody who speaks, made on first sight, names kept up to date. */
  enter(actor: Actor, now: Date): Promise<{ workspace: Workspace; member: Member; isNew: boolean }>
  /** Keeps name, zone and activity of a member up to date; makes nobody. */
  keepProfile(actor: Actor): Promise<void>
  /** Marks that the app was removed from a workspace, or with null that it is back; unknown ones stay unknown. */
  markRemoved(actor: Pick<Actor, 'platform' | 'workspace'>, at: Date | null): Promise<void>
  workspace(id: string): Promise<Workspace | null>
  findWorkspace(platform: Actor['platform'], platformId: string): Promise<Workspace | null>
  /** Workspaces of a platform from which the app was not removed. */
  workspacesOn(platform: Actor['platform']): Promise<Workspace[]>
  /**
   * Those of them a user is a member of, for what is said outside of any workspace. `about` narrows them to where a row
   * of this id is, or a message the bot posted.
   */
  workspacesOf(who: Pick<Actor, 'platform' | 'user'>, about: { id: string } | MessageRef | null): Promise<Workspace[]>
  /** Verbs on one workspace, each a statement of its own. */
  in(workspaceId: string): Tenant
  /**
   * All that `work` does is kept together or not at all. Never wait for a platform inside.
   *
   * @param timeout milliseconds it may take, where that is more than a minute
   */
  transaction<T>(workspaceId: string, work: (tenant: Tenant) => Promise<T>, timeout?: number): Promise<T>
  /** Imports some process left behind: still to merge, or not touched while reading since `before`. */
  leftImports(before: Date): Promise<{ workspaceId: string; importId: string; status: ImportStatus }[]>
  /** Lists of target companies not looked up to their end, and those not touched while being read since `before`. */
  leftLists(before: Date): Promise<{ workspaceId: string; listId: string; status: 'reading' | 'looking' }[]>
  /** Lists whose targets are to be forgotten. */
  expiredLists(now: Date): Promise<{ workspaceId: string; listId: string }[]>
  /** Deletes what is left of lists of target companies and of refused files whose time was up by then. */
  removeLists(expiredBy: Date): Promise<void>
  /** Lets the database learn how much there is of what, after an import that changed much: half a second at most. */
  gatherStatistics(): Promise<void>
  /** Introductions the clock has to look at, the longest due first. */
  dueIntroductions(now: Date): Promise<{ workspaceId: string; introductionId: string }[]>
  /** Members with messages that waited for the end of their quiet time, and are due. */
  membersHeldFor(now: Date): Promise<{ workspaceId: string; memberId: string }[]>
  /** Workspaces that want a weekly digest: a channel is chosen, it is not paused, the app was not removed. */
  workspacesWithDigest(): Promise<{ id: string; settings: DigestSettings }[]>
  /** Open asks past their end. */
  expiredAsks(now: Date): Promise<{ workspaceId: string; askId: string }[]>
  /** Living asks whose asker left the team, and which a teammate joined. */
  leftAsks(): Promise<{ workspaceId: string; askId: string }[]>
  /** Members with a match they were not told of yet. */
  untoldMatches(): Promise<{ workspaceId: string; memberId: string }[]>
  /** Askers with a way opened that they were not told of yet. */
  untoldWays(): Promise<{ workspaceId: string; memberId: string }[]>
  /** True for the first who claims this event, false for everybody after. */
  claim(source: string, key: string, now: Date): Promise<boolean>
  forgetClaims(before: Date): Promise<number>
  /** Removes drafts past their end. */
  forgetDrafts(now: Date): Promise<number>
}
