// The days of a repeated event (RFC 5545, section 3.3.10), by asking each day since the first whether the rule names it:
// whatever a rule says, that ends. Times of day are not read.

/** Days since 1970-01-01. */
export type EpochDay = number

const DAY = 24 * 3600_000
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

type Freq = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
type Rule = {
  freq: Freq
  interval: number
  count: number
  until: EpochDay
  /** Weekdays 0–6, each with its ordinal in the month, or year; 0 for every one. */
  byDay: { weekday: number; nth: number }[]
  byMonthDay: number[]
  byMonth: number[]
  bySetPos: number[]
  weekStart: number
}

/** The day an iCalendar date or time begins with, `20250314T100000Z`; null for none that exists. */
export function dayOfStamp(stamp: string): EpochDay | null {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)(?:T|$)/.exec(stamp.trim()) ?? []
  return dayOf(Number(year), Number(month), Number(date))
}

/** A day of the calendar; null for one that does not exist, or is written with less than four digits. */
export function dayOf(year: number, month: number, date: number): EpochDay | null {
  const at = Date.UTC(year, month - 1, date)
  const made = new Date(at)
  const isReal = year >= 1000 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return isReal ? at / DAY : null
}

/** `yyyy-mm-dd` */
export const dayText = (day: EpochDay): string => new Date(day * DAY).toISOString().slice(0, 10)

/**
 * The days on which an event takes place, up to `last`.
 *
 * @param rule the value of its RRULE; one that is not understood, or repeats within a day, names the first day alone
 * @param first its first day
 */
export function recurringDays(rule: string, first: EpochDay, last: EpochDay): EpochDay[] {
  const read = readRule(rule)
  if (read === null) return first <= last ? [first] : []
  const days: EpochDay[] = []
  const fits = matcherOf(read, first)
  const end = Math.min(last, read.until)
  for (let day = first; day <= end && days.length < read.count; day++)
    // The first day belongs to it, whatever its rule says.
    if (day === first || fits(day)) days.push(day)
  return days
}

function readRule(text: string): Rule | null {
  const parts = new Map(
    text.split(';').flatMap((part): [string, string][] => {
      const [name, value] = part.split('=')
      return name && value ? [[name.trim().toUpperCase(), value.trim().toUpperCase()]] : []
    }),
  )
  const freq = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find((one) => one === parts.get('FREQ'))
  if (!freq || parts.has('BYWEEKNO') || parts.has('BYYEARDAY')) return null
  const numbers = (name: string) => (parts.get(name)?.split(',') ?? []).map(Number).filter(Number.isInteger)
  const byDay = (parts.get('BYDAY')?.split(',') ?? []).flatMap((one) => {
    const [, nth = '', name = ''] = /^([+-]?\d{0,2})([A-Z]{2})$/.exec(one) ?? []
    const weekday = WEEKDAYS.indexOf(name)
    return weekday === -1 ? [] : [{ weekday, nth: Number(nth) || 0 }]
  })
  const until = parts.get('UNTIL')
  return {
    freq,
    interval: Math.max(1, numbers('INTERVAL')[0] ?? 1),
    count: Math.max(1, numbers('COUNT')[0] ?? Number.POSITIVE_INFINITY),
    until: (until === undefined ? null : dayOfStamp(until)) ?? Number.POSITIVE_INFINITY,
    byDay,
    byMonthDay: numbers('BYMONTHDAY'),
    byMonth: numbers('BYMONTH'),
    bySetPos: numbers('BYSETPOS'),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
  }
}

type Civil = { day: EpochDay; year: number; month: number; date: number; weekday: number }

function civil(day: EpochDay): Civil {
  const at = new Date(day * DAY)
  return {
    day,
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    weekday: at.getUTCDay(),
  }
}

const monthLength = ({ year, month }: Civil): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Whether a rule names a day, counted from the first. */
function matcherOf(rule: Rule, first: EpochDay): (day: EpochDay) => boolean {
  const start = civil(first)
  const weekOf = (day: EpochDay) => Math.floor((day + 4 - rule.weekStart) / 7)
  const inPeriod = (at: Civil): boolean => {
    if (rule.freq === 'DAILY') return (at.day - first) % rule.interval === 0
    if (rule.freq === 'WEEKLY') return (weekOf(at.day) - weekOf(first)) % rule.interval === 0
    if (rule.freq === 'YEARLY') return (at.year - start.year) % rule.interval === 0
    return ((at.year - start.year) * 12 + at.month - start.month) % rule.interval === 0
  }
  const named = (at: Civil) => isNamed(rule, start, at)
  if (rule.bySetPos.length === 0 || rule.freq === 'DAILY' || rule.freq === 'WEEKLY')
    return (day) => {
      const at = civil(day)
      return inPeriod(at) && named(at)
    }
  // "The last weekday of the month": which ones those are is found once a period.
  let period = ''
  let chosen = new Set<EpochDay>()
  return (day) => {
    const at = civil(day)
    if (!inPeriod(at)) return false
    const now = rule.freq === 'YEARLY' ? `${at.year}` : `${at.year} ${at.month}`
    if (now !== period) {
      period = now
      chosen = chosenIn(
        periodOf(rule.freq, at).filter((one) => named(civil(one))),
        rule.bySetPos,
      )
    }
    return chosen.has(day)
  }
}

function periodOf(freq: Freq, { year, month }: Civil): EpochDay[] {
  const from = Date.UTC(year, freq === 'YEARLY' ? 0 : month - 1, 1) / DAY
  const to = (freq === 'YEARLY' ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)) / DAY
  return Array.from({ length: to - from }, (_, n) => from + n)
}

function chosenIn(days: EpochDay[], positions: number[]): Set<EpochDay> {
  return new Set(positions.flatMap((at) => days.at(at > 0 ? at - 1 : at) ?? []))
}

/** Whether the parts of a rule name a day; what they do not say, the first day does. */
function isNamed(rule: Rule, start: Civil, at: Civil): boolean {
  const { freq, byDay, byMonth, byMonthDay } = rule
  if (byMonth.length > 0 && !byMonth.includes(at.month)) return false
  const long = monthLength(at)
  if (byMonthDay.length > 0 && !byMonthDay.some((n) => (n < 0 ? long + 1 + n : n) === at.date)) return false
  if (byDay.length > 0) return byDay.some((one) => one.weekday === at.weekday && isNth(rule, one.nth, at, long))
  if (byMonthDay.length > 0 || freq === 'DAILY') return true
  if (freq === 'WEEKLY') return at.weekday === start.weekday
  return at.date === start.date && (freq === 'MONTHLY' || byMonth.length > 0 || at.month === start.month)
}

/** Whether a day is the nth of its weekday: in its month, or for yearly rules that name no month, in its year. */
function isNth({ freq, byMonth }: Rule, nth: number, { day, year, date }: Civil, long: number): boolean {
  if (nth === 0 || freq === 'DAILY' || freq === 'WEEKLY') return true
  const inYear = freq === 'YEARLY' && byMonth.length === 0
  const before = inYear ? day - Date.UTC(year, 0, 1) / DAY : date - 1
  const after = inYear ? Date.UTC(year, 11, 31) / DAY - day : long - date
  return nth > 0 ? Math.floor(before / 7) + 1 === nth : Math.floor(after / 7) + 1 === -nth
}
