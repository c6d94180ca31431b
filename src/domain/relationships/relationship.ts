import { z } from 'zod'
import { BANDS, KIND_WEIGHTS, TIE_RULES, TIE_WEIGHTS, TOUCH_WEIGHTS } from '../finding/weights.ts'
import { daysBetween } from '../time/elapsed.ts'
import type { TouchKind } from './touch.ts'

// Member ↔ person: how strong the tie is, from what its owner said about it.

export const KINDS = [
  'client',
  'colleague',
  'friend',
  'family',
  'school',
  'investor',
  'partner',
  'acquaintance',
] as const
export const Kind = z.enum(KINDS)
export type Kind = z.infer<typeof Kind>

export const VISIBILITIES = ['open', 'sealed', 'private'] as const
/**
 * open: teammates see whom I know and how; sealed: they see "a teammate", and I am asked first; private: only I see it,
 * and it is never matched for others.
 */
export const Visibility = z.enum(VISIBILITIES)
export type Visibility = z.infer<typeof Visibility>

export const Source = z.enum(['log', 'import'])
export type Source = z.infer<typeof Source>

/** A touch of a tie: what it was, and its day, `yyyy-mm-dd`. */
export type Touched = { kind: TouchKind; on: string }

export type Tie = {
  kind: Kind
  /** The owner's own rating, 1 (barely) to 5 (very well); null when never said. */
  rating: number | null
  /** `yyyy-mm-dd`: since when they have known each other. */
  since: string | null
  /** `yyyy-mm-dd` of the last touch. */
  lastTouch: string | null
  /** Touches noted one by one, newest first; left out where they are not read. */
  touches?: readonly Touched[] | undefined
  source: Source
  /** When the owner last confirmed it; null for an imported tie never confirmed. */
  confirmedAt: Date | null
}

export type Band = 'strong' | 'good' | 'faint'

/** Whether a tie comes from an import and its owner never confirmed it. */
export function isUnconfirmed(tie: Pick<Tie, 'source' | 'confirmedAt'>): boolean {
  return tie.source === 'import' && tie.confirmedAt === null
}

/** Days without contact or confirmation after which owners are asked how well they know the person before promising. */
const DOUBT_AFTER = 2 * 365

/** Whether how two people know each other says no more than the kind of their tie: "colleague", "as a friend". */
export function saysOnlyKind(how: string | null, kind: Kind): boolean {
  const bare = (how ?? '')
    .toLowerCase()
    .replace(/[\s.;,]+$/, '')
    .replace(/^(?:(?:as|from|is)\s+)?(?:(?:an?|the|my|our)\s+)?/, '')
  return bare === kind || bare === `${kind}s`
}

/**
 * Whether a tie's owner should first say how well they know the person: they never did, or the last touch and their
 * last confirmation are both two years old.
 */
export function isDoubtful(tie: Pick<Tie, 'source' | 'confirmedAt' | 'lastTouch'>, now: Date): boolean {
  const touched = tie.lastTouch === null ? Number.POSITIVE_INFINITY : daysSince(tie.lastTouch, now)
  const told = tie.confirmedAt === null ? Number.POSITIVE_INFINITY : daysBetween(tie.confirmedAt, now)
  return isUnconfirmed(tie) || Math.min(touched, told) >= DOUBT_AFTER
}

/** Whether a tie is worth keeping warm, and was neither touched nor confirmed for months. */
export function isGoingCold(tie: Pick<Tie, 'rating' | 'confirmedAt' | 'lastTouch'>, now: Date): boolean {
  if (tie.confirmedAt === null || (tie.rating ?? 0) < TIE_RULES.coldFrom) return false
  const touched = tie.lastTouch === null ? Number.POSITIVE_INFINITY : daysBetween(new Date(tie.lastTouch), now)
  return Math.min(touched, daysBetween(tie.confirmedAt, now)) >= TIE_RULES.coldAfter
}

/** What one weight adds to or subtracts from a tie's strength. */
export type TiePart = { weight: keyof typeof TIE_WEIGHTS | 'barely' | 'unconfirmed'; adds: number }

