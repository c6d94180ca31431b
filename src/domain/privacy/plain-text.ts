// Normalises text to plain characters, and maps positions back to the original.

/** A text in plain characters. `at` gives where one of its units begins, or ends, in the original text. */
export type Plain = { text: string; at(unit: number, side?: 'start' | 'end'): number }

/** Zero width, or a direction mark: U+00AD, U+034F, U+061C, U+180E, U+200B to U+200F and so on. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
const SPACE = /\s/u
const DASH = /\p{Pd}|\u2212/u
/** Full-width letters, digits and signs, and digits in circles and the like. */
const COMPATIBLE = /[\uFF01-\uFF5E\uFE50-\uFE6B]|\p{No}|[\u{1D400}-\u{1D7FF}]/u
const DIGIT = /\p{Nd}/u

/**
 * Replaces full-width characters, other spaces and dashes, and digits of other scripts by plain ones, and any white
 * space by one space; drops zero-width characters. Nothing else changes.
 */
export function plainText(text: string): Plain {
  if (!/[^\x20-\x7e]| {2}/.test(text)) return { text, at: (unit, side) => (side === 'end' ? unit + 1 : unit) }
  let plain = ''
  let last = ''
  const starts: number[] = []
  const ends: number[] = []
  let index = 0
  for (const sign of text) {
    const next = index + sign.length
    const read = plainSign(sign)
    const meant = read === ' ' && last === ' ' ? '' : read
    if (meant !== '') last = meant
    for (let unit = 0; unit < meant.length; unit++) {
      starts.push(index)
      ends.push(next)
    }
    plain += meant
    index = next
  }
  return { text: plain, at: (unit, side) => (side === 'end' ? (ends[unit] ?? index) : (starts[unit] ?? index)) }
}

function plainSign(sign: string): string {
  if (sign > ' ' && sign <= '\x7f') return sign
  if (UNSEEN.test(sign)) return ''
  if (SPACE.test(sign)) return ' '
  if (DASH.test(sign)) return '-'
  if (COMPATIBLE.test(sign)) return sign.normalize('NFKC')
  return DIGIT.test(sign) ? digitOf(sign) : sign
}

/** Decimal digits come in runs of ten, zero first (The Unicode Standard, section 4.6). */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  for (let value = 0; value < 10; value++) {
    const zero = code - value
    if (!DIGIT.test(String.fromCodePoint(zero - 1)) && DIGIT.test(String.fromCodePoint(zero + 9))) return String(value)
  }
  return sign
}
