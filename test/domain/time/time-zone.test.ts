import { describe, expect, it } from 'vitest'
import { readTimeZone } from '../../../src/domain/time/time-zone.ts'
import { COMMON_ZONES } from '../../../src/views/members/common-zones.ts'

describe('a team’s time zone', () => {
  it('is any of the common ones, each once, no more than a select holds', () => {
    for (const { zone } of COMMON_ZONES) expect(readTimeZone({ zone })).toBe(zone)
    expect(new Set(COMMON_ZONES.map(({ zone }) => zone)).size).toBe(COMMON_ZONES.length)
    expect(COMMON_ZONES.length).toBeLessThanOrEqual(25)
  })
  it('is the one typed before the one chosen', () => {
    expect(readTimeZone({ zone: 'UTC', other: ' Asia/Kathmandu ' })).toBe('Asia/Kathmandu')
  })
  it.each([{}, { zone: '' }, { zone: '+02:00' }, { zone: 'UTC', other: 'Atlantis/Poseidonis' }])(
    'is not %o',
    (values) => {
      expect(() => readTimeZone(values)).toThrow(expect.objectContaining({ code: 'form-invalid' }))
    },
  )
})
