// Every weight used to rank ways in, one table each. They are set by hand, guided by what is known about ties and
// about users of such tools; each gives its reason.

/** How strong a tie is, 0 to 1: what teammates see as a band. */
export const TIE_WEIGHTS = {
  /**
   * The owner's own rating, in fifths. It counts most: closeness is the best measure of a tie's strength, while how long
   * and how often people meet says more about where they meet (Marsden & Campbell, Social Forces 63, 1984).
   */
  rating: 0.6,
  /** What they are to each other, at most: see KIND_WEIGHTS. */
  kind: 0.15,
  /** How recent the last touch is: ties between groups fade first (Burt, Social Networks 22, 2000). */
  freshness: 0.2,
  /** How long they have known each other: little, for the reason given with the rating. */
  length: 0.05,
  /**
   * How much they were in touch, by noted touches, at most, and only as far as the others leave room: see TOUCH_WEIGHTS.
   * As little as length, for the same reason: who meets often may just share a corridor.
   */
  contact: 0.05,
} as const

/**
 * What a touch counts on its day; it halves as freshness does. Being together binds more than hearing each other, and
 * that more than writing (Vlahovic, Roberts & Dunbar, Journal of Computer-Mediated Communication 17, 2012). An event is
 * shared with many. Who recommends somebody in public gives their name for them; an endorsement is one press.
 */
export const TOUCH_WEIGHTS = {
  meeting: 1,
  meal: 1,
  call: 0.8,
  event: 0.6,
  message: 0.4,
  other: 0.4,
  recommendation: 1,
  endorsement: 0.2,
} as const

/** What each kind adds. Family and friends answer first; an acquaintance may not remember the name. */
export const KIND_WEIGHTS = {
  family: TIE_WEIGHTS.kind,
  friend: TIE_WEIGHTS.kind,
  colleague: 0.12,
  client: 0.12,
  partner: 0.12,
  investor: 0.1,
  school: 0.08,
  acquaintance: 0.03,
} as const

/** Adjustments to the sum of the tie's weights. */
export const TIE_RULES = {
  /** A confirmed tie without a rating counts as a middling one. */
  unrated: 2.5,
  /** Freshness halves in so many days: after three years a quarter is left, and the rating still speaks (Levin, Walter & Murnighan, Organization Science 22, 2011: dormant ties still help). */
  freshnessHalfLife: 18 * 30.44,
  /** Touches that count, the newest: what was before them hardly matters. */
  touches: 20,
  /** What freshness adds when nobody said when they last spoke. */
  unknownFreshness: 0.05,
  /** Years after which knowing each other longer adds nothing. */
  fullLength: 5,
  /** A tie is worth keeping warm from this rating on: below it, there is little to lose. */
  coldFrom: 3,
  /**
   * Days without a touch or a confirmation after which it is going cold: half the half-life, so before much is lost.
   * Closeness to friends falls within months of less contact (Roberts & Dunbar, Personal Relationships 18, 2011).
   */
  coldAfter: 9 * 30.44,
  /** "Connected" alone means little: an imported tie is worth this share until its owner confirms it. */
  unconfirmed: 0.2,
  /** Whoever says "barely" means it: kind and freshness lift such a tie no higher than this, below "good". */
  barelyCap: 0.4,
  /**
   * Through a partner the way has two steps, and both must hold: the tie to the partner times this share for the
   * partner's own. So the best of them is good, never strong, and stands below a direct way unless that is clearly weaker.
   */
  secondStep: 0.6,
} as const

/** The lowest strength of each band. */
export const BANDS = { strong: 0.65, good: 0.42, faint: 0 } as const

/** Weights for the order in which ways in are offered, 0 to 1; they add up to 1. */
export const ORDER_WEIGHTS = {
  /** The tie's strength. One step of its rating (0.07 here) counts more than any of the small weights below. */
  strength: 0.59,
  /** How often the connector helped when asked: a warm introduction needs somebody who makes it. */
  answers: 0.2,
  /** Whether introductions through this very tie led to something, or to no reply. */
  doors: 0.06,
  /** How well the person fits the ask if nobody fits exactly. Exact fits always come first. */
  fit: 0.05,
  /** How soon the connector answers: who answers leads within the hour qualifies seven times more (Oldroyd, McElheran & Elkington, Harvard Business Review, March 2011). */
  promptness: 0.04,
  /** How much the person can decide. */
  seniority: 0.03,
  /**
   * How few asks the connector got in 30 days. It only decides between near equals, so that not always the same are
   * asked: a third of the help comes from a twentieth of the people (Cross, Rebele & Grant, Harvard Business Review, January 2016).
   */
  load: 0.03,
} as const

/** Adjustments to the order's weights. */
export const ORDER_RULES = {
  /**
   * The prior for a connector who never answered: as if they had helped with 3.5 of 5 asks (a Beta prior; such tools
   * report 60 to 80 %). One pass takes it from 0.70 to 0.58, and condemns nobody.
   */
  helpedBefore: 3.5,
  declinedBefore: 1.5,
  /** The prior for a tie's doors before one was tried: as if one of two had opened. */
  doorsOpenedBefore: 1,
  doorsClosedBefore: 1,
  /** Hours to answer that make promptness 0.5; unknown for somebody who never answered. */
  hoursToHalf: 24,
  unknownPromptness: 0.5,
  /** Each time its owner passes for hardly knowing the person, a tie keeps this share of its value. */
  hardlyKnown: 0.5,
} as const
