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

/** `refused`: the file could not be read; `failed`: not all rows could be merged. */
export type ImportStatus = 'reading' | 'merging' | 'done' | 'refused' | 'failed'

/** A file somebody sent: the platform's ids of it and its message, undefined when it cannot be sent twice. */
export type SentFile = { id?: string | undefined; message?: string | undefined; name: string; memberId: string }

/** A rejected row: where it starts, 1-based, and why. */
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
  /** Rows accepted without their date, which could not be read. */
  unreadDates: number
  /** When reading began. */
  startedAt: Date
}

/** Operations on the imports of one workspace. */
export type Imports = {
  /** The workspace's own keyed hash of an e-mail address or profile URL, 22 characters. */
  hasher(): Promise<(value: string) => string>
  /**
   * Starts an import and claims its file in one statement. A refused or failed file may be read again when it is sent
   * in another message.
   *
   * @returns its id; null when this member's file was already imported, or is being read and was touched since
   *   `lostBefore`
   */
  start(file: SentFile, lostBefore: Date, now: Date): Promise<string | null>
  /** The import that holds the claim on a member's file, with the message the file came with. */
  ofFile(fileId: string, memberId: string): Promise<{ report: ImportReport; message: string | null } | null>
  /** @throws DomainError file-refused when the import was given up in the meantime */
  stage(importId: string, number: number, records: ImportRecord[], now: Date): Promise<void>
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
}
