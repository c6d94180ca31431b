// Days as LinkedIn, Excel and spreadsheets of several countries write them.

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Beginnings of month names in German, French, Spanish, Portuguese, Italian and Dutch that differ from English. */
const OTHER_MONTHS: [start: string, month: number][] = [
  ['gen', 1],
  ['jän', 1],
  ['ene', 1],
  ['fév', 2],
  ['fev', 2],
  ['mär', 3],
  ['mrz', 3],
  ['mrt', 3],
  ['maa', 3],
  ['avr', 4],
  ['abr', 4],
  ['mai', 5],
  ['mag', 5],
  ['mei', 5],
  ['juil', 7],
  ['juin', 6],
  ['giu', 6],
  ['lug', 7],
  ['aoû', 8],
  ['ago', 8],
  ['set', 9],
  ['okt', 10],
  ['ott', 10],
  ['out', 10],
  ['dez', 12],
  ['déc', 12],
  ['dic', 12],
]

/**
 * Reads `14 Mar 2024`, `Mar 14, 2024`, `14. März 2024`, `30-oct-09`, `14.03.2024`, `2024-03-14` or `14/03/2024` as
 * `yyyy-mm-dd`; null for anything else, and where day and month cannot be told apart (`3/4/24`).
 */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)/.exec(text)
  if (iso) return day(iso[1], Number(iso[2]), Number(iso[3]))
  const named = /^(\d\d?)[\s.-]+(?:de )?(\p{L}{3,})\.?[\s.,-]+(?:de )?(\d{4}|\d\d)$/u.exec(text)
  if (named) return day(named[3], monthOf(named[2]), Number(named[1]))
  const american = /^(\p{L}{3,})\.?\s+(\d\d?),?\s+(\d{4})$/u.exec(text)
  if (american) return day(american[3], monthOf(american[1]), Number(american[2]))
  const dotted = /^(\d\d?)\.\s?(\d\d?)\.\s?(\d{4}|\d\d)$/.exec(text)
  if (dotted) return day(dotted[3], Number(dotted[2]), Number(dotted[1]))
  const [, first, second, year] = /^(\d\d?)[/-](\d\d?)[/-](\d{4}|\d\d)$/.exec(text) ?? []
  const [a, b] = [Number(first), Number(second)]
  // 3/4/24 is March here and April there: only where one part cannot be a month, or both are the same, is it sure.
  if (a > 12 || a === b) return day(year, b, a)
  return b > 12 ? day(year, a, b) : null
}

/** The month a name means, 1 to 12; 0 for none. */
function monthOf(name = ''): number {
  const lower = name.normalize('NFC').toLowerCase()
  const other = OTHER_MONTHS.find(([start]) => lower.startsWith(start))
  return other ? other[1] : MONTHS.indexOf(lower.slice(0, 3)) + 1
}

function day(yearText: string | undefined, month: number, date: number): string | null {
  const year = Number(yearText) + (yearText?.length === 2 ? 2000 : 0)
  const made = new Date(Date.UTC(year, month - 1, date))
  const valid = year > 1990 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return valid ? made.toISOString().slice(0, 10) : null
}
