import { z } from 'zod'

// Member ↔ person: how strong the tie is, from what its owner said of it.

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
 * open: teammates see whom I know and how; sealed: they see "a teammate", and I am asked first; private: nobody but me,
 * never matched for others.
 */
export const Visibility = z.enum(VISIBILITIES)
export type Visibility = z.infer<typeof Visibility>

export const Source = z.enum(['log', 'import'])
export type Source = z.infer<typeof Source>

export type Tie = {
  kind: Kind
  /** The owner's own rating, 1 (barely) to 5 (very well); null when never said. */
  rating: number | null
  /** `yyyy-mm-dd`; since when they know each other. */
  since: string | null
  /** `yyyy-mm-dd` of the last touch. */
  lastTouch: string | null
  source: Source
  /** When the owner last said it is so; null for an imported tie never confirmed. */
  confirmedAt: Date | null
}

export type Band = 'strong' | 'good' | 'faint'

/** What each kind adds. Family and friends answer first; an acquaintance may not remember the name. */
const KIND_WEIGHT: Record<Kind, number> = {
  family: 0.15,
  friend: 0.15,
  colleague: 0.12,
  client: 0.12,
  partner: 0.12,
  investor: 0.1,
  school: 0.08,
  acquaintance: 0.03,
}

/** The owner's own word counts most: it is the one thing no list of connections knows. */
const RATING_WEIGHT = 0.6
/** A confirmed tie without a rating counts as a middling one. */
const UNRATED = 2.5
/** A tie touched today adds this much, half of it after 18 months. */
const FRESHNESS_WEIGHT = 0.2
const FRESHNESS_HALF_LIFE = 18 * 30.44
/** What freshness adds when nobody said when they last spoke. */
const UNKNOWN_FRESHNESS = 0.05
/** Five years of knowing each other add this much, fewer in proportion. */
const LENGTH_WEIGHT = 0.05
/** "Connected" alone means little: an imported tie stays below this until its owner confirms it. */
const UNCONFIRMED_CAP = 0.2
/** Whoever says "barely" means it: kind and freshness lift such a tie no higher than this, below "good". */
const BARELY_CAP = 0.4

const STRONG = 0.65
const GOOD = 0.42

const DAY = 24 * 3600_000

/** Whether a tie only comes from a list and its owner never said a word about it. */
export function isUnconfirmed(tie: Pick<Tie, 'source' | 'confirmedAt'>): boolean {
  return tie.source === 'import' && tie.confirmedAt === null
}

/** Without a word or a touch for so long, its owner is asked how well they know the person before they promise. */
const DOUBT_AFTER = 2 * 365

/**
 * Whether a tie's owner should say first how well they know the person: they never did, or the last touch and their
 * last word on it both are two years old.
 */
export function isDoubtful(tie: Pick<Tie, 'source' | 'confirmedAt' | 'lastTouch'>, now: Date): boolean {
  const touched = tie.lastTouch === null ? Number.POSITIVE_INFINITY : daysSince(tie.lastTouch, now)
  const told = tie.confirmedAt === null ? Number.POSITIVE_INFINITY : (now.getTime() - tie.confirmedAt.getTime()) / DAY
  return isUnconfirmed(tie) || Math.min(touched, told) >= DOUBT_AFTER
}

/**
 * How strong a tie is at `now`: 0 to 1, the sum of rating (0.6), kind (0.15), freshness (0.2) and length (0.05). The
 * weights are set by hand in the order of what users of such tools trust: own word, kind, recency.
 */
export function strength(tie: Tie, now: Date): number {
  const rated = ((tie.rating ?? UNRATED) / 5) * RATING_WEIGHT
  const fresh = tie.lastTouch
    ? FRESHNESS_WEIGHT * 0.5 ** (daysSince(tie.lastTouch, now) / FRESHNESS_HALF_LIFE)
    : UNKNOWN_FRESHNESS
  const long = tie.since ? Math.min(1, daysSince(tie.since, now) / (5 * 365)) * LENGTH_WEIGHT : 0
  const sum = Math.min(tie.rating === 1 ? BARELY_CAP : 1, rated + KIND_WEIGHT[tie.kind] + fresh + long)
  return isUnconfirmed(tie) ? sum * UNCONFIRMED_CAP : sum
}

/** What people see instead of a number. */
export function bandOf(value: number): Band {
  if (value >= STRONG) return 'strong'
  return value >= GOOD ? 'good' : 'faint'
}

function daysSince(date: string, now: Date): number {
  return Math.max(0, (now.getTime() - Date.parse(date)) / DAY)
}
