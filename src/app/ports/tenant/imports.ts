import type { OrganizationName } from './companies.ts'

// The part of the Store that remembers imported files.

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

/** `refused` is a file that could not be read, `failed` one whose rows could not all be merged. */
export type ImportStatus = 'reading' | 'merging' | 'done' | 'refused' | 'failed'

/** A file somebody sent: the platform's id of it and of the message it came with, undefined where it cannot come twice. */
export type SentFile = { id?: string | undefined; message?: string | undefined; name: string; memberId: string }

/** A row that was not taken: where it starts, 1-based, and why. */
export type Refusal = { line: number; reason: string }

export type ImportReport = {
  id: string
  memberId: string
  fileName: string
  status: ImportStatus
  rows: number
  added: number
  updated: number
  unchanged: number
  refused: Refusal[]
  /** Rows that are taken, but for a date that could not be read. */
  unreadDates: number
  /** When reading it began. */
  startedAt: Date
}

/** Verbs on the imports of one workspace. */
export type Imports = {
  /** The workspace's own keyed hash of an e-mail address or profile URL, 22 characters. */
  hasher(): Promise<(value: string) => string>
  /**
   * Starts an import, in one statement with the claim on its file. One that was refused or failed may be read again
   * when it is sent in another message.
   *
   * @returns its id; null when this member's file was imported before, or nothing was heard of its reader since
   *   `lostBefore` at most
   */
  start(file: SentFile, lostBefore: Date, now: Date): Promise<string | null>
  /** The import that holds the claim on a member's file, with the message the file came with. */
  ofFile(fileId: string, memberId: string): Promise<{ report: ImportReport; message: string | null } | null>
  /** @throws DomainError file-refused when the import was given up meanwhile */
  stage(importId: string, number: number, records: ImportRecord[], now: Date): Promise<void>
  /**
   * The whole file is read: from here on it will be merged, whatever happens to this process. `repeated` rows were
   * not staged: they count as unchanged.
   *
   * @throws DomainError file-refused when the import was given up meanwhile
   */
  finishReading(
    importId: string,
    read: { rows: number; repeated: number; refused: Refusal[]; unreadDates?: number },
    now: Date,
  ): Promise<void>
  /** Locks the import for this transaction and merges its next staged rows; false when none are left. */
  mergeNext(importId: string, now: Date): Promise<boolean>
  /** Marks a merged import done; false when it was before. */
  finish(importId: string, now: Date): Promise<boolean>
  /**
   * Gives an import up that was not read to its end, and no other: nothing of it stays but the refusal.
   *
   * @param because `lost`: its reader failed or died, so the same file may be read again
   */
  refuse(importId: string, because: 'refused' | 'lost', now: Date): Promise<void>
  /** Gives up an import that cannot be merged: what is merged stays. False when it is not being merged. */
  fail(importId: string, now: Date): Promise<boolean>
  get(id: string): Promise<ImportReport | null>
}
