import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DomainError } from '../../src/domain/errors.ts'
import { createAlone } from '../../src/run/alone.ts'
import { LEASE, type Leases } from '../../src/store/leases.ts'

const log = { info() {}, warn() {}, error() {} }

/** A database that keeps leases, by a clock of its own, and may be away for some. */
function createDatabase() {
  const held = new Map<string, { holder: string; until: number }>()
  const away = new Set<number>()
  const connect = (process: number): Leases => ({
    async hold(name, holder) {
      if (away.has(process)) return await new Promise<boolean>((_, reject) => setTimeout(reject, 4_000))
      const now = performance.now()
      const known = held.get(name)
      if (known && known.holder !== holder && known.until >= now) return false
      held.set(name, { holder, until: now + LEASE })
      return true
    },
    async release(name, holder) {
      if (away.has(process)) throw new Error('away')
      if (held.get(name)?.holder === holder) held.delete(name)
    },
    async close() {},
  })
  return { connect, away }
}

/** Processes that share a database, what each has open, and how many had at most. */
function createProcesses() {
  const database = createDatabase()
  const open = new Set<number>()
  let most = 0
  const add = (process: number, begin = async () => {}) => {
    const alone = createAlone('gateway', database.connect(process), log)
    const work = {
      async begin() {
        await begin()
        open.add(process)
        most = Math.max(most, open.size)
      },
      async end() {
        open.delete(process)
      },
    }
    return { ...alone, join: () => alone.join(work) }
  }
  return { ...database, add, open: () => [...open], most: () => most }
}

describe('what one process does at a time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is begun by the first, stays there, and goes over at once when that one leaves', async () => {
    const { add, open, most } = createProcesses()
    const [first, second] = [add(1), add(2)]
    await first.join()
    await second.join()
    expect(open()).toEqual([1])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(open()).toEqual([1])
    await first.leave()
    expect(open()).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(open()).toEqual([2])
    expect(most()).toBe(1)
    await second.leave()
  })

  it('ends where the database is away, before another begins it', async () => {
    const { add, away, open, most } = createProcesses()
    const [first, second] = [add(1), add(2)]
    await first.join()
    await second.join()
    away.add(1)
    const seen = new Set<string>()
    for (let second = 0; second < 20; second++) {
      await vi.advanceTimersByTimeAsync(1_000)
      seen.add(open().join())
    }
    expect([...seen]).toEqual(['1', '', '2'])
    away.delete(1)
    await second.leave()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(open()).toEqual([1])
    expect(most()).toBe(1)
    await first.leave()
  })

  it('is tried again by whoever could not begin it, but not where somebody has to set something right', async () => {
    const { add, open } = createProcesses()
    let fails = 2
    const standing = add(1)
    await standing.join()
    const shaky = add(2, async () => {
      if (fails-- > 0) throw new Error('no network')
    })
    const refused = add(3, async () => {
      throw new DomainError('discord-token-refused')
    })
    await shaky.join()
    await standing.leave()
    await vi.advanceTimersByTimeAsync(8_000)
    expect(open()).toEqual([2])
    await shaky.leave()
    await expect(refused.join()).rejects.toThrow(DomainError)
    expect(open()).toEqual([])
  })

  it('says what has to be set right, also where whoever is refused leaves at once', async () => {
    const { add, open } = createProcesses()
    const refused = add(1, async () => {
      void refused.leave()
      throw new DomainError('discord-token-refused')
    })
    await expect(refused.join()).rejects.toThrow(DomainError)
    expect(open()).toEqual([])
    const next = add(2)
    await next.join()
    expect(open()).toEqual([2])
    await next.leave()
  })
})
