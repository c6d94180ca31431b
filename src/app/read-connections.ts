import { finished } from 'node:stream/promises'
import { CsvError, Parser } from 'csv-parse'
import { DomainError } from '../domain/errors.ts'
import { decodeText } from './decode-text.ts'

// LinkedIn's Connections.csv as LinkedIn and Excel really write it.

export type ConnectionRecord = {
  line: number
  name: string
  url: string | null
  email: string | null
  company: string | null
  title: string | null
  /** `yyyy-mm-dd` */
  connectedOn: string | null
}
export type Refusal = { line: number; reason: string }
export type ReadRow = { kind: 'row'; record: ConnectionRecord } | { kind: 'refused'; refusal: Refusal }

export const LIMITS = { bytes: 20 * 1024 * 1024, rows: 100_000, field: 64 * 1024, text: 300 }

/** Lines above the header that may be LinkedIn's notes. */
const PREAMBLE = 20
const BATCH = 500

/**
 * Reads an export row by row, with memory for a few hundred rows whatever its size.
 *
 * @returns batches of rows; each is a connection, or a refusal with the line where it starts and why
 * @throws DomainError file-refused with one sentence when the file as a whole is none, too large or broken
 */
export async function* readConnections(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRow[]> {
  const layout = createLayout()
  const rows: ReadRow[] = []
  let count = 0
  const take = (row: ReadRow | null) => {
    if (!row) return
    count += 1
    if (count > LIMITS.rows)
      throw refused(`This file has more than ${LIMITS.rows.toLocaleString('en')} rows. Split it and send the parts.`)
    rows.push(row)
  }
  let parser: ReturnType<typeof openParser> | null = null
  let head = ''
  for await (const text of decodeText(bytes, LIMITS.bytes)) {
    if (!parser) {
      head += text
      if (head.length < LIMITS.field && head.split(/\r\n?|\n/).length <= PREAMBLE) continue
      parser = openParser(head)
      parser.write(head)
    } else parser.write(text)
    for (const { record, line } of parser.read()) take(layout.read(record, line))
    while (rows.length >= BATCH) yield rows.splice(0, BATCH)
  }
  if (!parser) {
    parser = openParser(head)
    parser.write(head)
  }
  for (const { record, line } of await parser.end()) take(layout.read(record, line))
  layout.requireHeader()
  if (rows.length > 0) yield rows
}

function refused(message: string): DomainError {
  return new DomainError('file-refused', message)
}

type Line = { record: string[]; line: number }

/** csv-parse, fed by hand so that its errors become refusals and reading can stop at any moment. */
function openParser(head: string) {
  refuseForeign(head)
  const found: Line[] = []
  let failure: unknown = null
  let start = 1
  const parser = new Parser({
    delimiter: delimiterOf(head),
    record_delimiter: head.includes('\n') ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    max_record_size: LIMITS.field,
    info: true,
  })
  parser.on('data', (row: { record: string[]; info: { lines: number } }) => {
    found.push({ record: row.record, line: start })
    start = row.info.lines + 1
  })
  parser.on('error', (error) => {
    failure ??= error
  })
  const take = () => {
    if (failure) throw asRefusal(failure, start)
    return found.splice(0)
  }
  return {
    write(text: string) {
      parser.write(text)
    },
    read: take,
    async end() {
      parser.end()
      await finished(parser).catch(() => {}) // kept by the listener above
      return take()
    },
  }
}

function asRefusal(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return refused(
        `The row that starts on line ${line} is longer than 64 KB: this is not a connections file, or a quote in it is never closed.`,
      )
    case 'CSV_QUOTE_NOT_CLOSED':
      return refused(
        `A quote opened in the row on line ${line} is never closed: the file is broken or cut off. Export it again.`,
      )
    default:
      return refused(`Line ${line} has a quote in the wrong place: the file is broken. Export it again.`)
  }
}

