import type { Visibility } from '../../../domain/relationships/relationship.ts'
import type { Ask } from '../entities.ts'

// Stored matches of the watch: a living ask keeps matching what members log and import.

/** An ask that one of the reader's ties may answer. */
export type WatchMatch = {
  ask: Ask
  relationshipId: string
  person: string
  visibility: Visibility
  /** Whether its reader has answered, or somebody has since been asked about that person. */
  settled: boolean
}

/** The new ties meant: one, an import's, or those handed over together. */
export type NewTies = { relationshipId: string } | { importId: string } | { handoverId: string }

export type Watches = {
  /** Living asks for a company that nobody knew when they were made. */
  asksWithoutCompany(): Promise<{ askId: string; target: string }[]>
  /** Links such asks to the companies of these keys, once teammates may know of them. */
  adoptCompanies(named: { askId: string; key: string }[]): Promise<void>
  /**
   * Stores, in one statement, which living asks that tell everything to whoever knows somebody may be answered by a new
   * tie or an import's new ties: each ask once per member, ever. Never by a private tie, nor one's own ask, nor when
   * its person or owner has already been asked.
   */
  addMatches(by: NewTies, now: Date): Promise<void>
  /** Marks that a member need not be told of an ask (any more); true when that is news. */
  settleMatch(match: { askId: string; memberId: string; relationshipId: string }, now: Date): Promise<boolean>
  matchOf(askId: string, memberId: string): Promise<{ relationshipId: string; noticeId: string | null } | null>
  /** Collects a member's untold matches into that day's notice; false when there are none, or the day has one. */
  addNotice(notice: { id: string; memberId: string; day: string }, now: Date): Promise<boolean>
  /** The notices that tell of what a tie may answer or open: its owner's, and askers'. */
  noticesOfTie(relationshipId: string): Promise<string[]>
  /** A notice's matches, the most urgent ask first, without those its reader may not know of (any more). */
  matchesOf(noticeId: string): Promise<WatchMatch[]>
}

/** Stored ways into companies that teammates' new ties opened for living asks. */
export type OpenedWays = {
  /**
   * Stores, in one statement, which living asks a new tie, or an import's new ties, may open a way in for, where the
   * tie's owner is not told of the ask: each tie once per ask, ever. Never a tie its asker could not find by asking (a
   * private one, or one whose owner does not want to be asked), nor their own, nor one that was or is asked about.
   *
   * @returns the askers for whom that is news
   */
  add(by: NewTies, now: Date): Promise<string[]>
  /** Collects an asker's untold ways into that day's notice; false when there are none, or the day has one. */
  addNotice(notice: { id: string; memberId: string; day: string }, now: Date): Promise<boolean>
  /** The living asks in a notice, each once, without ties their asker may no longer know of. */
  asksOf(noticeId: string): Promise<Ask[]>
  /** The notices that tell of an ask: of ways in opened for it, and of ties that may answer it. */
  noticesOf(askId: string): Promise<string[]>
}
