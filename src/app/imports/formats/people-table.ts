import { cleanCell } from '../../../domain/imports/clean-cell.ts'
import type { Column } from '../../../domain/imports/column-names.ts'
import { isOfPeople, mailColumns, peopleColumns, readHeaderName } from '../../../domain/imports/columns.ts'
import type { HeadLine } from '../../../domain/imports/file-head.ts'
import { HEAD_LINES, PEOPLE_FILE } from '../../../domain/imports/limits.ts'
import { originOf } from '../../../domain/imports/origin.ts'
import type { RowRefusal } from '../../../domain/imports/refusal.ts'
import { rowRefusal } from '../../../views/imports/file-refusals.ts'
import { readCsv, unwrapRow } from '../csv.ts'
import { readDay } from '../read-day.ts'
import { readPerson } from '../read-person.ts'
import { refuseFile } from '../refuse-file.ts'
import type { PeopleFormat, ReadRow } from './format.ts'

// A table of people with named columns: LinkedIn's Connections.csv as LinkedIn and Excel really write it, and the exports
// of address books and of systems for customers.

export const peopleTable: PeopleFormat = {
  kind: 'people',
  bytes: PEOPLE_FILE.bytes,
  origin: ({ lines }) => originOf(headerOf(lines) ?? { names: [] }),
  recognises: ({ lines }) => headerOf(lines) !== undefined,
  rows(head, text) {
    const header = headerOf(head.lines)
    if (!header) throw refuseFile({ reason: head.foreign ?? 'no-people' })
    return readTable(text, header, createLayout(header.delimiter))
  },
}

const headerOf = (lines: HeadLine[]) => lines.find(({ names }) => isOfPeople(names))

/** @throws DomainError file-refused with one sentence when the file as a whole is not one or is broken */
export async function* readTable(
  text: AsyncIterable<string>,
  options: { delimiter: string; isMac: boolean },
  layout: Layout,
): AsyncGenerator<ReadRow[]> {
  let count = 0
  for await (const { records, cutOff } of readCsv(text, options)) {
    const rows: ReadRow[] = []
    for (const [index, { record, line }] of records.entries()) {
      const row = layout.read(record, line, cutOff && index === records.length - 1)
      if (!row) continue
      count += 1
      if (count > PEOPLE_FILE.rows) throw refuseFile({ reason: 'too-many', what: 'rows', most: PEOPLE_FILE.rows })
      rows.push(row)
    }
    yield rows
  }
  layout.requireHeader()
}

/** Columns that count, if there are any, when a row at the end of a file may be cut off. */
const TELLING: Column[] = ['company', 'title']

export type Header = {
  names: string[]
  places: Map<Column, number>
  mails: number[]
  delimiter: string
  /** Why a row names nobody, where it names nobody. */
  unnamed: 'no-name' | 'nameless'
}

/** Finds the header, then reads rows with it. */
export type Layout = {
  /** @throws DomainError file-refused when there was none */
  requireHeader(): void
  /** Null for a line that is no row. */
  read(record: string[], line: number, isCut: boolean): ReadRow | null
}

function createLayout(delimiter: string): Layout {
  let header: Header | null = null
  let above = 0
  return {
    requireHeader() {
      if (!header) throw refuseFile({ reason: 'no-people' })
    },
    read(record: string[], line: number, isCut: boolean): ReadRow | null {
      if (header) return readRow(unwrapRow(record, header.names.length, delimiter), line, header, isCut)
      const names = unwrapRow(record, Number.POSITIVE_INFINITY, delimiter).map(readHeaderName)
      if (isOfPeople(names)) {
        const places = peopleColumns(names)
        const mails = mailColumns(names)
        // Nobody is found by a name alone.
        if (!places.has('company') && mails.length === 0)
          throw refuseFile({ reason: 'columns-missing', columns: ['Company'] })
        header = { names, places, mails, delimiter, unnamed: places.has('connected') ? 'no-name' : 'nameless' }
      } else {
        above += 1
        if (above >= HEAD_LINES) throw refuseFile({ reason: 'no-people' })
      }
      return null
    },
  }
}

/** Columns of these names may hold how somebody is addressed, as in Outlook. */
const TITLES = new Set('title titel titre titulo titolo tytul unvan'.split(' '))
const ADDRESSED =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|herr|frau|m|mme|mlle|sr|sra|srta|sig|dott|dhr|mevr|pan|pani|bay|bayan|sayin)(?: (?:ra|dr|prof|med|ing))*$/

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.join(' ') ?? ''

/** Reads a row below its header. */
export function readRow(record: string[], line: number, header: Header, isCut: boolean): ReadRow | null {
  const { names, places, mails, unnamed } = header
  const refuse = (refusal: RowRefusal): ReadRow => ({ kind: 'refused', refusal: { line, reason: rowRefusal(refusal) } })
  const columns = names.length
  const value = (column: Column) => cleanCell(record[places.get(column) ?? -1] ?? '')
  if (record.slice(columns).some((extra) => extra.trim() !== ''))
    return refuse({ reason: 'wide-row', fields: record.length, columns })
  if (record.length < columns && !endsWell(record, header, isCut))
    return refuse({ reason: 'short-row', fields: record.length, columns })
  // Two concatenated exports: the second header is not a person.
  if (names.every((name, index) => readHeaderName(record[index] ?? '') === name)) return null
  const mayAddress = TITLES.has(names[places.get('title') ?? -1] ?? '')
  const parts = [value('first'), value('middle'), value('last')].filter((part) => part !== '').join(' ')
  return readPerson(
    {
      name: parts || value('full'),
      company: value('company'),
      title: mayAddress && ADDRESSED.test(plainWords(value('title'))) ? '' : value('title'),
      url: value('url'),
      emails: mails.map((at) => cleanCell(record[at] ?? '')),
      date: value('connected'),
      unnamed,
    },
    line,
  )
}

/**
 * Whether a row shorter than the header only lacks empty fields, as some spreadsheets write it: not one cut off by the
 * end of the file, nor text after a line break that needed quotes, where the columns are wrong.
 */
function endsWell(record: string[], { places }: Header, isCut: boolean): boolean {
  const reached = (column: Column) => (places.get(column) ?? Number.POSITIVE_INFINITY) < record.length
  if (isCut && !TELLING.every((column) => !places.has(column) || reached(column))) return false
  if (!reached('last') && !reached('full')) return false
  const value = (column: Column) => (record[places.get(column) ?? -1] ?? '').trim()
  const isUrl = value('url') === '' || /^[^\s]+\.[^\s]+$/.test(value('url'))
  const isEmail = value('email') === '' || value('email').includes('@')
  return isUrl && isEmail && readDay(value('company')) === null && readDay(value('title')) === null
}
