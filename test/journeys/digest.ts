import { expect } from 'vitest'
import { queueDueDigests } from '../../src/app/digest/send-digest.ts'
import type { World } from '../support/door.ts'

/** An admin sets the digest up; a teammate reads an ask in it, knows somebody there, and offers the introduction. */
export async function digest(world: World): Promise<void> {
  const ana = await world.join('Ana', { admin: true })
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  await dan.says('/whoknows help')

  await ana.says('/intros')
  await ana.presses('Weekly digest')
  await ana.presses(ana.sees().includes('[Change]') ? 'Change' : 'Choose a channel')
  expect(ana.form()).toMatchObject({ day: '1', hour: '9' })
  await ana.fills({ channel: world.channel, day: '1', hour: '9', zone: 'Europe/Berlin', other: 'Berlin' })
  expect(ana.sees()).toContain('That is not the name of a time zone.')
  await ana.fills({ other: '' })
  expect(ana.sees()).toContain('The weekly digest is posted on Monday 09:00, Europe/Berlin.')
  expect(ana.sees()).toContain(`#${world.channel}`)
  await ana.presses('Preview')
  expect(ana.sees()).toContain('A quiet week')

  await ana.says('/whoknows Acme Corp')
  await ana.presses('Keep my ask open')
  await ana.fills({
    about: 'I build rockets in Toulouse.',
    why: 'We build rockets for their warehouse.',
    benefit: 'Half the freight costs.',
  })
  await ana.presses('Keep it open, also in the digest')
  const before = (await ana.inbox()).length
  world.clock.pass({ days: 7 })
  for (let look = 0; look < 3; look++) await queueDueDigests(world.store, world.clock.now())
  await world.settle()
  const [posted, ...others] = await world.board()
  expect(others).toEqual([])
  expect(posted).toContain('Ana Ruiz → Acme Corp')
  expect(posted).toMatch(/would write to them: “We build rockets for their warehouse\.”\s+open for 7 days/)

  await cleo.presses('I know who knows', 'Acme Corp')
  await cleo.fills({ teammate: 'Dan Weiss' })
  expect(cleo.sees()).toContain('I will pass it on to Dan Weiss')
  await cleo.presses('I know who knows', 'Acme Corp')
  await cleo.fills({ teammate: 'Dan Weiss' })
  expect(await dan.inbox()).toHaveLength(1)
  expect((await dan.inbox())[0]).toContain('Cleo Marsh thinks you may know somebody at Acme Corp.')

  await ben.presses('I know someone', 'Acme Corp')
  expect(ben.form()).toMatchObject({ organization: 'Acme Corp' })
  await ben.fills({ name: 'Jane Doe', title: 'VP Sales', how: 'worked together 2019–22', rating: '4' })
  expect(ben.sees()).toContain('That may be the way in for Ana Ruiz.')
  expect(ben.sees()).toContain('Logged Jane Doe at Acme Corp.')
  await ben.presses('Offer an introduction')
  expect(ben.sees()).toContain('Ana Ruiz knows you will introduce them to Jane Doe')
  const [request] = await ben.inbox()
  expect(request).toContain('Ana Ruiz would like to meet Jane Doe')
  expect(request).toContain('[I introduced them]')
  expect((await ana.inbox()).slice(before)).toHaveLength(1)
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor will introduce you to Jane Doe')

  await ben.says('/intros')
  await ben.presses('Thank me by name')
  await ben.presses('I introduced them')
  world.clock.pass({ days: 7 })
  await queueDueDigests(world.store, world.clock.now())
  await world.settle()
  expect((await world.board()).at(-1)).toMatch(/Introduced this week: Ana Ruiz at Acme Corp: thank you, Ben Okafor!/)
  await dan.presses('I know someone', 'Acme Corp')
  await dan.fills({ name: 'John Roe', title: '', how: '', rating: '3' })
  expect(dan.sees()).toContain('That ask is not open any more.')
  expect(world.faults()).toEqual([])
}
