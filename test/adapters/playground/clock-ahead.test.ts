import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openClockAhead } from '../../../src/adapters/playground/clock-ahead.ts'
import { daysBetween } from '../../../src/domain/time/elapsed.ts'
import { makeFolder } from './open-playground.ts'

describe('the clock that can be moved ahead', () => {
  it('goes there in steps of hours, and is still there when it is opened again', async () => {
    const folder = await makeFolder()
    const clock = await openClockAhead(folder.path)
    const start = clock.now()
    const steps: Date[] = []
    const come = async (now: Date) => void steps.push(now)
    const [first, second] = await Promise.all([clock.jump(1, come), clock.jump(2, come)])
    expect([first, second].map((now) => Math.round(daysBetween(start, now)))).toEqual([1, 3])
    expect(steps).toHaveLength(18)
    expect(steps.toSorted((a, b) => a.getTime() - b.getTime())).toEqual(steps)
    const again = await openClockAhead(folder.path)
    expect(Math.round(daysBetween(start, again.now()))).toBe(3)
    await folder.remove()
  })

  it('goes on after a step that failed, and shows the real time when its file is damaged', async () => {
    const folder = await makeFolder()
    const clock = await openClockAhead(folder.path)
    const broken = clock.jump(1, async () => {
      throw new Error('no database')
    })
    await expect(broken).rejects.toThrow('no database')
    await expect(clock.jump(1, async () => {})).resolves.toBeInstanceOf(Date)
    await writeFile(join(folder.path, 'playground', 'clock.json'), '{"ahead":')
    const damaged = await openClockAhead(folder.path)
    expect(Math.abs(damaged.now().getTime() - Date.now())).toBeLessThan(60_000)
    await folder.remove()
  })
})
