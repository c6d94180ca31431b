import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAvailable,
  monthOf,
  quietUntil,
  readNoGo,
  readSettings,
  readSnooze,
  snoozeUntilDay,
} from '../../../src/domain/members/budget.ts'
import { clocksAt } from '../../../src/domain/time/local-time.ts'
import { COMMON_ZONES } from '../../../src/views/members/common-zones.ts'

const WEEK = [1, 2, 3, 4, 5]
const HOUR = 3600_000
/** Zones with every kind of jump: by half an hour, at midnight, over a whole day. */
const zone = fc.constantFrom(
  ...COMMON_ZONES.map((one) => one.zone),
  'Pacific/Apia',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
)
const moment = fc.date({ min: new Date('2010-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
const hour = fc.nat({ max: 23 })

/** What the clocks there show, by the platform's own formatting. */
function shown(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const [, month = '', clock = ''] = /^(\d{4}-\d\d)-\d\d, (.*)$/.exec(format.format(at)) ?? []
  return { month, hour: Number(clock.slice(0, 2)) }
}

describe('the month a budget counts in', () => {
  it.each([
    ['2026-03-31T22:30:00Z', 'Europe/Berlin', '2026-03-31T22:00:00.000Z', '2026-04-30T22:00:00.000Z'],
    ['2026-03-31T22:30:00Z', 'UTC', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
    ['2026-01-01T02:00:00Z', 'America/St_Johns', '2025-12-01T03:30:00.000Z', '2026-01-01T03:30:00.000Z'],
    // Apia went over the date line and left out 30 December 2011.
    ['2011-12-30T09:00:00Z', 'Pacific/Apia', '2011-12-01T10:00:00.000Z', '2011-12-31T10:00:00.000Z'],
  ])('of %s in %s', (now, timeZone, start, end) => {
    const month = monthOf(new Date(now), timeZone)
    expect([month.start.toISOString(), month.end.toISOString()]).toEqual([start, end])
  })

  it('holds the moment, begins with its first one there and ends with the next month’s', () => {
    fc.assert(
      fc.property(moment, zone, (now, timeZone) => {
        const { start, end } = monthOf(now, timeZone)
        expect(start <= now && now < end).toBe(true)
        const { month } = shown(now, timeZone)
        expect(shown(start, timeZone).month).toBe(month)
        expect(shown(new Date(start.getTime() - 1), timeZone).month < month).toBe(true)
        expect(shown(new Date(end.getTime() - 1), timeZone).month).toBe(month)
        expect(shown(end, timeZone).month > month).toBe(true)
        expect(monthOf(end, timeZone).start).toEqual(end)
      }),
    )
  })
})

describe('quiet time', () => {
  const night = { quietFrom: 18, quietUntil: 9 }
  it.each([
    ['in working hours', '2026-03-02T10:00:00Z', night, 'UTC', WEEK, null],
    ['in the evening', '2026-03-02T18:00:00Z', night, 'UTC', WEEK, '2026-03-03T09:00:00.000Z'],
    ['in the early morning', '2026-03-03T08:59:59Z', night, 'UTC', WEEK, '2026-03-03T09:00:00.000Z'],
    ['just after it', '2026-03-03T09:00:00Z', night, 'UTC', WEEK, null],
    ['on Friday evening', '2026-03-06T19:00:00Z', night, 'UTC', WEEK, '2026-03-09T09:00:00.000Z'],
    ['on a Sunday noon', '2026-03-08T12:00:00Z', night, 'UTC', WEEK, '2026-03-09T09:00:00.000Z'],
    ['by the zone’s own clocks', '2026-03-02T17:30:00Z', night, 'Europe/Berlin', WEEK, '2026-03-03T08:00:00.000Z'],
    [
      'in a lunch break',
      '2026-03-02T12:30:00Z',
      { quietFrom: 12, quietUntil: 14 },
      'UTC',
      WEEK,
      '2026-03-02T14:00:00.000Z',
    ],
    [
      'after a Sunday',
      '2026-03-08T13:00:00Z',
      { quietFrom: 12, quietUntil: 14 },
      'UTC',
      WEEK,
      '2026-03-09T00:00:00.000Z',
    ],
    ['where there is none, on a Sunday', '2026-03-08T03:00:00Z', { quietFrom: 5, quietUntil: 5 }, 'UTC', WEEK, null],
    ['where no day is a working day', '2026-03-08T12:00:00Z', night, 'UTC', [], null],
    [
      'at an hour the clocks leave out',
      '2026-03-29T00:30:00Z',
      { quietFrom: 22, quietUntil: 2 },
      'Europe/Berlin',
      [7],
      '2026-03-29T01:00:00.000Z',
    ],
  ])('%s', (_name, now, quiet, timeZone, workingDays, expected) => {
    expect(quietUntil(new Date(now), quiet, { timeZone, workingDays })?.toISOString() ?? null).toBe(expected)
  })

  it('ends at the first moment that is not quiet', () => {
    fc.assert(
      fc.property(
        moment,
        zone,
        hour,
        hour,
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 5, maxLength: 20 }),
        (now, timeZone, quietFrom, quietUntilHour, workingDays, between) => {
          const quiet = { quietFrom, quietUntil: quietUntilHour }
          const isQuiet = (at: Date) => {
            if (quietFrom === quietUntilHour) return false
            const { hour: h } = shown(at, timeZone)
            const inHours =
              quietFrom < quietUntilHour ? h >= quietFrom && h < quietUntilHour : h >= quietFrom || h < quietUntilHour
            return inHours || !workingDays.includes(clocksAt(at, timeZone).dayOfWeek)
          }
          const until = quietUntil(now, quiet, { timeZone, workingDays })
          expect(until !== null).toBe(isQuiet(now))
          if (!until) return
          expect(until > now && !isQuiet(until)).toBe(true)
          expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(8 * 24 * HOUR)
          const last = until.getTime() - 1
          for (const part of between)
            expect(isQuiet(new Date(now.getTime() + Math.floor(part * (last - now.getTime()))))).toBe(true)
          expect(isQuiet(new Date(last))).toBe(true)
        },
      ),
    )
  })
})

describe('a connector', () => {
  const now = new Date('2026-03-02T10:00:00Z')
  const free = { budget: 2, asked: 1, snoozedUntil: null, noGo: false }
  it.each([
    ['with room left', free, true],
    ['whose budget is spent', { ...free, asked: 2 }, false],
    ['who lowered it meanwhile', { ...free, budget: 1, asked: 2 }, false],
    ['who is never asked', { ...free, budget: 0, asked: 0 }, false],
    ['who snoozes', { ...free, snoozedUntil: new Date(now.getTime() + 1) }, false],
    ['who wakes at this moment', { ...free, snoozedUntil: now }, true],
    ['who never wants this', { ...free, noGo: true }, false],
  ])('%s', (_name, standing, expected) => {
    expect(isAvailable(standing, now)).toBe(expected)
  })
})

describe('the forms of one’s settings', () => {
  const values = { budget: '3', quietFrom: '20', quietUntil: '8', visibility: 'sealed' }
  it('are read', () => {
    expect(readSettings(values)).toEqual({ budget: 3, quietFrom: 20, quietUntil: 8, visibility: 'sealed' })
    expect(readSnooze({ until: ' 2026-05-31 ' })).toBe('2026-05-31')
    expect(readNoGo({ company: ' Acme ' })).toEqual({ company: 'Acme', teammate: '' })
  })
  it.each([
    ['budget', { budget: '7' }],
    ['budget', { budget: '' }],
    ['quietFrom', { quietFrom: '24' }],
    ['quietUntil', { quietUntil: '-1' }],
    ['visibility', { visibility: 'everybody' }],
  ])('say what to mend in %s: %j', (field, changed) => {
    expect(() => readSettings({ ...values, ...changed })).toThrow(
      expect.objectContaining({ code: 'form-invalid', fields: { [field]: { reason: expect.any(String) } } }),
    )
  })
  it.each(['', 'tomorrow', '2026-02-30', '31.05.2026'])('take no day from “%s”', (until) => {
    expect(() => readSnooze({ until })).toThrow(expect.objectContaining({ code: 'form-invalid' }))
  })
  it('want a company or a teammate', () => {
    expect(() => readNoGo({ company: ' ', teammate: '' })).toThrow(expect.objectContaining({ code: 'form-invalid' }))
  })
  it('snooze until a day begins there, ahead and within a year', () => {
    const now = new Date('2026-03-02T10:00:00Z')
    expect(snoozeUntilDay('2026-03-10', 'Asia/Tokyo', now)).toEqual(new Date('2026-03-09T15:00:00Z'))
    for (const day of ['2026-03-02', '2025-12-01', '2027-06-01'])
      expect(() => snoozeUntilDay(day, 'UTC', now)).toThrow(expect.objectContaining({ code: 'form-invalid' }))
  })
})
