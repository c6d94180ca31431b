import type { Candidate } from '../../../domain/finding/ranking.ts'
import type { Favours } from '../../../domain/overview/reciprocity.ts'
import type { Ask, AuditEvent } from '../entities.ts'

// Give and take, open loops and history. Nothing is stored for them: all is read from introductions and the audit.

/** An audit event, and when it happened. */
export type HistoryEvent = AuditEvent & { id: string; at: Date }

export type Overview = {
  /** Introductions a member gave or received, like ones counted together. */
  favoursOf(memberId: string): Promise<Favours[]>
  /**
   * Teammates' open asks that everybody may see, each with this member's ties that lead to its company; without private
   * ties, and asks they have been asked for before. Asks of people who tell how it went come first.
   */
  asksWithin(memberId: string): Promise<{ ask: Ask; closesLoops: boolean; tie: Candidate }[]>
  /** What happened with any of these, oldest first. */
  history(subjectIds: string[]): Promise<HistoryEvent[]>
}