/**
 * The parts of a tie's strength at `now`, weighted as in weights.ts:
 *
 *     rating     0.60 × rating / 5
 *     kind       up to 0.15, by kind
 *     freshness  0.20 × 0.5 ^ (days since the last touch / half-life)
 *     length     0.05 × years known / 5, at most
 *     contact    0.05 × (1 − 0.5 ^ Σ touch × 0.5 ^ (days since / half-life)), as far as 1 leaves room
 *
 * then no more than `barelyCap` for a person barely known, and a fifth for a tie imported and never confirmed, which
 * stays faint whatever else is known. docs/strength.svg shows how it fades.
 */
export function tieParts(tie: Tie, now: Date): TiePart[] {
  const { unrated, unknownFreshness, fullLength, barelyCap, unconfirmed } = TIE_RULES
  const parts: TiePart[] = [
    { weight: 'rating', adds: ((tie.rating ?? unrated) / 5) * TIE_WEIGHTS.rating },
    { weight: 'kind', adds: KIND_WEIGHTS[tie.kind] },
    {
      weight: 'freshness',
      adds: tie.lastTouch === null ? unknownFreshness : TIE_WEIGHTS.freshness * faded(tie.lastTouch, now),
    },
    {
      weight: 'length',
      adds: tie.since === null ? 0 : Math.min(1, daysSince(tie.since, now) / (fullLength * 365)) * TIE_WEIGHTS.length,
    },
  ]
  const contact = TIE_WEIGHTS.contact * (1 - 0.5 ** contactOf(tie, now))
  parts.push({ weight: 'contact', adds: Math.min(contact, Math.max(0, 1 - sumOf(parts))) })
  const barely = tie.rating === 1 ? Math.max(0, sumOf(parts) - barelyCap) : 0
  if (barely > 0) parts.push({ weight: 'barely', adds: -barely })
  if (isUnconfirmed(tie)) parts.push({ weight: 'unconfirmed', adds: -sumOf(parts) * (1 - unconfirmed) })
  return parts
}

/** The touches of a tie, each by what it was and how long ago: a meal today counts 1. */
function contactOf({ touches = [] }: Tie, now: Date): number {
  return touches
    .slice(0, TIE_RULES.touches)
    .reduce((sum, { kind, on }) => sum + TOUCH_WEIGHTS[kind] * faded(on, now), 0)
}

/** What time has left of a day's touch, 1 to 0. */
function faded(day: string, now: Date): number {
  return 0.5 ** (daysSince(day, now) / TIE_RULES.freshnessHalfLife)
}

/** How strong a tie is at `now`, 0 to 1: the sum of its parts. */
export function strength(tie: Tie, now: Date): number {
  return Math.min(1, Math.max(0, sumOf(tieParts(tie, now))))
}

function sumOf(parts: TiePart[]): number {
  return parts.reduce((sum, part) => sum + part.adds, 0)
}

/** What people see instead of a number. */
export function bandOf(value: number): Band {
  if (value >= BANDS.strong) return 'strong'
  return value >= BANDS.good ? 'good' : 'faint'
}

/** Days of silence worth mentioning whatever the band: two years. */
const LONG_SILENCE = 2 * 365

/** The weakest thing about a tie: the first that its owner, or time, would have to mend. */
export type Weakness =
  | { kind: 'unconfirmed' | 'unrated' | 'rating' | 'touch-unknown' }
  /** How many days ago they were last in touch. */
  | { kind: 'silent'; days: number }

/**
 * The weak link of a tie at `now`; null for a strong one with nothing against it. A long silence is reported at any
 * strength.
 */
export function weaknessOf(tie: Tie, now: Date): Weakness | null {
  if (isUnconfirmed(tie)) return { kind: 'unconfirmed' }
  const days = tie.lastTouch === null ? null : daysSince(tie.lastTouch, now)
  if (bandOf(strength(tie, now)) !== 'strong') {
    if (tie.rating === null) return { kind: 'unrated' }
    if (tie.rating <= 2) return { kind: 'rating' }
    if (days === null) return { kind: 'touch-unknown' }
    if (tie.rating === 3 && days < LONG_SILENCE) return { kind: 'rating' }
    return { kind: 'silent', days }
  }
  return days !== null && days >= LONG_SILENCE ? { kind: 'silent', days } : null
}

function daysSince(date: string, now: Date): number {
  return Math.max(0, daysBetween(new Date(date), now))
}
