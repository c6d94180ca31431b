import { withoutEntities } from '../commands/html-entities.ts'

// Restores the text meant in a file's cell, whatever went wrong with it on the way.

/**
 * Cleans a cell to one line: removes control characters, direction marks and zero-width marks; decodes HTML entities
 * and UTF-8 that was once read as Windows-1252.
 */
export function cleanCell(text: string): string {
  return misread(withoutEntities(text))
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
}

/** Windows-1252 from 0x80 to 0x9F, with Latin-1's control characters in the gaps. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** A UTF-8 lead byte and a continuation byte, read as Windows-1252. */
const MISREAD = new RegExp(`[Â-ßà-ô][\u0080-\u00bf${HIGH}]`)

/** "GrÃ¶n" is "Grön": every non-ASCII character must be part of a misread one, else the text was meant as is. */
function misread(text: string): string {
  if (!MISREAD.test(text)) return text
  const bytes = Array.from(text, (char) => {
    const high = HIGH.indexOf(char)
    return high === -1 ? (char.codePointAt(0) ?? 0) : 0x80 + high
  })
  if (bytes.some((byte) => byte > 0xff)) return text
  // decodeURIComponent only accepts valid UTF-8.
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return misread(decodeURIComponent(escaped))
  } catch {
    return text
  }
}
