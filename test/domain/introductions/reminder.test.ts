import { describe, expect, it } from 'vitest'
import { dueAfter } from '../../../src/domain/introductions/due.ts'
import { INTRODUCTION_STATES, isUnderWay } from '../../../src/domain/introductions/introduction.ts'
import { whyNoReminder } from '../../../src/domain/introductions/reminder.ts'

const WORKING = { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5] }
const at = (text: string) => new Date(`${text}:00Z`)
/** Asked at some time, as the clock knows it. */
const asked = (when: Date) => ({
  state: 'asked' as const,
  ...dueAfter('asked', 'ask', { reminders: 0 }, when, WORKING),
})

describe('an asker’s reminder', () => {
  it.each([
    ['2026-03-02T10:00', '2026-03-03T09:59', 'too-soon'],
    ['2026-03-02T10:00', '2026-03-03T10:00', null],
    // Friday: Saturday and Sunday are no working days.
    ['2026-03-06T10:00', '2026-03-08T10:00', 'too-soon'],
    ['2026-03-06T10:00', '2026-03-09T09:59', 'too-soon'],
    ['2026-03-06T10:00', '2026-03-09T10:00', null],
  ])('asked at %s, at %s: %s', (when, now, why) => {
    expect(whyNoReminder(asked(at(when)), false, at(now), WORKING)).toBe(why)
  })

  it('comes once, and not beside the clock’s', () => {
    const [when, now] = [at('2026-03-02T10:00'), at('2026-03-04T10:00')]
    expect(whyNoReminder(asked(when), true, now, WORKING)).toBe('reminded')
    expect(whyNoReminder({ ...asked(when), reminders: 1 }, false, now, WORKING)).toBe('reminded')
  })

  it('is for who was asked and has not answered', () => {
    for (const state of INTRODUCTION_STATES) {
      const why = whyNoReminder({ state, reminders: 0, dueAt: null }, false, at('2026-03-04T10:00'), WORKING)
      if (state === 'asked') expect(why).toBeNull()
      else if (state === 'later') expect(why).toBe('later')
      else expect(why).toBe(isUnderWay(state) && state !== 'suggested' ? 'promised' : 'over')
    }
  })
})
