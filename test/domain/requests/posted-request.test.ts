import { describe, expect, it } from 'vitest'
import { ASK_STATUSES } from '../../../src/domain/asks/ask.ts'
import {
  CARD_DAYS,
  cardState,
  carriesNone,
  ENDED,
  isStanding,
  mayCarry,
  offeredChannels,
  readPlace,
  untilAfter,
} from '../../../src/domain/requests/posted-request.ts'

const NOW = new Date('2026-03-02T10:00:00Z')
const LATER = untilAfter(NOW, 14)
const life = { ended: null, until: LATER, status: 'open', promised: false } as const

describe('a card', () => {
  it('goes from open to under way to made, as its ask does', () => {
    expect(cardState(life, NOW)).toBe('open')
    expect(cardState({ ...life, status: 'pursued' }, NOW)).toBe('open')
    expect(cardState({ ...life, status: 'pursued', promised: true }, NOW)).toBe('under-way')
    expect(cardState({ ...life, status: 'fulfilled' }, NOW)).toBe('made')
    expect(cardState({ ...life, status: 'fulfilled' }, untilAfter(NOW, 15))).toBe('made')
  })
  it('is closed with its ask, at the end of its time, and when it ended otherwise', () => {
    for (const status of ['closed', 'expired'] as const) expect(cardState({ ...life, status }, NOW)).toBe('closed')
    expect(cardState(life, LATER)).toBe('closed')
    for (const status of ASK_STATUSES)
      for (const ended of ENDED)
        expect(cardState({ ...life, status, ended }, NOW)).toBe(ended === 'down' ? 'down' : 'closed')
  })
  it('takes answers while it stands, whoever has promised', () => {
    expect(isStanding(life, NOW)).toBe(true)
    expect(isStanding({ ...life, status: 'pursued' }, NOW)).toBe(true)
    expect(isStanding({ ...life, status: 'fulfilled' }, NOW)).toBe(false)
    expect(isStanding({ ...life, ended: 'down' }, NOW)).toBe(false)
    expect(isStanding(life, LATER)).toBe(false)
  })
})

describe('channels', () => {
  const any = { anywhere: true, channels: [] }
  const some = { anywhere: false, channels: ['intros', 'sales'] }

  it('carry cards unless an admin named others, or none', () => {
    expect([mayCarry(any, 'x'), mayCarry(some, 'x'), mayCarry(some, 'sales')]).toEqual([true, false, true])
    expect([carriesNone(any), carriesNone(some), carriesNone({ anywhere: false, channels: [] })]).toEqual([
      false,
      false,
      true,
    ])
  })
  it('are offered where the asker is, and then where introductions belong', () => {
    expect(offeredChannels(any, 'here', 'digest')).toEqual(['here', 'digest'])
    expect(offeredChannels(any, 'digest', 'digest')).toEqual(['digest'])
    expect(offeredChannels(any, null, null)).toEqual([])
    expect(offeredChannels(some, 'here', 'digest')).toEqual(['intros'])
    expect(offeredChannels(some, 'sales', 'digest')).toEqual(['sales', 'intros'])
    expect(offeredChannels({ anywhere: true, channels: ['intros'] }, 'here', 'digest')).toEqual(['here', 'intros'])
  })
  it('are read from the form with one of the times that are offered', () => {
    for (const days of CARD_DAYS)
      expect(readPlace({ channel: 'C0123', days: String(days) })).toEqual({ channel: 'C0123', days })
    for (const values of [
      { channel: '', days: '14' },
      { channel: 'C1', days: '15' },
      { channel: '#no', days: '7' },
    ])
      expect(() => readPlace(values)).toThrow(expect.objectContaining({ code: 'form-invalid' }))
  })
})
