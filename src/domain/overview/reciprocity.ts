import { type IntroductionLife, type IntroductionState, isUnderWay } from '../introductions/introduction.ts'
import type { Visibility } from '../relationships/relationship.ts'
import { hasShownThemselves } from '../relationships/visibility.ts'

// Give and take: who introduced whom, counted from the introductions and shown only to the member concerned.

/** States of an introduction that was made, whatever its outcome: it counts as given and as received. */
export const MADE = ['introduced', 'no-reply', 'met', 'won', 'lost'] as const satisfies IntroductionState[]

/** Surplus of received over given at which we suggest whom to help: one may be luck, two are a habit. */
export const DEBT = 2

/** Introductions by one giver for one receiver, grouped by what the receiver may know of them. */
export type Favours = Pick<IntroductionLife, 'stateBefore' | 'confirmedById'> & {
  giverId: string
  giver: string
  receiverId: string
  receiver: string
  visibility: Visibility
  count: number
}

/** Introductions exchanged with one teammate. */
export type Pair = { teammate: string; given: number; received: number }

export type Balance = {
  given: number
  received: number
  /** Per teammate, most first. */
  pairs: Pair[]
  /** Received from teammates who stay anonymous: counted in `received`, but in no pair. */
  unnamed: number
}

/** Computes a member's give and take from introductions that include theirs. */
export function balanceOf(memberId: string, favours: Favours[]): Balance {
  const pairs = new Map<string, Pair>()
  const balance = { given: 0, received: 0, unnamed: 0 }
  const pairWith = (id: string, teammate: string) => {
    const known = pairs.get(id)
    if (known) return known
    const made = { teammate, given: 0, received: 0 }
    pairs.set(id, made)
    return made
  }
  for (const favour of favours) {
    if (favour.giverId === memberId) {
      balance.given += favour.count
      pairWith(favour.receiverId, favour.receiver).given += favour.count
    }
    if (favour.receiverId !== memberId) continue
    balance.received += favour.count
    if (isNamed(favour)) pairWith(favour.giverId, favour.giver).received += favour.count
    else balance.unnamed += favour.count
  }
  const sum = (pair: Pair) => pair.given + pair.received
  const sorted = [...pairs.values()].sort((a, b) => sum(b) - sum(a) || a.teammate.localeCompare(b.teammate, 'en'))
  return { ...balance, pairs: sorted }
}

/** The owner of a sealed tie stays unnamed until they say yes, in totals too. */
function isNamed({ visibility, stateBefore, confirmedById, giverId }: Favours): boolean {
  const life = { state: 'introduced', stateBefore, confirmedById, introducedAt: null } as const
  return visibility === 'open' || hasShownThemselves(life, giverId)
}

export function isInDebt({ given, received }: Pick<Balance, 'given' | 'received'>): boolean {
  return received - given >= DEBT
}

/** How far an introduction is towards a known outcome. */
export type Loop = { state: IntroductionState; reminders: number; noReplyNoted: number }

/**
 * Whether the asker was asked how it went and has not answered: true after any unanswered follow-up, including the
 * last. src/store/introductions/loops.ts has the same rule in SQL.
 */
export function isUntold({ state, reminders, noReplyNoted }: Loop): boolean {
  const asked = (state === 'introduced' && reminders > 0) || state === 'no-reply'
  return asked && noReplyNoted <= reminders
}

/** The introduction that best shows where an ask stands: one waiting for the asker, else the furthest along. */
export function telling<T extends Loop>(introductions: T[]): T | null {
  const weight = (one: T) => (isUntold(one) ? -1 : ORDER.indexOf(one.state))
  return introductions.toSorted((a, b) => weight(a) - weight(b))[0] ?? null
}

const ORDER: readonly IntroductionState[] = [
  'accepted',
  'lent-name',
  'introduced',
  'met',
  'won',
  'lost',
  'no-reply',
  'asked',
  'later',
  'suggested',
  'passed',
  'redirected',
  'timed-out',
  'cancelled',
]

/** How many of the other introductions are still under way. */
export function othersUnderWay<T extends { state: IntroductionState }>(introductions: T[], but: T | null): number {
  return introductions.filter((one) => one !== but && isUnderWay(one.state)).length
}
