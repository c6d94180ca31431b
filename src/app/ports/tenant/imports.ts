import type { ImportKind } from '../../../domain/imports/origin.ts'
import type { Visibility } from '../../../domain/relationships/relationship.ts'
import type { Slice } from '../entities.ts'
import type { OrganizationName } from './companies.ts'

// The part of the Store for imported files.

/** One row of an imported file, ready to merge: addresses are hashed. Short names keep the staged rows small. */
export type ImportRecord = {
  name: string
  nameKey: string
  title: string | null
  spelling: string | null
  organization: OrganizationName | null
  domain: string | null
  emailHash: string | null
  profileHash: string | null
  since: string | null
}

/** Somebody a calendar or mailbox says its owner met, ready to merge: the address is hashed. */
export type MetRecord = {
  /** Of their address, or else of their profile. */
  hash: string
  isProfile: boolean
  name: string
  nameKey: string
  /** Where they work: as the file says, or as the domain of their address does. */
  organization: OrganizationName | null
  domain: string | null
  title: string | null
  /** On how many days they were met; since when, and when last, `yyyy-mm-dd`. */
  days: number
  first: string
  last: string
  /** The newest of these days. */
  touches: { kind: string; day: string }[]
  /** Whether they are suggested where they are no tie. */
  isWorthAsking: boolean
}

/**
 * `offered`: its sender has not agreed yet; `refused`: the file could not be read; `failed`: not all rows could be
 * merged; `undone`: taken back.
 */
export type ImportStatus = 'offered' | 'reading' | 'merging' | 'done' | 'refused' | 'failed' | 'undone'

/** A file somebody sent: the platform's ids of it and its message, undefined when it cannot be sent twice. */
export type SentFile = {
  id?: string | undefined
  message?: string | undefined
  name: string
  memberId: string
  /** People, if not said. */
  kind?: ImportKind
}

/** A rejected row: where it starts, 1-based, and why. */
export type Refusal = { line: number; reason: string }

export type ImportReport = {
  id: string
  memberId: string
  fileName: string
  kind: ImportKind
  status: ImportStatus
  rows: number
  added: number
  updated: number
  unchanged: number
  refused: Refusal[]
  /** Rows accepted without their date, which could not be read. */
  unreadDates: number
  /** When reading began. */
  startedAt: Date
}

/** Operations on the imports of one workspace. */
export type Imports = {
  /** The workspace's own keyed hash of an e-mail address or profile URL, 22 characters. */
  hasher(): Promise<(value: string) => string>
  /** A member's own addresses, hashed, and the domains of their company. */
  ownAddresses(memberId: string): Promise<{ hashes: Set<string>; domains: Set<string> }>
  /** Keeps a member's own addresses instead of those kept before. For a transaction: at no moment there are none. */
  keepOwnAddresses(memberId: string, addresses: { hash: string; domain: string | null }[]): Promise<void>
  /**
   * Holds a file, by its platform's reference alone, until its sender agrees; claims it as `start` does.
   *
   * @returns its import's id; null when this member's file is known
   */
  offer(file: SentFile & { reference: string }, now: Date): Promise<string | null>
  /** Begins to read an offered file, once; null when it is not offered to this member any more. */
  take(
    importId: string,
    member: { id: string },
    visibility: Visibility,
    now: Date,
  ): Promise<{ name: string; reference: string; kind: ImportKind } | null>
  /** A file that waits for this member's yes; null when it is not offered to them any more. */
  offered(importId: string, memberId: string): Promise<{ name: string; reference: string } | null>
  /** Forgets an offered file; false when it is not offered to this member any more. */
  forget(importId: string, memberId: string): Promise<boolean>
  /**
   * Starts an import and claims its file in one statement. A refused or failed file may be read again when it is sent
   * in another message.
   *
   * @returns its id; null when this member's file was already imported, or is being read and was touched since
   *   `lostBefore`
   */
  start(file: SentFile & { visibility: Visibility }, lostBefore: Date, now: Date): Promise<string | null>
  /** The import that holds the claim on a member's file, with the message the file came with. */
  ofFile(fileId: string, memberId: string): Promise<{ report: ImportReport; message: string | null } | null>
  /** @throws DomainError file-refused when the import was given up in the meantime */
  stage(importId: string, number: number, records: ImportRecord[] | MetRecord[], now: Date): Promise<void>
  /**
   * Marks the whole file as read: from now on it will be merged, whatever happens to this process. `repeated` rows were
   * not staged: they count as unchanged.
   *
   * @throws DomainError file-refused when the import was given up in the meantime
   */
  finishReading(
    importId: string,
    read: { rows: number; repeated: number; refused: Refusal[]; unreadDates?: number },
    now: Date,
  ): Promise<void>
  /** Locks the import for this transaction and merges its next staged rows; false when none are left. */
  mergeNext(importId: string, now: Date): Promise<boolean>
  /** How many ties an import touched, by who and when, and how many people it suggests. */
  met(importId: string): Promise<{ touched: number; suggested: number }>
  /** Marks a merged import done; false when it already was. */
  finish(importId: string, now: Date): Promise<boolean>
  /**
   * Gives up an import that was not fully read, and no other: only the refusal is kept.
   *
   * @param because `lost`: its reader failed or died, so the same file may be read again
   */
  refuse(importId: string, because: 'refused' | 'lost', now: Date): Promise<void>
  /** Gives up an import that cannot be merged; merged rows stay. False when it is not being merged. */
  fail(importId: string, now: Date): Promise<boolean>
  get(id: string): Promise<ImportReport | null>
  /**
   * Locks an import that can be undone, and takes back its next `limit` ties: added ones are removed, with people
   * nobody else knows and companies nothing else names; renewed ones say again what they said. Ties their owner
   * confirmed, rated, touched or rewrote, or that an introduction is about, stay.
   *
   * @returns how many; 0 when none are left, and the import is undone
   */
  undoNext(importId: string, limit: number, now: Date): Promise<number>
}

/** Somebody a member met, by a calendar or mailbox of theirs, who is no tie of theirs yet: for that member alone. */
export type Suggestion = {
  id: string
  name: string
  /** Their company as it is written, if known; and its domain. */
  company: string | null
  domain: string | null
  title: string | null
  /** On how many days they were met; since when, and when last, `yyyy-mm-dd`. */
  days: number
  first: string
  last: string
  /** Who may see a tie made of it, as its member chose for the file. */
  visibility: Visibility
}

export type Suggestions = {
  /** Those a member was not asked about yet, met most often first, and how many there are. */
  list(memberId: string, part: Slice): Promise<{ people: Suggestion[]; total: number }>
  /** How many wait for an answer, and how many were left out, of whom only a hash is kept. */
  count(memberId: string): Promise<{ waiting: number; leftOut: number }>
  /** Forgets them all, those left out as well: the next file may suggest them again. */
  forget(memberId: string): Promise<void>
  /** One of them; null when it is not this member's, or was answered. */
  get(id: string, memberId: string): Promise<Suggestion | null>
  /** Forgets who it is, but for the hash, so that they are not suggested again. */
  leaveOut(id: string, memberId: string, now: Date): Promise<boolean>
  /**
   * Makes one a tie's: the person learns their address, the tie the days they met. Nothing is left of the suggestion.
   *
   * @returns false when it was answered before
   */
  settle(id: string, memberId: string, relationshipId: string, now: Date): Promise<boolean>
}
