import { expect, it } from 'vitest'
import { startTicks } from '../../src/jobs/ticks.ts'

it('fires a tick in one process only, whoever claims it, and stops', async () => {
  const log = { info() {}, warn() {}, error() {} }
  const claimed = new Set<string>()
  const claim = async (key: string) => !claimed.has(key) && Boolean(claimed.add(key))
  let fired = 0
  const now = new Date('2026-03-01T00:00:00Z')
  const clocks: Date[] = []
  const processes = [1, 2, 3].map(() =>
    startTicks(
      [
        {
          name: 'test',
          schedule: '* * * * * *',
          async run(at) {
            fired += 1
            clocks.push(at)
          },
        },
      ],
      { claim, clock: () => now, log },
    ),
  )
  while (fired < 2) await new Promise((resolve) => setTimeout(resolve, 50))
  for (const stop of processes) await stop()
  const stopped = fired
  expect(fired).toBe(claimed.size)
  expect(clocks.every((at) => at === now)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(fired).toBe(stopped)
})
