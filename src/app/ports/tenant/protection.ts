import type { Counted } from '../../../domain/limits/limits.ts'
import type { QuietHours, Standing } from '../../../domain/members/budget.ts'
import type { Visibility } from '../../../domain/relationships/relationship.ts'
import type { WorkingTime } from '../../../domain/time/working-days.ts'

// Stored limits that protect members: how often they are asked, when they are told, what they are never asked.

/** What a member chose for themselves. */
export type MemberSettings = QuietHours & {
  budget: number
  snoozedUntil: Date | null
  defaultVisibility: Visibility
  /** Who they are, in one line of their own. */
  about: string | null
}

/** A member's settings, by their own clock, and how many asks of this month count so far. */
export type Protection = MemberSettings & { asked: number; working: WorkingTime }

/** What a connector is asked: by whom, and about which company, if known. */
export type Asking = { askerId: string; organizationId: string | null }

export type Protections = {
  /** @throws Error when there is no such member */
  of(memberId: string, now: Date): Promise<Protection>
  /**
   * What decides whether a connector may be asked. Until this transaction ends, a concurrent call for the same
   * connector waits here: of two askers at once, the second counts the first.
   */
  lockStanding(connectorId: string, asking: Asking, now: Date): Promise<Standing>
  set(memberId: string, change: Partial<MemberSettings>): Promise<void>

  /** What a member is never asked: about which companies, and for whom. */
  noGos(memberId: string): Promise<{ organizationIds: string[]; askers: { id: string; name: string }[] }>
  addNoGoOrganization(memberId: string, organizationId: string, now: Date): Promise<void>
  addNoGoAsker(memberId: string, askerId: string, now: Date): Promise<void>
  removeNoGoOrganization(memberId: string, organizationId: string): Promise<void>
  removeNoGoAsker(memberId: string, askerId: string): Promise<void>
}

/** How often members do what is limited by the hour; `hour` is its beginning. */
export type MemberUse = {
  /**
   * Counts once more, and the company that is looked up, if any; how often it is by now, and how many different
   * companies.
   */
  add(
    memberId: string,
    hour: Date,
    name: Counted,
    company: string | null,
  ): Promise<{ times: number; companies: number }>
}
