import { expect } from 'vitest'
import { releaseHeld } from '../../src/app/delivery/release-held.ts'
import { WHO, type World } from '../support/door.ts'

/** What the clock cannot do fails the journey. */
function fail(error: unknown): never {
  throw error
}

const WHY = { why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }

/** Ben takes one ask a month and sleeps at night: the second asker is led to Cleo, and Ana's ask arrives in the morning. */
export async function protection(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  const hours = async (count: number) => {
    world.clock.pass({ hours: count })
    await releaseHeld(world.store, world.clock.now(), fail)
    await world.settle()
  }
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
  await ben.says('/intros settings')
  expect(ben.sees()).toContain('at most 2, 0 so far')
  await ben.presses('Change')
  expect(ben.form()).toMatchObject({ budget: '2', visibility: 'open' })
  await ben.fills({ budget: '1', quietFrom: '18', quietUntil: '9' })
  expect(ben.sees()).toContain('at most 1, 0 so far')

  // Ten at night in the zone of everybody here, whichever it is.
  await hours(11)
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, ...WHY })
  await ana.presses('Send it')
  expect(ana.sees()).toContain('Asked Ben Okafor')
  expect(ana.sees()).toContain('Ben is off for now, and hears of it')
  expect(await ben.inbox()).toEqual([])

  await dan.says('/whoknows Acme')
  expect(dan.sees()).not.toContain('Ben')
  await dan.presses('Ask Cleo')
  await dan.fills({ ...WHO, ...WHY })
  await dan.presses('Send it')
  await dan.presses('Ask on my own')
  expect(dan.sees()).toContain('Asked Cleo')

  await hours(13)
  const [request, ...others] = await ben.inbox()
  expect(request).toContain('Ana Ruiz would like to meet Jane Doe')
  expect(others).toEqual([])
  await hours(24)
  expect(await ben.inbox()).toHaveLength(1)
  await ben.presses('Pass')
  await ben.presses('Too many asks? Settings')
  expect(ben.sees()).toContain('at most 1, 1 so far')

  await ben.presses('Snooze a week')
  expect(ben.sees()).toContain('Nobody can ask you until')
  await ben.presses('Add to this list')
  await ben.fills({ company: 'Acme Corp', teammate: 'Dan' })
  expect(ben.sees()).toContain('about Acme Corp')
  await ben.presses('Remove', 'about Acme Corp')
  expect(ben.sees()).not.toContain('about Acme Corp')
  expect(ben.sees()).toMatch(/for Dan/)
  expect(world.faults()).toEqual([])
}
