import type { AskStatus } from '../../../domain/asks/ask.ts'
import type { Ask, Slice } from '../entities.ts'

/** What is remembered of asks. */
export type Asks = {
  create(ask: Omit<Ask, 'asker' | 'createdAt' | 'joined'>, now: Date): Promise<void>
  get(id: string): Promise<Ask | null>
  /** Locks the ask for this transaction, so that its events are decided one after the other. */
  lock(id: string): Promise<Ask | null>
  /**
   * The asker's living ask for a company, or for a target nobody knows yet, locked like `lock`. While this transaction
   * lasts, another one of the same asker waits here: of two at once, the second finds what the first made.
   */
  living(askerId: string, organizationId: string | null, target: string): Promise<Ask | null>
  /** Gives an ask new words and a new end. */
  reword(id: string, words: Pick<Ask, 'why' | 'benefit' | 'seenIn' | 'expiresAt'>, now: Date): Promise<void>
  setStatus(id: string, from: AskStatus, to: AskStatus, now: Date): Promise<boolean>
  /** A member's asks: those whose outcome they have to tell, then the living, then the ended; newest first. */
  of(memberId: string, part: Slice): Promise<Ask[]>
  /** The same, and after them teammates' asks they joined. */
  with(memberId: string, part: Slice): Promise<Ask[]>
  /** Open asks whose asker allows everybody to see them, those that run out first first; last those of
   * people who left an introduction untold. */
  inDigest(part: Slice, readerId?: string | null): Promise<Ask[]>
  /** Such asks that ran out in a time. */
  unfilled(since: Date, until: Date): Promise<Ask[]>
  all(): Promise<Ask[]>
}
