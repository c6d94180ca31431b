import { expect } from 'vitest'
import { WHO, type World } from '../support/door.ts'

/**
 * An ask is kept to the connectors its asker asks: another one after the same company learns no more than that somebody
 * is, before both want it; who logs somebody there learns nothing, and the asker that a way in may have opened.
 */
export async function keeping(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')

  await cleo.says('/iknow Jim Roe, CFO at Acme Corp — school friend, 4/5')
  expect(await cleo.inbox()).toEqual([])
  expect((await ana.inbox()).at(-1)).toContain('A way into Acme Corp may have opened.')

  await dan.says('/whoknows Acme')
  expect(dan.sees()).toContain('Someone else on your team is after Acme Corp too.')
  await dan.presses('Ask to join them')
  expect(dan.form()).toMatchObject({ target: 'Acme Corp' })
  await dan.fills({ why: 'They could use our balloons.', benefit: 'A free flight.' })
  expect(dan.sees()).toContain('You hear as soon as they answer.')
  expect([dan.sees(), ...(await dan.inbox())].join()).not.toMatch(/Ana|rockets/)
  expect((await ana.inbox()).at(-1)).toMatch(/Dan Weiss would like to join[\s\S]*They could use our balloons\./)
  await ana.presses('Yes, with Dan')
  expect((await dan.inbox()).at(-1)).toMatch(/Ana Ruiz said yes[\s\S]*We build rockets for their warehouse\./)
  expect((await ben.inbox())[0]).toContain('Ana Ruiz and Dan Weiss would like to meet Jane Doe')
  expect(world.faults()).toEqual([])
}
