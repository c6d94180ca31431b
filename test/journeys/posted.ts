import { expect } from 'vitest'
import { type Person, WHO, type World } from '../support/door.ts'

const WORDS = {
  ...WHO,
  why: 'We build rockets for your warehouse.',
  benefit: 'Half the freight costs.',
  teamWhy: 'To offer them a pilot.',
}

/** An ask is posted in a channel: teammates help, want the same, raise a hand; the card tells how it goes until made. */
export async function posted(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  const eve = await world.join('Eve')
  await eve.says('/whoknows help')
  const card = async () => (await world.board()).at(-1) ?? ''

  await post(world, ana, 'Acme Corp')
  await ana.repeats()
  expect(await world.board()).toHaveLength(1)
  expect(await card()).toMatch(/Who knows somebody at Acme Corp\?[\s\S]*Ana Ruiz[\s\S]*To offer them a pilot/)
  expect(await card()).toContain('[I know someone] [I know who knows] [Me too]')

  await cleo.presses('I know someone')
  expect(cleo.form()).toMatchObject({ organization: 'Acme Corp' })
  await cleo.fills({ name: 'Jim Roe', title: 'CFO', how: 'school friend', rating: '3' })
  expect(cleo.sees()).toContain('How would you like to help?')
  expect(await card()).toContain('1 teammate can help.')
  await cleo.presses('Tell Ana privately')
  expect((await ana.inbox()).at(-1)).toMatch(/Cleo Marsh can help with Acme Corp\.[\s\S]*Jim Roe/)

  await dan.presses('Me too')
  await dan.fills({ why: 'They could use our balloons.', benefit: 'A free flight.' })
  expect(dan.sees()).toContain('You joined Ana Ruiz’s ask for Acme Corp')
  expect((await ana.inbox()).at(-1)).toContain('Dan Weiss joined your ask for Acme Corp.')
  expect(await card()).toContain('Ana Ruiz, and 1 teammate with them')

  await eve.reactsThere('🙋', 'Acme Corp')
  await eve.reactsThere('🙋', 'Acme Corp')
  expect(await eve.inbox()).toHaveLength(1)
  await eve.presses('I know someone')
  expect(eve.form()).toMatchObject({ organization: 'Acme Corp' })

  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await ben.presses('I know someone')
  expect(ben.sees()).toContain('Jane Doe')
  await ben.presses('This one')
  await ben.presses('I’ll introduce')
  expect(ben.sees()).toContain('Ana Ruiz knows you will introduce them to Jane Doe')
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor will introduce you to Jane Doe')
  expect(await card()).toContain('An introduction is under way.')
  expect(await card()).not.toMatch(/Ben|Cleo|Dan|Jane|Jim/)
  await ben.says('/intros')
  await ben.presses('Thank me by name')
  await ben.presses('I introduced them')
  expect(await card()).toBe('✅ Ana Ruiz was introduced at Acme Corp. Thank you, Ben Okafor!')

  await post(world, ana, 'Globex')
  await ana.presses('Take the request down')
  expect(await card()).toBe('This request was taken down.')
  await ana.says('/whoknows Initech')
  await ana.presses('Ask the team')
  await ana.fills(WORDS)
  await choose(world, ana)
  expect(ana.sees()).toContain('You have posted 2 requests within a day')
  world.clock.pass({ days: 1 })
  await post(world, ana, 'Initech')
  await ana.says('/intros')
  await ana.presses('Close', 'Initech')
  expect(await card()).toBe('This request for Initech is over. Thank you for reading!')
  expect(world.faults()).toEqual([])
}

/** Asks the team, sees how it looks, and posts it. */
async function post(world: World, ana: Person, company: string): Promise<void> {
  const before = (await world.board()).length
  await ana.says(`/whoknows ${company}`)
  await ana.presses('Ask the team')
  expect(ana.sees()).toContain(company)
  await ana.fills(WORDS)
  expect(ana.sees()).toMatch(/nothing is posted yet[\s\S]*To offer them a pilot/)
  expect(await world.board()).toHaveLength(before)
  await choose(world, ana)
  expect(ana.sees()).toContain(`Your ask for ${company} is up for the team.`)
  expect(ana.sees()).toContain(`#${world.channel}`)
}

/** Where they are, if the platform says, or where introductions belong; else chosen in the form. */
async function choose(world: World, ana: Person): Promise<void> {
  for (const label of ['Post it where I am', 'Post it for introductions'])
    if (ana.sees().includes(`[${label}]`)) return await ana.presses(label)
  await ana.presses('Choose a channel')
  await ana.fills({ channel: world.channel })
}
