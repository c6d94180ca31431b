import type { CoverageCounts, CoverageOutcome, ListStatus } from '../../../domain/coverage/coverage.ts'
import type { Band } from '../../../domain/relationships/relationship.ts'
import type { Slice } from '../entities.ts'
import type { SentFile } from './imports.ts'

// The part of the Store that remembers dropped lists of target companies.

export type TargetList = {
  id: string
  memberId: string
  fileName: string
  status: ListStatus
  /** How many targets it has, or had; none where it was not read to its end. */
  total: number
  createdAt: Date
  /** When it came to its status: what it came to is as of then. */
  updatedAt: Date
  /** When its targets are forgotten. */
  expiresAt: Date
}

/** `number` is its place in the list, from 1; `text` as it is written there. */
export type ListedTarget = { number: number; text: string }

/** What a target came to; `band` is that of the best way in. */
export type TargetOutcome = { number: number; outcome: CoverageOutcome; band: Band | null }

/** Verbs on the lists of one workspace. */
export type TargetLists = {
  /**
   * Notes that a list is being read; false, and nothing is noted, when the very same file of the very same message was
   * there before. What was being read then and was not touched since `lostBefore` is forgotten first.
   */
  start(list: SentFile & { listId: string; expiresAt: Date }, lostBefore: Date, now: Date): Promise<boolean>
  /** Keeps the targets of a list that is being read: from now on it is looked up. False when it is not being read. */
  fill(listId: string, targets: string[], now: Date): Promise<boolean>
  /** Forgets a list that is being read. */
  drop(listId: string): Promise<void>
  /** How many lists of a member are being looked up; until this transaction ends no other counts them. */
  lockAll(memberId: string): Promise<number>
  /** A list that was read. */
  get(id: string): Promise<TargetList | null>
  /** A member's lists, the newest first; those not read to their end are none. */
  of(memberId: string, part: Slice): Promise<TargetList[]>
  /** What a list's targets came to, as far as they are looked up. */
  count(listId: string): Promise<CoverageCounts>
  /** The first targets that are not looked up yet. */
  targetsLeft(listId: string, limit: number): Promise<ListedTarget[]>
  keepOutcomes(listId: string, outcomes: TargetOutcome[]): Promise<void>
  /** Targets that came to this, the best bands first. */
  targetsThat(listId: string, outcome: CoverageOutcome, part: Slice): Promise<ListedTarget[]>
  /** A list's targets in their order, those after `number`. */
  targetsAfter(listId: string, number: number, limit: number): Promise<ListedTarget[]>
  /**
   * Ends a list that is being looked up, done only when nothing is left of it; or, where it is `lost`, one that is being
   * read. False when it is not, or was ended before.
   */
  end(listId: string, how: 'done' | 'failed' | 'lost', now: Date): Promise<boolean>
  /** Forgets the targets of a list whose time is up; false when it is not, or they are gone. */
  expire(listId: string, now: Date): Promise<boolean>
  /** Notes that a list is asked for as a file; false when it was since `before`. */
  askForFile(listId: string, before: Date, now: Date): Promise<boolean>
}
