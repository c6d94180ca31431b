import type { Column } from '../../../domain/imports/column-names.ts'
import { nameIn } from '../../../domain/imports/file-head.ts'
import type { Mapping } from '../../../domain/imports/mapping/mapping.ts'
import { type Sheet, sheetOf } from '../../../domain/imports/mapping/sheet.ts'
import { unwrapRow } from '../csv.ts'
import type { OpenedFile } from '../open-file.ts'
import { refuseFile } from '../refuse-file.ts'
import type { PeopleFormat } from './format.ts'
import { type Header, type Layout, peopleTable, readRow, readTable } from './people-table.ts'

/** A file read as a table of people whose sender said which column is what. */
export const withMapping = (file: OpenedFile, mapping: Mapping): OpenedFile =>
  file.isBroken ? file : { ...file, format: mappedTable(mapping) }

function mappedTable(mapping: Mapping): PeopleFormat {
  return {
    ...peopleTable,
    origin: () => 'table',
    rows(head, text) {
      const sheet = sheetOf(head)
      if (!sheet) throw refuseFile({ reason: head.foreign ?? 'no-people' })
      return readTable(text, sheet, createLayout(sheet, mapping))
    },
  }
}

/** What no cell is, in the form of a column's name. */
const UNNAMED = '\0'

/** Finds the first line of the table, then reads rows; that line too, if its columns have no names. */
function createLayout(sheet: Sheet, mapping: Mapping): Layout {
  const { first, hasNames, delimiter } = sheet
  const header = headerOf(sheet, mapping)
  const isFirst = (record: string[]) =>
    record.length === first.names.length && record.every((cell, at) => nameIn(cell) === first.names[at])
  let hasBegun = false
  return {
    requireHeader() {
      if (!hasBegun) throw refuseFile({ reason: 'no-people' })
    },
    read(record, line, isCut) {
      if (hasBegun) return readRow(unwrapRow(record, first.names.length, delimiter), line, header, isCut)
      const row = unwrapRow(record, Number.POSITIVE_INFINITY, delimiter)
      hasBegun = isFirst(row)
      return hasBegun && !hasNames ? readRow(row, line, header, isCut) : null
    },
  }
}

function headerOf({ first, hasNames, delimiter }: Sheet, mapping: Mapping): Header {
  const [given, family] = mapping.name
  const asked: [Column, number | null | undefined][] = [
    [family === undefined ? 'full' : 'first', given],
    ['last', family],
    ['company', mapping.company],
    ['title', mapping.title],
    ['connected', mapping.since],
  ]
  return {
    names: hasNames ? first.names : first.names.map(() => UNNAMED),
    places: new Map(asked.flatMap(([column, at]) => (at === null || at === undefined ? [] : [[column, at]]))),
    mails: mapping.email === null ? [] : [mapping.email],
    delimiter,
    unnamed: 'nameless',
  }
}
