/** Bytes in pieces of at most `size`, as they come from a disk or a network. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export type Encoding =
  | 'utf-8'
  | 'utf-8 with mark'
  | 'utf-16le'
  | 'utf-16le with mark'
  | 'utf-16be'
  | 'utf-16be with mark'
export const ENCODINGS: Encoding[] = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le',
  'utf-16le with mark',
  'utf-16be',
  'utf-16be with mark',
]

export function encode(text: string, encoding: Encoding): Uint8Array {
  const marked = encoding.endsWith('with mark') ? `\uFEFF${text}` : text
  if (encoding.startsWith('utf-8')) return Buffer.from(marked, 'utf8')
  const bytes = Buffer.from(marked, 'utf16le')
  return encoding.startsWith('utf-16be') ? bytes.swap16() : bytes
}

/** Windows-1252 where it is not Latin-1 (WHATWG Encoding, index windows-1252). */
const HIGH: Record<string, number> = {
  '€': 0x80,
  '„': 0x84,
  '…': 0x85,
  Š: 0x8a,
  '’': 0x92,
  '“': 0x93,
  '–': 0x96,
  ž: 0x9e,
}

export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => HIGH[char] ?? char.charCodeAt(0))
}
