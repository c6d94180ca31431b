import { describe, expect, it } from 'vitest'
import { dayOf, share } from '../../../src/domain/limits/messages-a-day.ts'

describe('a day of messages', () => {
  it('is the reader’s own, and its morning at eight whatever the clocks do that night', () => {
    const now = new Date('2026-03-29T00:30:00Z')
    expect(dayOf(now, 'Europe/Berlin')).toEqual({
      start: new Date('2026-03-28T23:00:00Z'),
      nextMorning: new Date('2026-03-30T06:00:00Z'),
    })
    expect(dayOf(now, 'America/New_York')).toEqual({
      start: new Date('2026-03-28T04:00:00Z'),
      nextMorning: new Date('2026-03-29T12:00:00Z'),
    })
  })
})

describe('what waited', () => {
  const held = (count: number, surplus = false) => Array.from({ length: count }, (_, n) => ({ n, surplus }))
  const counts = ({ single, bundle, waiting }: ReturnType<typeof share>) => [
    single.length,
    bundle.length,
    waiting.length,
  ]

  it.each([
    ['goes out one by one while there is room', 0, held(5), 5, [5, 0, 0]],
    ['is one message where there are more', 0, held(6), 5, [0, 6, 0]],
    ['is one message in the only place that is left', 0, held(2), 1, [0, 2, 0]],
    ['is one message if it was too much the day before', 0, held(2, true), 5, [0, 2, 0]],
    ['is itself if it is alone', 0, held(1, true), 5, [1, 0, 0]],
    ['waits on where the day is full', 0, held(2, true), 0, [0, 0, 2]],
    ['leaves room to what is urgent, which always goes', 3, held(3), 5, [3, 3, 0]],
    ['waits on where what is urgent fills the day', 6, held(1), 5, [6, 0, 1]],
  ])('%s', (_name, urgent, others, room, expected) => {
    expect(counts(share({ urgent: held(urgent), others }, room))).toEqual(expected)
  })
})
