// How large a file may be, named once for all who read one.

const MEGABYTE = 1024 * 1024

/** Most bytes and rows of a list of people, most bytes of one row, most characters of a name, company or title. */
export const PEOPLE_FILE = { bytes: 20 * MEGABYTE, rows: 100_000, row: 64 * 1024, text: 300 }

/** Most bytes and targets of a list of companies dropped into the chat, and the longest target in characters. */
export const TARGET_LIST = { bytes: 2 * MEGABYTE, targets: 10_000, length: 500 }

/** The same for the command line, which holds nothing of a list: it may be as large as any file. */
export const LONG_TARGET_LIST = { ...TARGET_LIST, bytes: PEOPLE_FILE.bytes, targets: Number.POSITIVE_INFINITY }

/** Lines a file's kind is told by: notes may stand above a header. */
export const HEAD_LINES = 20

/** Characters looked at for those lines. */
export const HEAD_LENGTH = 64 * 1024
