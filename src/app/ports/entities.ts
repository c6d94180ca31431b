import type { AskStatus, SeenIn } from '../../domain/asks/ask.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import type { CardChannels } from '../../domain/requests/posted-request.ts'
import type { MessageKind } from './message-kind.ts'
import type { Actor, MessageRef } from './platform.ts'

// Entities shared by several features. Ids are UUIDs. Days are `yyyy-mm-dd`; moments are Dates.

export type Workspace = {
  id: string
  platform: Actor['platform']
  platformId: string
  name: string
  /** IANA name; null until set. */
  timeZone: string | null
  /** When the app was removed from it: nothing is sent there after that. */
  removedAt: Date | null
  /** Which channels may carry cards. */
  cards: CardChannels
}

export type Member = {
  id: string
  user: string
  name: string
  active: boolean
  /** May change the workspace's settings. */
  admin: boolean
  defaultVisibility: Visibility
  /** Who they are, in one line of their own; null until they first ask. */
  about: string | null
  /** Whether the weekly digest may thank them by name. */
  thankedByName: boolean
  /** Since when direct messages have failed to reach them; null when they arrive. */
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
  /** Why, in a line for the team; null where its asker wrote none. */
  teamWhy: string | null
  /** What the note ends with; null for the usual question. */
  question: string | null
  /** Who its asker is, in the line they keep. */
  about: string | null
  seenIn: SeenIn
  status: AskStatus
  createdAt: Date
  expiresAt: Date
  /** Active teammates who joined it, the earliest first. */
  joined: JoinedMember[]
  /** Whether a card of it stands in a channel that every member may read. */
  posted: boolean
}

export type Message = MessageRef & {
  /** The id of the delivery that posted it. */
  id: string
  platform: Actor['platform']
  kind: MessageKind
  subjectId: string
  /** Whose inbox it is in; null for a message in a channel. */
  memberId: string | null
}

/** What an audited event may be about. */
export const AUDITED = [
  'relationship',
  'people',
  'import',
  'ask',
  'introduction',
  'workspace',
  'organization',
  'coverage',
] as const

export type AuditEvent = {
  memberId: string | null
  subject: (typeof AUDITED)[number]
  subjectId: string
  event: string
  data?: Record<string, unknown>
  /** The platform it came from, `cli` or `clock`. */
  origin: string
}

/** A page of a list: `limit` items after the first `offset`. */
export type Slice = { limit: number; offset: number }

/** A rejected form as its member left it, with the errors to fix. */
export type Draft = { id: string; memberId: string; form: FormCommand; errors: Record<string, string> }

/** A teammate who joined somebody else's ask, with their own words. */
export type JoinedMember = { memberId: string; name: string; why: string; benefit: string; since: Date }
