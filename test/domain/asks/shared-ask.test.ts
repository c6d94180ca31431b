import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ASK_LIFETIME } from '../../../src/domain/asks/ask.ts'
import { earliestEnd, successorOf } from '../../../src/domain/asks/shared-ask.ts'
import { silentUntil } from '../../../src/domain/introductions/due.ts'
import { INTRODUCTION_STATES } from '../../../src/domain/introductions/introduction.ts'
import { dayIn } from '../../../src/domain/time/working-days.ts'
import { sayNames } from '../../../src/views/format.ts'

const DAY = 24 * 3600_000
const NOW = new Date('2026-03-02T10:00:00Z')

it('an ask made or renewed within 30 days is the same wish, an older one is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 59 * DAY }), (ago) => {
      const expiresAt = new Date(NOW.getTime() - ago + ASK_LIFETIME)
      expect(expiresAt >= earliestEnd(NOW)).toBe(ago <= 30 * DAY)
    }),
  )
})

it('who joined the longest has the ask next', () => {
  expect(successorOf([])).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 }), (times) => {
      const joined = times.map((time) => ({ since: new Date(time) }))
      expect(successorOf(joined)?.since.getTime()).toBe(Math.min(...times))
      expect(joined.map(({ since }) => since.getTime())).toEqual(times)
    }),
  )
})

it('says names as people do', () => {
  expect([[], ['Ana'], ['Ana', 'Cy'], ['Ana', 'Cy', 'Dan']].map(sayNames)).toEqual([
    '',
    'Ana',
    'Ana and Cy',
    'Ana, Cy and Dan',
  ])
})

it('waits for a connector until their silence is an answer', () => {
  const working = { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5] }
  const dueAt = new Date('2026-03-05T10:00:00Z')
  expect(silentUntil({ state: 'asked', dueAt, reminders: 0 }, working)).toEqual(new Date('2026-03-09T10:00:00Z'))
  expect(silentUntil({ state: 'asked', dueAt, reminders: 1 }, working)).toEqual(dueAt)
  expect(silentUntil({ state: 'later', dueAt, reminders: 0 }, working)).toEqual(dueAt)
  for (const state of INTRODUCTION_STATES)
    if (state !== 'asked' && state !== 'later') expect(silentUntil({ state, dueAt, reminders: 0 }, working)).toBeNull()
})

it('knows the day somebody lives in', () => {
  const at = new Date('2026-03-02T23:30:00Z')
  expect(['America/New_York', 'UTC', 'Asia/Kathmandu'].map((zone) => dayIn(zone, at))).toEqual([
    '2026-03-02',
    '2026-03-02',
    '2026-03-03',
  ])
})
