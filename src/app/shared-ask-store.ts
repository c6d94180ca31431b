import type { Ask } from './store.ts'

// What is remembered of asks that teammates share.

/** A teammate on somebody else's ask, with their own words. */
export type JoinedMember = { memberId: string; name: string; why: string; benefit: string; since: Date }

export type SharedAskVerbs = {
  /**
   * Living asks of other active members for a company by its id or keys, and those for a company nobody knows, the
   * newest first; whether one of the latter is for the same company is for the caller to say.
   *
   * @param expiringAfter those that end later: made or renewed lately
   */
  teammatesAsks(
    memberId: string,
    company: { organizationId: string | null; keys: string[] },
    expiringAfter: Date,
  ): Promise<Ask[]>
  /** False when they had joined before. */
  joinAsk(askId: string, member: { memberId: string; why: string; benefit: string }, now: Date): Promise<boolean>
  /** False when they had not joined. */
  leaveAsk(askId: string, memberId: string): Promise<boolean>
  /** A member who joined is the asker from now on, in their own words. */
  handAsk(askId: string, to: JoinedMember, now: Date): Promise<void>
}
