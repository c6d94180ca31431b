import { expect } from 'vitest'
import { connectionsCsv } from '../support/connections.ts'
import type { World } from '../support/door.ts'

/** A list is dropped, a tie in it confirmed, a person in it kept private, and nobody is found twice. */
export async function importing(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  await ben.drops('Connections.csv', connectionsCsv(60))
  await ben.presses('Import as open')
  expect((await ben.inbox()).at(-1)).toContain('New: 60')
  await ben.drops('Connections.csv', connectionsCsv(60))
  await ben.presses('Import as open')
  expect((await ben.inbox()).at(-1)).toContain('Unchanged: 60')

  await ana.says('/whoknows Company 7 Ltd')
  expect(ana.sees()).toMatch(/Ben Okafor → Given7 Family7, Title 7[\s\S]*faint/)
  await ben.presses('Confirm the ones I know')
  expect(ben.sees()).toContain('60 imported ties')
  await ben.presses('Very well')
  expect(ben.sees()).toContain('59 imported ties')

  await ben.says('/iknow Given7 Family7, Title 7 at Company 7 Ltd — worked together 2019–22, 4/5')
  await ana.says('/whoknows Company 7')
  expect(ana.sees().match(/Given7 Family7, Title 7/g)).toHaveLength(1)
  await ben.presses('Make private')
  await ana.says('/whoknows Company 7')
  expect(ana.sees()).not.toContain('Given7')
  expect(world.faults()).toEqual([])
}
