import { expect } from 'vitest'
import { WHO, type World } from '../support/door.ts'

/** Two are after the same person: they share one ask, a second connector is asked on purpose only, and one says yes. */
export async function sharing(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  for (const [who, how] of [
    [ben, 'worked together 2019–22, 5/5'],
    [cleo, 'school friend, 3/5'],
  ] as const)
    await who.says(`/iknow Jane Doe, VP Sales at Acme Corp — ${how}`)
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it, also in the digest')

  await dan.says('/whoknows Acme')
  await dan.presses('Ask Cleo')
  await dan.fills({ ...WHO, why: 'They could use our balloons.', benefit: 'A free flight.' })
  await dan.presses('Send it')
  expect(dan.sees()).toMatch(/Ana Ruiz is after Acme Corp too: Ben Okafor was asked on \d+ \p{L}+\./u)
  expect(dan.sees()).not.toContain('rockets')
  expect(await cleo.inbox()).toEqual([])
  await dan.presses('Join Ana’s ask')
  expect(dan.sees()).toContain('you will hear everything Ana Ruiz hears')
  expect((await ana.inbox()).at(-1)).toMatch(
    /Dan Weiss joined your ask for Acme Corp\.[\s\S]*They could use our balloons\./,
  )
  const [request, ...others] = await ben.inbox()
  expect(others).toEqual([])
  expect(request).toContain('Ana Ruiz and Dan Weiss would like to meet Jane Doe')
  expect(request).toContain('They could use our balloons.')
  await dan.says('/intros')
  expect(dan.sees()).toContain('Ana Ruiz’s ask, which you joined')

  await ana.says('/whoknows Acme')
  await ana.presses('Ask Cleo')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it, also in the digest')
  expect(ana.sees()).toMatch(
    /Ben Okafor has this already\.[\s\S]*looks like a campaign[\s\S]*\[Wait\][\s\S]*\[Ask Cleo too\]/,
  )
  expect(await cleo.inbox()).toEqual([])
  await ana.presses('Ask Cleo too')
  await cleo.presses('I’ll introduce')
  expect((await ben.inbox()).at(-1)).toContain('is off your plate')
  expect((await ana.inbox()).at(-1)).toContain('Cleo Marsh will introduce you to Jane Doe')
  expect((await dan.inbox()).at(-1)).toContain('Cleo Marsh will introduce Ana Ruiz and you to Jane Doe')
  await cleo.presses('I introduced them')
  expect((await dan.inbox()).at(-1)).toContain('Cleo Marsh introduced Ana Ruiz to Jane Doe')
  expect(world.faults()).toEqual([])
}
