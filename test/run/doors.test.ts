import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { createDoors } from '../../src/run/doors.ts'
import { createHealth } from '../../src/run/health.ts'

const log = { info() {}, warn() {}, error() {} }

/** A process with these doors, and what its health says. */
function open() {
  const onDeaf = vi.fn()
  const doors = createDoors({ log, onDeaf })
  const health = createHealth({ doors, ping: async () => {} })
  return {
    onDeaf,
    doors,
    async ready() {
      const response = await health.request('/readyz')
      return { code: response.status, ...z.record(z.string(), z.unknown()).parse(await response.json()) }
    },
    alive: async () => (await health.request('/healthz')).status,
  }
}

describe('a door', () => {
  it('that connects is not ready yet, and one that lost its connection stays so for a minute', async () => {
    const { doors, ready } = open()
    const tell = doors.add('slack')
    expect(await ready()).toMatchObject({ code: 503, doors: { slack: { state: 'connecting' } } })
    tell({ is: 'ready' })
    expect((await ready()).code).toBe(200)
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      tell({ is: 'degraded' })
      expect((await ready()).code).toBe(200)
      vi.advanceTimersByTime(61_000)
      expect(await ready()).toMatchObject({ code: 503, doors: { slack: { state: 'degraded', seconds: 61 } } })
      tell({ is: 'ready' })
      expect((await ready()).code).toBe(200)
    } finally {
      vi.useRealTimers()
    }
  })

  it('that is closed for good says why, and ends the process when no other is left', async () => {
    const { doors, ready, alive, onDeaf } = open()
    const [slack, discord] = [doors.add('slack'), doors.add('discord')]
    slack({ is: 'ready' })
    discord({ is: 'ready' })
    discord({ is: 'fatal', error: new DomainError('discord-closed', { code: 4014 }) })
    expect(await ready()).toMatchObject({
      code: 503,
      doors: {
        slack: { state: 'ready' },
        discord: { state: 'fatal', cause: expect.stringContaining('Privileged Gateway Intents') },
      },
    })
    expect(await alive()).toBe(200)
    expect(onDeaf).not.toHaveBeenCalled()
    slack({ is: 'fatal', error: new DomainError('slack-bot-token-refused', { said: 'token_revoked' }) })
    expect(onDeaf).toHaveBeenCalledWith(expect.objectContaining({ reason: 'slack-bot-token-refused' }))
  })

  it('says nothing of readiness when the database does not answer', async () => {
    const health = createHealth({
      doors: createDoors({ log, onDeaf() {} }),
      ping: () => Promise.reject(new Error('gone')),
    })
    const response = await health.request('/readyz')
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', doors: {}, database: 'silent' },
    ])
  })
})
