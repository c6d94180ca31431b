// Finds phone numbers in a text: numbers written as dialled, not years, dates, ratings, amounts or ids.

type Place = { start: number; end: number }

/** What may separate a number's digits, with a length limit so that no text is scanned twice. */
const REST = '[\\d ()./-]{5,40}\\d(?!\\d)'
/** Not inside another number, an id or a word. */
const FREE = '(?<![\\p{L}\\p{N}#]|\\p{N}[.,/:-]|[\\da-f]{4}-)'
const LABELS =
  'cel(?:ular)?|cell|mob(?:ile?)?|movil|móvil|tel(?:efon(?:nummer)?|efono|éfono|ephone)?|ph(?:one(?: number)?)?|handy(?:nummer)?|whats?app|wa\\.me|fax|fon'
const NUMBER = new RegExp(
  [
    `(?<labelled>(?<![\\p{L}\\p{N}])(?:${LABELS})(?![\\p{L}\\p{N}])[.:/ -]{0,3}[+(]{0,2}\\d${REST})`,
    `(?<dialled>(?<![\\p{L}\\p{N}])\\(?\\+ ?\\(?\\d${REST})`,
    `(?<american>${FREE}(?:1[-. ])?(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}(?!\\d))`,
    `(?<trunk>${FREE}(?:\\(0\\d{0,5}\\)|0(?:0[1-9]|[1-9]))${REST})`,
  ].join('|'),
  'giu',
)
/** Digits of a number; 15 at most by ITU-T E.164, two more with "00". */
const DIGITS = { labelled: 6, dialled: 8, american: 10, trunk: 9 }
const MOST = 15

/** What may follow a number without being part of it: years, a date, a rating. */
const BEHIND =
  / (?:\(?(?:19|20)\d\d(?: ?- ?(?:\d\d|\d{4}))?\)?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|[1-5] ?\/ ?5)(?=$| ).*$/
/** A day, a month of a year, hours, a day and the next. */
const DATE =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)|\d{1,2}[./-](?:19|20)\d\d(?!\d)|\d{1,2}\.\d\d ?- ?\d{1,2}\.\d\d(?![.\d])|\d{1,2}\.\d{1,2}\. |\d{1,2}\.\d{1,2}\.-)/
/** Inside a URL path: "linkedin.com/in/jane-doe-0123456789". */
const IN_PATH = /\p{L}\.\p{L}{2,}\/\S*$/u
const LONGEST_PATH = 200
const YEARS = /^(?:19|20)\d\d(?: ?[/-] ?(?:(?:19|20)\d\d|\d\d)(?!\d)|(?:[ /-]+(?:19|20)\d\d)*$)/

/** The phone numbers in a plain text, with the words that label them, in order. */
export function phonesIn(text: string): Place[] {
  const places: Place[] = []
  const pattern = new RegExp(NUMBER)
  let rest = text
  for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
    const length = phoneLength(match)
    // A false match may contain a number after its first digits: "01.02.2023 0170 1234567".
    if (length === 0) pattern.lastIndex = match.index + firstDigits(match[0])
    else {
      const start = text.length - rest.length + match.index
      places.push({ start, end: start + length })
      // Start afresh after a number.
      rest = rest.slice(match.index + length)
      pattern.lastIndex = 0
    }
  }
  return places
}

function firstDigits(written: string): number {
  return /^.*?\d+/.exec(written)?.[0].length ?? 1
}

/** How much of a match is a phone number; 0 if it is something else. */
function phoneLength(match: RegExpExecArray): number {
  const { 0: written, input } = match
  const kind = kindOf(match)
  if (kind !== 'labelled' && IN_PATH.test(input.slice(Math.max(0, match.index - LONGEST_PATH), match.index))) return 0
  const number = written.slice(written.search(/[+(]*\d/))
  if (kind !== 'dialled' && (DATE.test(number) || YEARS.test(number))) return 0
  if (kind === 'american' && endsAmount(match)) return 0
  const bare = number.replace(BEHIND, '')
  // A postal code and years: "01067 2019-2022".
  if (bare !== number && kind === 'trunk' && /^\d{1,5}$/.test(bare)) return 0
  const kept = upTo(digitsIn(bare) >= DIGITS[kind] ? bare : number)
  if (digitsIn(kept) < DIGITS[kind] || (kind === 'dialled' && isAmount(match))) return 0
  const length = written.length - number.length + kept.length
  const taken = written.slice(0, length)
  const isOpen = taken.split('(').length > taken.split(')').length
  return isOpen && input.charAt(match.index + length) === ')' ? length + 1 : length
}

function kindOf({ groups }: RegExpExecArray): keyof typeof DIGITS {
  if (groups?.['labelled'] !== undefined) return 'labelled'
  if (groups?.['dialled'] !== undefined) return 'dialled'
  return groups?.['american'] === undefined ? 'trunk' : 'american'
}

/** "+10 000 000 €": thousands with a currency after or before them. */
function isAmount({ 0: written, index, input }: RegExpExecArray): boolean {
  if (!/^\+ ?\d{1,3}(?:[ .]\d{3})+$/.test(written)) return false
  const end = index + written.length
  return (
    /^ ?(?:\p{Sc}|%|(?:eur|usd|chf|gbp|euros?|dollars?|users|people)\b)/iu.test(input.slice(end, end + 9)) ||
    /\p{Sc} ?$/u.test(input.slice(Math.max(0, index - 2), index))
  )
}

/** "1 200 000 8001", "100 200 300 2026": the end of an amount, and a number or a year. */
function endsAmount({ 0: written, index, input }: RegExpExecArray): boolean {
  if (!/^[\d ]+$/.test(written)) return false
  return (
    / 000 |^000 /.test(written) ||
    (/(?:19|20)\d\d$/.test(written) && /\d $/.test(input.slice(Math.max(0, index - 2), index)))
  )
}

/** As many groups as fit within one number's digits; none if a single group is too long. */
function upTo(number: string): string {
  const most = /^\D*00/.test(number) ? MOST + 2 : MOST
  let kept = ''
  for (const [group] of number.matchAll(/\D*\d+/g)) {
    if (digitsIn(kept + group) > most) break
    kept += group
  }
  return kept
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length
}
