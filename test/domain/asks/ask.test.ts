import { describe, expect, it } from 'vitest'
import { ASK_EVENTS, ASK_LIFETIME, ASK_STATUSES, isAlive, moveAsk } from '../../../src/domain/asks/ask.ts'

/** The life of an ask: every status and event that lead somewhere; whatever is not here changes nothing. */
const TABLE: Record<string, string> = {
  'open, pursue': 'pursued',
  'pursued, introduced': 'fulfilled',
  'pursued, all-ended': 'open',
  'fulfilled, undo': 'pursued',
  'open, close': 'closed',
  'pursued, close': 'closed',
  'open, expire': 'expired',
  'open, renew': 'open',
}

describe('the life of an ask', () => {
  it.each(ASK_STATUSES.flatMap((status) => ASK_EVENTS.map((event) => [status, event] as const)))('%s, %s', (...at) => {
    expect(moveAsk(...at)).toBe(TABLE[at.join(', ')] ?? null)
  })
  it('is alive where it can be closed', () => {
    for (const status of ASK_STATUSES)
      expect([status, isAlive(status)]).toEqual([status, moveAsk(status, 'close') !== null])
  })
  it('lasts sixty days', () => {
    expect(ASK_LIFETIME).toBe(5_184_000_000)
  })
})
