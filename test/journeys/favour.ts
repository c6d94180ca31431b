import { expect } from 'vitest'
import { followClock } from '../../src/app/follow-clock.ts'
import type { World } from '../support/door.ts'

/** What the clock cannot do fails the journey. */
function fail(error: unknown): never {
  throw error
}

const WHY = { why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }

/** A favour from the ask to its outcome: later, silence, the next connector, the introduction, a win and thanks. */
export async function favour(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const days = async (count: number) => {
    world.clock.pass({ days: count })
    await followClock(world.store, world.clock.now(), fail)
    await world.settle()
  }
  const newest = async (person: typeof ana) => (await person.inbox()).at(-1)
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills(WHY)
  for (const label of ['I’ll introduce', 'Use my name', 'Ask someone else', 'Later', 'Pass'])
    expect(await newest(ben)).toContain(`[${label}]`)

  await ben.presses('Later')
  await ben.presses('Tomorrow')
  expect(ben.sees()).toContain('I come back to you in a day')
  await days(1)
  expect(await newest(ben)).toContain('You wanted to come back')
  await days(2)
  expect(await newest(ben)).toContain('still hopes to hear from you')
  // Thursday to Monday.
  await days(4)
  expect(await newest(ben)).toContain('off your plate')
  expect(await newest(ana)).toMatch(/I asked Cleo \S+ to introduce you to John Roe/)

  await cleo.presses('Use my name')
  expect(await newest(ana)).toContain('said I may mention their name')
  await ana.reacts('✅', 'lets you use their name')
  await days(3)
  expect(await newest(ana)).toContain('How did it go with John Roe at Acme Corp?')
  await ana.presses('We met')
  expect(ana.sees()).toContain('Noted: you met')
  expect(await newest(cleo)).toMatch(/Ana \S+ met John Roe/)
  await ana.reacts('🎉', 'How did it go')
  await ana.presses('Tell them')
  await ana.fills({ amount: '€ 12,000' })
  expect(ana.sees()).toContain('Congratulations!')
  expect(await newest(cleo)).toContain('€ 12,000')
  await ana.presses('Thanks 🙏')
  expect(await newest(cleo)).toMatch(/Ana \S+ says thank you/)
  expect((await ben.inbox()).join('\n')).not.toContain('12,000')
  expect(world.faults()).toEqual([])
}
