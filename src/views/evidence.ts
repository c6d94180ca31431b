import { isUnconfirmed, type Kind } from '../domain/relationship.ts'
import type { ShownPath } from '../domain/visibility.ts'

/** The own rating as a word, 1 to 5: the number is its owner's. */
export const RATING_WORDS = ['', 'barely', 'a little', 'fairly well', 'well', 'very well']

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

/**
 * One sentence that says why a path has its band; below "strong" it names what is weak.
 *
 * @param reader a connector reads of themselves as "you"
 */
export function evidence(path: ShownPath, reader: 'asker' | 'connector' = 'asker'): string {
  if (path.sealed) return 'A teammate knows somebody there and will be asked first, before any name is shown.'
  const own = reader === 'connector'
  if (isUnconfirmed(path)) {
    const since = path.since ? ` since ${month(path.since)}` : ''
    return own
      ? `You are connected on LinkedIn${since}, but have not said yet how well you know each other.`
      : `Connected on LinkedIn${since}, but ${path.connector} has not said yet how well they know each other.`
  }
  const rated = path.rating === null ? '' : (RATING_WORDS[path.rating] ?? '')
  const head = [own ? 'You know' : `${path.connector} knows`, path.person, rated, KIND_PHRASES[path.kind]]
  const unrated = path.rating === null ? `${own ? 'you have' : 'they have'} not said how well` : ''
  const silent = path.lastTouch === null ? 'when you last spoke is not known' : ''
  const parts = [
    (path.how ?? '').replace(/[\s.;,]+$/, '') || (path.since ? `known since ${path.since.slice(0, 4)}` : ''),
    path.lastTouch ? `last in touch in ${month(path.lastTouch)}` : '',
    ...(path.band === 'strong' ? [] : [unrated, own ? silent : silent.replace('you', 'they')]),
  ].filter(Boolean)
  return `${[head.filter(Boolean).join(' '), parts.join('; ')].filter(Boolean).join(': ')}.`
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `yyyy-mm-dd` as "March 2024". */
function month(day: string): string {
  return MONTH.format(new Date(`${day}T00:00:00Z`))
}
