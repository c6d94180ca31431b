import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfStamp, dayText, recurringDays } from '../../../../src/domain/imports/encounters/recurrence.ts'

const day = (stamp: string) => dayOfStamp(stamp) ?? Number.NaN
const days = (rule: string, first: string, last = '20260101') =>
  recurringDays(rule, day(first), day(last)).map((one) => dayText(one).slice(5))

describe('a repeated event', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3', '20250227', '02-27 02-28 03-01'],
    ['FREQ=DAILY;INTERVAL=2;UNTIL=20250105T235959Z', '20250101', '01-01 01-03 01-05'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3', '20250103', '01-03 01-06 01-07'],
    // A Friday, repeated every seventh day that is a Monday: the first day alone, and no endless search.
    ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', '20250103', '01-03'],
    ['FREQ=WEEKLY;COUNT=3', '20250106', '01-06 01-13 01-20'],
    ['FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4', '20250106', '01-06 01-08 01-13 01-15'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '19970805', '08-05 08-10 08-19 08-24'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '19970805', '08-05 08-17 08-19 08-31'],
    ['FREQ=MONTHLY;COUNT=3', '20250131', '01-31 03-31 05-31'],
    ['FREQ=MONTHLY;BYDAY=1FR;COUNT=3', '19970905', '09-05 10-03 11-07'],
    ['FREQ=MONTHLY;BYDAY=-2MO;COUNT=3', '19970922', '09-22 10-20 11-17'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '20250131', '01-31 02-28 03-31'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '20250131', '01-31 02-28 03-31'],
    ['FREQ=YEARLY;COUNT=2', '20240229', '02-29'],
    ['FREQ=YEARLY;BYMONTH=1,7;COUNT=3', '20240110', '01-10 07-10 01-10'],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', '19970519', '05-19 05-18'],
    ['FREQ=SECONDLY', '20250101', '01-01'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '20250101', '01-01'],
    ['nonsense', '20250101', '01-01'],
  ])('%s from %s', (rule, first, expected) => {
    expect(days(rule, first).join(' ')).toBe(expected)
  })

  it('without an end goes on to the last day asked for, and no further', () => {
    expect(days('FREQ=WEEKLY', '20251203', '20251231')).toHaveLength(5)
    expect(recurringDays('FREQ=DAILY', day('20270101'), day('20260101'))).toEqual([])
  })

  it('ends whatever its rule says, and keeps to its days', () => {
    const part = fc.constantFrom(
      ...['FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY', 'INTERVAL=0', 'INTERVAL=999999999'],
      ...['BYMONTH=2', 'BYMONTHDAY=30', 'BYMONTHDAY=-31', 'BYDAY=6MO', 'BYDAY=-5SU', 'BYSETPOS=9', 'COUNT=-1'],
      ...['COUNT=99999999999', 'UNTIL=00000101', 'UNTIL=99991231', 'WKST=XX', 'BYDAY=', '=', 'BYMONTHDAY=x'],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const found = recurringDays(parts.join(';'), day('20200131'), day('20260101'))
        expect(found.every((one) => one >= day('20200131') && one <= day('20260101'))).toBe(true)
      }),
    )
  })
})

describe('a day', () => {
  it.each([
    ['20250314T100000Z', '2025-03-14'],
    ['20250314', '2025-03-14'],
    ['00000101', null],
    ['20250230', null],
    ['2025', null],
  ])('%s is read as %s', (stamp, expected) => {
    const read = dayOfStamp(stamp)
    expect(read === null ? null : dayText(read)).toBe(expected)
  })

  it('of the year 9999 is one, and far ahead', () => {
    expect(dayOfStamp('99991231T235959Z')).toBeGreaterThan(day('20260101'))
  })
})
