import { phonesIn } from './phones.ts'
import { plainText } from './plain-text.ts'

// The one gate for stored text: e-mail addresses and phone numbers of people outside are never kept in clear. Every text
// of a Command goes through it before anything else happens (src/app/bot.ts), and so does every file that is read.

/** What stands where a phone number was, so that a form can still say that one was in it. */
const PHONE = '☎'
/** What stands for the part of an e-mail address before the sign; the host behind it says which company is meant. */
const SOMEBODY = '…'
/** How often what was masked is looked through for what shows only then: "a@b.com@c.de". */
const PASSES = 3

/** What an e-mail address has in its middle, in its many writings. */
const AT = /@|%40|&#0*64;|&commat;|[([{<]\s?(?:at|ät)\s?[)\]}>]|\s(?:@|at)(?=\s)/giu
/** Characters of the part before it; the ASCII ones of RFC 5322 (section 3.2.3) without those that part words. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’!#$^`~-]/u
const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]*'
const DOT = '(?:\\.|\\s?[([{<]\\s?(?:dot|punkt|\\.)\\s?[)\\]}>]\\s?|\\s(?:dot|punkt)\\s)'
const HOST = new RegExp(`\\s?(${LABEL}(?:${DOT}${LABEL})+)`, 'yiu')
/** A host in words alone; none in "we met at a dot com". */
const SPELLED = /^\s(?!(?:an?|the|some|my|our|his|her|their)\s).*\s(?:dot|punkt)\s/iu
const DOTS = new RegExp(DOT, 'giu')
/** How the last label of a host begins. */
const TOP = /^(?:xn--[\p{L}\p{N}-]+|[\p{L}\p{M}]{2,})/iu
/** Longest part in quotes before the sign: 64 by RFC 5321 (section 4.5.3.1.1), and the quotes. */
const MOST_QUOTED = 66

const MASKED_HOST = `${SOMEBODY}@(${LABEL}(?:\\.${LABEL})*\\.[\\p{L}\\p{M}]{2,})`
/** What stands for an address or a number already. */
const MASKS = new RegExp(`${PHONE}\\uFE0F?|${MASKED_HOST}`, 'gu')

/** A part of a text, and what stands for it once it is masked. */
type Found = { kind: 'e-mail' | 'phone'; start: number; end: number; mask: string }

/**
 * The text with nothing left of an e-mail address but its host ("…@acme.com"), by which a company is found, and with "☎"
 * where a phone number was; any other text stays as it is. `maskAddresses(masked) === masked`. Takes time in proportion
 * to the text's length.
 */
export function maskAddresses(text: string): string {
  let masked = text
  for (let pass = 0; pass < PASSES; pass++) {
    const next = replaceFound(masked, ({ mask }) => mask)
    if (next === masked) break
    masked = next
  }
  return masked
}

/** A text without the phone numbers it had: what is looked for by it is never one. */
export function withoutPhones(text: string): string {
  return maskAddresses(text).replaceAll(PHONE, ' ')
}

/** A text without e-mail addresses, phone numbers and what stands for them, in one line and with nothing they leave behind. */
export function withoutAddresses(text: string): string {
  const left = takeOut(text, '')
  const tidy = left === text ? text : left.replace(/\(\s*\)|<\s*>/g, '').replace(/(?<![\s,;|–—-])[\s,;|–—-]+$/, '')
  return tidy.replace(/\s+/g, ' ').trim()
}

/** A text without e-mail addresses, phone numbers and what stands for them: each becomes `by`. */
export function takeOut(text: string, by: string): string {
  return maskAddresses(text).replace(MASKS, by)
}

/** Which of both a text holds first, masked or not; null when none. */
export function findAddress(text: string): 'e-mail' | 'phone' | null {
  const [first] = found(text)
  if (first) return first.kind
  const masked = text.match(MASKS)?.[0]
  if (masked === undefined) return null
  return masked.startsWith(SOMEBODY) ? 'e-mail' : 'phone'
}

