import type { OrganizationName } from './companies.ts'

// What is remembered of partners: people outside who can open other companies' doors.

/** A company whose door a partner can open: as its member wrote it, and as it is known by. */
export type OpenedCompany = { spelling: string; organization: OrganizationName }

export type Partners = {
  /** The companies whose doors a relationship's person can open, in the order they were said. */
  openedBy(relationshipId: string): Promise<OpenedCompany[]>
  /**
   * Says anew which doors a relationship's person can open, and finds or makes the companies; where they work themselves
   * is left out.
   */
  setOpened(relationshipId: string, companies: OpenedCompany[], now: Date): Promise<void>
  /** The viewer's own partners who can open a company's door. */
  own(organizationId: string, viewerId: string): Promise<string[]>
}
