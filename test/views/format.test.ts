import { describe, expect, it } from 'vitest'
import { dayName, onDay } from '../../src/views/format.ts'

/** A Monday. */
const NOW = new Date('2026-03-02T10:00:00Z')

describe('a day near now', () => {
  it.each([
    ['2026-03-02T23:59:00Z', 'UTC', 'today'],
    ['2026-03-03T00:00:00Z', 'UTC', 'tomorrow'],
    ['2026-03-01T00:00:00Z', 'UTC', 'yesterday'],
    ['2026-03-05T10:00:00Z', 'UTC', 'Thursday'],
    ['2026-02-26T10:00:00Z', 'UTC', 'Thursday'],
    ['2026-03-08T10:00:00Z', 'UTC', 'Sunday'],
    ['2026-03-09T10:00:00Z', 'UTC', '9 March'],
    ['2026-05-01T10:00:00Z', 'UTC', '1 May'],
    // There it is another day already, or still.
    ['2026-03-02T23:59:00Z', 'Asia/Tokyo', 'tomorrow'],
    ['2026-03-03T04:00:00Z', 'America/New_York', 'today'],
  ])('%s in %s is %s', (at, timeZone, name) => {
    expect(dayName(new Date(at), NOW, timeZone)).toBe(name)
  })

  it('is said with its preposition where it needs one', () => {
    expect(['today', 'tomorrow', 'Thursday', '1 May'].map(onDay)).toEqual([
      'today',
      'tomorrow',
      'on Thursday',
      'on 1 May',
    ])
  })
})
