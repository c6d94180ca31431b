import { expect } from 'vitest'
import { followClock } from '../../src/app/introductions/follow-clock.ts'
import { WHO, type World } from '../support/door.ts'

/** What the clock cannot do fails the journey. */
function fail(error: unknown): never {
  throw error
}

const WHY = { why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }

/**
 * A favour from the ask to its outcome: later, a reminder, silence, the next connector, a pass, another one, the
 * introduction, a win and thanks, and what is left of it: balance and history.
 */
export async function favour(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  const days = async (count: number) => {
    world.clock.pass({ days: count })
    await followClock(world.store, world.clock.now(), fail)
    await world.settle()
  }
  const newest = async (person: typeof ana) => (await person.inbox()).at(-1)
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
  await dan.says('/iknow Jack Moe, COO at Acme Corp — school friend, 2/5')
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, ...WHY })
  await ana.presses('Send it')
  for (const label of ['I’ll introduce', 'Use my name', 'Ask someone else', 'Later', 'Pass'])
    expect(await newest(ben)).toContain(`[${label}]`)

  await ben.presses('Later')
  await ben.presses('Tomorrow')
  expect(ben.sees()).toContain('I will come back to you in a day')
  expect(await newest(ana)).toMatch(/Ben \S+ will come back to your ask about Jane Doe at Acme Corp by tomorrow\./)
  await days(1)
  expect(await newest(ben)).toContain('You wanted to come back')
  await days(1)
  await ana.says('/intros')
  expect(ana.sees()).toMatch(/asked Ben \S+; I will remind them tomorrow/)
  await ana.presses('Remind')
  expect(await newest(ben)).toContain('still hopes to hear from you')
  await days(1)
  expect((await ben.inbox()).filter((message) => message.includes('still hopes'))).toHaveLength(1)
  // Thursday to Monday.
  await days(4)
  expect(await newest(ben)).toContain('off your plate')
  expect(await newest(ana)).toMatch(/I asked Cleo \S+ to introduce you to John Roe/)

  await cleo.presses('Pass')
  expect(await newest(ana)).toMatch(/Cleo \S+ can’t make the introduction/)
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Dan')
  await ana.fills({ ...WHO, ...WHY })
  await ana.presses('Send it')
  await dan.presses('I’ll introduce')
  await ana.reacts('✅', 'will introduce you')
  expect(await newest(dan)).toContain('says you introduced them to Jack Moe')
  await days(3)
  expect(await newest(ana)).toContain('How did it go with Jack Moe at Acme Corp?')
  await ana.presses('We met')
  expect(ana.sees()).toContain('Noted: you met')
  expect(await newest(dan)).toMatch(/Ana \S+ met Jack Moe/)
  await ana.reacts('🎉', 'How did it go')
  await ana.presses('Tell them')
  await ana.fills({ amount: '€ 12,000' })
  expect(ana.sees()).toContain('Congratulations!')
  expect(await newest(dan)).toContain('€ 12,000')
  await ana.presses('Thanks 🙏')
  expect(await newest(dan)).toMatch(/Ana \S+ says thank you/)
  for (const other of [ben, cleo]) expect((await other.inbox()).join('\n')).not.toContain('12,000')

  await ana.says('/intros')
  expect(ana.sees()).toContain('won with Jack Moe')
  expect(ana.sees()).toContain('You made 0 introductions for teammates, and they made 1 for you.')
  expect(ana.sees()).toMatch(/With Dan \S+: 1 introduction from them/)
  await ana.presses('Where it stands')
  await ana.presses('History')
  for (const event of [
    /You asked Ben/,
    /Ben \S+ chose Later/,
    /You had me remind Ben/,
    /I asked Cleo/,
    /Cleo \S+ passed/,
    /Dan \S+ said yes/,
    /You said: won/,
  ])
    expect(ana.sees()).toMatch(event)
  await dan.says('/intros')
  expect(dan.sees()).toContain('You made 1 introduction for teammates, and they made 0 for you.')
  await dan.presses('History')
  expect(dan.sees()).toMatch(/Ana \S+ said thank you/)
  expect(dan.sees()).not.toMatch(/Ben|Cleo/)
  expect(world.faults()).toEqual([])
}
