import { days, hours } from '../time/elapsed.ts'

// How often the bot may be used, and how often it writes to somebody: the one table of such limits.

/**
 * `most` of something by each asker or member, in each channel or for each reader: at a time, within so many
 * milliseconds, or on one day of the reader's own clocks. What is counted by the hour begins anew with each full one.
 */
type Limit = { most: number; of: 'asker' | 'channel' | 'reader' | 'member'; within: number | 'day' | null }

export const LIMITS = {
  /** Cards of posted requests that stand. */
  'open-cards': { most: 3, of: 'asker', within: null },
  'new-cards': { most: 2, of: 'asker', within: days(1) },
  'cards-in-channel': { most: 10, of: 'channel', within: days(1) },
  /** Messages that come to a member by themselves; what is more waits, and comes as one (src/app/delivery). */
  messages: { most: 5, of: 'reader', within: 'day' },
  // What a member does, by the hour: far more than anybody at work does by hand.
  asking: { most: 20, of: 'member', within: hours(1) },
  namings: { most: 20, of: 'member', within: hours(1) },
  joins: { most: 20, of: 'member', within: hours(1) },
  withdrawals: { most: 10, of: 'member', within: hours(1) },
  lookups: { most: 120, of: 'member', within: hours(1) },
  exports: { most: 5, of: 'member', within: hours(1) },
  suggestions: { most: 1000, of: 'member', within: hours(1) },
  /** Different companies looked up: whoever passes this goes through the network, and admins hear of it. */
  companies: { most: 60, of: 'member', within: hours(1) },
} as const satisfies Record<string, Limit>
type LimitName = keyof typeof LIMITS

/** The limits that refuse what somebody does. */
export type Refusing = Exclude<LimitName, 'messages'>

/** What a Command counts as when a member gives it. */
export const COUNTED = ['asking', 'namings', 'joins', 'withdrawals', 'lookups', 'exports', 'suggestions'] as const
export type Counted = (typeof COUNTED)[number]

/** How much of each there is already; what is left out does not count. */
export type Used = Partial<Record<Refusing, number>>
/** The limits of cards in channels. */
export type CardLimit = 'open-cards' | 'new-cards' | 'cards-in-channel'

/** The first limit that leaves no room for one more; null if there is room. */
export function limitReached(used: Used): Refusing | null {
  const names = Object.keys(LIMITS).filter((name): name is Refusing => name in LIMITS && name !== 'messages')
  return names.find((name) => (used[name] ?? 0) >= LIMITS[name].most) ?? null
}
