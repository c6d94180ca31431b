import { DomainError } from '../../domain/errors.ts'
import { foreignFile } from '../../domain/imports/dropped-file.ts'
import { withoutAddresses } from '../../domain/relationships/relationship-text.ts'
import type { Refusal } from '../ports/tenant/imports.ts'
import { decodeText } from './decode-text.ts'
import { openCsv } from './parse-csv.ts'
import { readDay } from './read-day.ts'

// LinkedIn's Connections.csv as LinkedIn and Excel really write it.

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
}
export type ReadRow = { kind: 'row'; record: ConnectionRecord } | { kind: 'refused'; refusal: Refusal }

/** Bytes and rows of a file, bytes of a row, characters of a name, company or title. */
const LIMITS = { bytes: 20 * 1024 * 1024, rows: 100_000, record: 64 * 1024, text: 300 }

/** Lines above the header that may be LinkedIn's notes. */
const PREAMBLE = 20
const BATCH = 500

const WHERE =
  'In LinkedIn, open Settings & Privacy, Data privacy, Get a copy of your data, tick Connections, and send the Connections.csv you get.'

/**
 * Reads an export row by row, with memory for a few hundred rows whatever its size. Blank lines are no rows.
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
      throw refused(`This file has more than ${LIMITS.rows.toLocaleString('en')} rows: split it and send the parts.`)
    rows.push(row)
  }
  let csv: ReturnType<typeof openConnections> | null = null
  let head = ''
  for await (const text of decodeText(bytes, LIMITS.bytes)) {
    if (csv) csv.write(text)
    else {
      head += text
      if (head.length < LIMITS.record && !hasLines(head, PREAMBLE)) continue
      csv = openConnections(head)
    }
    for (const { record, line } of csv.read()) take(layout.read(record, line))
    while (rows.length >= BATCH) yield rows.splice(0, BATCH)
  }
  csv ??= openConnections(head)
  for (const { record, line } of await csv.end()) take(layout.read(record, line))
  layout.requireHeader()
  while (rows.length > 0) yield rows.splice(0, BATCH)
}

function refused(message: string): DomainError {
  return new DomainError('file-not-taken', { why: message })
}

function hasLines(text: string, count: number): boolean {
  let at = -1
  for (let n = 0; n < count; n++) {
    at = text.indexOf(text.includes('\n') ? '\n' : '\r', at + 1)
    if (at === -1) return false
  }
  return true
}

/** Opens the CSV whose first lines are `head`, read by what its header line shows. */
function openConnections(head: string) {
  refuseForeign(head)
  const header = /^.*first\s*name.*$/im.exec(head)
  const line = header?.[0] ?? ''
  const after = head.slice((header?.index ?? 0) + line.length)
  // Old Mac files end their lines with a lone carriage return and may hold line feeds inside quotes.
  const isMac = header ? /^\r(?!\r*\n)/.test(after) : !head.includes('\n')
  const count = (delimiter: string) => line.split(delimiter).length
  const csv = openCsv({
    delimiter: [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ',',
    recordDelimiter: isMac ? ['\r'] : ['\r\n', '\n'],
    limit: LIMITS.record,
  })
  csv.write(head)
  return csv
}

/** What people drop by mistake. */
function refuseForeign(head: string): void {
  const foreign = foreignFile(head)
  if (foreign) throw refused(FOREIGN[foreign])
}

const FOREIGN = {
  empty: `This file is empty. ${WHERE}`,
  page: 'This is a web page, probably a sign-in page saved by mistake. Sign in and download Connections.csv again.',
  document: `This is a text document, not LinkedIn’s Connections.csv. ${WHERE}`,
  json: `This is JSON, not LinkedIn’s Connections.csv. ${WHERE}`,
  vcard: `This is a vCard, not LinkedIn’s Connections.csv. ${WHERE}`,
}

/** The columns read, as the header names them. */
const COLUMNS = ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On'] as const
type Column = (typeof COLUMNS)[number]
const NEEDED: Column[] = ['First Name', 'Last Name', 'Company', 'Position']

type Header = { names: string[]; places: Map<Column, number> }

/** Finds the header, then reads rows by it. */
function createLayout() {
  let header: Header | null = null
  const seen: string[][] = []
  return {
    requireHeader() {
      if (!header) throw notLinkedIn(seen)
    },
    read(record: string[], line: number): ReadRow | null {
      if (record.length <= 1 && (record[0] ?? '').trim() === '') return null
      if (header) return readRow(record, line, header)
      const names = record.map((name) => clean(name).toLowerCase())
      const places = new Map(COLUMNS.map((column) => [column, names.indexOf(column.toLowerCase())]))
      if (NEEDED.every((column) => places.get(column) !== -1)) header = { names, places }
      else if (seen.push(names) >= PREAMBLE) throw notLinkedIn(seen)
      return null
    },
  }
}

/** Why a file without LinkedIn's header is refused, by the lines it begins with. */
function notLinkedIn(lines: string[][]): DomainError {
  const has = (pattern: RegExp) => lines.some((names) => names.some((name) => pattern.test(name)))
  if (has(/^(?:given name|organization name|(?:e-mail|phone|organization) 1 - .*)$/))
    return refused(`This is a Google Contacts export, and I read LinkedIn’s Connections.csv only. ${WHERE}`)
  if (has(/^(?:e-mail address|business phone)$/) && has(/^job title$/))
    return refused(`This is an Outlook contacts export, and I read LinkedIn’s Connections.csv only. ${WHERE}`)
  if (has(/^first name$/) && has(/^last name$/)) {
    const missing = NEEDED.filter((column) => !has(new RegExp(`^${column}$`, 'i')))
    if (missing.length > 0)
      return refused(
        `The header of this file lacks ${missing.join(' and ')}, so it is not LinkedIn’s Connections.csv as it was exported. ${WHERE}`,
      )
  }
  return refused(
    `This is not LinkedIn’s Connections.csv: I found no line with First Name, Last Name, Company and Position. ${WHERE}`,
  )
}

/** One line without control characters and marks that turn the reading direction. */
function clean(text: string): string {
  return text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

function readRow(record: string[], line: number, { names, places }: Header): ReadRow | null {
  const refuse = (reason: string): ReadRow => ({ kind: 'refused', refusal: { line, reason } })
  const value = (column: Column) => clean(record[places.get(column) ?? -1] ?? '')
  const width = names.length
  if (record.length < width)
    return refuse(`The row stops after ${record.length} of ${width} columns: the file may be cut off here.`)
  if (record.slice(width).some((extra) => extra.trim() !== ''))
    return refuse(
      `The row has ${record.length} columns, the header only ${width}: a text with a comma in it needs quotes.`,
    )
  // Two exports put together: the second header is no person.
  if (names.every((name, index) => clean(record[index] ?? '').toLowerCase() === name)) return null
  const written = {
    name: `${value('First Name')} ${value('Last Name')}`,
    company: value('Company'),
    title: value('Position'),
  }
  // First of all: looking for an address in a long text takes long.
  for (const [what, text] of Object.entries(written))
    if (text.length > LIMITS.text) return refuse(`The ${what} is longer than ${LIMITS.text} characters.`)
  // Some people put their address or phone number into their name or title: those are kept nowhere.
  const [name, title] = [withoutAddresses(written.name), withoutAddresses(written.title)]
  const { company } = written
  const email = value('Email Address')
  if (!/[\p{L}\p{N}]/u.test(name)) return refuse('No name: LinkedIn blanks people who closed their account.')
  return {
    kind: 'row',
    record: {
      line,
      name,
      company: company || null,
      title: title || null,
      url: readProfile(value('URL')),
      email: /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 320 ? email : null,
      connectedOn: readDay(value('Connected On')),
    },
  }
}

/** A profile's address; null for anything else, so that a note in its place ("n/a") never makes two people one. */
function readProfile(url: string): string | null {
  return url.length <= 500 && /^(?:https?:\/\/)?(?:[\w-]+\.)*linkedin\.com\/[\w-]+\/[^/?#]/i.test(url) ? url : null
}
