// File size limits, shared by all readers.

const MEGABYTE = 1024 * 1024

/** Limits for a list of people: bytes, rows, bytes per row, and characters of a name, company or title. */
export const PEOPLE_FILE = { bytes: 20 * MEGABYTE, rows: 100_000, row: 64 * 1024, text: 300 }

/**
 * Most bytes of a file of vCards, a calendar or a mailbox: most of what is in them (photos, notes, texts) is passed over
 * unread.
 */
export const STREAMED_BYTES = 200 * MEGABYTE

/** Limits for an archive: its bytes as sent, and the files in it. */
export const ARCHIVE = { bytes: 200 * MEGABYTE, entries: 20_000 }

/** Limits for a list of companies dropped into the chat: bytes, targets, and characters per target. */
export const TARGET_LIST = { bytes: 2 * MEGABYTE, targets: 10_000, length: 500 }

/** The same for the command line, which keeps nothing of a list in memory: it may be as large as any file. */
export const LONG_TARGET_LIST = { ...TARGET_LIST, bytes: PEOPLE_FILE.bytes, targets: Number.POSITIVE_INFINITY }

/** Days a file of people waits for its sender's yes, and days in which an import can be taken back. */
export const OFFER_DAYS = 1
export const UNDO_DAYS = 7

/** Days a member has to say whom of those they met they know, and how many they are asked about after one file. */
export const SUGGESTED_DAYS = 30
export const SUGGESTED = 500

/** Touches kept of somebody by one file, the newest: no more count (TIE_RULES.touches). */
export const OWN_TOUCHES = 20

/** Lines read to detect a file's type: there may be notes above the header. */
export const HEAD_LINES = 20

/** Characters read to find those lines. */
export const HEAD_LENGTH = 64 * 1024
