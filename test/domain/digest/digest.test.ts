import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DigestTime,
  daysOpen,
  digestToPost,
  lastDigestDue,
  readDigestChoice,
  timeTold,
} from '../../../src/domain/digest/digest.ts'
import { DomainError } from '../../../src/domain/errors.ts'

const ZONES = Intl.supportedValuesOf('timeZone')
const HOUR = 3600_000

const time = fc.record({
  timeZone: fc.constantFrom(...ZONES, 'UTC'),
  day: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
})
const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })

/** What a zone's clocks show, by another road than the code's: "2026-03-02 09:00". */
function shown(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}

describe('when a digest is due', () => {
  it.each([
    ['a plain Monday', 'Europe/Berlin', 1, 9, '2026-02-04T12:00Z', '2026-02-02', '2026-02-02T08:00:00.000Z'],
    [
      'after the clocks went forward',
      'Europe/Berlin',
      1,
      9,
      '2026-03-30T12:00Z',
      '2026-03-30',
      '2026-03-30T07:00:00.000Z',
    ],
    ['after they went back', 'Europe/Berlin', 1, 9, '2026-10-26T12:00Z', '2026-10-26', '2026-10-26T08:00:00.000Z'],
    ['an hour they leave out', 'Europe/Berlin', 7, 2, '2026-03-29T12:00Z', '2026-03-23', '2026-03-29T01:00:00.000Z'],
    ['an hour that comes twice', 'Europe/Berlin', 7, 2, '2026-10-25T12:00Z', '2026-10-19', '2026-10-25T00:00:00.000Z'],
    [
      'an hour New York leaves out',
      'America/New_York',
      7,
      2,
      '2026-03-08T12:00Z',
      '2026-03-02',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'an hour New York has twice',
      'America/New_York',
      7,
      1,
      '2026-11-01T12:00Z',
      '2026-10-26',
      '2026-11-01T05:00:00.000Z',
    ],
    ['quarters of an hour', 'Asia/Kathmandu', 1, 9, '2026-03-02T04:00Z', '2026-03-02', '2026-03-02T03:15:00.000Z'],
    [
      'half an hour of summer time',
      'Australia/Lord_Howe',
      7,
      2,
      '2026-10-04T12:00Z',
      '2026-09-28',
      '2026-10-03T15:30:00.000Z',
    ],
    [
      'a day the calendar left out',
      'Pacific/Apia',
      5,
      9,
      '2011-12-31T12:00Z',
      '2011-12-26',
      '2011-12-30T19:00:00.000Z',
    ],
    [
      'east of the date line',
      'Pacific/Kiritimati',
      1,
      9,
      '2026-03-01T20:00Z',
      '2026-03-02',
      '2026-03-01T19:00:00.000Z',
    ],
    ['not yet this week', 'Europe/Berlin', 5, 9, '2026-03-02T12:00Z', '2026-02-23', '2026-02-27T08:00:00.000Z'],
    ['across the turn of the year', 'UTC', 1, 9, '2027-01-02T00:00Z', '2026-12-28', '2026-12-28T09:00:00.000Z'],
  ])('%s', (_what, timeZone, day, hour, now, week, at) => {
    const due = lastDigestDue({ timeZone, day, hour }, new Date(now))
    expect([due.week, due.at.toISOString()]).toEqual([week, at])
  })

  it('is the newest such hour on the zone’s own clocks', () => {
    fc.assert(
      fc.property(time, moment, (when, now) => {
        const due = lastDigestDue(when, now)
        const age = now.getTime() - due.at.getTime()
        expect(age).toBeGreaterThanOrEqual(0)
        // A week is 168 hours, give or take a change of the clocks (a whole day where the date line moved).
        expect(age).toBeLessThan((7 * 24 + 25) * HOUR)
        // The first moment at which the clocks show the hour; where they leave it out, at which they would have shown it.
        const wanted = new Date(Date.parse(`${due.week}T00:00Z`) + ((when.day - 1) * 24 + when.hour) * HOUR)
        const text = shown('UTC', wanted.getTime())
        if (shown(when.timeZone, due.at.getTime()) === text)
          expect(shown(when.timeZone, due.at.getTime() - 1) < text).toBe(true)
        else {
          const dayBefore = shown('UTC', wanted.getTime() - 24 * HOUR)
          expect(shown(when.timeZone, due.at.getTime() - 24 * HOUR)).toBe(dayBefore)
        }
        expect(new Date(`${due.week}T00:00Z`).getUTCDay()).toBe(1)
      }),
    )
  })

  it('never goes back, and tells of every moment once', () => {
    fc.assert(
      fc.property(time, moment, fc.integer({ min: 0, max: 30 * 24 }), (when, now, hours) => {
        const due = lastDigestDue(when, now)
        const later = lastDigestDue(when, new Date(now.getTime() + hours * HOUR))
        expect(later.at.getTime()).toBeGreaterThanOrEqual(due.at.getTime())
        expect(later.week >= due.week).toBe(true)
        expect(later.week === due.week).toBe(later.at.getTime() === due.at.getTime())
        const { since, until } = timeTold(when, due)
        expect(until).toEqual(due.at)
        expect(lastDigestDue(when, since).at).toEqual(since)
        expect(lastDigestDue(when, new Date(until.getTime() - 1)).at).toEqual(since)
      }),
    )
  })

  it('is posted while less than a day late, and never for a time before the settings', () => {
    const when: DigestTime = { timeZone: 'UTC', day: 1, hour: 9 }
    const since = new Date('2026-01-01T00:00Z')
    const posted = (now: string, from = since) => digestToPost(when, from, new Date(now))?.week ?? null
    expect(posted('2026-03-02T08:59:59Z')).toBeNull()
    expect(posted('2026-03-02T09:00:00Z')).toBe('2026-03-02')
    expect(posted('2026-03-03T08:59:59Z')).toBe('2026-03-02')
    expect(posted('2026-03-03T09:00:00Z')).toBeNull()
    expect(posted('2026-03-02T12:00:00Z', new Date('2026-03-02T11:00Z'))).toBeNull()
    expect(posted('2026-03-09T12:00:00Z', new Date('2026-03-02T11:00Z'))).toBe('2026-03-09')
  })
})

