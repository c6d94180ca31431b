import { cleanCell } from '../../../domain/imports/clean-cell.ts'
import { decodeBytes } from '../content-lines.ts'
import { turned } from './turned.ts'

/** People read of one header: more than may be met at once is enough to know. */
const MOST = 40

/** One of an address list's parts: a quoted text, a comment, an address in brackets, or anything up to a comma. */
const PART = /"((?:[^"\\]|\\.)*)"|\(((?:[^()\\]|\\.)*)\)|<([^<>]*)>|([,;:])|([^",;:<>()]+)|./gsu

/** The people of a mail's header (RFC 5322, section 3.4), their names decoded; groups are read as their members. */
export function addressesIn(header: string): { name: string; email: string }[] {
  const people: { name: string; email: string }[] = []
  let name = ''
  let comment = ''
  let email = ''
  const done = () => {
    const address = (email || name).trim().toLowerCase()
    if (/^[^\s@]+@[^\s@]+$/.test(address) && address.length <= 320 && people.length < MOST) {
      const written = email === '' ? comment : name.trim() || comment
      people.push({ name: turned(cleanCell(decodeWords(written)).slice(0, 500)), email: address })
    }
    name = comment = email = ''
  }
  for (const [, quoted, remark, bracketed, mark, plain] of header.matchAll(PART)) {
    if (quoted !== undefined) name += quoted.replace(/\\(.)/gs, '$1')
    else if (remark !== undefined) comment = remark
    else if (bracketed !== undefined) email = bracketed
    else if (plain !== undefined) name += plain
    // What stands before a colon is a group's name.
    else if (mark === ':') name = ''
    else if (mark !== undefined) done()
  }
  done()
  return people
}

/** Encoded words of a header (RFC 2047) in plain characters; spaces between two of them are none. */
function decodeWords(text: string): string {
  return text
    .replace(/(=\?[^?\s]*\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?*\s]*)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, how: string, data: string) =>
      decodeBytes(/b/i.test(how) ? Buffer.from(data, 'base64') : ofQuoted(data), charset),
    )
}

function ofQuoted(data: string): Uint8Array {
  const bytes = data
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}
