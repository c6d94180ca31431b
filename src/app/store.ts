import type { AskStatus, SeenIn } from '../domain/ask.ts'
import type { FormCommand } from '../domain/command.ts'
import type { Visibility } from '../domain/relationship.ts'
import type { WorkingTime } from '../domain/working-days.ts'
import type { DigestSettings, DigestVerbs } from './digest-store.ts'
import type { ImportStatus, ImportVerbs } from './import-store.ts'
import type { IntroductionVerbs } from './introduction-store.ts'
import type { Job } from './jobs.ts'
import type { LedgerVerbs } from './ledger-store.ts'
import type { MemberDataVerbs } from './member-data-store.ts'
import type { OrganizationVerbs } from './organization-store.ts'
import type { PartnerVerbs } from './partner-store.ts'
import type { Actor, MessageRef } from './platform.ts'
import type { ProtectionVerbs } from './protection-store.ts'
import type { RelationshipVerbs } from './relationship-store.ts'
import type { JoinedMember, SharedAskVerbs } from './shared-ask-store.ts'
import type { SpellingVerbs } from './spelling-store.ts'
import type { TargetListVerbs } from './target-list-store.ts'
import type { WatchVerbs } from './watch-store.ts'

// What the use cases need remembered, in domain words. One implementation (src/store), SQL on PostgreSQL.
// Ids are UUIDs. Days are `yyyy-mm-dd`; moments are Dates.

export type Workspace = {
  id: string
  platform: Actor['platform']
  platformId: string
  name: string
  /** IANA name; null until somebody said. */
  timeZone: string | null
  /** When the app was removed from it: nothing is sent there any more. */
  removedAt: Date | null
}

export type Member = {
  id: string
  user: string
  name: string
  active: boolean
  /** May change the workspace's settings. */
  admin: boolean
  defaultVisibility: Visibility
  /** Whether the weekly digest may thank them by name. */
  thankedByName: boolean
  /** Since when direct messages do not reach them; null when they do. */
  unreachableSince: Date | null
}

export type Ask = {
  id: string
  askerId: string
  asker: string
  target: string
  organizationId: string | null
  whom: string | null
  why: string
  benefit: string
  seenIn: SeenIn
  status: AskStatus
  createdAt: Date
  expiresAt: Date
  /** Active teammates who joined it, the longest first. */
  joined: JoinedMember[]
}

/** What a message shows: kind and the subject it is about. */
export type MessageKind = Extract<Job, { kind: 'deliver' }>['message']

export type Message = MessageRef & {
  /** The id of the delivery that posted it. */
  id: string
  platform: Actor['platform']
  kind: MessageKind
  subjectId: string
  memberId: string
}

export type AuditEvent = {
  memberId: string | null
  subject: 'relationship' | 'import' | 'ask' | 'introduction' | 'workspace' | 'organization' | 'coverage'
  subjectId: string
  event: string
  data?: Record<string, unknown>
  /** The platform it came from, `cli` or `clock`. */
  origin: string
}

/** A part of a list: how many, after how many. */
export type Part = { limit: number; offset: number }

/** A rejected form as its member left it, and what is to mend in it. */
export type Draft = { id: string; memberId: string; form: FormCommand; errors: Record<string, string> }

type Verbs = DigestVerbs &
  ImportVerbs &
  IntroductionVerbs &
  LedgerVerbs &
  MemberDataVerbs &
  OrganizationVerbs &
  PartnerVerbs &
  ProtectionVerbs &
  RelationshipVerbs &
  SharedAskVerbs &
  SpellingVerbs &
  TargetListVerbs &
  WatchVerbs

/** One workspace's data: nothing here reaches another's. Inside a transaction every verb belongs to it. */
export type Tenant = Verbs & {
  workspaceId: string

  setTimeZone(timeZone: string): Promise<void>
  member(id: string): Promise<Member | null>
  members(): Promise<Member[]>
  /** A member's zone and the workspace's working days; without a zone of their own the workspace's, else UTC. */
  workingTime(memberId: string): Promise<WorkingTime>
  /** Remembers that messages do not reach a member (the first time counts), or, by null, that they may again. */
  setUnreachable(memberId: string, since: Date | null): Promise<void>
  /** Finds somebody who speaks, or makes the member; a changed name or zone is kept. */
  enterMember(actor: Actor, now: Date): Promise<{ member: Member; isNew: boolean }>

  keepDraft(draft: Draft, expiresAt: Date): Promise<void>
  /** A draft that has not expired. */
  draft(id: string, now: Date): Promise<Draft | null>

  createAsk(ask: Omit<Ask, 'asker' | 'createdAt' | 'joined'>, now: Date): Promise<void>
  ask(id: string): Promise<Ask | null>
  /** Locks the ask for this transaction, so that its events are decided one after the other. */
  lockAsk(id: string): Promise<Ask | null>
  /**
   * The asker's living ask for a company, or for a target nobody knows yet, locked like lockAsk. While this transaction
   * lasts, another one of the same asker waits here: of two at once, the second finds what the first made.
   */
  livingAsk(askerId: string, organizationId: string | null, target: string): Promise<Ask | null>
  /** Gives an ask new words and a new end. */
  rewordAsk(id: string, words: Pick<Ask, 'why' | 'benefit' | 'seenIn' | 'expiresAt'>, now: Date): Promise<void>
  setAskStatus(id: string, from: AskStatus, to: AskStatus, now: Date): Promise<boolean>
  /** A member's asks: those whose outcome they have to tell, then the living, then the ended; newest first. */
  asksOf(memberId: string, part: Part): Promise<Ask[]>
  /** The same, and after them teammates' asks they joined. */
  asksWith(memberId: string, part: Part): Promise<Ask[]>
  allAsks(): Promise<Ask[]>

  addMessage(message: Message, now: Date): Promise<void>
  messageById(deliveryId: string): Promise<Message | null>
  messageAt(platform: Actor['platform'], ref: MessageRef): Promise<Message | null>
  messagesAbout(subjectId: string): Promise<Message[]>

  record(event: AuditEvent, now: Date): Promise<string>
  auditEvent(id: string): Promise<(AuditEvent & { data: Record<string, unknown> }) | null>

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
  /** True for the first who claims this event, false for everybody after. */
  claim(source: string, key: string, now: Date): Promise<boolean>
  forgetClaims(before: Date): Promise<number>
  /** Removes drafts past their end. */
  forgetDrafts(now: Date): Promise<number>
}
