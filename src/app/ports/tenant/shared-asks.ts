import type { Ask, JoinedMember, Slice } from '../entities.ts'

// What is remembered of asks that teammates share, or would like to.

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
  /**
   * A member who joined is the asker from now on, in their own words, which only connectors see; ways opened for it are untold
   * to them.
   */
  handOver(askId: string, to: JoinedMember, now: Date): Promise<void>
}

/** A wish to join an ask that tells who wishes it no more than that somebody is after the same company. */
export type JoinWish = {
  id: string
  ask: Ask
  memberId: string
  name: string
  /** The company, in their words as all of these. */
  target: string
  why: string
  benefit: string
  /** What the ask's asker said; null until they do. */
  agreed: boolean | null
}

export type OwnWish = Pick<JoinWish, 'target' | 'why' | 'benefit' | 'agreed'> & { createdAt: Date }

/** What is remembered of wishes to join an ask: each goes with its member and with its ask. */
export type JoinWishes = {
  /** False when they wished so before. */
  add(
    wish: Pick<JoinWish, 'id' | 'memberId' | 'target' | 'why' | 'benefit'> & { askId: string },
    now: Date,
  ): Promise<boolean>
  /** Null when it is gone, or who wished it has left the team. */
  get(id: string): Promise<JoinWish | null>
  /** Whether and how a member's wish to join an ask was answered; null when they never wished it. */
  answerTo(askId: string, memberId: string): Promise<Pick<JoinWish, 'agreed'> | null>
  /** Those of an ask that wait for an answer, of active members. */
  waiting(askId: string): Promise<{ id: string; memberId: string }[]>
  /** False when it was answered before. */
  answer(id: string, agreed: boolean): Promise<boolean>
  /** Removes a member's wish to join an ask. */
  remove(askId: string, memberId: string): Promise<void>
  of(memberId: string, part: Slice): Promise<OwnWish[]>
}
