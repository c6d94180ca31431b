// Days as LinkedIn, Excel and spreadsheets of many countries write them.

import { fold } from '../../domain/matching/companies/organization-name.ts'

/** Languages whose month names are read. No name means different months in two of them (a test checks this). */
const LANGUAGES =
  'en de fr es pt it nl pl tr ru uk cs sk sv da nb fi ro hu hi mr bn ar fa el he id th sl bg et lv lt ca sr'.split(' ')

/** Abbreviations in use beyond those Intl knows, and the beginnings of longer ones. */
const OTHERS =
  'sept 9, jan 1, jän 1, mrz 3, maa 3, fev 2, fév 2, juil 7, juin 6, aoû 8, set 9, ott 10, out 10, dez 12, déc 12, dic 12'

let months: ReadonlyMap<string, number> | null = null

/** Every month name, folded and without dots, with its number; made at the first date, as it takes longer than a start may. */
const monthNames = (): ReadonlyMap<string, number> => {
  months ??= new Map([
    ...LANGUAGES.flatMap((language) =>
      (['short', 'long'] as const).flatMap((month) =>
        // With a day, the month may be in another grammatical case: "марта".
        [{ month }, { month, day: 'numeric' as const }].flatMap((options) => {
          const format = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory', timeZone: 'UTC' })
          return Array.from({ length: 12 }, (_, index): [string, number] => {
            const parts = format.formatToParts(Date.UTC(2021, index, 15))
            return [monthName(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1]
          })
        }),
      ),
    ),
    ...OTHERS.split(', ').map((entry): [string, number] => {
      const [name = '', month] = entry.split(' ')
      return [monthName(name), Number(month)]
    }),
  ])
  return months
}

/** Days from Excel's epoch to 1 January 1990, and to 2100: any other number is not a date. */
const SERIAL = { from: 32_874, to: 73_051 }
const EXCEL_ZERO = Date.UTC(1899, 11, 30)

const TIME =
  /[\s,T]+(?:(?:at|um|à|a las|às|alle)\s+)?\d\d?[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?:\s*[ap]\.?\s?m\.?)?(?:\s*(?:Z|UTC|GMT)?(?:[+-]\d\d:?\d\d)?)?(?:\s*Uhr)?$/i
const WEEKDAY = /^[\p{L}\p{M}]{2,12}\.?,?\s+(?=\d|[\p{L}\p{M}]{3,}\.?\s+\d)/u

/**
 * Reads `14 Mar 2024`, `Mar 14, 2024`, `14. März 2024`, `30-oct-09`, `15 Eki 2020`, `14.03.2024`, `2024-03-14`,
 * `2021年3月13日`, `14/03/2024`, each with or without a time after it, or Excel's day number, as
 * `yyyy-mm-dd`; null for anything else, and when day and month are ambiguous (`3/4/24`).
 */
export function readDay(written: string): string | null {
  const text = plain(written)
  const iso = /^(\d{4})\s?[-/.年년]\s?(\d\d?)\s?[-/.月월]\s?(\d\d?)(?!\d)/.exec(text)
  if (iso) return day(iso[1], Number(iso[2]), Number(iso[3]))
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return serialDay(Number.parseInt(text, 10))
  return readNamed(text) ?? readNamed(text.replace(WEEKDAY, '')) ?? readNumbers(text)
}

/** Converts to Western digits; removes direction marks and the time of day. */
function plain(written: string): string {
  const digits = /[^\x20-\x7e]/.test(written)
    ? written
        .normalize('NFKC')
        .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
        .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, westernDigit)
    : written
  return digits.trim().replace(TIME, '')
}

/** The zeros of Arabic, Persian, Devanagari and Bengali digits. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6]

function westernDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code))
}

function readNamed(text: string): string | null {
  const named = /^(\d\d?)[\s.-]+(?:de )?([\p{L}\p{M}]{2,})\.?[\s.,-]+(?:de )?(\d{4}|\d\d)(?:\s?(?:г|р)\.?)?$/u.exec(
    text,
  )
  if (named) return day(named[3], monthOf(named[2]), Number(named[1]))
  const american = /^([\p{L}\p{M}]{3,})\.?\s+(\d\d?),?\s+(\d{4})$/u.exec(text)
  return american ? day(american[3], monthOf(american[1]), Number(american[2])) : null
}

function readNumbers(text: string): string | null {
  const dotted = /^(\d\d?)\.\s?(\d\d?)\.\s?(\d{4}|\d\d)$/.exec(text)
  if (dotted) return day(dotted[3], Number(dotted[2]), Number(dotted[1]))
  const [, first, second, year] = /^(\d\d?)[/-](\d\d?)[/-](\d{4}|\d\d)$/.exec(text) ?? []
  const [a, b] = [Number(first), Number(second)]
  // 3/4/24 is March here and April there: unambiguous only if one part cannot be a month, or both are equal.
  if (a > 12 || a === b) return day(year, b, a)
  return b > 12 ? day(year, a, b) : null
}

function monthName(name: string): string {
  return fold(name).replace(/[.\s]/g, '')
}

/** The month meant by a name or its beginning, 1 to 12; 0 for none. */
function monthOf(name = ''): number {
  const folded = monthName(name)
  for (let length = folded.length; length >= 3; length--) {
    const month = monthNames().get(folded.slice(0, length))
    if (month !== undefined) return month
  }
  return monthNames().get(folded) ?? 0
}

function serialDay(days: number): string | null {
  if (days < SERIAL.from || days >= SERIAL.to) return null
  return new Date(EXCEL_ZERO + days * 24 * 3600_000).toISOString().slice(0, 10)
}

function day(yearText: string | undefined, month: number, date: number): string | null {
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0)
  const made = new Date(Date.UTC(year, month - 1, date))
  const valid = year > 1990 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return valid ? made.toISOString().slice(0, 10) : null
}
