import type { Visibility } from '../../../domain/relationships/relationship.ts'
import type { Ask } from '../entities.ts'

// What is remembered of the watch: a living ask goes on matching what members log and import.

/** An ask that a tie of the reader's may answer. */
export type WatchMatch = {
  ask: Ask
  relationshipId: string
  person: string
  visibility: Visibility
  /** Whether its reader has answered, or somebody is asked about that person meanwhile. */
  settled: boolean
}

export type Watches = {
  /** Living asks for a company that nobody knew when they were made. */
  asksWithoutCompany(): Promise<{ askId: string; target: string }[]>
  /** Such asks are for the companies of these keys, where teammates may know of them by now. */
  adoptCompanies(named: { askId: string; key: string }[]): Promise<void>
  /**
   * Keeps, in one statement, which living asks that tell who knows somebody all a new tie, or the new ties of an import,
   * may answer: each ask once ever a member. Never by a private tie, nor one's own ask, nor where its person or its owner is asked already.
   */
  addMatches(by: { relationshipId: string } | { importId: string }, now: Date): Promise<void>
  /** A member needs not be told of an ask (any more); true when that is news. */
  settleMatch(match: { askId: string; memberId: string; relationshipId: string }, now: Date): Promise<boolean>
  matchOf(askId: string, memberId: string): Promise<{ relationshipId: string; noticeId: string | null } | null>
  /** Gathers a member's untold matches into the notice of their day; false when there are none, or the day has one. */
  addNotice(notice: { id: string; memberId: string; day: string }, now: Date): Promise<boolean>
  /** What a notice tells of, the most urgent ask first; what its reader may not know (any more) is left out. */
  matchesOf(noticeId: string): Promise<WatchMatch[]>
}

/** What is remembered of ways into companies that teammates' new ties opened for living asks. */
export type OpenedWays = {
  /**
   * Keeps, in one statement, for which living asks a new tie, or the new ties of an import, may be a way in their owners
   * are not told of: each tie once ever an ask. Never a tie its asker could not find by asking (a private one, or where
   * its owner wants not to be asked), nor one of their own, nor one that was or is asked about.
   *
   * @returns the askers for whom that is news
   */
  add(by: { relationshipId: string } | { importId: string }, now: Date): Promise<string[]>
  /** Gathers what an asker was not told of into the notice of their day; false when there is none, or the day has one. */
  addNotice(notice: { id: string; memberId: string; day: string }, now: Date): Promise<boolean>
  /** The living asks a notice tells of, each once; ties their asker may not know of any more are left out. */
  asksOf(noticeId: string): Promise<Ask[]>
  /** The notices that tell of an ask. */
  noticesOf(askId: string): Promise<string[]>
}
