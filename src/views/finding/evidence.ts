import { type Kind, saysOnlyKind } from '../../domain/relationships/relationship.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { capitalised, ended, monthOfDay, plural } from '../format.ts'

/** One's own rating, 1 to 5, in words: only its owner sees the number. */
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

/** Descriptions of how two people met that already imply the kind of tie. */
const KIND_SAID: Partial<Record<Kind, RegExp>> = {
  client: /\b(?:clients?|customers?)\b/i,
  colleague: /\bcolleagues?\b/i,
  friend: /\bfriends?\b/i,
  family: /\b(?:family|cousin|brother|sister|uncle|aunt)\b/i,
  school: /\b(?:school|university|college|class)/i,
  investor: /\binvest/i,
  partner: /\bpartners?\b/i,
}

/**
 * One sentence explaining a path's band and naming its weak link.
 *
 * @param reader a connector is addressed as "you"
 */
export function evidence(path: ShownPath, reader: 'asker' | 'connector' = 'asker'): string {
  if (path.sealed) return path.partner ? SEALED_PARTNER : SEALED
  const own = reader === 'connector'
  if (path.weakness?.kind === 'unconfirmed') return connectedOnly(path, own)
  const parts = [howPart(path), touchPart(path)].filter(Boolean)
  const said = [head(path, own), parts.join('; ')].filter(Boolean).join(': ')
  return ended([said, weaknessPart(path, own)].filter(Boolean).join(', '))
}

/** The sentence for an imported tie, or one handed over, that its owner has not described yet. */
function connectedOnly(path: ShownPath, own: boolean): string {
  if (typeof path.handedOver === 'string')
    return `${capitalised(sayHandedOver(path.handedOver))}: ${own ? 'you have' : `${path.connector} has`} not said yet how well ${own ? 'you' : 'they'} know each other.`
  const since = path.since ? ` since ${monthOfDay(path.since)}` : ''
  const to = path.partner ? ` to ${path.person}${doorPart(path)}` : ''
  return own
    ? `You are connected on LinkedIn${to}${since}, but have not said yet how well you know each other.`
    : `Connected on LinkedIn${to}${since}, but ${path.connector} has not said yet how well they know each other.`
}

/** How a tie was handed over, where its owner has not confirmed it: `by` is empty where the giver is erased since. */
export function sayHandedOver(by: string): string {
  return `handed over by ${by || 'a teammate who has left'}, not confirmed`
}

/** Who knows whom, how well and in what role. */
function head(path: ShownPath, own: boolean): string {
  const word = path.rating === null ? '' : (RATING_WORDS[path.rating] ?? '')
  const rated = path.weakness?.kind === 'rating' && path.rating !== 1 && path.band === 'faint' ? `only ${word}` : word
  const isSaid = !saysOnlyKind(path.how, path.kind) && KIND_SAID[path.kind]?.test(path.how ?? '')
  const phrase = path.partner || isSaid ? '' : KIND_PHRASES[path.kind]
  const known = [own ? 'You know' : `${path.connector} knows`, path.person, rated, phrase].filter(Boolean).join(' ')
  return known + doorPart(path)
}

function doorPart({ partner, organization }: ShownPath): string {
  return partner ? `, a partner who can open ${organization}` : ''
}

function howPart({ how, kind, since }: ShownPath): string {
  return (
    (saysOnlyKind(how, kind) ? '' : (how ?? '')).replace(/[\s.;,]+$/, '') ||
    (since ? `known since ${since.slice(0, 4)}` : '')
  )
}

function weaknessPart({ weakness, partner, lastTouch }: ShownPath, own: boolean): string {
  if (weakness?.kind === 'touch-unknown') return `but when ${own ? 'you' : 'they'} last spoke is not known`
  if (weakness?.kind === 'silent' && lastTouch !== null)
    return `but last in touch in ${monthOfDay(lastTouch)}, ${ago(weakness.days)}`
  if (weakness?.kind === 'unrated') return `but ${own ? 'you have' : 'they have'} not said how well`
  return partner && weakness === null ? 'but it takes two steps' : ''
}

const SEALED = 'A teammate knows somebody there and will be asked first, before any name is shown.'
const SEALED_PARTNER =
  'A teammate knows a partner who can open this door and will be asked first, before any name is shown.'

/** When they were last in touch; omitted if unknown. */
function touchPart({ lastTouch, weakness }: ShownPath): string {
  return lastTouch === null || weakness?.kind === 'silent' ? '' : `last in touch in ${monthOfDay(lastTouch)}`
}

/** Days as "5 years ago" or "20 months ago". */
function ago(days: number): string {
  const months = Math.max(1, Math.floor(days / 30.44))
  if (months >= 24) return `${Math.floor(months / 12)} years ago`
  return plural(months, 'a month ago', `${months} months ago`)
}
