import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOCKED, clockEvent, dueAfter } from '../../../src/domain/introductions/due.ts'
import {
  INTRODUCTION_EVENTS,
  INTRODUCTION_STATES,
  type IntroductionEvent,
  type IntroductionState,
  moveIntroduction,
} from '../../../src/domain/introductions/introduction.ts'

const WORKING = { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5] }
const MONDAY = new Date('2026-03-02T10:00:00Z')
const DAY = 24 * 3600_000

/** What the clock alone does after an event, with the days since then. */
function alone(state: IntroductionState, event: IntroductionEvent, lag = 0): [number, IntroductionEvent][] {
  const done: [number, IntroductionEvent][] = []
  let life = { state, ...dueAfter(state, event, { reminders: 0 }, MONDAY, WORKING) }
  while (life.dueAt !== null) {
    const now = new Date(life.dueAt.getTime() + lag)
    const next = clockEvent(life, now)
    if (next === null) throw new Error(`Nothing happens in ${life.state}, though it is due.`)
    const moved = moveIntroduction(
      { state: life.state, stateBefore: null, confirmedById: null, introducedAt: null },
      next,
      { party: 'clock', memberId: null },
      now,
    )
    if (!moved.moved) throw new Error(`The clock may not ${next} what is ${life.state}.`)
    done.push([(now.getTime() - MONDAY.getTime()) / DAY, next])
    life = { state: moved.state, ...dueAfter(moved.state, next, life, now, WORKING) }
  }
  return done
}

describe('the clock', () => {
  it('nudges after two working days, and takes silence for an answer after two more', () => {
    expect(alone('asked', 'ask')).toEqual([
      [2, 'nudge'],
      [4, 'silence'],
    ])
  })
  it.each(['accepted', 'lent-name'] as const)(
    'reminds of what is %s on day 3 and 7, and gives it up on day 14',
    (state) => {
      expect(alone(state, 'accept')).toEqual([
        [3, 'remind'],
        [7, 'remind'],
        [14, 'give-up'],
      ])
    },
  )
  it('asks how it went on day 3 and 10, and notes no reply on day 30', () => {
    expect(alone('introduced', 'made')).toEqual([
      [3, 'follow-up'],
      [10, 'follow-up'],
      [30, 'no-reply'],
    ])
  })
  it('comes back when it was told to', () => {
    const until = new Date(MONDAY.getTime() + 7 * DAY)
    expect(dueAfter('later', 'postpone', { reminders: 1, until }, MONDAY, WORKING)).toEqual({
      dueAt: until,
      reminders: 0,
    })
    expect(alone('later', 'postpone').map(([, event]) => event)).toEqual(['due', 'nudge', 'silence'])
  })
  it('never says two things at once, however late it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLOCKED), fc.integer({ min: 0, max: 400 * DAY }), (state, lag) => {
        const days = alone(state, 'ask', lag).map(([day]) => day)
        for (const [at, day] of days.entries()) expect(day - (days[at - 1] ?? 0)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
  it('has nothing to do before the time, and after the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INTRODUCTION_STATES),
        fc.constantFrom(...INTRODUCTION_EVENTS),
        fc.nat({ max: 3 }),
        (state, event, reminders) => {
          const due = dueAfter(state, event, { reminders }, MONDAY, WORKING)
          expect(clockEvent({ state, ...due }, MONDAY)).toBeNull()
          if (!CLOCKED.some((one) => one === state)) expect(due.dueAt).toBeNull()
        },
      ),
    )
  })
})
