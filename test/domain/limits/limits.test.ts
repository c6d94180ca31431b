import { describe, expect, it } from 'vitest'
import { LIMITS, limitReached } from '../../../src/domain/limits/limits.ts'

describe('limits', () => {
  it('are reached when there is no room for one more', () => {
    expect(limitReached({})).toBeNull()
    const { messages: _, ...refusing } = LIMITS
    for (const [name, { most }] of Object.entries(refusing)) {
      expect(limitReached({ [name]: most - 1 })).toBeNull()
      expect(limitReached({ [name]: most })).toBe(name)
    }
  })
  it('are told one at a time, the first of the table first', () => {
    expect(limitReached({ 'cards-in-channel': 99, 'open-cards': 99 })).toBe('open-cards')
  })
})
