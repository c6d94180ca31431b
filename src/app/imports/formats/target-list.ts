import { cleanCell } from '../../../domain/imports/clean-cell.ts'
import { type CompanyColumn, companyColumn } from '../../../domain/imports/company-column.ts'
import type { FileHead } from '../../../domain/imports/file-head.ts'
import type { TARGET_LIST } from '../../../domain/imports/limits.ts'
import { readCsv, unwrapRow } from '../csv.ts'
import { refuseFile } from '../refuse-file.ts'
import type { TargetFormat } from './format.ts'

// Target companies: a table with a company column, or one company per line.

export const targetList: TargetFormat = {
  kind: 'targets',
  // Matches anything the others do not.
  recognises: () => true,
  open(head, text, limits) {
    if (head.foreign) throw refuseFile({ reason: head.foreign })
    const column = companyColumn(head.lines)
    if (column === 'unknown') throw refuseFile({ reason: 'no-company-column', columns: head.lines[0]?.cells ?? [] })
    const cells = column ? columnOf(text, head, column) : linesOf(text)
    return { guess: column?.guess ?? null, targets: targetsIn(cells, limits) }
  },
}

/** @throws DomainError file-refused for text that is too long, too many targets, or none at all */
async function* targetsIn(cells: AsyncIterable<string>, limits: typeof TARGET_LIST): AsyncGenerator<string> {
  let count = 0
  let named = false
  for await (const cell of cells) {
    const target = cleanCell(cell)
    if (target === '') continue
    if (target.length > limits.length) throw refuseFile({ reason: 'entry-too-long', most: limits.length })
    count += 1
    if (count > limits.targets) throw refuseFile({ reason: 'too-many', what: 'targets', most: limits.targets })
    named ||= /[\p{L}\p{N}]/u.test(target)
    yield target
  }
  if (!named) throw refuseFile({ reason: 'no-companies' })
}

async function* columnOf(
  text: AsyncIterable<string>,
  { lines }: FileHead,
  column: CompanyColumn,
): AsyncGenerator<string> {
  const [header] = lines
  const { at, delimiter, columns } = column
  let above = true
  for await (const { records } of readCsv(text, { delimiter, isMac: header?.isMac ?? false }))
    for (const { record } of records) {
      // Down to the header: Excel may have put a line of its own above it.
      if (above) above = !isHeader(record, header?.text ?? '', delimiter)
      else yield (delimiter === null ? record : unwrapRow(record, columns, delimiter))[at] ?? ''
    }
}

function isHeader(record: string[], text: string, delimiter: string | null): boolean {
  const bare = (written: string) => written.replace(/["\s\uFEFF]/g, '')
  return bare(record.join(delimiter ?? '')) === bare(text)
}

/** The lines of a text, without quotes around a whole line; independent of how it is chunked. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|[\r\n](?!$)|\n/)
    rest = lines.pop() ?? ''
    yield* lines.map(unquoted)
  }
  yield* rest.split(/[\r\n]/).map(unquoted)
}

const unquoted = (line: string): string => line.trim().replace(/^"(.*)"$/, '$1')
