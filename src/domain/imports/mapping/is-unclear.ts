import { isOfPeople, mailColumns, peopleColumns } from '../columns.ts'
import { companyColumn } from '../company-column.ts'
import type { FileHead } from '../file-head.ts'
import { namesPeople } from './guess-mapping.ts'
import { sheetOf } from './sheet.ts'

/**
 * Whether a file is a table of which it cannot be told what its columns are: people whose company is nowhere, or neither
 * people nor companies.
 */
export function isUnclear(head: FileHead): boolean {
  const sheet = sheetOf(head)
  if (sheet === null) return false
  const people = head.lines.find(({ names }) => isOfPeople(names))
  if (people) return !peopleColumns(people.names).has('company') && mailColumns(people.names).length === 0
  // Below a title, fewer columns may be commas in the names of companies.
  const start = head.lines.indexOf(sheet.first)
  const isTable = start === 0 || sheet.first.cells.length > 2
  if (!isTable) return false
  const column = companyColumn(head.lines.slice(start))
  if (column === 'unknown') return true
  // Known by what stands in it alone: whoever is beside it may be meant.
  const isNamed = column === null || typeof companyColumn([sheet.first]) === 'object'
  return !isNamed && namesPeople(sheet)
}
