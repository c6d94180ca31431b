import { finished } from 'node:stream/promises'
import { CsvError, Parser } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { PEOPLE_FILE } from '../../domain/imports/limits.ts'
import { refuseFile } from './refuse-file.ts'

/** A record with the line it starts on, 1-based. */
export type CsvRecord = { record: string[]; line: number }

/** Occurs in no text: allows a table of one column, whatever its cells contain. */
const NO_DELIMITER = '\u001f'

/**
 * csv-parse, fed by hand so that its errors become refusals and reading can stop at any moment. A quote inside a field
 * that does not start with one is an ordinary character, as in Excel.
 *
 * @param options.delimiter the column separator; null when there is only one column
 * @param options.isMac lines end with a lone carriage return, as on old Macs, and quoted fields may contain line feeds
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
    // Called in step with reading, so `line` is where the current record starts. Nothing is passed on.
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
 * Streams a table's records, without blank lines.
 *
 * @returns batches of records, `cutOff` when the text ends inside the last of them without a line end
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
 * Unwraps a row that some spreadsheets quote as a whole, as one field: returns its fields if there are as many as in
 * the header, or some are missing at the end; else the record unchanged.
 *
 * @param columns the number in the header, more than one
 */
export function unwrapRow(record: string[], columns: number, delimiter: string): string[] {
  const [field = '', ...others] = record
  if (columns < 2 || !field.includes(delimiter) || others.some((other) => other.trim() !== '')) return record
  try {
    const rows: string[][] = parse(field, { delimiter, relax_quotes: true, relax_column_count: true })
    const [row] = rows
    // Beside other fields, even empty ones, only a complete row counts: "Doe;" is a name.
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
