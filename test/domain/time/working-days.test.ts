import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clocksAt } from '../../../src/domain/time/local-time.ts'
import { addWorkingDays } from '../../../src/domain/time/working-days.ts'
import { COMMON_ZONES } from '../../../src/views/members/common-zones.ts'

const WEEK = [1, 2, 3, 4, 5]
const DAY = 24 * 3600_000

const dayIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone })
/** The time of day there, in seconds. */
function secondsIn(timeZone: string, at: Date): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const [hours = 0, minutes = 0, seconds = 0] = format.format(at).split(':').map(Number)
  return hours * 3600 + minutes * 60 + seconds
}

describe('working days', () => {
  it.each([
    ['two after a Monday', '2026-03-02T10:00:00Z', 2, 'UTC', WEEK, '2026-03-04T10:00:00.000Z'],
    ['over the weekend', '2026-03-05T10:00:00Z', 2, 'UTC', WEEK, '2026-03-09T10:00:00.000Z'],
    ['from a Saturday', '2026-03-07T10:00:00Z', 2, 'UTC', WEEK, '2026-03-10T10:00:00.000Z'],
    [
      'by the day of the zone: Friday evening there',
      '2026-03-07T04:00:00Z',
      1,
      'America/Los_Angeles',
      WEEK,
      '2026-03-10T03:00:00.000Z',
    ],
    ['Sunday to Thursday', '2026-03-05T10:00:00Z', 1, 'Asia/Dubai', [7, 1, 2, 3, 4], '2026-03-08T10:00:00.000Z'],
    ['where summer time begins', '2026-03-27T10:00:00Z', 1, 'Europe/Berlin', WEEK, '2026-03-30T09:00:00.000Z'],
    ['at a time the clock skips', '2026-03-28T01:30:00Z', 1, 'Europe/Berlin', [7], '2026-03-29T01:30:00.000Z'],
    ['where no day is one', '2026-03-06T10:00:00Z', 2, 'UTC', [], '2026-03-08T10:00:00.000Z'],
  ])('%s', (_name, from, count, timeZone, workingDays, expected) => {
    expect(addWorkingDays(new Date(from), count, { timeZone, workingDays }).toISOString()).toBe(expected)
  })

  it('ends on a working day with as many on the way, at the same time of day or, where the clock skips it, right after', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...COMMON_ZONES.map(({ zone }) => zone), 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (from, count, timeZone, workingDays) => {
          const to = addWorkingDays(from, count, { timeZone, workingDays })
          expect(workingDays).toContain(clocksAt(to, timeZone).dayOfWeek)
          const day = dayIn(timeZone)
          // Days there, noon UTC of each stands for it.
          const start = Date.parse(`${day.format(from)}T12:00:00Z`)
          const end = Date.parse(`${day.format(to)}T12:00:00Z`)
          let passed = 0
          for (let at = start + DAY; at <= end; at += DAY)
            if (workingDays.includes(new Date(at).getUTCDay() || 7)) passed++
          expect(passed).toBe(count)
          // The day's own clock may jump over the time: by an hour, or half of one.
          const late = (secondsIn(timeZone, to) - secondsIn(timeZone, from) + 86_400) % 86_400
          expect([0, 1800, 3600]).toContain(late)
        },
      ),
    )
  })

  it('come later the more there are', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.nat({ max: 9 }),
        (from, count) => {
          const time = { timeZone: 'Europe/Berlin', workingDays: WEEK }
          expect(addWorkingDays(from, count + 1, time).getTime()).toBeGreaterThan(
            addWorkingDays(from, count, time).getTime(),
          )
        },
      ),
    )
  })
})
