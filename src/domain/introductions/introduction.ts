import { z } from 'zod'

// Lifecycle of an introduction: one connector asked about one person for one ask. One table decides every event.

export const INTRODUCTION_STATES = [
  'suggested',
  'asked',
  'later',
  'accepted',
  'lent-name',
  'passed',
  'redirected',
  'timed-out',
  'introduced',
  'no-reply',
  'met',
  'won',
  'lost',
  'cancelled',
] as const
export const IntroductionState = z.enum(INTRODUCTION_STATES)
export type IntroductionState = z.infer<typeof IntroductionState>

export const INTRODUCTION_EVENTS = [
  'ask',
  'accept',
  'lend-name',
  'pass',
  'redirect',
  'postpone',
  'due',
  'nudge',
  'silence',
  'remind',
  'give-up',
  'made',
  'follow-up',
  'undo',
  'met',
  'won',
  'lost',
  'no-reply',
  'cancel',
] as const
export type IntroductionEvent = (typeof INTRODUCTION_EVENTS)[number]

export type Party = 'asker' | 'connector' | 'clock'

type Rule = { from: readonly IntroductionState[]; by: readonly Party[]; to: IntroductionState | 'same' | 'before' }

const WAITING = ['asked', 'later'] as const
const PROMISED = ['accepted', 'lent-name'] as const

/** The states of an introduction that may still lead somewhere: neither made nor ended. */
export const UNDER_WAY = ['suggested', ...WAITING, ...PROMISED] as const

const RULES: Record<IntroductionEvent, Rule> = {
  ask: { from: ['suggested'], by: ['asker'], to: 'asked' },
  accept: { from: WAITING, by: ['connector'], to: 'accepted' },
  'lend-name': { from: WAITING, by: ['connector'], to: 'lent-name' },
  pass: { from: WAITING, by: ['connector'], to: 'passed' },
  redirect: { from: WAITING, by: ['connector'], to: 'redirected' },
  postpone: { from: ['asked'], by: ['connector'], to: 'later' },
  due: { from: ['later'], by: ['clock'], to: 'asked' },
  nudge: { from: ['asked'], by: ['clock'], to: 'same' },
  silence: { from: ['asked'], by: ['clock'], to: 'timed-out' },
  remind: { from: PROMISED, by: ['clock'], to: 'same' },
  'give-up': { from: PROMISED, by: ['clock'], to: 'timed-out' },
  made: { from: [...WAITING, ...PROMISED], by: ['connector', 'asker'], to: 'introduced' },
  'follow-up': { from: ['introduced'], by: ['clock'], to: 'same' },
  undo: { from: ['introduced'], by: ['connector', 'asker'], to: 'before' },
  met: { from: ['introduced', 'no-reply'], by: ['asker'], to: 'met' },
  won: { from: ['introduced', 'no-reply', 'met'], by: ['asker'], to: 'won' },
  lost: { from: ['introduced', 'no-reply', 'met'], by: ['asker'], to: 'lost' },
  'no-reply': { from: ['introduced'], by: ['clock', 'asker'], to: 'no-reply' },
  cancel: { from: UNDER_WAY, by: ['asker', 'connector', 'clock'], to: 'cancelled' },
}

/** How long a confirmed introduction can be taken back by whoever confirmed it, in milliseconds. */
export const UNDO_WINDOW = 10 * 60_000

/** Until when a confirmed introduction can be taken back; null if there is nothing to take back. */
export function undoableUntil(life: Pick<IntroductionLife, 'state' | 'introducedAt'>): Date | null {
  if (life.state !== 'introduced' || !life.introducedAt) return null
  return new Date(life.introducedAt.getTime() + UNDO_WINDOW)
}

/** What the table needs to know about an introduction. */
export type IntroductionLife = {
  state: IntroductionState
  stateBefore: IntroductionState | null
  confirmedById: string | null
  introducedAt: Date | null
}

/** What an event does: the next state, or why nothing happens. */
export type Move =
  | { moved: true; state: IntroductionState }
  | { moved: false; why: 'repeated' | 'stale' | 'foreign' | 'too-late' }

/**
 * Decides one event by the lifecycle table.
 *
 * - `repeated`: already in the state the event leads to (a second click);
 * - `stale`: the event no longer fits the state;
 * - `foreign`: this party, or this member for an undo, may not do it;
 * - `too-late`: an undo after its ten minutes.
 */
export function moveIntroduction(
  life: IntroductionLife,
  event: IntroductionEvent,
  by: { party: Party; memberId: string | null },
  at: Date,
): Move {
  const rule = RULES[event]
  if (!rule.by.includes(by.party)) return { moved: false, why: 'foreign' }
  if (rule.to === life.state) return { moved: false, why: 'repeated' }
  if (!rule.from.includes(life.state)) return { moved: false, why: 'stale' }
  if (rule.to === 'same') return { moved: true, state: life.state }
  if (rule.to !== 'before') return { moved: true, state: rule.to }
  if (life.stateBefore === null || life.introducedAt === null) return { moved: false, why: 'stale' }
  if (life.confirmedById !== by.memberId) return { moved: false, why: 'foreign' }
  if (at.getTime() - life.introducedAt.getTime() > UNDO_WINDOW) return { moved: false, why: 'too-late' }
  return { moved: true, state: life.stateBefore }
}

/** Whether its connector has not answered yet. */
export function isWaiting(state: IntroductionState): boolean {
  return WAITING.some((one) => one === state)
}

/** Whether its connector has said yes but it is not made yet. */
export function isPromised(state: IntroductionState): boolean {
  return PROMISED.some((one) => one === state)
}

/** Whether an introduction may still lead somewhere: it is neither made nor ended. */
export function isUnderWay(state: IntroductionState): boolean {
  return UNDER_WAY.some((one) => one === state)
}
