import { isUnconfirmed, type Kind } from '../domain/relationship.ts'
import type { ShownPath } from '../domain/visibility.ts'

/** The own rating as a word: the number is its owner's. */
const RATING_WORDS = ['', 'barely', 'a little', 'fairly well', 'well', 'very well']

const KIND_PHRASES: Record<Kind, string> = {
  client: 'as a client',
  colleague: 'as a colleague',
  friend: 'as a friend',
  family: 'from the family',
  school: 'from school',
  investor: 'as an investor',
  partner: 'as a partner',
  acquaintance: '',
}

/** One sentence that says why a path has its band, naming what is weak. */
export function evidence(path: ShownPath): string {
  if (path.sealed) return 'A teammate knows somebody there and will be asked first, before any name is shown.'
  if (isUnconfirmed(path)) {
    const since = path.since ? ` since ${month(path.since)}` : ''
    return `Connected on LinkedIn${since}; ${path.connector} has not said yet how well they know each other.`
  }
  const well = path.rating === null ? '' : (RATING_WORDS[path.rating] ?? '')
  const how = path.how ?? (path.since ? `known since ${path.since.slice(0, 4)}` : '')
  const parts = [how, path.lastTouch ? `last in touch in ${month(path.lastTouch)}` : ''].filter(Boolean)
  const head = [`${path.connector} knows ${path.person}`, well, KIND_PHRASES[path.kind]].filter(Boolean).join(' ')
  return parts.length > 0 ? `${head}: ${parts.join('; ')}.` : `${head}.`
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `yyyy-mm-dd` as "March 2024". */
export function month(day: string): string {
  return MONTH.format(new Date(`${day}T00:00:00Z`))
}
