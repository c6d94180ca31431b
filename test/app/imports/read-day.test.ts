import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDay } from '../../../src/app/imports/read-day.ts'

describe('a day', () => {
  it.each([
    ['14 Mar 2024', '2024-03-14'],
    ['Mar 14, 2024', '2024-03-14'],
    ['March 14, 2024', '2024-03-14'],
    ['14 Sept 2024', '2024-09-14'],
    ['14.03.2024', '2024-03-14'],
    ['1. 2. 2024', '2024-02-01'],
    ['14.03.24', '2024-03-14'],
    ['30-oct-09', '2009-10-30'],
    ['2024-03-14', '2024-03-14'],
    ['2024/3/4', '2024-03-04'],
    ['2024-03-14T10:00:00Z', '2024-03-14'],
    ['14/03/2024', '2024-03-14'],
    ['03/14/2024', '2024-03-14'],
    ['04/04/2024', '2024-04-04'],
    ['14. März 2024', '2024-03-14'],
    ['2. Jänner 2020', '2020-01-02'],
    ['14 juin 2024', '2024-06-14'],
    ['14 juil. 2024', '2024-07-14'],
    ['3 août 2021', '2021-08-03'],
    ['14 de mar. de 2024', '2024-03-14'],
    ['5 dic 2022', '2022-12-05'],
    ['9 mrt 2019', '2019-03-09'],
    ['7 gen 2018', '2018-01-07'],
  ])('reads %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  it.each(['', '03/04/2024', '31 Feb 2024', '14 Foo 2024', '2024', '14 Mar 1890', '45365', 'yesterday', '0/0/2024'])(
    'does not guess %j',
    (text) => {
      expect(readDay(text)).toBeNull()
    },
  )

  it('is one that exists, or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const day = readDay(text)
        expect(day === null || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)).toBe(true)
      }),
    )
  })
})
