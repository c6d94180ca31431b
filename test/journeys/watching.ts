import { expect } from 'vitest'
import { connectionsCsv } from '../support/connections.ts'
import { WHO, type World } from '../support/door.ts'

/** An ask for a company nobody knows goes on matching: a list is imported, its owner hears of it, and offers. */
export async function watching(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  for (const company of ['Company 7 Ltd', 'Company 9 Ltd']) {
    await ana.says(`/whoknows ${company}`)
    await ana.presses('Keep my ask open')
    await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
    await ana.presses('Keep it open, also in the digest')
  }
  const before = await ana.inbox()
  await ben.drops('Connections.csv', connectionsCsv(60))
  await ben.presses('Import as open')
  const told = (await ben.inbox()).filter((message) => message.includes('You may be able to help'))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('2 asks of teammates look for a way in where you just logged somebody.')
  expect(told[0]).toContain('You know Given7 Family7 there.')
  expect(await ana.inbox()).toEqual(before)

  await ben.presses('Not now', 'Company 9')
  expect(ben.sees()).toContain('Fine: nobody will hear of it.')
  await ben.presses('Offer to introduce', 'Company 7')
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor will introduce you to Given7 Family7')
  const left = (await ben.inbox()).find((message) => message.includes('nothing waits for you any more'))
  expect(left).not.toContain('[Offer to introduce]')
  expect(world.faults()).toEqual([])
}
