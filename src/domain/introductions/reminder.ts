import { addWorkingDays, type WorkingTime } from '../time/working-days.ts'
import type { IntroductionState } from './introduction.ts'

/** Why an asker cannot have their connector reminded; null when they can. */
export type NoReminder = 'later' | 'promised' | 'reminded' | 'too-soon' | 'over'

/**
 * Whether an asker may bring the clock's nudge forward: one working day of the connector's after they were asked, or
 * after they wanted to be asked again; once per introduction, and never in addition to the clock's.
 *
 * @param life.dueAt when the clock would nudge: two working days after they last heard of it
 * @param hurried whether the asker did so before
 */
export function whyNoReminder(
  life: { state: IntroductionState; reminders: number; dueAt: Date | null },
  hurried: boolean,
  now: Date,
  working: WorkingTime,
): NoReminder | null {
  if (life.state === 'later') return 'later'
  if (life.state === 'accepted' || life.state === 'lent-name') return 'promised'
  if (life.state !== 'asked') return 'over'
  if (life.reminders > 0 || hurried) return 'reminded'
  return life.dueAt !== null && addWorkingDays(now, 1, working) < life.dueAt ? 'too-soon' : null
}
