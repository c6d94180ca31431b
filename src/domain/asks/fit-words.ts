import { clip } from '../text.ts'
import { withoutLinks } from './links.ts'

// Fits form input into a sentence: casing, punctuation, length.

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

const QUOTED = /["“„«]([^"“”„«»]*)["”“»]/g
/** Abbreviations whose full stop does not end a sentence. */
const ABBREVIATED = /(?:^|[\s(.])(?:dr|mr|mrs|ms|prof|st|no|vs|approx|\p{L})\.\s*$/iu
/** A sentence end followed by lower case. */
const GOES_ON = /(?<=[\p{L}\p{N})]{3})(?<!\b(?:etc|inc|ltd|corp|approx|incl|dept))[.!?]+\s+(?=\p{Ll})/iu
/** First words that go lower case within a sentence. */
const SMALL = new Set(
  'we our they their it its the a an this that these those you your he she his her there and but so because if when as in on for with to at'.split(
    ' ',
  ),
)
/** Fewest letters for a text in capitals to count as shouting. */
const SHOUT = 12

/**
 * Makes words one sentence without a full stop: joins sentences with semicolons as far as they fit, makes quotation
 * marks single, drops links and marks that would end a sentence. Letters of every script are kept.
 *
 * @param max longest result in UTF-16 units; if cut, it ends in "[…]"
 */
export function fitWords(text: string, max: number): string {
  const clean = cleaned(text)
    .replace(QUOTED, '‘$1’')
    .replace(/["“”„«»]/g, '')
  const shouts = isShouted(clean)
  let fitted = ''
  for (const sentence of sentencesOf(clean)) {
    const words = trimmed(shouts ? calmed(sentence) : sentence)
    if (!/[\p{L}\p{N}]/u.test(words)) continue
    const next = fitted === '' ? capitalised(words) : `${fitted}${semicolon(fitted)}${lowered(words)}`
    if (next.length > max) return fitted === '' ? cut(next, max, ' […]') : fitted
    fitted = next
  }
  return fitted
}

/** Fits a name into a sentence: one line, no mark that would end it. Empty if nothing is left. */
export function fitName(name: string, max: number): string {
  return cut(trimmed(cleaned(name).replace(/["“”„«»:;]/g, ' ')), max, '…')
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

function sentencesOf(text: string): string[] {
  const parts: string[] = []
  for (const { segment } of SENTENCES.segment(text)) {
    const last = parts.at(-1)
    if (last !== undefined && ABBREVIATED.test(last)) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts.flatMap((part) => part.split(GOES_ON))
}

/** No marks at its ends, none that ends a sentence within, and never two in a row. */
function trimmed(sentence: string): string {
  return (
    sentence
      .replace(/\s*(?:\.{2,}|…)\s*/g, ' – ')
      // U+037E is the Greek question mark.
      .replace(/\s*[?!？！؟‽⁇⁈⁉\u037e]+\s*/g, ' ')
      .replace(/\s+(?=[)\]’,;:.](?:\s|$))/g, '')
      .replace(/([.,;:])[.,;:]+/g, '$1')
      .replace(/^[\s\-–—•*·.,;:。；]+|[\s\-–—.,;:。｡；।]+$/g, '')
      .replace(/\s+/g, ' ')
  )
}

function capitalised(words: string): string {
  // Only all-lower-case words: "iPhone" and "eBay" stay as they are.
  return words.replace(/^\p{Ll}(?=[\p{Ll}\p{M}’'-]*(?:[\s,;:]|$))/u, (letter) => {
    const capital = letter.toUpperCase()
    return capital.length === letter.length ? capital : letter
  })
}

function lowered(words: string): string {
  const [first = ''] = /^\p{L}+/u.exec(words) ?? []
  return SMALL.has(first.toLowerCase()) ? first.toLowerCase() + words.slice(first.length) : words
}

function calmed(words: string): string {
  return words.toLowerCase().replace(/(?<![\p{L}\p{N}])i(?![\p{L}\p{N}])/gu, 'I')
}

function semicolon(before: string): string {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(before) ? '；' : '; '
}

/** Cuts between whole characters, and between words if there is a break nearby. */
function cut(text: string, max: number, mark: string): string {
  if (text.length <= max) return text
  const kept = clip(text, max - mark.length)
  const space = kept.lastIndexOf(' ')
  const words = space > kept.length / 2 ? kept.slice(0, space) : kept
  return words.replace(/[\s\-–—.,;:]+$/, '') + mark
}
