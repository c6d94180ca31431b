import { expect } from 'vitest'
import type { World } from '../support/door.ts'

/** A vague ask is mended and sent; the connector makes the draft their own, says yes, and that the person agreed. */
export async function drafting(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  const request = async () => (await ben.inbox())[0]
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await ana.says('/whoknows Acme')
  await ana.presses('Ask Ben')
  await ana.fills({
    about: 'I build rockets in Toulouse',
    why: 'because we want to sell',
    benefit: 'See https://rocket.test/offer',
  })
  expect(ana.sees()).toContain('Wanting to sell is no reason to meet')
  expect(ana.sees()).toContain('Leave out the link')
  await ana.fills({ why: 'you ship by truck. We build rockets', benefit: 'We want a quick call' })
  expect(ana.sees()).toContain('Not sent yet')
  expect(ana.sees()).toContain('Say what they get')
  expect(await ben.inbox()).toEqual([])
  await ana.presses('Change it')
  expect(ana.form()).toMatchObject({ why: 'you ship by truck. We build rockets', benefit: 'We want a quick call' })
  await ana.fills({ benefit: 'Half the freight costs', question: 'May I show you one' })
  const words = [
    'Hello Jane,',
    'I am Ana Ruiz: I build rockets in Toulouse.',
    'Why I am writing to you at Acme Corp: you ship by truck. We build rockets.',
    'What is in it for you: Half the freight costs.',
    'One small question: May I show you one?',
    'Best wishes,\nAna Ruiz',
  ].join('\n\n')
  expect(ana.sees()).toContain(words)
  expect(await ben.inbox()).toEqual([])
  await ana.presses('Send it')
  expect(ana.sees()).toContain('Asked Ben Okafor to introduce you to Jane Doe')
  expect(await request()).toContain(`Worth 15 minutes? Ana and I work together.\n\n${words}`)

  await ben.presses('Edit the draft')
  expect(ben.form()['text']).toContain(words)
  await ben.fills({ text: 'Jane! *Ana* builds <@U1> [rockets](x).\n\nMeet her? @everyone' })
  expect(ben.sees()).toContain('Leave out @everyone')
  await ben.fills({ text: 'Jane! *Ana* builds [rockets](x).\n\nMeet her?' })
  expect(ben.sees()).toContain('your draft stands in the request now')
  expect(await request()).toContain('Jane! *Ana* builds [rockets](x).\n\nMeet her?')

  await ben.presses('I’ll introduce')
  expect(ben.sees()).toContain('How should it reach Jane?')
  expect((await ana.inbox())[0]).toContain('Ben forwards your words; Jane decides.')
  await ben.presses('I asked, they agreed')
  expect(ben.sees()).toContain('[✓ I asked, they agreed]')
  expect(await request()).toContain('[✓ I asked, they agreed]')
  expect((await ana.inbox())[0]).toContain('Jane agreed to be introduced.')
  expect((await ana.inbox()).at(-1)).toContain('Ben Okafor asked Jane Doe at Acme Corp, who agreed')

  await ben.presses('Get it as a mail')
  expect((await ben.inbox()).at(-1)).toContain('put in the addresses of Jane and Ana')
  const [mail] = await ben.files()
  expect(mail?.name).toBe('introduction.eml')
  const [head = '', body = ''] = mail?.content.split('\r\n\r\n') ?? []
  expect(head).toMatch(/^X-Unsent: 1\r\nTo: =\?utf-8\?B\?\S+\?= :;\r\nCc: /)
  expect(Buffer.from(body, 'base64').toString()).toBe('Jane! *Ana* builds [rockets](x).\r\n\r\nMeet her?')

  await ana.says('/intros')
  await ana.presses('Where it stands')
  await ana.presses('Change the reason')
  expect(ana.form()).toEqual({
    why: 'you ship by truck. We build rockets',
    benefit: 'Half the freight costs',
    question: 'May I show you one',
    teamWhy: '',
  })
  await ana.fills({ why: 'You ship by sea now.' })
  await ana.presses('Use it')
  expect(ana.sees()).toContain('now reads like this everywhere')
  expect(await request()).toContain('You ship by sea now.')
  expect(await request()).toContain('Meet her?')
  // The request, and the mail.
  expect(await ben.inbox()).toHaveLength(2)
  expect((await ana.inbox()).join('\n')).not.toContain('Meet her?')
  expect(world.faults()).toEqual([])
}
