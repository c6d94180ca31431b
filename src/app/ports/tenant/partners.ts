import type { OrganizationName } from './companies.ts'

// Stored partners: outside people who can open other companies' doors.

/** A company whose door a partner can open: as its member wrote it, and as it is known. */
export type OpenedCompany = { spelling: string; organization: OrganizationName }

export type Partners = {
  /** The companies whose doors a relationship's person can open, in the order given. */
  openedBy(relationshipId: string): Promise<OpenedCompany[]>
  /**
   * Replaces the doors a relationship's person can open, finding or creating the companies; their own employer
   * is left out.
   */
  setOpened(relationshipId: string, companies: OpenedCompany[], now: Date): Promise<void>
}
