// What a partner and the team have done for each other.

/** `given`: we opened a door for the partner; `received`: they opened one for us. */
export const FAVOUR_WAYS = ['given', 'received'] as const
export type FavourWay = (typeof FAVOUR_WAYS)[number]

/** How many favours a partner may be ahead before their member is reminded to give back. */
export const OWED_FROM = 2
/** Partners named in such a reminder. */
export const OWED_AT_ONCE = 3

export type Balance = { given: number; received: number }

/** By how many favours the partner is ahead; below zero, we are. */
export function aheadBy({ given, received }: Balance): number {
  return received - given
}
