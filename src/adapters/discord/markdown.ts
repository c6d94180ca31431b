import { graphemes } from '../../domain/text.ts'

// Escapes user text for Discord's markdown, and cuts it to Discord's limits between whole characters.

/** Characters that format, link, mention or show an emoji anywhere in a text; a backslash escapes them. */
const MARKS = /[\\*_~`|<>[\]()#@:/]/g
/** Marks that make a list or a quotation where a text begins. */
const OPENING = /^(\d*)([-+.])/

/** Text as one line of markdown that shows exactly what it says, at most `max` characters long with its escapes. */
export function plain(text: string, max: number): string {
  return cutBy(oneLine(text), max, (piece, isFirst) => {
    const escaped = piece.replace(MARKS, '\\$&')
    return isFirst ? escaped.replace(OPENING, '$1\\$2') : escaped
  })
}

/** Text as one line for a label, an option or a field, which Discord shows as it is. */
export function label(text: string, max: number): string {
  return cutBy(oneLine(text), max, (piece) => piece)
}

/** Text in a block that is copied as it stands, line breaks kept; the block itself takes 8 of `max` characters. */
export function block(text: string, max: number): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
  return `\`\`\`\n${cutBy(clean.replaceAll('`', '’').trim(), max - 8, (piece) => piece)}\n\`\`\``
}

/** No line breaks, no control characters, nothing that turns the direction of writing. */
function oneLine(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\s+/g, ' ')
      // Zero-width joiners are part of emoji and of some scripts.
      .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
      .trim()
  )
}

/** Writes a text character by character until `max` is reached, then an ellipsis. */
function cutBy(text: string, max: number, write: (piece: string, isFirst: boolean) => string): string {
  const whole = write(text, true)
  if (whole.length <= max) return whole
  let out = ''
  for (const { segment, index } of graphemes(text)) {
    const next = write(segment, index === 0)
    if (out.length + next.length > max - 1) break
    out += next
  }
  return `${out.trimEnd()}…`
}
