import { finished } from 'node:stream/promises'
import { CsvError, Parser } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { PEOPLE_FILE } from '../../domain/imports/limits.ts'
import { refuseFile } from './refuse-file.ts'

/** A record with the line it starts on, 1-based. */
export type CsvRecord = { record: string[]; line: number }

/** Stands in no text: lets a table have one column, whatever its cells hold. */
const NO_DELIMITER = '\u001f'

/**
 * csv-parse, fed by hand so that its errors become refusals and reading can stop at any moment. A quote inside a field
 * that does not begin with one is an ordinary character, as Excel takes it.
 *
 * @param options.delimiter what parts columns; null where there is one only
 * @param options.isMac lines end with a carriage return alone, as on old Macs, and may hold line feeds inside quotes
 * @throws DomainError file-refused, from `read` and `end`, when a record is too long or a quote is never closed
 */
function openCsv(options: { delimiter: string | null; isMac: boolean }) {
  const limit = PEOPLE_FILE.row
  const found: CsvRecord[] = []
  let failure: unknown = null
  let line = 1
  const parser = new Parser({
    delimiter: options.delimiter ?? NO_DELIMITER,
    record_delimiter: options.isMac ? ['\r'] : ['\r\n', '\n'],
    max_record_size: limit,
    relax_column_count: true,
    relax_quotes: true,
    // Called in step with the reading, so that `line` is where the record in hand starts. Nothing is passed on.
    on_record(record: string[]) {
      found.push({ record, line })
      line += 1 + lineBreaks(record)
      return null
    },
  })
  parser.resume()
  parser.on('error', (error) => {
    failure ??= error
  })
  const take = (): CsvRecord[] => {
    if (failure) throw asRefusal(failure, line, limit)
    return found.splice(0)
  }
  return {
    write(text: string): void {
      if (!failure) parser.write(text)
    },
    read: take,
    async end(): Promise<CsvRecord[]> {
      parser.end()
      await finished(parser).catch(() => {}) // kept by the listener above
      return take()
    },
  }
}

/**
 * The records of a table as it streams, blank lines left out.
 *
 * @returns batches of records, `cutOff` where the text stops in the last of them without a line end
 * @throws DomainError file-refused when a record is too long or a quote is never closed
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  options: { delimiter: string | null; isMac: boolean },
): AsyncGenerator<{ records: CsvRecord[]; cutOff: boolean }> {
  const csv = openCsv(options)
  const isRecord = ({ record }: CsvRecord) => record.length > 1 || (record[0] ?? '').trim() !== ''
  let ended = true
  for await (const piece of text) {
    csv.write(piece)
    ended = /[\r\n]$/.test(piece)
    yield { records: csv.read().filter(isRecord), cutOff: false }
  }
  yield { records: (await csv.end()).filter(isRecord), cutOff: !ended }
}

/**
 * A row that some spreadsheet wrote wholly in quotes, as one field: its fields, where there are as many as the header
 * has or some at the end are missing; else the record as it is.
 *
 * @param columns how many the header has, more than one
 */
export function unwrapRow(record: string[], columns: number, delimiter: string): string[] {
  const [field = '', ...others] = record
  if (columns < 2 || !field.includes(delimiter) || others.some((other) => other.trim() !== '')) return record
  try {
    const rows: string[][] = parse(field, { delimiter, relax_quotes: true, relax_column_count: true })
    const [row] = rows
    // Beside other fields, if empty ones, only a whole row is one: "Doe;" is a name.
    const isRow = row && row.length <= columns && row.length > (record.length > 1 ? columns - 1 : 1)
    return rows.length === 1 && isRow ? row : record
  } catch (error) {
    if (error instanceof CsvError) return record
    throw error
  }
}

/** csv-parse counts records, not the line breaks inside quotes. */
function lineBreaks(record: string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n?|\n/g)?.length ?? 0), 0)
}

function asRefusal(error: unknown, line: number, limit: number): unknown {
  if (!(error instanceof CsvError)) return error
  const isLong = error.code === 'CSV_MAX_RECORD_SIZE'
  return refuseFile(isLong ? { reason: 'row-too-long', line, bytes: limit } : { reason: 'quote-open', line })
}
