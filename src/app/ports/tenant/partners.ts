import type { Balance, FavourWay } from '../../../domain/partners/favour.ts'
import type { OrganizationName } from './companies.ts'

// Stored partners: outside people who can open other companies' doors, and what each side did for the other.

/** A company whose door a partner can open: as its member wrote it, and as it is known. */
export type OpenedCompany = { spelling: string; organization: OrganizationName }

/**
 * A living ask for a company that a partner opens, as their member wrote it; `wayId` is the way in, `asker` is null where
 * that member asks.
 */
export type WantedDoor = { company: string; wayId: string; askId: string; asker: string | null }

/** A member's partner, with how many companies they open and look for, and what was given and received. */
export type KeptPartner = Balance & { id: string; name: string; company: string | null; opens: number; seeks: number }

/** A door opened; without `favourId` it is an introduction made here, which is not to be taken back. */
export type Favour = { favourId: string | null; way: FavourWay; company: string; at: Date }

export type Partners = {
  /** The companies whose doors a relationship's person can open, in the order given. */
  openedBy(relationshipId: string): Promise<OpenedCompany[]>
  /**
   * Replaces the doors a relationship's person can open, finding or creating the companies; their own employer
   * is left out.
   */
  setOpened(relationshipId: string, companies: OpenedCompany[], now: Date): Promise<void>
  /** The companies a relationship's person looks for, in the order given. */
  soughtBy(relationshipId: string): Promise<string[]>
  /** Replaces them; whoever looks for doors is a partner from then on. */
  setSought(relationshipId: string, spellings: string[], now: Date): Promise<void>
  /**
   * Living asks for companies that a member's partner opens, as far as the member may know of them, and for which the
   * partner has not been asked yet.
   *
   * @param named asks for no company known when they were made, by the key of what they name
   */
  wanted(relationshipId: string, named: { askId: string; key: string }[]): Promise<WantedDoor[]>
  /** A member's partners by name. */
  of(memberId: string, limit: number): Promise<KeptPartner[]>
  /** What a partner and the team did for each other, the latest first: what was noted, and introductions made. */
  favours(relationshipId: string): Promise<Favour[]>
  /** Notes a favour; false when the same is noted on that day. */
  addFavour(
    favour: { id: string; relationshipId: string; way: FavourWay; company: string; day: string },
    now: Date,
  ): Promise<boolean>
  /** Takes a noted favour back, of one of the member's partners; null when there is none. */
  removeFavour(favourId: string, memberId: string): Promise<{ relationshipId: string; company: string } | null>
}
