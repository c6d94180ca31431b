import { clip } from '../text.ts'
import { withoutLinks } from './links.ts'

// Fits what people typed into a note to an outsider: their words unchanged, as a sentence; names on one line.

/** After these a sentence lacks its mark: letters, digits, signs, closing marks. */
const OPEN_END = /[\p{L}\p{M}\p{N}\p{S}\p{Pe}\p{Pf}"'’]$/u
/** The same where the mark that ends the sentence stands before the closing ones: “Call me.” */
const ENDED_WITHIN = /[.!?…。！？؟।][\p{Pe}\p{Pf}"'’]+$/u
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{Pe}\p{Pf}]*$/u
/** Fewest letters for a text in capitals to count as shouting. */
const SHOUT = 12

/**
 * Words unchanged, with a mark that ends the sentence added if there is none.
 *
 * @param max longest result in UTF-16 units; only text written under a higher limit is cut, and ends in "[…]"
 */
export function asSentence(words: string, max: number, mark: '.' | '?' = '.'): string {
  const fitted = cut(words.trim(), max, ' […]')
  if (!OPEN_END.test(fitted) || ENDED_WITHIN.test(fitted)) return fitted
  return fitted + (WIDE.test(fitted) ? { '.': '。', '?': '？' }[mark] : mark)
}

/** A name unchanged, on one line and without links. Empty if nothing is left. */
export function fitName(name: string, max: number): string {
  return cut(cleaned(name), max, '…')
}

/** Whether nearly all letters of a text are capitals, and there are enough to tell. */
export function isShouted(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return capitals >= SHOUT && capitals > 4 * small
}

/** One line, without links and invisible characters (except joiners, which are part of emoji and scripts). */
function cleaned(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
  return withoutLinks(line).replace(/\s+/g, ' ').trim()
}

/** Cuts between whole characters, and between words if there is a break nearby. */
function cut(text: string, max: number, mark: string): string {
  if (text.length <= max) return text
  const kept = clip(text, max - mark.length)
  const space = kept.lastIndexOf(' ')
  const words = space > kept.length / 2 ? kept.slice(0, space) : kept
  return words.replace(/[\s\-–—.,;:]+$/, '') + mark
}
