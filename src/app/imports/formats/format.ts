import type { CompanyColumn } from '../../../domain/imports/company-column.ts'
import type { Occasion } from '../../../domain/imports/encounters/encounter.ts'
import type { EpochDay } from '../../../domain/imports/encounters/recurrence.ts'
import type { FileHead } from '../../../domain/imports/file-head.ts'
import type { TARGET_LIST } from '../../../domain/imports/limits.ts'
import type { Origin } from '../../../domain/imports/origin.ts'
import type { RowRefusal } from '../../../domain/imports/refusal.ts'
import type { Refusal } from '../../ports/tenant/imports.ts'

// What each file format defines: how to recognise it by its beginning, and how to read its rows.

export type ConnectionRecord = {
  /** Where the row starts, 1-based. */
  line: number
  name: string
  url: string | null
  email: string | null
  company: string | null
  title: string | null
  /** `yyyy-mm-dd` */
  connectedOn: string | null
  /** There is a date, but it cannot be read. */
  dateLost: boolean
}
export type ReadRow = { kind: 'row'; record: ConnectionRecord } | { kind: 'refused'; refusal: Refusal }

type Recognises = { recognises(head: FileHead): boolean }

/** Yields batches of people; each is a connection, or a refusal with the line where it starts and why. */
export type PeopleFormat = Recognises & {
  kind: 'people'
  /** How large a file of it may be. */
  bytes: number
  /** Where it comes from, to say so. */
  origin(head: FileHead): Origin
  rows(head: FileHead, text: AsyncIterable<string>): AsyncGenerator<ReadRow[]>
}

/** Reports which column it reads, then yields the targets as written, each on one line. */
export type TargetFormat = Recognises & {
  kind: 'targets'
  open(
    head: FileHead,
    text: AsyncIterable<string>,
    limits: typeof TARGET_LIST,
  ): { guess: CompanyColumn['guess']; targets: AsyncGenerator<string> }
}

/** A part of a calendar or mailbox: an occasion, one without a day that can be read, or one that is broken. */
export type Encountered =
  | { kind: 'occasion'; occasion: Occasion }
  | { kind: 'undated' }
  | { kind: 'refused'; line: number; because: Extract<RowRefusal, { reason: 'event-open' }> }

/** Yields batches of who came together, and when. */
export type EncounterFormat = Recognises & {
  kind: 'encounters'
  bytes: number
  origin(head: FileHead): Origin
  /** Whether its owner is told by their addresses, and has to say them once. */
  asksOwner: boolean
  /**
   * @param of.today no day after it is said
   * @param of.owner the name of whoever sent it
   */
  occasions(
    head: FileHead,
    text: AsyncIterable<string>,
    of: { today: EpochDay; owner: string },
  ): AsyncGenerator<Encountered[]>
}

/** A table of which somebody has to say which column is what. */
export type UnmappedFormat = Recognises & { kind: 'unmapped' }

export type Format = PeopleFormat | TargetFormat | EncounterFormat | UnmappedFormat
