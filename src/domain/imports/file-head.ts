import { maskAddresses } from '../privacy/addresses.ts'
import { readHeaderName } from './columns.ts'
import { HEAD_LINES } from './limits.ts'
import type { ForeignFile } from './refusal.ts'

// Reads the beginning of a dropped file once, for everything that detects its type.

/** A file's name as stored and shown: no control characters or addresses, cut to a sensible length. */
export const fileName = (sent: string): string => maskAddresses(sent.replace(/\p{Cc}/gu, '')).slice(0, 200)

/** A non-blank line near the beginning, read as the header of a table. */
export type HeadLine = {
  text: string
  /** Its delimiter: the candidate it has most of. */
  delimiter: string
  /** Its cells as written, and normalised as column names. */
  cells: string[]
  names: string[]
  /** It ends with a carriage return alone, as on old Macs. */
  isMac: boolean
}

/** The beginning of a file: what it is if not a list, and its first lines. */
export type FileHead = { foreign: ForeignFile | null; lines: HeadLine[] }

/** Characters of a column's name; a longer cell is none. */
const MOST_NAME = 1_000

const DELIMITERS = [',', ';', '\t']
/** Excel's own first line, which declares the delimiter. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=.?"?$/i

/** Reads the beginning of a file, as far as its first lines go. */
export function readHead(text: string): FileHead {
  const lines: HeadLine[] = []
  for (const [line, end] of linesOf(text)) {
    if (line.trim() !== '' && !SEPARATOR_LINE.test(line)) lines.push(headLine(line, end === '\r'))
    if (lines.length >= HEAD_LINES) break
  }
  return { foreign: foreignFile(text), lines }
}

function linesOf(text: string): [line: string, end: string][] {
  const parts = text.split(/(\r\n?|\n)/, 4 * HEAD_LINES)
  return parts.flatMap((part, index): [string, string][] => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []))
}

function headLine(text: string, isMac: boolean): HeadLine {
  const delimiter = delimiterOf(text)
  const fields = splitLine(text, delimiter)
  const [only = ''] = fields
  // A spreadsheet may have put the whole line into quotes.
  const cells = fields.length === 1 && only.includes(delimiter) ? splitLine(only, delimiter) : fields
  const names = cells.map(nameIn)
  return { text, delimiter, cells: cells.map((cell) => cell.trim()), names, isMac }
}

/** A cell of a header as a column's name; '' for one too long to be any. */
export const nameIn = (cell: string): string => (cell.length > MOST_NAME ? '' : readHeaderName(cell))

/** A line's delimiter: the candidate it has most of. */
function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** A line's cells, unquoted. Good enough for column names: the data goes through a real parser. */
function splitLine(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter).map((one) => one.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    if (char === delimiter && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += char
  }
  cells.push(cell)
  return cells.map((one) =>
    one
      .trim()
      .replace(/^"([\s\S]*)"$/, '$1')
      .replaceAll('""', '"'),
  )
}

/** Detects files sent by mistake by their first characters; null for what may be a list. */
function foreignFile(head: string): ForeignFile | null {
  const text = head.trimStart()
  if (text === '') return 'empty'
  if (text.startsWith('<')) return 'page'
  if (/^\{\\rtf/.test(text)) return 'document'
  // A company may be called "[24]7.ai".
  if (/^[{[]\s*(?:["{[\]}]|\d+\s*,)/.test(text)) return 'json'
  if (/^BEGIN:VCARD/i.test(text)) return 'vcard'
  return /^BEGIN:VCALENDAR/i.test(text) ? 'calendar' : null
}
