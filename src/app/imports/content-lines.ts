import { TextDecoder } from 'node:util'
import { textLines } from './text-lines.ts'

// The lines of vCards and calendars (RFC 6350 and 5545, section 3.1; vCard 2.1, section 2): a name, parameters and a
// value, folded over several lines of the file. Read by hand, because phones and mail programs write what no grammar of
// these has: quoted-printable, bare parameters, bytes of another encoding, photos of megabytes.

export type ContentLine = {
  /** In capitals, without its group ("item1.EMAIL"). */
  name: string
  /** Names in capitals, values as written; bare ones, as in vCard 2.1, are under ''. */
  params: Map<string, string[]>
  /** As written, but for its encoding; cut where it is longer than any value that is read. */
  value: string
  /** Where it starts, 1-based. */
  line: number
}

/** Characters of a value that are kept. */
const MOST = 64 * 1024

/**
 * Unfolds the lines of a file, with memory for one of them, however long they are.
 *
 * @param isWanted whether the lines of a name are read: all others are passed over
 */
export async function* contentLines(
  text: AsyncIterable<string>,
  isWanted: (name: string) => boolean,
): AsyncGenerator<ContentLine[]> {
  let begun: { text: string; line: number } | null = null
  let number = 0
  const goOn = (held: { text: string }, more: string) => {
    held.text = (held.text + more).slice(0, MOST)
    return []
  }
  const done = (): ContentLine[] => {
    const read = begun && readLine(begun.text, begun.line)
    return read ? [read] : []
  }
  const take = (line: string): ContentLine[] => {
    number += 1
    if (begun && isSoftBroken(begun.text) && !/^(?:BEGIN|END):/i.test(line)) {
      begun.text = begun.text.slice(0, -1)
      return goOn(begun, line)
    }
    // A fold may stand anywhere, between parameters too.
    if (/^[ \t]/.test(line)) return begun ? goOn(begun, line.slice(1)) : []
    const read = done()
    const name = NAME.exec(line)?.[1]?.toUpperCase()
    begun = name !== undefined && isWanted(name) ? { text: line, line: number } : null
    return read
  }
  for await (const lines of textLines(text, MOST)) yield lines.flatMap(take)
  yield done()
}

/** A name, without its group; a fold may come right after it. */
const NAME = /^(?:[\w-]+\.)?([A-Za-z][\w-]*)(?=[;:]|$)/

/** Quoted-printable text goes on behind an equals sign at the end of a line. */
const isSoftBroken = (text: string): boolean => text.endsWith('=') && /^[^:]*quoted-printable[^:]*:/i.test(text)

const isQuotedPrintable = ({ params }: ContentLine): boolean =>
  [...(params.get('ENCODING') ?? []), ...(params.get('') ?? [])].some((one) => /^quoted-printable$/i.test(one))

const PARAM = /;(?:([\w-]+)=)?((?:"[^"]*"|[^";:])*)/y

function readLine(line: string, number: number): ContentLine | null {
  const start = NAME.exec(line)
  const name = start?.[1]?.toUpperCase()
  if (!start || !name) return null
  const params: ContentLine['params'] = new Map()
  let at = start[0].length
  for (;;) {
    PARAM.lastIndex = at
    const found = PARAM.exec(line)
    if (!found) break
    at = PARAM.lastIndex
    const key = found[1]?.toUpperCase() ?? ''
    const values = (found[2] ?? '').replaceAll('"', '').split(',')
    params.set(key, [...(params.get(key) ?? []), ...values])
  }
  return line[at] === ':' ? { name, params, value: line.slice(at + 1), line: number } : null
}

/** A line's value in plain characters; what it escapes stays escaped. */
export function decodedValue(line: ContentLine): string {
  if (!isQuotedPrintable(line)) return line.value
  const bytes: number[] = []
  for (const [part, hex] of line.value.matchAll(/=([0-9a-f]{2})|[\s\S]/giu)) {
    if (hex) bytes.push(Number.parseInt(hex, 16))
    else bytes.push(...Buffer.from(part))
  }
  return decodeBytes(Uint8Array.from(bytes), line.params.get('CHARSET')?.[0])
}

/** Reads bytes in the encoding they are said to be in; unknown or unsaid, as UTF-8, or else Windows-1252. */
export function decodeBytes(bytes: Uint8Array, said: string | undefined): string {
  for (const encoding of said ? [said, 'utf-8'] : ['utf-8'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {} // not this one
  return new TextDecoder('windows-1252').decode(bytes)
}

/** The parts of a structured value (RFC 6350, section 3.4), unescaped. */
export function valueParts(value: string): string[] {
  if (!value.includes('\\')) return value.split(';')
  const parts = ['']
  for (const [piece] of value.matchAll(/\\[\s\S]|;|[\s\S]/g))
    if (piece === ';') parts.push('')
    else parts.push((parts.pop() ?? '') + piece)
  return parts.map(unescapeValue)
}

/** A text without its escapes, on one line. */
export const unescapeValue = (value: string): string =>
  !value.includes('\\') ? value : value.replace(/\\([\s\S])/g, (_, char: string) => (/n/i.test(char) ? ' ' : char))
