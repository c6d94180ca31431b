import type { AskStatus } from '../../../domain/asks/ask.ts'
import type { Ask, Slice } from '../entities.ts'

/** An ask as it is created. */
export type NewAsk = Omit<Ask, 'asker' | 'about' | 'createdAt' | 'joined' | 'posted' | 'teamWhy'> &
  Partial<Pick<Ask, 'teamWhy'>>
/** What its asker may change in it; the line for the team, and whom they look for, stay where none is given. */
export type Rewording = Pick<Ask, 'why' | 'benefit' | 'question' | 'seenIn' | 'expiresAt'> &
  Partial<Pick<Ask, 'teamWhy' | 'whom'>>

/** Stored asks. */
export type Asks = {
  create(ask: NewAsk, now: Date): Promise<void>
  get(id: string): Promise<Ask | null>
  /** Locks the ask for this transaction, so that its events are decided one at a time. */
  lock(id: string): Promise<Ask | null>
  /**
   * The asker's living ask for a company, or for a target nobody knows yet, locked like `lock`. Until this transaction
   * ends, a concurrent call for the same asker waits here: the second finds what the first created.
   */
  living(askerId: string, organizationId: string | null, target: string): Promise<Ask | null>
  /** Gives an ask new words and a new end. */
  reword(id: string, words: Rewording, now: Date): Promise<void>
  setStatus(id: string, from: AskStatus, to: AskStatus, now: Date): Promise<boolean>
  /** A member's asks: those awaiting their word on the outcome, then the living, then the ended; newest first. */
  of(memberId: string, part: Slice): Promise<Ask[]>
  /** The same, followed by teammates' asks they joined. */
  with(memberId: string, part: Slice): Promise<Ask[]>
  /**
   * Open asks whose asker allows everybody to see them, those that run out first first; last those of people who left an
   * introduction untold.
   *
   * @param posted false to leave out those whose card everybody may read
   */
  inDigest(part: Slice, readerId?: string | null, posted?: boolean): Promise<Ask[]>
  /** Such asks that expired within a period. */
  unfilled(since: Date, until: Date): Promise<Ask[]>
  all(): Promise<Ask[]>
}
