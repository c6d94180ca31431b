import { ChannelType } from 'discord-api-types/v10'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyDatabase, type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { type DiscordWorld, openDiscordWorld } from '../../support/discord/door.ts'
import type { DiscordPerson } from '../../support/discord/person.ts'
import { readComponents } from '../../support/discord/screen.ts'
import { WHO } from '../../support/door.ts'

// Asking where the team talks: mentions of the bot, and commands in the menu of a message.

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
const WORDS = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const TO_TEAM = { ...WORDS, teamWhy: 'To offer them a pilot.' }

let database: OpenedDatabase
let world: DiscordWorld
let ana: DiscordPerson
let ben: DiscordPerson

beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())
beforeEach(async () => {
  world = await openDiscordWorld(database)
  ana = await world.join('Ana')
  ben = await world.join('Ben')
})
afterEach(async () => {
  const faults = world.faults()
  await world.close()
  await emptyDatabase(database)
  expect(faults).toEqual([])
})

const board = (channel = world.channel) => world.server.board(channel).map((one) => readComponents(one.components))

describe('a mention', () => {
  it('is answered by buttons alone, whoever is known; what they answer only their presser sees', async () => {
    await ana.mentions('who knows someone at Acme Corp in sales before Thursday?')
    const unknown = board()
    await ben.says(JANE)
    await ana.mentions('who knows someone at Acme Corp in sales before Thursday?')
    expect(board()).toEqual([...unknown, ...unknown])
    expect(unknown).toEqual(['[See your ways in] [Ask the team]'])
    expect(world.server.board(world.channel)[0]?.repliesTo).not.toBe('')

    await ana.presses('See your ways in')
    expect(ana.sees()).toMatch(/Jane Doe[\s\S]*\[Ask Ben\]/)
    expect(board()).toHaveLength(2)
    // Whoever else presses sees their own.
    await ben.presses('See your ways in')
    expect(ben.sees()).not.toContain('[Ask Ben]')
  })

  it('offers the card with all that was said, posted where it was said', async () => {
    await ana.mentions('who knows someone at Acme Corp in sales before Thursday?')
    await ana.presses('Ask the team')
    expect(ana.form()).toMatchObject({ whom: 'sales', teamWhy: 'Before Thursday: ' })
    await ana.fills(TO_TEAM)
    await ana.presses('Post it where I am')
    expect(board()).toHaveLength(2)
    expect(board()[1]).toContain('Who knows somebody at Acme Corp?')
  })

  it('offers no card where admins allow none', async () => {
    const admin = await world.join('Cleo', { admin: true })
    await admin.says('/intros')
    await admin.presses('Requests in channels')
    await admin.presses('No channel')
    await ana.mentions('who knows someone at Acme Corp?')
    expect(board()).toEqual(['[See your ways in]'])
  })

  it('in a thread is answered there, and so is its card; a private thread is not everybody’s', async () => {
    for (const type of [ChannelType.PublicThread, ChannelType.PrivateThread] as const) {
      const thread = world.server.openThread(world.guild, type)
      await ana.mentions(`who knows someone at Company ${type}?`, thread)
      expect(board(thread)).toEqual(['[See your ways in] [Ask the team]'])
      await ana.presses('Ask the team')
      await ana.fills(TO_TEAM)
      await ana.presses('Post it where I am')
      expect(board(thread)[1]).toContain(`Who knows somebody at Company ${type}?`)
    }
    expect(board()).toEqual([])
    const standing = await world.store.standingCards()
    const posted = await Promise.all(
      standing.map(({ workspaceId, requestId }) => world.store.in(workspaceId).requests.get(requestId)),
    )
    expect(posted.map((one) => one?.open).toSorted()).toEqual([false, true])
  })

  it('says to whoever told of somebody that it is theirs to log, and logs nothing before', async () => {
    await ana.mentions('I know Jim Roe, CFO at Initech, school friend, 4/5')
    expect(board()).toEqual(['[Log it]'])
    await ben.says('/whoknows Initech')
    expect(ben.sees()).not.toContain('Jim Roe')
    await ben.presses('Log it')
    expect(ben.sees()).not.toContain('Jim Roe')
    await ana.presses('Log it')
    expect(ana.form()).toMatchObject({ name: 'Jim Roe', organization: 'Initech', title: 'CFO', rating: '4' })
    await ana.fills({})
    await ben.says('/whoknows Initech')
    expect(ben.sees()).toContain('Jim Roe')
  })

  it.each([
    ['thanks!', '[What I asked]'],
    ['how do I start?', '[How it works]'],
    ['', '[See my answer]'],
    ['/nonsense', '[See my answer]'],
    ['/intros settings', '[See my answer]'],
    ['x'.repeat(600), '[See my answer]'],
  ])('%s leads on by a button', async (text, buttons) => {
    await ana.mentions(text)
    expect(board()).toHaveLength(1)
    if (buttons !== '[What I asked]') expect(board()).toEqual([buttons])
    expect(board()[0]).toMatch(/^\[[^\]]+\]$/)
  })

  it('tells everybody nothing its writer missed, and asks an admin for nothing', async () => {
    const admin = await world.join('Cleo', { admin: true })
    await admin.says(JANE)
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask Cleo')
    await ana.fills(WORDS)
    world.server.closeDirect(admin.id, true)
    await ana.presses('Send it')
    world.clock.pass({ days: 1 })
    await admin.mentions('who knows someone at Globex?')
    expect(board()).toEqual(['[See your ways in] [Ask the team]'])
    await admin.says('/intros')
    expect(admin.sees()).toContain('have not reached you lately')
  })

  it('counts only where somebody of the guild names the bot: all else is dropped', async () => {
    await ana.chats('who knows someone at Acme Corp?')
    await ana.chats('thanks for posting this', { replyTo: 'the bot' })
    await ana.chats(`<@${world.server.bot.id}> who knows someone at Acme Corp?`, { webhook: true })
    expect(board()).toEqual([])
    await expect(world.workspace()).rejects.toThrow('Nobody has spoken')
  })

  it('is answered once, where two processes hear of it', async () => {
    await world.twin()
    await ana.mentions('who knows someone at Acme Corp?')
    await ana.repeats()
    expect(board()).toHaveLength(1)
  })

  it('is answered by direct message where the bot may not write, and without a reply where it may read nothing', async () => {
    world.closeChannel(true)
    await ana.mentions('who knows someone at Acme Corp?')
    expect(board()).toEqual([])
    expect(await ana.inbox()).toEqual([
      expect.stringMatching(/I may not write in the channel[\s\S]*\[See your ways in\] \[Ask the team\]/),
    ])
    await ben.says(JANE)
    await ana.presses('See your ways in')
    expect(ana.sees()).toContain('[Ask Ben]')
    world.closeChannel(false)
    world.server.hideHistory(world.channel)
    await ana.mentions('who knows someone at Globex?')
    expect(board()).toHaveLength(1)
    expect(world.server.board(world.channel)[0]?.repliesTo).toBe('')
  })
})

