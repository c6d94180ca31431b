import { TARGET_LIST } from '../../domain/coverage/coverage.ts'
import { DomainError } from '../../domain/errors.ts'
import { companyColumn, foreignFile, isTable, kindOfFile } from '../../domain/imports/dropped-file.ts'
import { targetsIn } from '../coverage/read-targets.ts'
import { decodeText } from './decode-text.ts'

/** Bytes looked at to tell what a file is: more than twenty lines of any export. */
const HEAD = 64 * 1024

/** Lines looked at to tell a table from one target a line. */
const LOOKED_AT = 20

type Bytes = AsyncIterable<Uint8Array>

/**
 * Tells by its content whether a dropped file holds connections or target companies. What cannot be read at all is left
 * to whoever reads connections, to be refused there.
 *
 * @returns what it is, and all its bytes, from the first on; and what lets go of a file that nobody read to its end
 */
export async function sortFile(
  file: Bytes,
): Promise<{ kind: 'connections' | 'targets'; bytes: Bytes; close(): Promise<void> }> {
  const { head, bytes, close } = await peek(file)
  try {
    let text = ''
    for await (const piece of decodeText(head(), HEAD * 2)) text += piece
    return { kind: kindOfFile(text), bytes, close }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'connections', bytes, close }
    throw error
  }
}

/** The first bytes of a stream, and the whole of it. What broke while they were read breaks again when it is read. */
async function peek(file: Bytes): Promise<{ head(): Bytes; bytes: Bytes; close(): Promise<void> }> {
  const iterator = file[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let failure: { error: unknown } | null = null
  for (let size = 0; size < HEAD; ) {
    try {
      const next = await iterator.next()
      if (next.done) break
      chunks.push(next.value)
      size += next.value.length
    } catch (error) {
      failure = { error }
      break
    }
  }
  async function* head() {
    let left = HEAD
    for (const chunk of chunks) {
      if (failure) throw failure.error
      yield chunk.subarray(0, left)
      left -= Math.min(left, chunk.length)
    }
    if (failure) throw failure.error
  }
  async function* bytes() {
    yield* chunks
    if (failure) throw failure.error
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  const close = async () => void (await iterator.return?.())
  return { head, bytes: bytes(), close }
}

/**
 * Reads a list of target companies whole: it is small, and nothing of one that is refused is kept.
 *
 * @returns its targets, each on one line, in their order; at least one
 * @throws DomainError file-refused with one sentence when it is no list, or too big
 */
export async function readDroppedList(file: Bytes): Promise<string[]> {
  let text = ''
  for await (const piece of decodeText(file, TARGET_LIST.bytes)) text += piece
  const foreign = foreignFile(text)
  if (foreign) throw refused(FOREIGN[foreign])
  const lines = text.split(/\r\n?|\n/, LOOKED_AT).filter((line) => line.trim() !== '')
  if (companyColumn(lines[0] ?? '') === null && isTable(lines))
    throw refused(
      'I find no column “company” in this table: name the column with the companies so, or send one company a line.',
    )
  async function* whole() {
    yield text
  }
  const targets: string[] = []
  for await (const target of targetsIn(whole())) {
    if (target.length > TARGET_LIST.length)
      throw refused(
        `An entry of this file is longer than ${TARGET_LIST.length} characters, so it is no list of companies: send one company a line.`,
      )
    const clean = oneLine(target)
    if (clean !== '') targets.push(clean)
    if (targets.length > TARGET_LIST.targets)
      throw refused(
        `This list has more than ${TARGET_LIST.targets.toLocaleString('en')} targets: split it and send the parts.`,
      )
  }
  if (!targets.some((target) => /[\p{L}\p{N}]/u.test(target)))
    throw refused('I find no companies in this file: send one company a line, or a CSV with a column “company”.')
  return targets
}

const FOREIGN = {
  empty: 'This file is empty: send LinkedIn’s Connections.csv, or a list with one company a line.',
  page: 'This is a web page, perhaps a sign-in page saved by mistake: send LinkedIn’s Connections.csv, or a list of companies as CSV or text.',
  document: 'This is a text document: save the list as CSV or plain text, and send that.',
  json: 'This is JSON: save the list as CSV or plain text, one company a line, and send that.',
  vcard: 'This is a vCard: send LinkedIn’s Connections.csv, or a list of companies as CSV or text.',
} as const

/** Without control characters and marks that turn the reading direction. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

function refused(message: string): DomainError {
  return new DomainError('file-not-taken', { why: message })
}
