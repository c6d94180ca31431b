import { expect } from 'vitest'
import { WHO, type World } from '../support/door.ts'

/** The job of the whole: from “who knows?” to an introduction that both sides confirmed. */
export async function introduction(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
  expect(ben.sees()).toContain('Logged Jane Doe at Acme Corp.')

  await ana.says('/whoknows Acme GmbH')
  expect(ana.sees()).toContain('Ben Okafor → Jane Doe, VP Sales')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')
  expect(ana.sees()).toContain('Asked Ben Okafor to introduce you to Jane Doe')

  const [request] = await ben.inbox()
  expect(request).toContain('Ana Ruiz would like to meet Jane Doe')
  expect(request).toContain('We build rockets for their warehouse.')
  await ben.presses('I’ll introduce')
  expect(ben.sees()).toContain('Ana Ruiz knows you will introduce them')
  expect((await ben.inbox())[0]).toContain('[I introduced them]')
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor will introduce you to Jane Doe')

  await ana.reacts('✅', 'will introduce you')
  expect((await ben.inbox()).join('\n')).toContain('Introduced: thank you for helping Ana Ruiz.')
  expect((await ben.inbox()).length).toBe(2)
  expect(world.faults()).toEqual([])
}