/** The host of the first e-mail address, masked or not; '' where there is none. */
export function hostIn(text: string): string {
  return new RegExp(MASKED_HOST, 'u').exec(maskAddresses(text))?.[1] ?? ''
}

function replaceFound(text: string, by: (one: Found) => string): string {
  let out = ''
  let from = 0
  for (const one of found(text)) {
    out += text.slice(from, one.start) + by(one)
    from = one.end
  }
  return from === 0 ? text : out + text.slice(from)
}

/** All of them, in their order, in places of the text as it was written. */
function found(text: string): Found[] {
  const plain = plainText(text)
  const emails = emailsIn(plain.text)
  const phones = phonesIn(without(plain.text, emails)).map((one): Found => ({ ...one, kind: 'phone', mask: PHONE }))
  return [...emails, ...phones]
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, start: plain.at(one.start), end: plain.at(one.end - 1, 'end') }))
}

/** The text with bars where addresses were, so that nothing in them is read as a number. */
function without(text: string, emails: Found[]): string {
  let out = ''
  for (const { start, end } of emails) out += text.slice(out.length, start) + '|'.repeat(end - start)
  return out + text.slice(out.length)
}

function emailsIn(text: string): Found[] {
  const emails: Found[] = []
  let from = 0
  for (const sign of text.matchAll(AT)) {
    const email = sign.index < from ? null : emailAt(text, sign, from)
    if (!email) continue
    emails.push(email)
    from = email.end
  }
  return emails
}

/** The address around a sign; null where that is none: a mention, "CFO @ acme.com", "lunch at Acme". */
function emailAt(text: string, sign: RegExpExecArray, from: number): Found | null {
  const [written] = sign
  HOST.lastIndex = sign.index + written.length
  const after = HOST.exec(text)
  if (!after || (written === '@' && after[0].startsWith(' '))) return null
  const host = hostOf(after[0])
  const before = localBefore(text, sign.index, from, written.length > 1)
  if (host === null || before === null) return null
  // Words apart are one only where both signs are spelled out, or where the first is no word: "jane.doe @ acme.com".
  const isSpelled = SPELLED.test(after[0])
  const isName = written === ' @' && /[\p{L}\p{N}][._][\p{L}\p{N}]/u.test(text.slice(before, sign.index))
  if (/^\s/.test(written) && !isSpelled && !isName) return null
  const start = withLabel(text, before, from)
  const end = after.index + host.length
  return {
    kind: 'e-mail',
    start,
    end: text[start] === '<' && text[end] === '>' ? end + 1 : end,
    mask: `${SOMEBODY}@${host.name}`,
  }
}

/** What of this is a host: up to the last label that may end one. Its name has plain dots. */
function hostOf(written: string): { name: string; length: number } | null {
  for (const dot of Array.from(written.matchAll(DOTS)).reverse()) {
    const end = dot.index + dot[0].length
    const top = TOP.exec(written.slice(end))?.[0]
    if (top)
      return { name: `${written.slice(0, dot.index).trim().replace(DOTS, '.')}.${top}`, length: end + top.length }
  }
  return null
}

/** Where the part before the sign begins; null when there is none. */
function localBefore(text: string, sign: number, from: number, spaced: boolean): number | null {
  const end = spaced && text[sign - 1] === ' ' ? sign - 1 : sign
  if (text[end - 1] === '"') {
    const quote = text.slice(Math.max(from, end - MOST_QUOTED), end - 1).lastIndexOf('"')
    return quote === -1 ? null : Math.max(from, end - MOST_QUOTED) + quote
  }
  let start = end
  while (start > from && LOCAL.test(text[start - 1] ?? '')) start -= 1
  while (start < end && !/[\p{L}\p{N}_]/u.test(text[start] ?? '')) start += 1
  return start < end ? start : null
}

/** Where what belongs to an address begins: "mailto:", "<". */
function withLabel(text: string, start: number, from: number): number {
  const label = /(?:<|<?(?<![\p{L}\p{N}])mailto:)$/iu.exec(text.slice(Math.max(from, start - 8), start))
  return label ? start - label[0].length : start
}
