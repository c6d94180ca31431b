import type { Kind, Source, Visibility } from '../../../domain/relationships/relationship.ts'
import type { Slice } from '../entities.ts'
import type { ImportReport } from './imports.ts'

// All data stored about one member, for them to take along.

export type Profile = {
  user: string
  name: string
  timeZone: string | null
  active: boolean
  admin: boolean
  budget: number
  quietFrom: number
  quietUntil: number
  snoozedUntil: Date | null
  defaultVisibility: Visibility
  about: string | null
  thankedByName: boolean
  /** Whether they are reminded of ties going cold. */
  keepWarm: boolean
  unreachableSince: Date | null
  createdAt: Date
}

/** A relationship as its owner told it, without the keys that link it to others'. */
export type OwnRelationship = {
  /** Where the next page begins; not part of the member's data. */
  personId: string
  name: string
  title: string | null
  company: string | null
  domain: string | null
  kind: Kind
  rating: number | null
  how: string | null
  since: string | null
  lastTouch: string | null
  /** The day before which they would not be reminded to keep it warm. */
  notBefore: string | null
  visibility: Visibility
  source: Source
  fileName: string | null
  /** Who handed it over: empty where they are erased since; null where nobody did. */
  handedOver: string | null
  confirmedAt: Date | null
  createdAt: Date
  updatedAt: Date
  touches: { kind: string; on: string; note: string | null }[]
  /** Companies whose doors they can open. */
  opens: string[]
  /** Companies they look for, and what was noted as given to and received from them. */
  seeks: string[]
  favours: { way: string; company: string; on: string }[]
}

/** Another name of a company that a member picked; `stands` while it still finds the company. */
export type PickedName = { name: string; organizationId: string; at: Date; stands: boolean }

/** What a member did. `before` is a relationship of theirs as it was before the event. */
export type OwnEvent = {
  id: string
  at: Date
  subject: string
  event: string
  origin: string
  before: Record<string, unknown> | null
}

/** How much data a member has. */
export type Owned = {
  relationships: number
  touches: number
  /** Outside people whom nobody else here knows. */
  people: number
  asks: number
  /** Introductions they were asked for. */
  favours: number
  imports: number
}

export type OwnData = {
  profile(memberId: string): Promise<Profile | null>
  /** A member's relationships ordered by person, starting after that person. */
  relationships(memberId: string, afterPersonId: string | null, limit: number): Promise<OwnRelationship[]>
  imports(memberId: string, part: Slice): Promise<(ImportReport & { createdAt: Date })[]>
  pickedNames(memberId: string): Promise<PickedName[]>
  drafts(memberId: string): Promise<{ form: unknown; expiresAt: Date }[]>
  /** What a member did, ordered by id, starting after `after`. */
  events(memberId: string, after: string | null, limit: number): Promise<OwnEvent[]>
  /** Why the connector passed on these, in their own words, by introduction. */
  passReasons(connectorId: string, introductionIds: string[]): Promise<Map<string, string>>

  count(memberId: string): Promise<Owned>
}
