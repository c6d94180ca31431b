import { type IntroductionLife, type IntroductionState, isUnderWay } from '../introductions/introduction.ts'
import type { Visibility } from '../relationships/relationship.ts'
import { hasShownThemselves } from '../relationships/visibility.ts'

// Give and take: who introduced whom, counted from the introductions themselves, for one's own eyes only.

/** States of an introduction that was made, whatever came of it: it counts as given and as received. */
export const MADE = ['introduced', 'no-reply', 'met', 'won', 'lost'] as const satisfies IntroductionState[]

/** So many received more than given, and somebody is shown whom they could help: one may be luck, two are a habit. */
export const DEBT = 2

/** Introductions of one giver to one receiver that are alike in what the receiver may know of them. */
export type Favours = Pick<IntroductionLife, 'stateBefore' | 'confirmedById'> & {
  giverId: string
  giver: string
  receiverId: string
  receiver: string
  visibility: Visibility
  count: number
}

/** What passed between oneself and one teammate. */
export type Pair = { teammate: string; given: number; received: number }

export type Balance = {
  given: number
  received: number
  /** With whom, most first. */
  pairs: Pair[]
  /** Received from teammates who keep their names to themselves: in `received`, in no pair. */
  unnamed: number
}

/** A member's give and take, from introductions among which theirs are. */
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

/** Whose a sealed tie is stays unsaid until its owner said yes, in sums too. */
function isNamed({ visibility, stateBefore, confirmedById, giverId }: Favours): boolean {
  const life = { state: 'introduced', stateBefore, confirmedById, introducedAt: null } as const
  return visibility === 'open' || hasShownThemselves(life, giverId)
}

export function isInDebt({ given, received }: Pick<Balance, 'given' | 'received'>): boolean {
  return received - given >= DEBT
}

/** Where an introduction stands with its outcome. */
export type Loop = { state: IntroductionState; reminders: number; noReplyNoted: number }

/**
 * Whether the asker was asked how it went and has not said: after a follow-up without an answer since, and after the
 * last one too. The same rule as SQL is in src/store/introductions/loops.ts.
 */
export function isUntold({ state, reminders, noReplyNoted }: Loop): boolean {
  const asked = (state === 'introduced' && reminders > 0) || state === 'no-reply'
  return asked && noReplyNoted <= reminders
}

/** The introduction of an ask that says most about where it stands: what waits for its asker, then what is nearest. */
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

/** How many others of these may still lead somewhere. */
export function othersUnderWay<T extends { state: IntroductionState }>(introductions: T[], but: T | null): number {
  return introductions.filter((one) => one !== but && isUnderWay(one.state)).length
}
