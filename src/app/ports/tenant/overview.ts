import type { Candidate } from '../../../domain/finding/ranking.ts'
import type { Favours } from '../../../domain/overview/reciprocity.ts'
import type { Ask, AuditEvent } from '../entities.ts'

// What is remembered of give and take, of loops that are open, and of what happened. Nothing is kept for it: all is
// read from introductions and the audit.

/** An event of the audit, and when it happened. */
export type HistoryEvent = AuditEvent & { id: string; at: Date }

export type Overview = {
  /** Introductions a member gave or received, those alike counted together. */
  favoursOf(memberId: string): Promise<Favours[]>
  /**
   * Teammates' open asks everybody may see, each with the ties of this member that lead to its company; private ones
   * left out, and asks they were asked for before. Asks of people who tell how it went come first.
   */
  asksWithin(memberId: string): Promise<{ ask: Ask; closesLoops: boolean; tie: Candidate }[]>
  /** What happened with any of these, the oldest first. */
  history(subjectIds: string[]): Promise<HistoryEvent[]>
}
