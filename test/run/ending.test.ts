import { describe, expect, it, vi } from 'vitest'
import { createEnding } from '../../src/run/ending.ts'

const log = { info() {}, warn() {}, error() {} }

describe('the end of a process', () => {
  it('lets nothing in, finishes, answers, and closes last what the others need', async () => {
    const done: string[] = []
    const step = (name: string) => async () => {
      await Promise.resolve()
      done.push(name)
    }
    const ending = createEnding(log, () => done.push('exit'))
    ending.add('means', step('server'))
    ending.add('means', step('data'))
    ending.add('out', step('platform is idle'))
    ending.add('work', async () => {
      await step('worker')()
      throw new Error('It is broken.')
    })
    ending.add('in', step('door'))
    await ending.run()
    expect(done).toEqual(['door', 'worker', 'platform is idle', 'data', 'server'])
  })

  it('is cut short at its deadline, whatever still runs', async () => {
    vi.useFakeTimers()
    try {
      const exit = vi.fn()
      const ending = createEnding(log, exit)
      const answered = vi.fn()
      ending.add('work', () => new Promise(() => undefined))
      ending.add('out', answered)
      ending.add('means', () => new Promise(() => undefined))
      void ending.run()
      await vi.advanceTimersByTimeAsync(7_900)
      // A worker that does not end costs nobody their answer.
      expect(answered).toHaveBeenCalledOnce()
      expect(exit).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(200)
      expect(exit).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})
