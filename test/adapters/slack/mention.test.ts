import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { WHO } from '../../support/door.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack/door.ts'
import type { SlackPerson } from '../../support/slack/person.ts'

// Asking where the team talks: mentions of the bot, and shortcuts.

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
const WORDS = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const TO_TEAM = { ...WORDS, teamWhy: 'To offer them a pilot.' }

let database: OpenedDatabase
let world: SlackWorld
let ana: SlackPerson
let ben: SlackPerson

beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())
beforeEach(async () => {
  world = await openSlackWorld(database, 'http')
  ana = await world.join('Ana')
  ben = await world.join('Ben')
})
afterEach(async () => {
  const faults = world.faults()
  await world.close()
  expect(faults).toEqual([])
})

const calls = (method: string) => world.server.calls.filter((call) => call.method === method).map(({ args }) => args)

describe('a mention', () => {
  it('is answered where only its asker reads it, and posts a card in its thread', async () => {
    await ben.says(JANE)
    await ana.mentions('who knows someone at Acme Corp in sales before Thursday?')
    expect(ana.sees()).toMatch(/Acme Corp[\s\S]*Jane Doe/)
    expect(calls('chat.postEphemeral')).toMatchObject([{ channel: world.channel, user: ana.user }])
    expect(calls('chat.postEphemeral')[0]).not.toHaveProperty('thread_ts')
    expect(await world.board()).toEqual([])
    expect(await ana.inbox()).toEqual([])

    await ana.presses('Ask the team')
    expect(ana.form()).toMatchObject({ whom: 'sales', teamWhy: 'Before Thursday: ' })
    await ana.fills(TO_TEAM)
    expect(ana.sees()).toContain('[Post it in this thread]')
    await ana.presses('Post it in this thread')
    expect(await world.board()).toHaveLength(1)
    expect(world.server.board[0]).toMatchObject({ channel: world.channel, thread_ts: '1700000001.000100' })
    expect(ana.sees()).toContain('is up for the team')
  })

  it('in a thread is answered there, and its card belongs there', async () => {
    await ana.mentions('who knows someone at Acme Corp?', '1600000000.000200')
    expect(calls('chat.postEphemeral')).toMatchObject([{ thread_ts: '1600000000.000200' }])
    expect(ana.sees()).toContain('Acme Corp')
    await ana.presses('Ask the team')
    await ana.fills(TO_TEAM)
    await ana.presses('Post it in this thread')
    expect(world.server.board[0]).toMatchObject({ thread_ts: '1600000000.000200' })
  })

  it('keeps its thread over the choice of a company', async () => {
    await ben.says('/iknow Jane Doe, VP Sales at Acme Brick — worked together 2019–22, 4/5')
    await ben.says('/iknow Jim Roe, CFO at Acme Steel — worked together 2019–22, 4/5')
    await ana.mentions('who knows someone at Acme?')
    await ana.presses('This one', 'Acme Brick')
    await ana.presses('Ask the team')
    await ana.fills(TO_TEAM)
    expect(ana.sees()).toContain('[Post it in this thread]')
  })

  it('is answered by direct message where its asker or the bot left the channel meanwhile', async () => {
    world.server.leavesChannel(ana.user)
    await ana.mentions('who knows someone at Acme Corp?')
    expect(calls('chat.postEphemeral')).toHaveLength(1)
    expect((await ana.inbox()).join()).toContain('Acme Corp')
    world.server.failNext('chat.postEphemeral', { kind: 'refused', error: 'channel_not_found' })
    await ben.mentions('who knows someone at Globex?')
    expect((await ben.inbox()).join()).toContain('Globex')
  })

  it('is not told of where the bot is no member', async () => {
    world.server.leavesChannel(null)
    await ana.mentions('who knows someone at Acme Corp?')
    expect(world.server.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([])
  })

  it('gives what the conversation with the bot gives for what is no ask', async () => {
    await ana.mentions('I know Jim Roe, CFO at Initech, 4/5')
    expect(ana.sees()).toMatch(/Jim Roe[\s\S]*Initech/)
    await ana.mentions('thanks!')
    expect(ana.sees()).toContain('You are welcome!')
    await ana.mentions('')
    expect(ana.sees()).toContain('Find a warm way in')
    await ana.mentions('met somebody nice')
    expect(ana.sees()).toContain('I am not sure what you mean')
    expect(await world.board()).toEqual([])
  })

  it('in the conversation with the bot is only its name', async () => {
    await ana.writes('<@U0FOOTHOLD> who knows someone at Acme Corp?')
    expect((await ana.inbox()).join()).toContain('Acme Corp')
    expect((await ana.inbox()).join()).not.toContain('U0FOOTHOLD')
    expect(calls('chat.postEphemeral')).toEqual([])
  })

  it('is answered once, however often Slack tells of it, and never where another bot says it', async () => {
    await ana.mentions('who knows someone at Acme Corp?')
    await ana.repeats()
    expect(calls('chat.postEphemeral')).toHaveLength(1)
    const said = { channel: world.channel, ts: '1.1', text: '<@U0FOOTHOLD> who knows someone at Acme?' }
    await world.delivery.event({ type: 'app_mention', bot_id: 'B1', user: ben.user, ...said })
    await world.settle()
    expect(calls('chat.postEphemeral')).toHaveLength(1)
  })

  it.each([{ is_restricted: true }, { is_stranger: true }, { team_id: 'T0OTHER' }, { deleted: true }])(
    'of whoever is no member of the team reads nothing: %j',
    async (profile) => {
      await ben.says(JANE)
      world.server.profiles.set(ana.user, profile)
      await ana.mentions('who knows someone at Acme Corp?')
      expect(ana.sees()).not.toMatch(/Jane|Acme/)
      expect(ana.sees()).toContain('for the members of this team')
    },
  )
})

describe('a shortcut', () => {
  it('finds a way in from anywhere, and answers in its form', async () => {
    await ben.says(JANE)
    await ana.uses('Find a warm way in')
    expect(ana.form()).toEqual({ whom: '', organization: '' })
    await ana.fills({ organization: 'Acme Corp' })
    expect(ana.sees()).toMatch(/Jane Doe[\s\S]*\[Ask Ben\]/)
    await ana.presses('Ask Ben')
    expect(ana.form()).toMatchObject({ why: '' })
  })

  it('on a message fills in whom it names', async () => {
    await ben.says(JANE)
    const said = '<@U0SOMEBODY> had a call with Jane Doe from Acme Corp &amp; it went well'
    await ana.uses('Who knows them?', said)
    expect(ana.form()).toEqual({ whom: 'Jane Doe', organization: 'Acme Corp' })
    await ana.fills({})
    expect(ana.sees()).toContain('[Ask Ben]')
    await ana.uses(
      'Log who this is about',
      'Jim Roe (CFO at <https://initech.com|initech.com>) will join us, Mary Jones too',
    )
    expect(ana.form()).toMatchObject({ name: 'Jim Roe', organization: 'initech.com' })
    expect(ana.sees()).toContain('The message also names Mary Jones.')
    await ana.fills({ rating: '4' })
    expect(ana.sees()).toContain('Jim Roe')
  })

  it('opens an empty form on a message that names nobody, or is none of ours', async () => {
    await ana.uses('Who knows them?', 'the weather is nice')
    expect(ana.form()).toEqual({ whom: '', organization: '' })
    const response_url = world.server.responseUrl()
    const other = { type: 'message_action', callback_id: 'gone', trigger_id: await world.server.trigger(ana.user) }
    await ana.interacts({ ...other, response_url, channel: { id: world.channel }, message: { text: 'Acme' } })
    expect(ana.sees()).toContain('too old')
  })

  it('of a guest closes before anything is typed', async () => {
    world.server.profiles.set(ana.user, { is_restricted: true })
    await ana.uses('Find a warm way in')
    expect(ana.sees()).toContain('for the members of this team')
    expect(ana.form()).toEqual({})
  })
})
