import type { CompanyColumn } from '../../domain/imports/company-column.ts'
import { type FileHead, readHead } from '../../domain/imports/file-head.ts'
import { HEAD_LENGTH, HEAD_LINES, PEOPLE_FILE, type TARGET_LIST } from '../../domain/imports/limits.ts'
import { type Unpacked, unpack } from './archive.ts'
import { decodeText } from './decode-text.ts'
import type { Format, ReadRow } from './formats/format.ts'
import { formatOf } from './formats/formats.ts'
import { peopleTable } from './formats/people-table.ts'
import { targetList } from './formats/target-list.ts'
import { refuseFile } from './refuse-file.ts'

// The one way to open a sent file: its beginning is decoded once to detect the format; rows are read from there on.

/** Bytes read before others get their turn: a few dozen rows, a millisecond or two. */
const BYTES_A_TURN = 4 * 1024

export type OpenedFile = {
  head: FileHead
  format: Format
  /** Its beginning could not be read: reading it says why. */
  isBroken: boolean
  /**
   * The whole text, from the first character; an error from reading the beginning is thrown again.
   *
   * @throws DomainError file-refused when it has more than `bytes` bytes, or is not text
   */
  text(bytes: number): AsyncGenerator<string>
  /** How many files of an archive beside it say who and when. */
  besides: number
  /**
   * These, each to be read before the next; closed by themselves.
   *
   * @throws DomainError file-refused at one that cannot be read
   */
  beside(): AsyncGenerator<OpenedFile>
  /** Releases a file that was not fully read. */
  close(): Promise<void>
}

/** Reads the beginning of a file. It never fails: an unreadable file is refused to whoever reads it. */
export async function openFile(sent: AsyncIterable<Uint8Array>): Promise<OpenedFile> {
  return await begin(await unpacked(sent))
}

async function begin({ bytes, beside, close: letGo }: Unpacked): Promise<OpenedFile> {
  let total = 0
  let most = PEOPLE_FILE.bytes
  const refuseLarge = () => {
    if (total > most) throw refuseFile({ reason: 'too-large', bytes: most })
  }
  async function* counted() {
    for await (const chunk of bytes) {
      total += chunk.length
      refuseLarge()
      yield* inTurns(chunk)
    }
  }
  const pieces = decodeText(counted())
  let start = ''
  let failure: { error: unknown } | null = null
  while (start.length < HEAD_LENGTH && !hasLines(start)) {
    try {
      const next = await pieces.next()
      if (next.done) break
      start += next.value
    } catch (error) {
      failure = { error }
      break
    }
  }
  const head = readHead(start)
  return {
    head,
    format: failure ? UNREADABLE : formatOf(head),
    isBroken: failure !== null,
    async *text(limit) {
      most = limit
      refuseLarge()
      if (failure) throw failure.error
      yield start
      yield* pieces
    },
    besides: beside.length,
    async *beside() {
      for (const open of beside) {
        const file = await begin(alone(open()))
        try {
          // Nobody else would say what is wrong with it.
          if (file.isBroken) await file.text(PEOPLE_FILE.bytes).next()
          yield file
        } finally {
          await file.close()
        }
      }
    },
    async close() {
      await pieces.return(undefined)
      await letGo()
    },
  }
}

/** The file of people in an archive; any other file as it is. */
async function unpacked(sent: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  const source = sent[Symbol.asyncIterator]()
  const begun: Uint8Array[] = []
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* begun
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
    } finally {
      await source.return?.()
    }
  }
  const asItIs = alone(whole())
  try {
    for (let length = 0; length < ZIP.length; ) {
      const next = await source.next()
      if (next.done) return asItIs
      begun.push(next.value)
      length += next.value.length
    }
    const isZip = Buffer.concat(begun).subarray(0, ZIP.length).toString('latin1') === ZIP
    return isZip ? await unpack(whole()) : asItIs
  } catch (error) {
    return alone(failing(begun, error))
  }
}

const alone = (bytes: AsyncIterable<Uint8Array>): Unpacked => ({ bytes, beside: [], close: async () => {} })

/** How a zip archive with something in it begins. */
const ZIP = 'PK\u0003\u0004'

async function* failing(begun: Uint8Array[], error: unknown): AsyncGenerator<Uint8Array> {
  if (begun.every((chunk) => chunk.length === 0 || chunk[0] !== 0x50)) yield* begun
  throw error
}

/** The same in small pieces: a file that arrived all at once would hold up everything else until its end. */
async function* inTurns(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < chunk.length; from += BYTES_A_TURN) {
    yield chunk.subarray(from, from + BYTES_A_TURN)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** Whether there are more lines than are needed to detect the format. */
const hasLines = (text: string): boolean => text.split(/[\r\n]+/, HEAD_LINES + 2).length > HEAD_LINES + 1

/** Reading it reports what is wrong. */
const UNREADABLE: Format = {
  kind: 'people',
  bytes: PEOPLE_FILE.bytes,
  origin: () => 'table',
  recognises: () => false,
  async *rows(_head, text) {
    for await (const _piece of text) yield []
  },
}

/**
 * Reads a list of people row by row, with memory for a few hundred rows whatever its size. Blank lines do not count.
 *
 * @throws DomainError file-refused when the file as a whole is not one, too large or broken
 */
export async function* readPeople(file: OpenedFile): AsyncGenerator<ReadRow[]> {
  const { head } = file
  // It says what is missing in a table of which nobody said which column is what.
  const format = file.format.kind === 'unmapped' ? peopleTable : file.format
  if (format.kind !== 'people') throw refuseFile({ reason: head.foreign ?? 'no-people' })
  yield* format.rows(head, file.text(format.bytes))
}

/**
 * Streams a list of target companies.
 *
 * @returns the column read, if it had to be guessed, and the targets, each on one line; at least one
 * @throws DomainError file-refused, at once or from the targets, when it is not one, too large or broken
 */
export function readTargets(
  file: OpenedFile,
  limits: typeof TARGET_LIST,
): { guess: CompanyColumn['guess']; targets: AsyncGenerator<string> } {
  if (file.format === UNREADABLE) return { guess: null, targets: file.text(limits.bytes) }
  return targetList.open(file.head, file.text(limits.bytes), limits)
}
