import { expect } from 'vitest'
import type { World } from '../support/door.ts'

/** Two companies turn out to be one: from the answer to the form, the confirmation, the merge and its undo. */
export async function merging(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  await ana.says('/iknow Jim Roe at Acme Brick, colleague, 4/5')
  await ben.says('/iknow Jane Doe at Acme Bricks International, client, 4/5')

  await ana.says('/whoknows Acme Brick')
  await ana.presses('Same as another company…')
  await ana.fills({ company: 'Acme Bricks International' })
  expect(ana.sees()).toContain('Are Acme Brick and Acme Bricks International one company?')
  await ana.presses('Make them one')
  expect(ana.sees()).toContain('count as one company now')

  await ana.says('/whoknows Acme Brick')
  expect(ana.sees()).toContain('Jane Doe')
  expect(ana.sees()).toContain('Spelled here: Acme Brick · Acme Bricks International.')
  await ana.presses('Not all the same?')
  expect(ana.sees()).toContain('made one by hand')
  await ana.presses('Split off')
  expect(ana.sees()).toContain('is a company of its own again')
  await ana.presses('Undo')
  expect(ana.sees()).toContain('count as one company now')
  await ana.presses('Undo')
  await ana.says('/whoknows Acme Brick')
  expect(ana.sees()).not.toContain('Jane Doe')
  expect(world.faults()).toEqual([])
}
