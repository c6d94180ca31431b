import { expect } from 'vitest'
import type { World } from '../support/door.ts'

/** Somebody notes that they were in touch: by the command, in plain words, and takes one back. */
export async function touching(world: World): Promise<void> {
  const ben = await world.join('Ben')
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await ben.says('/touch Jane Doe lunch')
  expect(ben.sees()).toContain('Noted: a coffee or meal with Jane Doe, Acme Corp')
  await ben.presses('Undo')
  expect(ben.sees()).toContain('Undone: Jane Doe.')
  await ben.says('/touch')
  await ben.fills({ who: 'Jane Doe', how: 'call' })
  expect(ben.sees()).toContain('Noted: a call with Jane Doe, Acme Corp')
  await ben.writes('wrote to Jane Doe')
  expect([ben.sees(), ...(await ben.inbox())].join('\n')).toContain('Noted: a message with Jane Doe, Acme Corp')
  expect(world.faults()).toEqual([])
}