describe('the settings', () => {
  const refused = (values: Record<string, string>) => {
    try {
      readDigestChoice(values)
      return null
    } catch (error) {
      return error instanceof DomainError ? Object.keys(error.fields) : error
    }
  }

  it('are read from the form', () => {
    const values = { channel: 'C0123', day: '5', hour: '16', zone: 'Europe/London', other: ' Asia/Kathmandu ' }
    expect(readDigestChoice(values)).toEqual({ channel: 'C0123', day: 5, hour: 16, timeZone: 'Asia/Kathmandu' })
  })

  it('say at each field what is missing', () => {
    const good = { channel: 'C0123', day: '5', hour: '16', zone: 'Europe/London' }
    expect(refused(good)).toBeNull()
    expect(refused({ ...good, channel: '' })).toEqual(['channel'])
    expect(refused({ ...good, channel: '<!channel>' })).toEqual(['channel'])
    expect(refused({ ...good, day: '8' })).toEqual(['day'])
    expect(refused({ ...good, hour: '' })).toEqual(['hour'])
    expect(refused({ ...good, hour: '24' })).toEqual(['hour'])
    expect(refused({ ...good, zone: '' })).toEqual(['zone'])
    expect(refused({ ...good, zone: '', other: 'Berlin' })).toEqual(['other'])
  })
})

it('an ask is open for whole days', () => {
  const since = new Date('2026-03-02T10:00Z')
  expect(daysOpen(since, new Date('2026-03-03T09:59Z'))).toBe(0)
  expect(daysOpen(since, new Date('2026-03-04T10:00Z'))).toBe(2)
  expect(daysOpen(since, new Date('2026-03-01T10:00Z'))).toBe(0)
})
