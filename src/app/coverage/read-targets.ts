import { parse } from 'csv-parse'
import { DomainError } from '../../domain/errors.ts'
import { companyColumn } from '../../domain/imports/dropped-file.ts'
import { decodeText } from '../imports/decode-text.ts'

/** Most bytes of a list of target companies, and the longest single target in characters. */
const LIMITS = { bytes: 20 * 1024 * 1024, target: 500 }

/** Stands in no name: lets a CSV have one column, whatever its cells hold. */
const NO_DELIMITER = '\u001f'

/**
 * Reads a list of target companies as it streams: a CSV with a column `company` or `target`, or one target a line. Blank ones are
 * left out.
 *
 * @throws DomainError file-refused when it is no text, too large, or has broken quotes
 */
export async function* readTargetList(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const target of targetsIn(decodeText(bytes, LIMITS.bytes))) yield target.slice(0, LIMITS.target)
}

/**
 * The targets of a list, of any length each.
 *
 * @param text the list in pieces
 * @throws DomainError file-refused when it has broken quotes
 */
export async function* targetsIn(text: AsyncIterable<string>): AsyncGenerator<string> {
  let column: ReturnType<typeof companyColumn> = null
  let first = true
  let rest = ''
  for await (const piece of text) {
    rest += piece
    if (first) {
      // The header is the first line that says something.
      rest = rest.replace(/^(?:[ \t]*(?:\r\n?|\n))+/, '')
      const end = rest.search(/\r\n?|\n/)
      if (end === -1) continue
      first = false
      column = companyColumn(rest.slice(0, end))
      if (column !== null) {
        yield* readCsv(rest, text, column)
        return
      }
    }
    const lines = rest.split(/\r\n|[\r\n](?!$)|\n/)
    rest = lines.pop() ?? ''
    yield* lines.flatMap(asTarget)
  }
  if (first && companyColumn(rest) !== null) return
  yield* asTarget(rest)
}

async function* readCsv(
  start: string,
  rest: AsyncIterable<string>,
  { column, delimiter }: { column: number; delimiter: string | null },
): AsyncGenerator<string> {
  // A name alone on its line may hold a quote that stands for nothing: Acme "Best" Ltd.
  const format = delimiter === null ? { delimiter: NO_DELIMITER, relax_quotes: true } : { delimiter }
  const parser = parse({ ...format, relax_column_count: true, from: 2, skip_empty_lines: true })
  const feed = async () => {
    parser.write(start)
    for await (const text of rest)
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve))
    parser.end()
  }
  const fed = feed().catch((error: Error) => parser.destroy(error))
  try {
    for await (const record of parser) yield* asTarget(String(record[column] ?? ''))
    await fed
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('file-not-taken', {
      why: 'A quote in this CSV is in the wrong place or never closed. Save it again.',
    })
  }
}

function asTarget(text: string): string[] {
  const target = text.trim().replace(/^"(.*)"$/, '$1')
  return target === '' ? [] : [target]
}