/** What people drop by mistake, told apart by its first characters. */
function refuseForeign(head: string): void {
  const text = head.trimStart()
  if (text === '') throw refused('This file is empty. Export your connections from LinkedIn again.')
  if (/^<(?:!doctype|html|head|\?xml)/i.test(text))
    throw refused(
      'This is a web page, not a CSV: the download was probably a sign-in page. Download Connections.csv again.',
    )
  if (/^[{[]/.test(text)) throw refused('This is JSON, not a CSV. Send LinkedIn’s Connections.csv.')
  if (/^BEGIN:VCARD/i.test(text)) throw refused('This is a vCard, not a CSV. Send LinkedIn’s Connections.csv.')
}

/** The delimiter of the header line: the one its columns are parted by. */
function delimiterOf(head: string): string {
  const header = head.split(/\r\n?|\n/).find((line) => /first\s*name/i.test(line) && /last\s*name/i.test(line)) ?? ''
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ','
}

const COLUMNS = {
  first: 'first name',
  last: 'last name',
  url: 'url',
  email: 'email address',
  company: 'company',
  title: 'position',
  on: 'connected on',
} as const

/** Finds the header, then reads rows by it. */
function createLayout() {
  let columns: Record<keyof typeof COLUMNS, number> | null = null
  let width = 0
  let seen = 0
  const missing = () =>
    refused(
      'This is a CSV, but not LinkedIn’s Connections.csv: I found no line with First Name, Last Name, Company and Position. In LinkedIn, use Settings, Get a copy of your data, Connections.',
    )
  return {
    requireHeader() {
      if (!columns) throw missing()
    },
    read(record: string[], line: number): ReadRow | null {
      if (record.every((value) => value.trim() === '') && record.length <= 1) return null
      if (columns) return readRow(record, line, columns, width)
      const names = record.map((name) => name.trim().toLowerCase().replace(/\s+/g, ' '))
      const at = (name: string) => names.indexOf(name)
      if ([COLUMNS.first, COLUMNS.last, COLUMNS.company, COLUMNS.title].every((name) => at(name) !== -1)) {
        columns = {
          first: at(COLUMNS.first),
          last: at(COLUMNS.last),
          url: at(COLUMNS.url),
          email: at(COLUMNS.email),
          company: at(COLUMNS.company),
          title: at(COLUMNS.title),
          on: at(COLUMNS.on),
        }
        width = record.length
      } else if (++seen >= PREAMBLE) throw missing()
      return null
    },
  }
}

function readRow(
  record: string[],
  line: number,
  columns: Record<keyof typeof COLUMNS, number>,
  width: number,
): ReadRow {
  const refuse = (reason: string): ReadRow => ({ kind: 'refused', refusal: { line, reason } })
  const value = (column: keyof typeof COLUMNS) => (record[columns[column]] ?? '').replace(/\s+/g, ' ').trim()
  if (record.length < width) return refuse(`The row ends early: ${record.length} of ${width} columns.`)
  if (record.slice(width).some((extra) => extra.trim() !== ''))
    return refuse(`The row has ${record.length} columns, the header ${width}.`)
  const name = [value('first'), value('last')].filter(Boolean).join(' ')
  const [company, title, url, email] = [value('company'), value('title'), value('url'), value('email')]
  if (!/[\p{L}\p{N}]/u.test(name)) return refuse('No name: LinkedIn blanks members who left.')
  for (const [what, text] of Object.entries({ name, company, title }))
    if (text.length > LIMITS.text) return refuse(`The ${what} is longer than ${LIMITS.text} characters.`)
  return {
    kind: 'row',
    record: {
      line,
      name,
      company: company || null,
      title: title || null,
      url: url.length > 0 && url.length <= 500 ? url : null,
      email: /^\S+@\S+$/.test(email) && email.length <= 320 ? email : null,
      connectedOn: readDay(value('on')),
    },
  }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Short month names of German, French, Spanish, Portuguese and Italian that differ from English. */
const OTHER_MONTHS: Record<string, number> = {
  mär: 3,
  mrz: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  fév: 2,
  avr: 4,
  jui: 6,
  aoû: 8,
  déc: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  fev: 2,
  set: 9,
  out: 10,
  gen: 1,
  mag: 5,
  giu: 6,
  lug: 7,
  ott: 10,
}

/** `14 Mar 2024`, `14.03.2024`, `30-oct-09`, `2024-03-14`, `14/03/2024` as `yyyy-mm-dd`; null for anything else. */
function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)/.exec(text)
  if (iso) return day(iso[1], Number(iso[2]), Number(iso[3]))
  const named = /^(\d\d?)[\s.-]+(?:de )?(\p{L}{3,})\.?[\s.,-]+(?:de )?(\d{2,4})$/u.exec(text)
  if (named) {
    const short = (named[2] ?? '').toLowerCase().slice(0, 3)
    return day(named[3], MONTHS.indexOf(short) + 1 || (OTHER_MONTHS[short] ?? 0), Number(named[1]))
  }
  const dotted = /^(\d\d?)\.(\d\d?)\.(\d{2,4})$/.exec(text)
  if (dotted) return day(dotted[3], Number(dotted[2]), Number(dotted[1]))
  const slashed = /^(\d\d?)\/(\d\d?)\/(\d{2,4})$/.exec(text)
  if (!slashed) return null
  const [a, b] = [Number(slashed[1]), Number(slashed[2])]
  // 3/4/24 is March here and April there: only where one part cannot be a month is the day sure.
  if (a > 12) return day(slashed[3], b, a)
  return b > 12 ? day(slashed[3], a, b) : null
}

function day(yearText: string | undefined, month: number, date: number): string | null {
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0)
  const made = new Date(Date.UTC(year, month - 1, date))
  const valid = year > 1990 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return valid ? made.toISOString().slice(0, 10) : null
}
