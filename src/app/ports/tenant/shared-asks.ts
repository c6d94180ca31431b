import type { Ask, JoinedMember, Slice } from '../entities.ts'

// Stored asks that teammates share, or would like to.

export type SharedAsks = {
  /**
   * Living asks of other active members for a company by its id or keys, and those for a company nobody knows,
   * newest first; the caller decides whether one of the latter is for the same company.
   *
   * @param expiringAfter only those that end later: made or renewed recently
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
   * Makes a member who joined the asker, in their own words, which only connectors see; ways opened for it count as
   * untold to them.
   */
  handOver(askId: string, to: JoinedMember, now: Date): Promise<void>
}

/** A wish to join an ask that tells whoever makes it only that somebody is after the same company. */
export type JoinWish = {
  id: string
  ask: Ask
  memberId: string
  name: string
  /** The company, in their own words like the rest. */
  target: string
  why: string
  benefit: string
  /** The answer of the ask's asker; null until they give it. */
  agreed: boolean | null
}

export type OwnWish = Pick<JoinWish, 'target' | 'why' | 'benefit' | 'agreed'> & { createdAt: Date }

/** Stored wishes to join an ask: each is deleted with its member and with its ask. */
export type JoinWishes = {
  /** False when they had already wished so. */
  add(
    wish: Pick<JoinWish, 'id' | 'memberId' | 'target' | 'why' | 'benefit'> & { askId: string },
    now: Date,
  ): Promise<boolean>
  /** Null when it is gone, or its member has left the team. */
  get(id: string): Promise<JoinWish | null>
  /** Whether and how a member's wish to join an ask was answered; null when they never wished it. */
  answerTo(askId: string, memberId: string): Promise<Pick<JoinWish, 'agreed'> | null>
  /** Unanswered wishes to join an ask, from active members. */
  waiting(askId: string): Promise<{ id: string; memberId: string }[]>
  /** False when it was already answered. */
  answer(id: string, agreed: boolean): Promise<boolean>
  /** Removes a member's wish to join an ask. */
  remove(askId: string, memberId: string): Promise<void>
  of(memberId: string, part: Slice): Promise<OwnWish[]>
}
