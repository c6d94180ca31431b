import { TextDecoder } from 'node:util'
import { DomainError } from '../domain/errors.ts'

/**
 * Decodes a file of unknown encoding as it streams: UTF-8 (with or without byte order mark), UTF-16 by its mark, or
 * Windows-1252 as Excel writes it. Bytes that are plain ASCII read the same in all three one-byte encodings, so the
 * first ones that are not decide.
 *
 * @param limit most bytes accepted
 * @throws DomainError file-refused for an archive, another binary, or too many bytes
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let pending = new Uint8Array(0)
  let total = 0
  let first = true
  for await (const chunk of bytes) {
    total += chunk.length
    if (total > limit)
      throw new DomainError(
        'file-refused',
        `This file is larger than ${limit / 1024 / 1024} MB. Send LinkedIn’s Connections.csv only.`,
      )
    let data = pending.length > 0 ? joined(pending, chunk) : chunk
    pending = new Uint8Array(0)
    if (first) {
      if (data.length < 4 && total < 4) {
        pending = Uint8Array.from(data)
        continue
      }
      first = false
      decoder = byMark(data)
      if (!decoder) refuseBinary(data)
    }
    if (!decoder) {
      const at = data.findIndex((byte) => byte >= 0x80)
      if (at === -1) {
        refuseZeros(data)
        yield ascii(data)
        continue
      }
      // The first character that is not ASCII may be cut at the end of this chunk: wait for the rest of it.
      if (data.length - at < 4) {
        yield ascii(data.subarray(0, at))
        pending = Uint8Array.from(data.subarray(at))
        continue
      }
      yield ascii(data.subarray(0, at))
      data = data.subarray(at)
      decoder = startsAsUtf8(data) ? new TextDecoder('utf-8') : new TextDecoder('windows-1252')
    }
    yield decoder.decode(data, { stream: true })
  }
  if (pending.length > 0) decoder ??= startsAsUtf8(pending) ? new TextDecoder('utf-8') : new TextDecoder('windows-1252')
  if (decoder) yield decoder.decode(pending)
}

function byMark(data: Uint8Array): TextDecoder | null {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le')
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be')
  if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) return new TextDecoder('utf-8')
  // Letters of a header with a zero behind each: UTF-16 without its mark.
  if (data[0] !== 0 && data[1] === 0 && data[2] !== 0 && data[3] === 0) return new TextDecoder('utf-16le')
  return null
}

function refuseBinary(data: Uint8Array): void {
  const start = String.fromCharCode(...data.subarray(0, 4))
  if (start.startsWith('PK'))
    throw new DomainError(
      'file-refused',
      'This is a zip archive or an Excel workbook. Unzip it, or save it as CSV, and send Connections.csv itself.',
    )
  if (start.startsWith('%PDF') || start.startsWith('\u001f\u008b') || start.startsWith('\u0089PNG'))
    throw new DomainError('file-refused', 'This is no CSV file. Send LinkedIn’s Connections.csv.')
}

function refuseZeros(data: Uint8Array): void {
  if (data.includes(0)) throw new DomainError('file-refused', 'This is no text file. Send LinkedIn’s Connections.csv.')
}

function ascii(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')
}

function startsAsUtf8(data: Uint8Array): boolean {
  const [lead = 0] = data
  const length =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0
  return length > 0 && data.length >= length && data.subarray(1, length).every((byte) => byte >= 0x80 && byte < 0xc0)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
