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
  /** A member's relationships, the newest first, and how many there are. */
  of(memberId: string, part: Slice): Promise<{ relationships: Relationship[]; total: number }>
  byVisibility(memberId: string): Promise<Record<Visibility, number>>
  /** The audited event by which a relationship was last logged, if undoing it changes nothing said since; else null. */
  lastLogged(id: string): Promise<string | null>
  rate(id: string, rating: number, now: Date): Promise<void>
  setVisibility(id: string, visibility: Visibility, now: Date): Promise<void>
  /** A member's ties at a company that are not private, those known best first. */
  at(organizationId: string, memberId: string, limit: number): Promise<Relationship[]>
  /** A member's unconfirmed imported ties: those at companies with open asks first. */
  unconfirmed(memberId: string, limit: number): Promise<{ relationships: Relationship[]; total: number }>
}
