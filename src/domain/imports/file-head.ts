import { readHeaderName } from './columns.ts'
import { HEAD_LINES } from './limits.ts'
import type { ForeignFile } from './refusal.ts'

// How a dropped file begins, read once for all who tell by it what the file is.

/** A file's name as it is kept and shown: without control characters, and no longer than any that is meant. */
export const fileName = (sent: string): string => sent.replace(/\p{Cc}/gu, '').slice(0, 200)

/** A line of the beginning that is not blank, read as the header of a table. */
export type HeadLine = {
  text: string
  /** What parts its columns: the sign it has most of. */
  delimiter: string
  /** Its cells as written, and as names of columns are compared. */
  cells: string[]
  names: string[]
  /** It ends with a carriage return alone, as on old Macs. */
  isMac: boolean
}

/** The beginning of a file: what it is when it is no list at all, and its first lines. */
export type FileHead = { foreign: ForeignFile | null; lines: HeadLine[] }

const DELIMITERS = [',', ';', '\t']
/** Excel's own first line, which says what parts the columns below. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=.?"?$/i

/** Reads the beginning of a file: as much of it as its first lines take. */
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
  return { text, delimiter, cells: cells.map((cell) => cell.trim()), names: cells.map(readHeaderName), isMac }
}

/** What parts a line's columns: the sign it has most of. */
function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** A line's cells, without the quotes around them. Good enough for names of columns: what is read is read by a parser. */
function splitLine(line: string, delimiter: string): string[] {
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

/** What people send by mistake, told apart by its first characters; null for what may be a list. */
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
