import { expect, it } from 'vitest'
import { readShortcut } from '../src/adapters/slack/read-said.ts'
import { takeIn } from '../src/app/take-in.ts'
import { fuzz } from './bench/fuzz/fuzz.ts'

it('no parser of any door breaks on what nobody would send', { timeout: 60_000 }, async () => {
  const { crashes } = await fuzz(4_000, 7)
  expect(crashes).toEqual([])
})

// Found by a million inputs.
it.each(['__proto__', 'constructor', 'toString'])('a shortcut called %s is none', (callback_id) => {
  const { command } = readShortcut({ user: { id: 'U1' }, callback_id, trigger_id: 't' })
  expect(takeIn(command).kind).toBe('refused')
})
