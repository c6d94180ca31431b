import { finished } from 'node:stream/promises'
import { CsvError, Parser } from 'csv-parse'
import { DomainError } from '../../domain/errors.ts'

/** A record with the line it starts on, 1-based. */
export type CsvRecord = { record: string[]; line: number }

/**
 * csv-parse, fed by hand so that its errors become refusals and reading can stop at any moment. A quote inside a field
 * that does not begin with one is an ordinary character, as Excel takes it.
 *
 * @param options.limit longest record, in bytes
 * @throws DomainError file-refused, from `read` and `end`, when a record is too long or a quote is never closed
 */
export function openCsv(options: { delimiter: string; recordDelimiter: string[]; limit: number }) {
  const found: CsvRecord[] = []
  let failure: unknown = null
  let line = 1
  const parser = new Parser({
    delimiter: options.delimiter,
    record_delimiter: options.recordDelimiter,
    max_record_size: options.limit,
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
    if (failure) throw asRefusal(failure, line, options.limit)
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

/** csv-parse counts records, not the line breaks inside quotes. */
function lineBreaks(record: string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n?|\n/g)?.length ?? 0), 0)
}

function asRefusal(error: unknown, line: number, limit: number): unknown {
  if (!(error instanceof CsvError)) return error
  const said =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `The row that starts on line ${line} is longer than ${limit / 1024} KB`
      : `A quote opened in the row that starts on line ${line} is never closed`
  return new DomainError('file-not-taken', {
    why: `${said}: the file is broken or cut off. Nothing was imported; export it again and send it as it is.`,
  })
}
