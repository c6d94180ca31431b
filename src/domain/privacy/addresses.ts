import { phonesIn } from './phones.ts'
import { plainText } from './plain-text.ts'

// The single gate for stored text: e-mail addresses and phone numbers of outsiders are never kept in clear. Every text
// of a Command passes through it before anything else happens (src/app/bot.ts), and so does every file that is read.

/** Replaces a phone number, so that a form can still report that it had one. */
const PHONE = '☎'
/** Replaces the local part of an e-mail address; the host after it tells which company is meant. */
const SOMEBODY = '…'
/** Passes over masked text, for addresses that only masking uncovers: "a@b.com@c.de". */
const PASSES = 3

/** The at sign of an e-mail address, in its many spellings. */
const AT = /@|%40|&#0*64;|&commat;|[([{<]\s?(?:at|ät)\s?[)\]}>]|\s(?:@|at)(?=\s)/giu
/** Characters of the local part; the ASCII ones of RFC 5322 (section 3.2.3) without those that separate words. */
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’!#$^`~-]/u
const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]*'
const DOT = '(?:\\.|\\s?[([{<]\\s?(?:dot|punkt|\\.)\\s?[)\\]}>]\\s?|\\s(?:dot|punkt)\\s)'
const HOST = new RegExp(`\\s?(${LABEL}(?:${DOT}${LABEL})+)`, 'yiu')
/** A host spelled out in words; not "we met at a dot com". */
const SPELLED = /^\s(?!(?:an?|the|some|my|our|his|her|their)\s).*\s(?:dot|punkt)\s/iu
const DOTS = new RegExp(DOT, 'giu')
/** How the last label of a host begins. */
const TOP = /^(?:xn--[\p{L}\p{N}-]+|[\p{L}\p{M}]{2,})/iu
/** Longest quoted local part: 64 by RFC 5321 (section 4.5.3.1.1), plus the quotes. */
const MOST_QUOTED = 66

const MASKED_HOST = `${SOMEBODY}@(${LABEL}(?:\\.${LABEL})*\\.[\\p{L}\\p{M}]{2,})`
/** An address or number already masked. */
const MASKS = new RegExp(`${PHONE}\\uFE0F?|${MASKED_HOST}`, 'gu')

/** A part of a text, and its mask. */
type Found = { kind: 'e-mail' | 'phone'; start: number; end: number; mask: string }

/**
 * Masks e-mail addresses, keeping only the host ("…@acme.com"), by which a company is found, and replaces phone numbers
 * with "☎"; leaves any other text as is. `maskAddresses(masked) === masked`. Takes time linear in the text's
 * length.
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

/** Removes phone numbers: nobody is searched for by one. */
export function withoutPhones(text: string): string {
  return maskAddresses(text).replaceAll(PHONE, ' ')
}

/** Removes e-mail addresses, phone numbers and their masks, with any leftovers around them; one line. */
export function withoutAddresses(text: string): string {
  const left = takeOut(text, '')
  const tidy = left === text ? text : left.replace(/\(\s*\)|<\s*>/g, '').replace(/(?<![\s,;|–—-])[\s,;|–—-]+$/, '')
  return tidy.replace(/\s+/g, ' ').trim()
}

/** Replaces e-mail addresses, phone numbers and their masks with `by`. */
export function takeOut(text: string, by: string): string {
  return maskAddresses(text).replace(MASKS, by)
}

/** Which of the two a text contains first, masked or not; null if neither. */
export function findAddress(text: string): 'e-mail' | 'phone' | null {
  const [first] = found(text)
  if (first) return first.kind
  const masked = text.match(MASKS)?.[0]
  if (masked === undefined) return null
  return masked.startsWith(SOMEBODY) ? 'e-mail' : 'phone'
}

/** The host of the first e-mail address, masked or not; '' if there is none. */
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

/** All of them in order, with positions in the text as written. */
function found(text: string): Found[] {
  const plain = plainText(text)
  const emails = emailsIn(plain.text)
  const phones = phonesIn(without(plain.text, emails)).map((one): Found => ({ ...one, kind: 'phone', mask: PHONE }))
  return [...emails, ...phones]
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, start: plain.at(one.start), end: plain.at(one.end - 1, 'end') }))
}

/** Replaces addresses with bars, so that nothing in them is read as a number. */
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

/** The address around an at sign; null if it is none: a mention, "CFO @ acme.com", "lunch at Acme". */
function emailAt(text: string, sign: RegExpExecArray, from: number): Found | null {
  const [written] = sign
  HOST.lastIndex = sign.index + written.length
  const after = HOST.exec(text)
  if (!after || (written === '@' && after[0].startsWith(' '))) return null
  const host = hostOf(after[0])
  const before = localBefore(text, sign.index, from, written.length > 1)
  if (host === null || before === null) return null
  // Separate words are one only if both signs are spelled out, or the first is not a word: "jane.doe @ acme.com".
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

/** The host in this: up to the last label that may end one. Its name has plain dots. */
function hostOf(written: string): { name: string; length: number } | null {
  for (const dot of Array.from(written.matchAll(DOTS)).reverse()) {
    const end = dot.index + dot[0].length
    const top = TOP.exec(written.slice(end))?.[0]
    if (top)
      return { name: `${written.slice(0, dot.index).trim().replace(DOTS, '.')}.${top}`, length: end + top.length }
  }
  return null
}

/** Where the local part begins; null if there is none. */
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

/** Where an address begins, its prefix included: "mailto:", "<". */
function withLabel(text: string, start: number, from: number): number {
  const label = /(?:<|<?(?<![\p{L}\p{N}])mailto:)$/iu.exec(text.slice(Math.max(from, start - 8), start))
  return label ? start - label[0].length : start
}
