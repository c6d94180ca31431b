import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'
import type { BinaryFile } from '../../domain/imports/refusal.ts'
import { refuseFile } from './refuse-file.ts'

/** Bytes needed to detect a byte order mark, UTF-16 without one, and the common kinds of binary file. */
const OPENING = 8
/** Bytes examined, starting at the first non-ASCII one, to tell UTF-8 from Windows-1252. */
const WINDOW = 4096

/**
 * Decodes a stream of unknown encoding: UTF-8 and UTF-16 with or without byte order mark, or Windows-1252
 * as written by Excel. Plain ASCII bytes read the same in UTF-8 and Windows-1252, so the first non-ASCII ones
 * decide; in concatenated files, each character of the other encoding is read in its own. The result does not depend on
 * how the bytes are chunked.
 *
 * @throws DomainError file-refused for an archive or another binary
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decode = createDecoder()
  for await (const chunk of bytes) {
    const text = decode(chunk, false)
    if (text !== '') yield text
  }
  const rest = decode(new Uint8Array(0), true)
  if (rest !== '') yield rest
}

type Decode = (data: Uint8Array, last: boolean) => string

function createDecoder(): Decode {
  let decode: Decode | null = null
  let held = new Uint8Array(0)
  let opened = false

  const choose = (last: boolean): string => {
    if (!opened) {
      if (held.length < OPENING && !last) return ''
      opened = true
      refuseBinary(held)
      decode = byMark(held)
      if (decode) return ''
    }
    const at = isAscii(held) ? held.length : held.findIndex((byte) => byte >= 0x80)
    const plain = binary(held.subarray(0, at))
    held = held.slice(at)
    if (held.length >= WINDOW || (last && held.length > 0)) decode = byteWise(isUtf8(held, last))
    return plain
  }

  /** The text of the held bytes and a further chunk, while the encoding is undecided. */
  const begin = (chunk: Uint8Array, last: boolean): string => {
    held = held.length > 0 ? joined(held, chunk) : Uint8Array.from(chunk)
    const plain = choose(last)
    if (!decode) return plain
    const rest = decode(held, last)
    held = new Uint8Array(0)
    return plain + rest
  }

  return (chunk, last) => {
    const text = decode ? decode(chunk, last) : begin(chunk, last)
    if (text.includes('\u0000')) throw refuseFile({ reason: 'not-text' })
    return text
  }
}

function byMark(data: Uint8Array): Decode | null {
  const [a, b, c, d] = data
  if (a === 0xff && b === 0xfe) return utf16('utf-16le')
  if (a === 0xfe && b === 0xff) return utf16('utf-16be')
  if (a === 0xef && b === 0xbb && c === 0xbf) return byteWise(true, true)
  // The letters of a header, each beside a zero byte: UTF-16 without its mark.
  if (a && b === 0 && c && d === 0) return utf16('utf-16le')
  if (a === 0 && b && c === 0 && d) return utf16('utf-16be')
  return null
}

function utf16(encoding: 'utf-16le' | 'utf-16be'): Decode {
  const decoder = new TextDecoder(encoding)
  return (data, last) => decoder.decode(data, { stream: !last })
}

/** A multi-byte UTF-8 character (RFC 3629) in a string of bytes; and the bytes only Windows-1252 has characters for. */
const UTF8_CHARACTER =
  /[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2}/
const HIGH = new RegExp(`${UTF8_CHARACTER.source}|[\\x80-\\x9F]`, 'g')
/** The beginning of such a character at the end of the input so far. */
const BEGUN = /(?:[\xC2-\xF4]|[\xE0-\xF4][\x80-\xBF]|[\xF0-\xF4][\x80-\xBF]{2})$/
/** Rare in a list, but formed by chance from two Windows-1252 neighbours: “Weiß” before its closing quote. */
const UNLIKELY = /[\u0250-\u02AF\u0700-\u07FF]/u

const windows1252 = new TextDecoder('windows-1252')
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Reads UTF-8 mixed with Windows-1252, or the other way round.
 *
 * @param mainly whether most of it is UTF-8: then everything that can be is
 * @param marked whether it begins with the UTF-8 byte order mark, which is not text
 */
function byteWise(mainly: boolean, marked = false): Decode {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let left = new Uint8Array(0)
  let atMark = marked
  return (chunk, last) => {
    const all = left.length > 0 ? joined(left, chunk) : chunk
    const cut = last ? 0 : (BEGUN.exec(binary(all.subarray(-3)))?.[0].length ?? 0)
    left = all.slice(all.length - cut)
    const data = all.subarray(0, all.length - cut)
    const text =
      (mainly && decodeStrictly(strict, data)) || binary(data).replace(HIGH, (bytes) => ofBytes(bytes, mainly))
    if (!atMark || text === '') return text
    atMark = false
    return text.slice(1)
  }
}

function decodeStrictly(decoder: TextDecoder, data: Uint8Array): string | null {
  try {
    return decoder.decode(data)
  } catch {
    return null
  }
}

function ofBytes(bytes: string, mainly: boolean): string {
  const data = Buffer.from(bytes, 'latin1')
  if (bytes.length === 1) return windows1252.decode(data)
  const character = utf8.decode(data)
  return mainly || !UNLIKELY.test(character) ? character : windows1252.decode(data)
}

/** Signatures of files that people send by mistake. */
const BINARY: [start: string, what: BinaryFile][] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'empty-zip'],
  ['\u00d0\u00cf\u0011\u00e0', 'workbook'],
  ['%PDF', 'pdf'],
  ['\u001f\u008b', 'archive'],
  ['7z\u00bc\u00af', 'archive'],
  ['Rar!\u001a', 'archive'],
  ['\u0089PNG', 'picture'],
  ['\u00ff\u00d8\u00ff', 'picture'],
  ['GIF8', 'picture'],
]

function refuseBinary(data: Uint8Array): void {
  const start = binary(data.subarray(0, OPENING))
  const found = BINARY.find(([magic]) => start.startsWith(magic))
  if (found) throw refuseFile({ reason: found[1] })
}

/** Bytes as characters of the same code. */
function binary(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')
}

/** Whether bytes read as UTF-8; a few damaged characters among valid ones do not make it another encoding. */
function isUtf8(data: Uint8Array, whole: boolean): boolean {
  const text = new TextDecoder('utf-8').decode(data, { stream: !whole })
  const bad = text.match(/\uFFFD/g)?.length ?? 0
  const good = (text.match(/[\u0080-\u{10FFFF}]/gu)?.length ?? 0) - bad
  return (
    good > bad || decodeStrictly(new TextDecoder('utf-8', { fatal: true }), whole ? data : withoutEnd(data)) !== null
  )
}

/** Drops a character cut off at the end. */
function withoutEnd(data: Uint8Array): Uint8Array {
  return data.subarray(0, data.length - (BEGUN.exec(binary(data.subarray(-3)))?.[0].length ?? 0))
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
