import type { CoverageCounts, CoverageOutcome, ListStatus } from '../../../domain/coverage/coverage.ts'
import type { Band } from '../../../domain/relationships/relationship.ts'
import type { Slice } from '../entities.ts'
import type { SentFile } from './imports.ts'

// The part of the Store for dropped lists of target companies.

export type TargetList = {
  id: string
  memberId: string
  fileName: string
  status: ListStatus
  /** How many targets it has, or had; none if it was not fully read. */
  total: number
  createdAt: Date
  /** When it reached its status: its outcomes are as of then. */
  updatedAt: Date
  /** When its targets are deleted. */
  expiresAt: Date
}

/** `number` is its position in the list, from 1; `text` as written there. */
export type ListedTarget = { number: number; text: string }

/** The outcome for a target; `band` is that of the best way in. */
export type TargetOutcome = { number: number; outcome: CoverageOutcome; band: Band | null }

/** Operations on the lists of one workspace. */
export type TargetLists = {
  /**
   * Records that a list is being read; false, with nothing recorded, if the same file of the same message came
   * before. Reads untouched since `lostBefore` are deleted first.
   */
  start(list: SentFile & { listId: string; expiresAt: Date }, lostBefore: Date, now: Date): Promise<boolean>
  /** Stores the targets of a list being read, which is then looked up. False when it is not being read. */
  fill(listId: string, targets: string[], now: Date): Promise<boolean>
  /** Deletes a list that is being read. */
  drop(listId: string): Promise<void>
  /** How many of a member's lists are being looked up; nobody else counts them until this transaction ends. */
  lockAll(memberId: string): Promise<number>
  /** A list that has been read. */
  get(id: string): Promise<TargetList | null>
  /** A member's lists, newest first, without those not fully read. */
  of(memberId: string, part: Slice): Promise<TargetList[]>
  /** Outcomes of a list's targets, as far as they have been looked up. */
  count(listId: string): Promise<CoverageCounts>
  /** The first targets not looked up yet. */
  targetsLeft(listId: string, limit: number): Promise<ListedTarget[]>
  keepOutcomes(listId: string, outcomes: TargetOutcome[]): Promise<void>
  /** Targets with this outcome, the best bands first. */
  targetsThat(listId: string, outcome: CoverageOutcome, part: Slice): Promise<ListedTarget[]>
  /** A list's targets in order, starting after `number`. */
  targetsAfter(listId: string, number: number, limit: number): Promise<ListedTarget[]>
  /** Targets of all of a member's lists that contain one of these words, a few hundred at most. */
  targetsWith(words: string[], memberId: string): Promise<{ fileName: string; text: string }[]>
  /**
   * Ends a list that is being looked up, as done only when no targets are left; or, if `lost`, one that is being
   * read. False when it is not, or had already ended.
   */
  end(listId: string, how: 'done' | 'failed' | 'lost', now: Date): Promise<boolean>
  /** Deletes the targets of an expired list; false when it has not expired, or they are gone. */
  expire(listId: string, now: Date): Promise<boolean>
  /** Records that a list was requested as a file; false when it already was since `before`. */
  askForFile(listId: string, before: Date, now: Date): Promise<boolean>
}
