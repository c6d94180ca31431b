import { expect } from 'vitest'
import { WHO, type World } from '../support/door.ts'

const WORDS = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const TO_TEAM = { ...WORDS, teamWhy: 'To offer them a pilot.' }

/**
 * The whole way, begun where the team talks: a mention, private ways in, a card, a raised hand, an offer, a yes, and the
 * card says made. Nothing of a sealed or private tie, and no connector's name before their yes, reaches the channel.
 */
export async function mentioned(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  const dan = await world.join('Dan')
  const eve = await world.join('Eve')
  await eve.says('/whoknows help')
  const said = async () => (await world.board()).join('\n')
  const hidden = /Ben|Cleo|Dan|Jane|Jim|Kim|teammates? can help with/

  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
  await cleo.says('/iknow Jim Roe, CFO at Acme Corp — school friend, 5/5, sealed')
  await dan.says('/iknow Kim Lee, CTO at Acme Corp — friend, 5/5, private')

  await ana.mentions('who knows someone at Acme Corp before Thursday?')
  if ((await said()).includes('[See your ways in]')) await ana.presses('See your ways in')
  expect(ana.sees()).toMatch(/Ben Okafor → Jane Doe/)
  expect(ana.sees()).not.toContain('Kim Lee')
  expect(await said()).not.toMatch(hidden)

  await ana.presses('Ask the team')
  await ana.fills(TO_TEAM)
  for (const label of ['Post it in this thread', 'Post it where I am', 'Post it for introductions', 'Choose a channel'])
    if (ana.sees().includes(`[${label}]`)) {
      await ana.presses(label)
      break
    }
  if ('channel' in ana.form()) await ana.fills({ channel: world.channel })
  const card = async () => (await world.board()).at(-1) ?? ''
  expect(await card()).toMatch(/Who knows somebody at Acme Corp\?[\s\S]*Ana Ruiz/)
  expect(await said()).not.toMatch(hidden)

  await eve.reactsThere('🙋', 'Acme Corp')
  await eve.presses('I know someone')
  await eve.fills({ name: 'Lou Poe', title: 'COO', how: 'old colleague', rating: '4' })
  expect(await card()).toContain('1 teammate can help.')
  expect(await said()).not.toMatch(/Lou|Eve/)
  await eve.presses('Tell Ana privately')
  expect((await ana.inbox()).at(-1)).toMatch(/Eve Lund can help with Acme Corp\.[\s\S]*Lou Poe/)
  expect(await said()).not.toMatch(/Lou|Eve/)

  // The asker accepts: Eve is asked, and says yes.
  await ana.presses('Ask Eve')
  await ana.fills(WORDS)
  if (ana.sees().includes('[Send it]')) await ana.presses('Send it')
  expect((await eve.inbox()).at(-1)).toContain('would like to meet Lou Poe')
  await eve.presses('I’ll introduce')
  expect((await ana.inbox()).at(-1)).toContain('Eve Lund will introduce you to Lou Poe')
  expect(await card()).toContain('An introduction is under way.')
  expect(await said()).not.toMatch(/Lou|Eve/)

  await eve.says('/intros')
  await eve.presses('Thank me by name')
  await eve.reacts('✅', 'Lou Poe')
  expect(await card()).toBe('✅ Ana Ruiz was introduced at Acme Corp. Thank you, Eve Lund!')
  expect(await said()).not.toMatch(hidden)
  expect(world.faults()).toEqual([])
}