describe('a command in the menu of a message', () => {
  it('fills in whom the message names', async () => {
    await ben.says(JANE)
    await ana.uses('Who knows them?', `<@${ben.id}> had a call with Jane Doe from Acme Corp`)
    expect(ana.form()).toEqual({ whom: 'Jane Doe', organization: 'Acme Corp' })
    await ana.fills({})
    expect(ana.sees()).toContain('[Ask Ben]')
    await ana.uses('Log who this is about', 'Jim Roe, CFO at Initech, will join us')
    expect(ana.form()).toMatchObject({ name: 'Jim Roe', title: 'CFO', organization: 'Initech' })
    await ana.fills({ rating: '4' })
    expect(ana.sees()).toContain('Jim Roe')
    expect(board()).toEqual([])
  })
})

describe('what is offered', () => {
  it('after /intros is every word it takes, and only those', async () => {
    await expect(ana.says('/intros nonsense')).rejects.toThrow('Discord offers no “nonsense”')
    await ana.says('/intros privacy')
    expect(ana.sees()).toContain('What is kept, and who sees it')
  })

  it('to whoever has typed nothing yet is the help', async () => {
    expect(await ana.types('')).toEqual(['help'])
  })

  it('in direct messages are the teammates who are known, beside a name that is typed', async () => {
    await ben.says(JANE)
    const cleo = await world.join('Cleo')
    await cleo.says('/intros')
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask Ben')
    await ana.fills(WORDS)
    await ana.presses('Send it')
    ben.goesTo(null)
    await ben.presses('Ask someone else')
    expect(ben.sees()).toContain('Or type a name')
    expect(JSON.stringify(ben.last()?.modal)).toContain(`"value":"${cleo.id}"`)
    await ben.fills({ teammate: cleo.id })
    expect(ben.sees()).toContain('Cleo Marsh')
  })
})
