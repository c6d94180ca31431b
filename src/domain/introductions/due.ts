import { days, daysAfter } from '../time/elapsed.ts'
import { addWorkingDays, type WorkingTime } from '../time/working-days.ts'
import type { IntroductionEvent, IntroductionState } from './introduction.ts'

// When the clock next looks at an introduction, and what it does then. Each wait counts from the previous step, so that
// a bot that was down for weeks does not send everything at once.

/** The connector's working days before the nudge, and again before silence counts as an answer. */
const SILENCE = 2

/** Days until each look at a promise: reminders on day 3 and day 7, given up on day 14. */
const PROMISED = [3, 4, 7]
/** Days between follow-ups on an introduction made: how did it go, on day 3, 10 and 30. */
const MADE = [3, 7, 20]
/** How often the asker is asked how it went. */
export const FOLLOW_UPS = MADE.length
/** How long after an introduction silence counts as no reply, in milliseconds. */
export const NO_REPLY_AFTER = days(30)

/** `reminders` counts the clock's messages in this state. */
export type Due = { dueAt: Date | null; reminders: number }

/**
 * When the clock looks next, after an event led to `state`.
 *
 * @param was.reminders how many the clock had sent before the event
 * @param was.until the date the connector chose when postponing
 * @param working the connector's working time
 */
export function dueAfter(
  state: IntroductionState,
  event: IntroductionEvent,
  was: { reminders: number; until?: Date | undefined },
  now: Date,
  working: WorkingTime,
): Due {
  const again = event === 'nudge' || event === 'remind' || event === 'follow-up'
  const reminders = again ? was.reminders + 1 : 0
  const after = (wait: number | undefined) => ({
    dueAt: wait === undefined ? null : daysAfter(now, wait),
    reminders,
  })
  switch (state) {
    case 'asked':
      return { dueAt: addWorkingDays(now, SILENCE, working), reminders }
    case 'later':
      return { dueAt: was.until ?? daysAfter(now, 1), reminders }
    case 'accepted':
    case 'lent-name':
      return after(PROMISED[reminders])
    case 'introduced':
      return after(MADE[reminders])
    default:
      return { dueAt: null, reminders: was.reminders }
  }
}

/** When a connector's silence counts as an answer; null if they have answered. `working` is the connector's. */
export function silentUntil(life: Due & { state: IntroductionState }, working: WorkingTime): Date | null {
  if (life.dueAt === null || (life.state !== 'asked' && life.state !== 'later')) return null
  return life.state === 'asked' && life.reminders === 0 ? addWorkingDays(life.dueAt, SILENCE, working) : life.dueAt
}

/** What the clock does with an introduction at `now`; null when nothing is due. */
export function clockEvent(life: Due & { state: IntroductionState }, now: Date): IntroductionEvent | null {
  if (life.dueAt === null || life.dueAt > now) return null
  switch (life.state) {
    case 'asked':
      return life.reminders === 0 ? 'nudge' : 'silence'
    case 'later':
      return 'due'
    case 'accepted':
    case 'lent-name':
      return life.reminders < PROMISED.length - 1 ? 'remind' : 'give-up'
    case 'introduced':
      return life.reminders < MADE.length - 1 ? 'follow-up' : 'no-reply'
    default:
      return null
  }
}

/** States in which the clock has something to do. */
export const CLOCKED = ['asked', 'later', 'accepted', 'lent-name', 'introduced'] as const satisfies IntroductionState[]
