import { TextDecoder } from 'node:util'
import { DomainError } from '../../domain/errors.ts'

/** Bytes that tell a byte order mark, UTF-16 without one, and the common kinds of binary file. */
const OPENING = 8
/** Bytes looked at, from the first one that is not ASCII on, to tell UTF-8 from Windows-1252. */
const WINDOW = 4096

/**
 * Decodes a file of unknown encoding as it streams: UTF-8 and UTF-16 with or without byte order mark, or Windows-1252
 * as Excel writes it. Bytes that are plain ASCII read the same in UTF-8 and Windows-1252, so the first that are not
 * decide. How the bytes are cut into chunks changes nothing.
 *
 * @param limit most bytes accepted
 * @throws DomainError file-refused for an archive, another binary, or too many bytes
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string> {
  const decode = createDecoder()
  let total = 0
  for await (const chunk of bytes) {
    total += chunk.length
    if (total > limit) throw refused(`This file is larger than ${limit / 1024 / 1024} MB: split it and send the parts.`)
    const text = decode(chunk, false)
    if (text !== '') yield text
  }
  const rest = decode(new Uint8Array(0), true)
  if (rest !== '') yield rest
}

function createDecoder(): (chunk: Uint8Array, last: boolean) => string {
  let decoder: TextDecoder | null = null
  let held = new Uint8Array(0)
  let opened = false

  const choose = (last: boolean): string => {
    if (!opened) {
      if (held.length < OPENING && !last) return ''
      opened = true
      refuseBinary(held)
      decoder = byMark(held)
      if (decoder) return ''
    }
    const at = held.findIndex((byte) => byte >= 0x80)
    const plain = ascii(held.subarray(0, at === -1 ? held.length : at))
    held = at === -1 ? new Uint8Array(0) : held.slice(at)
    if (held.length >= WINDOW || (last && held.length > 0))
      decoder = new TextDecoder(isUtf8(held, last) ? 'utf-8' : 'windows-1252')
    return plain
  }

  return (chunk, last) => {
    let text = ''
    let data = chunk
    if (!decoder) {
      held = joined(held, chunk)
      text = choose(last)
      data = held
      if (decoder) held = new Uint8Array(0)
    }
    if (decoder) text += decoder.decode(data, { stream: !last })
    if (text.includes('\u0000'))
      throw refused('This is not a text file. Send the CSV itself, as it was exported or saved.')
    return text
  }
}

function refused(message: string): DomainError {
  return new DomainError('file-not-taken', { why: message })
}

function byMark(data: Uint8Array): TextDecoder | null {
  const [a, b, c, d] = data
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le')
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be')
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8')
  // The letters of a header, each with a zero beside it: UTF-16 without its mark.
  if (a && b === 0 && c && d === 0) return new TextDecoder('utf-16le')
  if (a === 0 && b && c === 0 && d) return new TextDecoder('utf-16be')
  return null
}

/** How files begin that people send by mistake. */
const BINARY: [start: string, what: string][] = [
  ['PK\u0003\u0004', 'This is a zip archive or an Excel workbook: unzip it, or save it as CSV, and send the CSV.'],
  ['PK\u0005\u0006', 'This is an empty zip archive: send the CSV.'],
  ['\u00d0\u00cf\u0011\u00e0', 'This is an Excel workbook: save it as CSV, and send the CSV.'],
  ['%PDF', 'This is a PDF: send the CSV.'],
  ['\u001f\u008b', 'This is a compressed archive: unpack it and send the CSV.'],
  ['7z\u00bc\u00af', 'This is a compressed archive: unpack it and send the CSV.'],
  ['Rar!\u001a', 'This is a compressed archive: unpack it and send the CSV.'],
  ['\u0089PNG', 'This is a picture: send the CSV.'],
  ['\u00ff\u00d8\u00ff', 'This is a picture: send the CSV.'],
  ['GIF8', 'This is a picture: send the CSV.'],
]

function refuseBinary(data: Uint8Array): void {
  const start = ascii(data.subarray(0, OPENING))
  const found = BINARY.find(([magic]) => start.startsWith(magic))
  if (found) throw refused(found[1])
}

/** Bytes as characters of the same number. */
function ascii(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')
}

/** Whether bytes read as UTF-8; a few damaged characters among sound ones do not make it another encoding. */
function isUtf8(data: Uint8Array, whole: boolean): boolean {
  const text = new TextDecoder('utf-8').decode(data, { stream: !whole })
  const bad = text.match(/\uFFFD/g)?.length ?? 0
  const good = (text.match(/[\u0080-\u{10FFFF}]/gu)?.length ?? 0) - bad
  return good > bad || isSound(data, whole)
}

function isSound(data: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data, { stream: !whole })
    return true
  } catch {
    return false
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
