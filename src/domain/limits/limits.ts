import { days } from '../time/elapsed.ts'

// How often the bot lets itself be used where others read along: the one table of such limits.

/** `most` of something by each asker or in each channel: at a time, or within so many milliseconds. */
type Limit = { most: number; of: 'asker' | 'channel'; within: number | null }

export const LIMITS = {
  /** Cards of posted requests that stand. */
  'open-cards': { most: 3, of: 'asker', within: null },
  'new-cards': { most: 2, of: 'asker', within: days(1) },
  'cards-in-channel': { most: 10, of: 'channel', within: days(1) },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof LIMITS

/** How much of each there is already; what is left out does not count. */
export type Used = Partial<Record<LimitName, number>>

/** The first limit that leaves no room for one more; null if there is room. */
export function limitReached(used: Used): LimitName | null {
  const names = Object.keys(LIMITS).filter((name): name is LimitName => name in LIMITS)
  return names.find((name) => (used[name] ?? 0) >= LIMITS[name].most) ?? null
}
