import { expect } from 'vitest'
import { WHO, type World } from '../support/door.ts'

/** Nobody knows anybody there, but a partner can open the door: from logging them to the introduction. */
export async function partner(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  await ben.says('/iknow Pat Lee, partner at BridgeCo — opens Acme Corp, Globex — 4/5')
  expect(ben.sees()).toContain('Logged Pat Lee at BridgeCo.')
  expect(ben.sees()).toMatch(/Opens doors at[\s\S]*Acme Corp, Globex/)

  await ana.says('/whoknows Acme')
  expect(ana.sees()).toContain('Ben Okafor → Pat Lee → Acme Corp')
  expect(ana.sees()).toContain('a partner who can open Acme Corp')
  await ana.presses('Ask Ben')
  expect(ana.form()['whom'] ?? '').toBe('')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')
  expect(ana.sees()).toContain('Asked Ben Okafor to ask Pat Lee for a way into Acme Corp.')

  const [request] = await ben.inbox()
  expect(request).toContain('Ana Ruiz would like a way into Acme Corp')
  expect(request).toContain('somebody at Acme Corp, through Pat Lee, a partner')
  await ben.presses('I’ll introduce')
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor will introduce you to Pat Lee at BridgeCo (for Acme Corp)')
  await ana.reacts('✅', 'will introduce you')
  expect((await ben.inbox()).join('\n')).toContain('Introduced: thank you for helping Ana Ruiz.')

  await ben.says('/iknow Pat Lee, BridgeCo')
  await ben.presses('Make private')
  await ana.says('/whoknows Globex')
  expect(ana.sees()).toContain('Nobody here has logged anyone at a company called “Globex”')
  expect(world.faults()).toEqual([])
}
