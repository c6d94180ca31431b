import { expect } from 'vitest'
import type { World } from '../support/door.ts'

/** Somebody looks through whom they know, makes an import private, removes somebody, and takes that back. */
export async function people(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const csv = 'First Name,Last Name,Company,Position\nAnn,Lee,Initech,CEO\nBob,Lee,Globex,CFO\n'
  await ben.drops('Connections.csv', csv)
  await ben.presses('Import as open')
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await ben.says('/intros people')
  await ben.presses('Search and filter')
  await ben.fills({ state: 'imported' })
  expect(ben.sees()).toContain('2 people you know: imported, newest first.')
  await ben.presses('Change all 2')
  await ben.presses('Make all private')
  await ben.presses('Yes, make 2 people private')
  expect(ben.sees()).toContain('Done: 2 people are private now.')
  await ana.says('/whoknows Initech')
  expect(ana.sees()).not.toContain('Ann Lee')

  await ben.says('/intros people jane')
  expect(ben.sees()).toContain('1 person you know: “jane”, newest first.')
  await ben.presses('Show', 'Jane Doe')
  await ben.presses('Remove')
  expect(ben.sees()).toContain('Removed: Jane Doe.')
  await ana.says('/whoknows Acme Corp')
  expect(ana.sees()).not.toContain('Jane Doe')
  await ben.presses('Undo')
  await ana.says('/whoknows Acme Corp')
  expect(ana.sees()).toContain('Jane Doe')
  expect(world.faults()).toEqual([])
}
