import type { KeptTie } from '../../../domain/relationships/kept-tie.ts'
import type { PeopleAction } from '../../../domain/relationships/people-change.ts'
import type { PeopleFilter } from '../../../domain/relationships/people-filter.ts'
import type { Kind, Tie, Visibility } from '../../../domain/relationships/relationship.ts'
import type { Slice } from '../entities.ts'
import type { OrganizationName } from './companies.ts'

// Stored relationships: whom a member knows.

export type Relationship = Tie & {
  id: string
  memberId: string
  personId: string
  organizationId: string | null
  /** The company under its own name, if that one was merged into the other. */
  mergedFromId: string | null
  name: string
  title: string | null
  spelling: string | null
  domain: string | null
  how: string | null
  visibility: Visibility
}

/** What a member says of a person; the store finds or creates the person and the organization. */
export type RelationshipEntry = {
  memberId: string
  name: string
  nameKey: string
  title: string | null
  organization: OrganizationName | null
  spelling: string | null
  domain: string | null
  kind: Kind
  rating: number | null
  how: string | null
  since: string | null
  visibility: Visibility
}

export type Relationships = {
  get(id: string): Promise<Relationship | null>
  /**
   * Logs what a member said: a new relationship, or an update and confirmation of the one they have with this person,
   * whose visibility stays as it is.
   */
  log(entry: RelationshipEntry, now: Date): Promise<{ before: Relationship | null; after: Relationship }>
  /** Restores a relationship, except for its visibility: that stays as its owner has it now. */
  restore(before: Relationship, now: Date): Promise<void>
  /** Removes a relationship, and the person if nobody else knows them; false when an introduction rests on it. */
  remove(id: string): Promise<boolean>
  byVisibility(memberId: string): Promise<Record<Visibility, number>>
  /** The audited event by which a relationship was last logged, if undoing it changes nothing said since; else null. */
  lastLogged(id: string): Promise<string | null>
  rate(id: string, rating: number, now: Date): Promise<void>
  setVisibility(id: string, visibility: Visibility, now: Date): Promise<void>
  /** A member's ties at a company that are not private, those known best first. */
  at(organizationId: string, memberId: string, limit: number): Promise<Relationship[]>
  /** A member's unconfirmed imported ties: first those at companies teammates look for, and how many those are. */
  unconfirmed(
    memberId: string,
    limit: number,
  ): Promise<{ relationships: Relationship[]; total: number; wanted: number }>
}

export type Listed = Relationship & {
  /** The file it came from, or was last updated by. */
  fileName: string | null
  /** Who handed it over: empty where they are erased since; null where nobody did. */
  handedOver: string | null
  /** How often teammates were shown it, within the year that is kept. */
  shown: number
}

/** A change of many ties at once. */
export type PeopleChange = {
  id: string
  memberId: string
  action: PeopleAction
  /** How many it changed. */
  people: number
  at: Date
  undoneAt: Date | null
}

/** The ties meant: one, or all that a filter leaves. */
export type Chosen = { relationshipId: string } | { filter: PeopleFilter }

export type People = {
  /** All ties, whoever's, to the person whose address or profile has this hash. */
  keptOf(hash: string): Promise<KeptTie[]>
  /** A member's ties that a filter leaves, the newest first, and how many there are. */
  list(memberId: string, filter: PeopleFilter, part: Slice, now: Date): Promise<{ people: Listed[]; total: number }>
  /** A member's imported files that ties still come from, the latest first. */
  files(memberId: string, limit: number): Promise<{ importId: string; fileName: string; at: Date }[]>
  /** How many ties an action would change, and how many it would leave as an introduction rests on them. */
  count(memberId: string, action: PeopleAction, chosen: Chosen, now: Date): Promise<{ people: number; kept: number }>
  /**
   * Changes them, and says how many; null when a change of this id was made before. What is removed becomes private,
   * and is out of its owner's sight, until `removeLeft` removes it for good.
   *
   * @param leavesAt when that may be, for a removal
   */
  change(
    change: { id: string; memberId: string; action: PeopleAction; chosen: Chosen; leavesAt: Date | null },
    now: Date,
  ): Promise<number | null>
  getChange(id: string): Promise<PeopleChange | null>
  /** Messages that tell of what the changed ties may answer or open. */
  noticesOf(changeId: string): Promise<string[]>
  /** Takes a change back, for the ties that were not changed again since; false when it was taken back before. */
  undo(changeId: string, now: Date): Promise<boolean>
  /** Removes for good what was to leave by now, at most a few thousand at a time; says how many there were. */
  removeLeft(now: Date): Promise<number>
}

/** A dated interaction with somebody a member knows. */
export type Touch = {
  id: string
  relationshipId: string
  /** What it was: one of TOUCH_KINDS, or what an earlier version knew. */
  kind: string
  /** `yyyy-mm-dd` */
  day: string
}

export type Touches = {
  /** Keeps a touch, which also confirms the tie; false when there is one of that kind on that day. */
  add(touch: Touch, now: Date): Promise<boolean>
  /**
   * Takes a touch back, and what it changed of the tie, unless that was changed again since.
   *
   * @param touch with what the tie had before it was told, at `toldAt`
   * @returns false when it was taken back before
   */
  undo(
    touch: { id: string; relationshipId: string; lastTouch: string | null; confirmedAt: Date | null; toldAt: Date },
    now: Date,
  ): Promise<boolean>
  /** The touches of a tie, latest first. */
  of(relationshipId: string, limit: number): Promise<Omit<Touch, 'id' | 'relationshipId'>[]>
}

/** A tie that a member was reminded of. */
export type WarmTie = Relationship & {
  /** The day before which they would not be reminded of it again; null if they did not say so. */
  notBefore: string | null
  /** How many living asks of teammates it may answer, of those its owner may know of. */
  asks: number
}

export type Warmth = {
  /**
   * Chooses up to `limit` of a member's ties, and keeps the note that tells of them: those that go cold and matter to
   * living asks; or those known best that were not confirmed for long. False when there are none, or was one after
   * `since`.
   */
  addNote(
    note: { id: string; memberId: string; tells: 'cold' | 'right'; limit: number; since: Date },
    now: Date,
  ): Promise<boolean>
  /** Whose note it is, and its ties that are still there; null when it is gone. */
  note(id: string): Promise<{ memberId: string; ties: WarmTie[] } | null>
  /** The latest notes that tell of a tie. */
  notesOf(relationshipId: string): Promise<string[]>
  /** Confirms a tie as it is. */
  confirm(relationshipId: string, now: Date): Promise<void>
  /** Leaves a tie alone until a day, `yyyy-mm-dd`. */
  leave(relationshipId: string, until: string, now: Date): Promise<void>
  /** Whether a member is reminded. */
  setOn(memberId: string, on: boolean): Promise<void>
}
