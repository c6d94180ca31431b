import type { Kind } from '../../domain/relationships/relationship.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { monthOfDay, plural } from '../format.ts'

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
 * One sentence that says why a path has its band, and names its weak link.
 *
 * @param reader a connector reads of themselves as "you"
 */
export function evidence(path: ShownPath, reader: 'asker' | 'connector' = 'asker'): string {
  if (path.sealed) return path.partner ? SEALED_PARTNER : SEALED
  const own = reader === 'connector'
  const weak = path.weakness
  const door = path.partner ? `, a partner who can open ${path.organization}` : ''
  if (weak?.kind === 'unconfirmed') {
    const since = path.since ? ` since ${monthOfDay(path.since)}` : ''
    const to = path.partner ? ` to ${path.person}${door}` : ''
    return own
      ? `You are connected on LinkedIn${to}${since}, but have not said yet how well you know each other.`
      : `Connected on LinkedIn${to}${since}, but ${path.connector} has not said yet how well they know each other.`
  }
  const word = path.rating === null ? '' : (RATING_WORDS[path.rating] ?? '')
  const rated = weak?.kind === 'rating' && path.rating !== 1 ? `only ${word}` : word
  const phrase = path.partner ? '' : KIND_PHRASES[path.kind]
  const head = [own ? 'You know' : `${path.connector} knows`, path.person, rated, phrase].filter(Boolean).join(' ')
  const parts = [
    (path.how ?? '').replace(/[\s.;,]+$/, '') || (path.since ? `known since ${path.since.slice(0, 4)}` : ''),
    touchPart(path, own),
    weak?.kind === 'unrated' ? `but ${own ? 'you have' : 'they have'} not said how well` : '',
    path.partner && weak === null ? 'but it takes two steps' : '',
  ].filter(Boolean)
  return `${[head + door, parts.join('; ')].filter(Boolean).join(': ')}.`
}

const SEALED = 'A teammate knows somebody there and will be asked first, before any name is shown.'
const SEALED_PARTNER =
  'A teammate knows a partner who can open this door and will be asked first, before any name is shown.'

function touchPart({ lastTouch, weakness, band }: ShownPath, own: boolean): string {
  if (lastTouch !== null) {
    const touched = `last in touch in ${monthOfDay(lastTouch)}`
    return weakness?.kind === 'silent' ? `but ${touched}, ${ago(weakness.days)}` : touched
  }
  if (band === 'strong') return ''
  return `${weakness?.kind === 'touch-unknown' ? 'but ' : ''}when ${own ? 'you' : 'they'} last spoke is not known`
}

/** Days as "5 years ago" or "20 months ago". */
function ago(days: number): string {
  const months = Math.max(1, Math.floor(days / 30.44))
  if (months >= 24) return `${Math.floor(months / 12)} years ago`
  return plural(months, 'a month ago', `${months} months ago`)
}
