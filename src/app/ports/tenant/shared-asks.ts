import type { Ask, JoinedMember } from '../entities.ts'

// What is remembered of asks that teammates share.

export type SharedAsks = {
  /**
   * Living asks of other active members for a company by its id or keys, and those for a company nobody knows, the
   * newest first; whether one of the latter is for the same company is for the caller to say.
   *
   * @param expiringAfter those that end later: made or renewed lately
   */
  ofTeammates(
    memberId: string,
    company: { organizationId: string | null; keys: string[] },
    expiringAfter: Date,
  ): Promise<Ask[]>
  /** False when they had joined before. */
  join(askId: string, member: { memberId: string; why: string; benefit: string }, now: Date): Promise<boolean>
  /** False when they had not joined. */
  leave(askId: string, memberId: string): Promise<boolean>
  /** A member who joined is the asker from now on, in their own words. */
  handOver(askId: string, to: JoinedMember, now: Date): Promise<void>
}
