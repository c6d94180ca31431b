import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueDueDigests } from '../../../src/app/digest/send-digest.ts'
import { chooseDigest } from '../../../src/app/digest/set-digest.ts'
import { eraseMember } from '../../../src/app/members/erase-member.ts'
import { lookAfterCards } from '../../../src/app/requests/post-card.ts'
import { runTick } from '../../../src/app/run-tick.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { LIMITS } from '../../../src/domain/limits/limits.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { WHO } from '../../support/door.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'
import { expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const WORDS = {
  ...WHO,
  why: 'We build rockets for your warehouse.',
  benefit: 'Half the freight costs.',
  teamWhy: 'To offer them a pilot in their warehouse.',
}

describe('a posted request', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function newTeam() {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana Ruiz'), await team.join('Ben Okafor'), await team.join('Cleo Marsh')]
    return { team, ana, ben, cleo }
  }
  const cardsIn = (team: Team, channel = 'sales') =>
    team.platform.inbox({ workspace: team.workspace.platformId, channel }).map(({ view }) => view)
  const cardOf = (team: Team, channel = 'sales') => {
    const card = cardsIn(team, channel).at(-1)
    if (!card) throw new Error('No card stands there.')
    return card
  }
  /** Asks the team, and posts it in a channel. */
  async function post(ana: Teammate, target = 'Acme Corp', channel = 'sales') {
    await ana.does({ kind: 'ask-for-card', channel, target, values: WORDS })
    return await ana.presses('Post it where I am')
  }
  async function requestId(team: Team, ana: Teammate): Promise<string> {
    const tenant = team.store.in(team.workspace.id)
    const [ask] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
    const card = ask && (await tenant.requests.ofAsk(ask.id)).at(-1)
    if (!card) throw new Error('Nothing was posted.')
    return card.id
  }
  const tick = async (team: Team) => {
    const failed: unknown[] = []
    await runTick(team.store, team.clock.now(), (error) => failed.push(error))
    await team.settle()
    expect(failed).toEqual([])
  }
  const sound = (team: Team) => expect([...team.errors, ...team.jobs.failures]).toEqual([])

  it('is shown before it is posted, and posted once', async () => {
    const { team, ana } = await newTeam()
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask the team')
    await ana.fills(WORDS)
    expectGood(ana.seen())
    expect(textOf(ana.seen())).toContain('nothing is posted yet')
    expect(labelsOf(ana.seen())).toEqual(['Choose a channel', 'Change the reason'])
    expect(team.platform.delivered).toEqual([])
    await ana.presses('Choose a channel')
    await ana.fills({ channel: 'sales', days: '7' })
    await ana.does({ kind: 'card-preview', askId: (await team.store.in(team.workspace.id).asks.all())[0]?.id ?? '' })
    expect(textOf(ana.seen())).toContain('https://chat.test/sales/1')
    expect(cardsIn(team)).toHaveLength(1)
    expectGood(cardOf(team))
    const shown = textOf(cardOf(team))
    for (const part of ['Ana Ruiz', 'Acme Corp', WORDS.teamWhy, '2026-03-09']) expect(shown).toContain(part)
    // What is written to somebody outside is not read to the team.
    for (const part of [WORDS.benefit, WORDS.why]) expect(shown).not.toContain(part)
    expect(labelsOf(cardOf(team))).toEqual(['I know someone', 'I know who knows', 'Me too'])
    sound(team)
  })

  it('carries what was asked for into its form, which wants a line for the team', async () => {
    const { team, ana } = await newTeam()
    await ana.says('/whoknows anyone at Acme in procurement in Berlin before Thursday?')
    const opened = await ana.presses('Ask the team')
    if (opened.kind !== 'form') throw new Error('No form opened.')
    expectGoodForm(opened.form)
    const shown = Object.fromEntries(opened.form.fields.map(({ name, value }) => [name, value]))
    expect(shown).toMatchObject({ whom: 'procurement in Berlin', teamWhy: 'Before Thursday: ' })
    const refused = await ana.fills({ ...WORDS, teamWhy: ' ' })
    expect(refused).toMatchObject({ kind: 'form', form: { errors: { teamWhy: expect.any(String) } } })
    await ana.fills(WORDS)
    expect(textOf(ana.seen())).toContain('procurement in Berlin')
    sound(team)
  })

  it('tells the team of words to somebody outside as what they are', async () => {
    const { team, ana } = await newTeam()
    await ana.keeps({ ...WORDS, teamWhy: '', target: 'Acme Corp' })
    await ana.presses('Ask the team')
    expect(textOf(ana.seen())).toContain('Ana would write to them: “We build rockets for your warehouse.”')
    sound(team)
  })

  it('offers first where its asker is, then the channel for introductions', async () => {
    const { team, ana } = await newTeam()
    const admin = { ...ana.actor, admin: true, channel: 'here' }
    await team.handle({ kind: 'card-channel', values: { channel: 'intros' } }, admin)
    await team.handle({ kind: 'cards-in', where: 'any' }, admin)
    await ana.does({ kind: 'ask-for-card', channel: 'here', target: 'Acme Corp', values: WORDS })
    expect(labelsOf(ana.seen()).slice(0, 2)).toEqual(['Post it where I am', 'Post it for introductions'])
    await ana.presses('Post it for introductions')
    expect(cardsIn(team, 'intros')).toHaveLength(1)
    sound(team)
  })

  it('stands only in channels an admin allows', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.does({ kind: 'cards-in', where: 'none' })
    expect(ben.seen().summary).toContain('may manage this team’s settings')
    const admin = { ...ben.actor, admin: true }
    await team.handle({ kind: 'card-channel', values: { channel: 'intros' } }, admin)
    await ana.does({ kind: 'ask-for-card', channel: 'sales', target: 'Acme Corp', values: WORDS })
    expect(labelsOf(ana.seen())).not.toContain('Post it where I am')
    await ana.presses('Another channel or time')
    await ana.fills({ channel: 'sales' })
    expect(ana.seen().summary).toContain('posts no requests in that channel')
    await team.handle({ kind: 'no-cards-in', channel: 'intros' }, admin)
    await ana.does({ kind: 'ask-team', target: 'Globex' })
    expect(ana.seen().summary).toContain('posts no requests in channels')
    await ana.says('/whoknows Globex')
    expect(labelsOf(ana.seen())).not.toContain('Ask the team')
    expect(team.platform.delivered).toEqual([])
    sound(team)
  })

  it('lives: open, somebody can help, under way, made with thanks', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await post(ana)
    const id = await requestId(team, ana)
    await cleo.does({ kind: 'know-someone', requestId: id })
    await cleo.fills({ name: 'Jim Roe', title: 'CFO', how: 'school', rating: '3' })
    expectGood(cleo.seen())
    expect(textOf(cardOf(team))).toContain('1 teammate can help.')
    await cleo.presses('Tell Ana privately')
    await cleo.does({ kind: 'know-someone', requestId: id })
    await cleo.presses('This one')
    await cleo.presses('Tell Ana privately')
    expect(ana.inbox().map(({ summary }) => summary)).toEqual(['Cleo Marsh can help with Acme Corp.'])
    expect(textOf(ana.inbox()[0] ?? ana.seen())).toContain('Jim Roe')
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await ben.does({ kind: 'know-someone', requestId: id })
    expect(textOf(ben.seen())).toContain('Jane Doe')
    await ben.presses('This one')
    expect(textOf(cardOf(team))).toContain('2 teammates can help.')
    await ben.does({ kind: 'thanks', named: 'yes' })
    await ben.does({ kind: 'know-someone', requestId: id })
    await ben.presses('This one')
    await ben.presses('I’ll introduce')
    expect(textOf(cardOf(team))).toContain('An introduction is under way.')
    expect(ana.inbox().at(-1)?.summary).toContain('Ben Okafor will introduce you to Jane Doe')
    await ben.presses('I introduced them')
    expect(cardOf(team).summary).toBe('✅ Ana Ruiz was introduced at Acme Corp. Thank you, Ben Okafor!')
    expect(labelsOf(cardOf(team))).toEqual([])
    await ben.presses('Undo')
    expect(textOf(cardOf(team))).toContain('An introduction is under way.')
    for (const { view, earlier } of team.platform.inbox({ workspace: team.workspace.platformId, channel: 'sales' }))
      for (const one of [view, ...earlier])
        expect(textOf(one).replaceAll('Thank you, Ben Okafor!', '')).not.toMatch(/Ben|Cleo|Jane|Jim/)
    sound(team)
  })

  it('lends a name like an offer does', async () => {
    const { team, ana, ben } = await newTeam()
    await post(ana)
    await ben.does({ kind: 'know-someone', requestId: await requestId(team, ana) })
    await ben.fills({ name: 'Jane Doe', title: 'CFO', how: 'school', rating: '3' })
    await ben.presses('Use my name')
    expect(ana.inbox().at(-1)?.summary).toContain('Ben Okafor')
    expect(textOf(cardOf(team))).toContain('under way')
    sound(team)
  })

  it('takes others in, and shows their number only', async () => {
    const { team, ana, cleo } = await newTeam()
    await post(ana)
    await cleo.does({ kind: 'me-too-form', requestId: await requestId(team, ana), target: 'Acme Corp' })
    await cleo.fills({ why: 'They could use our balloons.', benefit: 'A free flight.' })
    expect(cleo.seen().summary).toContain('You joined Ana Ruiz’s ask for Acme Corp')
    expect(ana.inbox().at(-1)?.summary).toContain('Cleo Marsh joined your ask')
    expect(textOf(cardOf(team))).toContain('Ana Ruiz, and 1 teammate with them')
    expect(textOf(cardOf(team))).not.toMatch(/Cleo|balloons/)
    sound(team)
  })

  it('answers a raised hand with the button that goes on, once', async () => {
    const { team, ana, ben } = await newTeam()
    await post(ana)
    const [card] = team.platform.inbox({ workspace: team.workspace.platformId, channel: 'sales' })
    if (!card) throw new Error('No card stands there.')
    const { channel, message } = card.ref
    for (const emoji of ['🙋', 'raising_hand', '✅'])
      for (const one of [ben, ana]) await one.does({ kind: 'react', channel, message, emoji })
    expect(ana.inbox()).toEqual([])
    expect(ben.inbox()).toHaveLength(1)
    await ben.presses('I know someone')
    await ben.fills({ name: 'Jane Doe', title: '', how: '', rating: '3' })
    expect(textOf(cardOf(team))).toContain('1 teammate can help.')
    sound(team)
  })

  it('closes with its ask, is taken down, changed, and over when its time is', async () => {
    const { team, ana, ben } = await newTeam()
    await post(ana)
    await ana.presses('My asks')
    const tenant = team.store.in(team.workspace.id)
    const [ask] = await tenant.asks.all().then((all) => all.filter((one) => one.askerId === ana.member.id))
    const askId = ask?.id ?? ''
    await ana.does({ kind: 'reword-form', askId })
    await ana.fills({ teamWhy: 'We build balloons for their roof.' })
    await ana.presses('Use it')
    expect(textOf(cardOf(team))).toContain('balloons')
    await ana.does({ kind: 'progress', askId })
    await ana.presses('Take the request down')
    await ana.does({ kind: 'take-down', requestId: await requestId(team, ana) })
    expect(cardOf(team).summary).toBe('This request was taken down.')
    await ben.does({ kind: 'know-someone', requestId: await requestId(team, ana) })
    expect(ben.seen().summary).toContain('This request is over')
    await ana.does({ kind: 'post-card', askId, channel: 'intros' })
    await ana.does({ kind: 'close', askId })
    expect(cardOf(team, 'intros').summary).toBe('This request for Acme Corp is over. Thank you for reading!')
    team.clock.pass({ days: 2 })
    await post(ana, 'Globex')
    team.clock.pass({ days: 15 })
    await tick(team)
    expect(cardOf(team).summary).toContain('This request for Globex is over')
    sound(team)
  })

  it('is closed when its asker leaves, hands it on, or is erased; and counts no erased helper', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await post(ana)
    await ben.does({ kind: 'know-someone', requestId: await requestId(team, ana) })
    await ben.fills({ name: 'Jane Doe', title: '', how: '', rating: '3' })
    const erase = async (one: Teammate) => {
      const { store, workspace, clock } = team
      await eraseMember({
        store,
        tenant: store.in(workspace.id),
        workspace,
        member: one.member,
        now: clock.now(),
        origin: 'cli',
      })
      await team.settle()
    }
    await erase(ben)
    expect(textOf(cardOf(team))).not.toContain('teammate can help')
    await erase(ana)
    expect(cardOf(team).summary).toContain('has been erased')
    await post(cleo, 'Globex')
    await team.store.keepProfile({ ...cleo.actor, active: false })
    await tick(team)
    expect(cardOf(team).summary).toContain('is over')
    const dan = await team.join('Dan Weiss')
    const eve = await team.join('Eve Lund')
    await post(dan, 'Initech')
    await eve.does({ kind: 'me-too-form', requestId: await requestId(team, dan), target: 'Initech' })
    await eve.fills({ why: 'They could use our balloons.', benefit: 'A free flight.' })
    const [ask] = await team.store.in(team.workspace.id).asks.of(dan.member.id, { limit: 1, offset: 0 })
    await dan.does({ kind: 'close', askId: ask?.id ?? '' })
    expect(cardOf(team).summary).toContain('is over')
    expect(textOf(cardOf(team))).not.toMatch(/Eve|balloons/)
    sound(team)
  })

  it('tells its asker when it cannot be posted, or was deleted by hand', async () => {
    const { team, ana } = await newTeam()
    team.platform.refuse('sales', new DomainError('channel-shared'))
    await post(ana)
    expect(ana.inbox().map(({ summary }) => summary)).toEqual(['Your request for Acme Corp could not be posted there.'])
    await ana.presses('Post it elsewhere')
    await ana.presses('Choose a channel')
    await ana.fills({ channel: 'intros' })
    const [card] = team.platform.inbox({ workspace: team.workspace.platformId, channel: 'intros' })
    if (!card) throw new Error('No card stands there.')
    team.platform.vanish(card)
    await lookAfterCards(team.store)
    await team.settle()
    await lookAfterCards(team.store)
    await team.settle()
    expect(ana.inbox()).toHaveLength(2)
    expect(ana.inbox().at(-1)?.summary).toContain('is gone: it was deleted by hand')
    const tenant = team.store.in(team.workspace.id)
    expect(await tenant.requests.countStanding(ana.member.id)).toBe(0)
    sound(team)
  })

  it('is limited, kindly: per asker at a time and a day, and per channel a day', async () => {
    const { team, ana } = await newTeam()
    const most = LIMITS['new-cards'].most
    for (const target of ['Acme', 'Globex'].slice(0, most)) await post(ana, target)
    await ana.does({ kind: 'ask-for-card', channel: 'sales', target: 'Initech', values: WORDS })
    await ana.presses('Post it where I am')
    expect(ana.seen().summary).toContain('can be posted tomorrow')
    team.clock.pass({ days: 1 })
    await post(ana, 'Initech')
    await ana.does({ kind: 'ask-team', target: 'Hooli' })
    expect(ana.seen().summary).toContain('3 of your requests are up in channels already')
    expect(cardsIn(team)).toHaveLength(LIMITS['open-cards'].most)
    for (let n = 0; n < LIMITS['cards-in-channel'].most; n++)
      await post(await team.join(`Member ${n}`), `Company${'abcdefghij'[n]} Ltd`, 'busy')
    const late = await team.join('Late Comer')
    await post(late, 'Umbrella Ltd', 'busy')
    expect(late.seen().summary).toContain('That channel has seen 10 requests within a day.')
    sound(team)
  })

  it('is joined rather than doubled, with its link', async () => {
    const { team, ana, cleo } = await newTeam()
    await post(ana)
    await cleo.says('/whoknows Acme Corp')
    expect(textOf(cleo.seen())).toContain('Ana Ruiz is after Acme Corp too.')
    expect(textOf(cleo.seen())).toContain('https://chat.test/sales/1')
    await cleo.presses('Ask the team')
    await cleo.fills(WORDS)
    expect(textOf(cleo.seen())).toContain('https://chat.test/sales/1')
    await cleo.presses('Ask on my own')
    await cleo.presses('Ask the team')
    expect(cleo.seen().summary).toBe('Ana Ruiz asks the team about Acme Corp already.')
    await cleo.presses('Join Ana')
    await cleo.fills({ why: WORDS.why, benefit: WORDS.benefit })
    expect(cleo.seen().summary).toContain('You joined Ana Ruiz’s ask')
    expect(cardsIn(team)).toHaveLength(1)
    sound(team)
  })

  it('is linked in the digest, and never repeated', async () => {
    const { team, ana, cleo } = await newTeam()
    const { store, workspace, clock } = team
    const setting = { store, workspaceId: workspace.id, memberId: null, now: clock.now(), origin: 'cli' }
    await chooseDigest(setting, { channel: 'general', day: 1, hour: 9, timeZone: 'UTC' })
    await post(ana)
    await cleo.keeps({ ...WORDS, target: 'Globex', seenIn: 'digest' })
    team.clock.pass({ days: 7 })
    await queueDueDigests(store, clock.now())
    await team.settle()
    const digest = cardOf(team, 'general')
    expectGood(digest)
    expect(digest.nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))).toEqual(['Cleo Marsh → Globex'])
    expect(digest.nodes).toContainEqual({
      kind: 'fields',
      fields: [{ label: 'Ana Ruiz → Acme Corp', value: 'open it', url: 'https://chat.test/sales/1' }],
    })
    expect(JSON.stringify(digest).match(/pilot/g)).toHaveLength(1)
    sound(team)
  })

  it('in a channel that not everybody may read is unknown elsewhere: no link, no name, no company', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    team.platform.hide('sales')
    await post(ana)
    await cleo.says('/whoknows Acme Corp')
    expect(textOf(cleo.seen())).not.toMatch(/Ana|rockets|chat\.test|sales/)
    await cleo.does({ kind: 'open-asks', page: 0 })
    expect(textOf(cleo.seen())).not.toMatch(/Ana|Acme/)
    await cleo.says('/iknow Jim Roe, CFO at Acme Corp — school friend, 4/5')
    expect(cleo.inbox()).toEqual([])
    // Who reads it may help, and what they say of others goes to its asker alone.
    await ben.does({ kind: 'tip-form', requestId: await requestId(team, ana), target: 'Acme Corp' })
    await ben.fills({ teammate: 'Cleo Marsh' })
    expect(cleo.inbox()).toEqual([])
    expect(ana.inbox().at(-1)?.summary).toBe('Ben Okafor thinks Cleo Marsh may know somebody at Acme Corp.')
    await ben.does({ kind: 'know-someone', requestId: await requestId(team, ana) })
    await ben.fills({ name: 'Jane Doe', title: '', how: '', rating: '3' })
    await ben.presses('I’ll introduce')
    expect(ana.inbox().at(-1)?.summary).toContain('Ben Okafor will introduce you to Jane Doe')
    sound(team)
  })

  it('shows the channel nothing of a private or sealed tie, and no connector before their yes', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    const dan = await team.join('Dan Weiss')
    await dan.says('/iknow Joan Foe, CEO at Acme Corp — worked together, 5/5; open')
    await cleo.says('/iknow Jim Roe, CFO at Acme Corp — school friend, 4/5; sealed')
    await post(ana)
    const id = await requestId(team, ana)
    await ben.does({ kind: 'know-someone', requestId: id })
    await ben.fills({ name: 'Jane Doe', title: 'VP', how: 'school; private', rating: '3' })
    expect(ben.seen().summary).toContain('was told nothing')
    await cleo.does({ kind: 'know-someone', requestId: id })
    await cleo.presses('This one')
    await cleo.presses('I’ll introduce')
    await cleo.does({ kind: 'thanks', named: 'yes' })
    await cleo.presses('I introduced them')
    const [card] = team.platform.inbox({ workspace: team.workspace.platformId, channel: 'sales' })
    const everything = [card?.view, ...(card?.earlier ?? [])].map((view) => JSON.stringify(view)).join('\n')
    expect(everything).not.toMatch(/Ben|Cleo|Dan|Jane|Jim|Joan|Doe|Roe|Foe|VP|CFO|CEO|school/)
    expect(card?.view.summary).toContain('Thank you to everybody who helped!')
    sound(team)
  })
})
