// A text as it is meant, whatever signs it is written with, and the way back to where each stands.

/** A text in plain signs. `at` says where one of its units begins, or ends, in the text as it was written. */
export type Plain = { text: string; at(unit: number, side?: 'start' | 'end'): number }

/** No width, or only a mark of direction: U+00AD, U+034F, U+061C, U+180E, U+200B to U+200F and so on. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
const SPACE = /\s/u
const DASH = /\p{Pd}|\u2212/u
/** Letters, digits and signs in their full width, and digits in circles and the like. */
const COMPATIBLE = /[\uFF01-\uFF5E\uFE50-\uFE6B]|\p{No}|[\u{1D400}-\u{1D7FF}]/u
const DIGIT = /\p{Nd}/u

/**
 * Full width, other spaces and dashes, digits of other scripts become the plain sign, and any white space one space; what
 * has no width is left out. Nothing else changes.
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

/** Decimal digits stand in rows of ten, zero first (The Unicode Standard, section 4.6). */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  for (let value = 0; value < 10; value++) {
    const zero = code - value
    if (!DIGIT.test(String.fromCodePoint(zero - 1)) && DIGIT.test(String.fromCodePoint(zero + 9))) return String(value)
  }
  return sign
}
