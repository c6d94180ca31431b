import { expect } from 'vitest'
import { WHO, type World } from '../support/door.ts'

/** The connector passes, the asker tries another way in, changes their mind after a slip, and closes the ask. */
export async function passing(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')

  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')
  await ben.presses('Pass')
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor can’t make the introduction at Acme Corp')

  await ana.says('/whoknows Acme')
  await ana.presses('Ask Cleo')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')
  await cleo.presses('I’ll introduce')
  // A slip: not made yet after all.
  await cleo.presses('I introduced them')
  expect((await ana.inbox()).at(-1)).toContain('Good luck!')
  await cleo.presses('Undo')
  expect(cleo.sees()).toContain('Taken back')
  expect((await cleo.inbox())[0]).toContain('[I introduced them]')

  await ana.says('/intros')
  await ana.presses('Close', 'Acme Corp')
  expect(ana.sees()).toContain('Closed')
  expect((await cleo.inbox())[0]).not.toContain('[I introduced them]')
  await ana.says('/intros')
  expect(ana.sees()).toContain('closed')
  expect(world.faults()).toEqual([])
}
