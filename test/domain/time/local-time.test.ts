import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { clocksAt, momentOf, startOf, todayIn } from '../../../src/domain/time/local-time.ts'

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC']
const zone = fc.constantFrom(...ZONES)
const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })

/** What a zone's clocks show, by another road than the code's: "2026-03-02 09:00:00". */
function shown(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
}

const read = (at: Date, timeZone: string) => {
  const clocks = clocksAt(at, timeZone)
  return { day: clocks.toPlainDate(), time: clocks.toPlainTime() }
}

describe('the clocks of a zone', () => {
  it.each([
    ['leave out 02:30 in spring', 'Europe/Berlin', '2026-03-29', { hour: 2, minute: 30 }, '2026-03-29T01:30:00.000Z'],
    ['show 02:30 twice in autumn', 'Europe/Berlin', '2026-10-25', { hour: 2, minute: 30 }, '2026-10-25T00:30:00.000Z'],
    ['jump by half an hour', 'Australia/Lord_Howe', '2026-10-04', { hour: 2 }, '2026-10-03T15:30:00.000Z'],
    ['leave out a whole day', 'Pacific/Apia', '2011-12-30', { hour: 9 }, '2011-12-30T19:00:00.000Z'],
  ])('%s: %s', (_what, timeZone, day, time, at) => {
    expect(momentOf(Temporal.PlainDate.from(day), time, timeZone).toISOString()).toBe(at)
  })

  it.each([
    ['where midnight is left out', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['where midnight comes twice', 'America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['where the day itself is left out', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ])('begin a day %s: %s', (_what, timeZone, day, at) => {
    expect(startOf(Temporal.PlainDate.from(day), timeZone).toISOString()).toBe(at)
  })

  it('show what the platform says they show', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const { day, time } = read(at, timeZone)
        expect(`${day} ${time.toString({ smallestUnit: 'second' })}`).toBe(shown(at, timeZone))
      }),
    )
  })

  it('lead back to the moment they are read at, or to an earlier one at which they show the same', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const { day, time } = read(at, timeZone)
        const back = momentOf(day, time, timeZone)
        expect(back.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(shown(back, timeZone)).toBe(shown(at, timeZone))
        expect(momentOf(day, time, timeZone)).toEqual(back)
      }),
    )
  })

  it('put times they show in the order they show them', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 50 * 3600_000 }), zone, (at, later, timeZone) => {
        const [one, other] = [read(at, timeZone), read(new Date(at.getTime() + later), timeZone)]
        const order = Temporal.PlainDateTime.compare(
          one.day.toPlainDateTime(one.time),
          other.day.toPlainDateTime(other.time),
        )
        const moments =
          momentOf(one.day, one.time, timeZone).getTime() - momentOf(other.day, other.time, timeZone).getTime()
        expect(Math.sign(moments)).toBe(order)
      }),
    )
  })

  it('begin each day with its first moment, the next one later', () => {
    // Before, St. John's set its clocks back at one minute past midnight: the day before came once more.
    const since2012 = fc.date({ min: new Date('2012-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(since2012, zone, (at, timeZone) => {
        const day = todayIn(timeZone, at)
        const [start, end] = [startOf(day, timeZone), startOf(day.add({ days: 1 }), timeZone)]
        expect(start <= at && at < end).toBe(true)
        expect(shown(start, timeZone).slice(0, 10)).toBe(day.toString())
        expect(shown(new Date(start.getTime() - 1), timeZone) < day.toString()).toBe(true)
      }),
    )
  })
})
