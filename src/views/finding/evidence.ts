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
  if (path.weakness?.kind === 'unconfirmed') return connectedOnly(path, own)
  const parts = [howPart(path), touchPart(path, own), weaknessPart(path, own)].filter(Boolean)
  return `${[head(path, own), parts.join('; ')].filter(Boolean).join(': ')}.`
}

/** The sentence of a tie that was imported, and that its owner said nothing of yet. */
function connectedOnly(path: ShownPath, own: boolean): string {
  const since = path.since ? ` since ${monthOfDay(path.since)}` : ''
  const to = path.partner ? ` to ${path.person}${doorPart(path)}` : ''
  return own
    ? `You are connected on LinkedIn${to}${since}, but have not said yet how well you know each other.`
    : `Connected on LinkedIn${to}${since}, but ${path.connector} has not said yet how well they know each other.`
}

/** Who knows whom, how well and as what. */
function head(path: ShownPath, own: boolean): string {
  const word = path.rating === null ? '' : (RATING_WORDS[path.rating] ?? '')
  const rated = path.weakness?.kind === 'rating' && path.rating !== 1 ? `only ${word}` : word
  const phrase = path.partner ? '' : KIND_PHRASES[path.kind]
  const known = [own ? 'You know' : `${path.connector} knows`, path.person, rated, phrase].filter(Boolean).join(' ')
  return known + doorPart(path)
}

function doorPart({ partner, organization }: ShownPath): string {
  return partner ? `, a partner who can open ${organization}` : ''
}

function howPart({ how, since }: ShownPath): string {
  return (how ?? '').replace(/[\s.;,]+$/, '') || (since ? `known since ${since.slice(0, 4)}` : '')
}

function weaknessPart({ weakness, partner }: ShownPath, own: boolean): string {
  if (weakness?.kind === 'unrated') return `but ${own ? 'you have' : 'they have'} not said how well`
  return partner && weakness === null ? 'but it takes two steps' : ''
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
