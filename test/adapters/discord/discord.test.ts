import { randomUUID } from 'node:crypto'
import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAlone } from '../../../src/run/alone.ts'
import { openLeases } from '../../../src/store/leases.ts'
import type { View } from '../../../src/views/view.ts'
import { emptyDatabase, type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { type DiscordWorld, openDiscordWorld } from '../../support/discord/door.ts'
import type { DiscordPerson } from '../../support/discord/person.ts'
import { readComponents } from '../../support/discord/screen.ts'
import { WHO } from '../../support/door.ts'

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
const WHY = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const CSV =
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,VP Sales,01 Mar 2021\n'

describe('the door to Discord', () => {
  let database: OpenedDatabase
  let world: DiscordWorld
  let ana: DiscordPerson
  let ben: DiscordPerson
  /** What a test provokes on purpose. */
  let expected: RegExp[] = []

  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    expected = []
    world = await openDiscordWorld(database)
    ana = await world.join('Ana')
    ben = await world.join('Ben')
  })
  afterEach(async () => {
    const faults = world.faults().map((fault) => JSON.stringify(fault))
    await world.close()
    await emptyDatabase(database)
    expect(faults.filter((fault) => !expected.some((one) => one.test(fault)))).toEqual([])
  })

  async function ask(): Promise<void> {
    await ben.says(JANE)
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask Ben')
    await ana.fills(WHY)
    await ana.presses('Send it')
  }

  describe('answers in time', () => {
    it('acknowledges hidden before it reads anything', async () => {
      await ana.says('/whoknows Acme Corp')
      const calls = world.server.requests.filter((one) => /interactions|webhooks/.test(one))
      expect(calls.map((one) => one.replace(/\d{15,}|token-\d+/g, '…'))).toEqual([
        'POST /api/v10/interactions/…/…/callback',
        'PATCH /api/v10/webhooks/…/…/messages/@original',
      ])
      expect(ana.last()?.answers.map(({ flags }) => flags & 64)).toEqual([64])
    })

    it('does nothing for what it heard of too late', async () => {
      await ask()
      world.server.holdBack(3_001)
      await ben.presses('I’ll introduce')
      expect(ben.last()?.state).toBe('waiting')
      expect(await ana.inbox()).toEqual([])
      expect(world.warnings).toHaveLength(1)
      await ben.presses('I’ll introduce')
      expect(ben.sees()).toContain('knows you will introduce them')
    })

    it('leaves what another process answered to that', async () => {
      await ask()
      await ben.presses('I’ll introduce')
      const before = [await ana.inbox(), ben.sees()]
      await ben.repeats()
      expect([await ana.inbox(), ben.sees()]).toEqual(before)
    })

    it.each(['broken', 'late'] as const)(
      'also where Discord took the announcement and its answer was lost: %s',
      async (how) => {
        await ask()
        world.server.loseAnswer(/\/callback/, how)
        await ben.presses('I’ll introduce')
        expect(ben.last()?.state).toBe('answered')
        expect(ben.sees()).toContain('knows you will introduce them')
        world.server.loseAnswer(/\/callback/, how)
        await ana.says('/whoknows Acme Corp')
        world.server.loseAnswer(/\/callback/, how)
        await ana.presses('Ask Ben')
        await ana.fills(WHY)
        await ana.presses('Send it')
      },
    )

    it('once, where two processes hear of it', async () => {
      await world.twin()
      await ask()
      const edits = () => world.server.requests.filter((one) => /PATCH .*@original/.test(one)).length
      const before = edits()
      await ben.presses('I’ll introduce')
      world.server.loseAnswer(/\/callback/, 'late')
      await ana.says('/intros')
      expect(edits() - before).toBe(2)
      expect(await ben.inbox()).toHaveLength(1)
      expect(await ana.inbox()).toHaveLength(1)
    })

    it('works once on what is written to it, where two processes hear of it', async () => {
      await ben.says('/intros')
      await world.twin()
      await ben.writes('iknow Jane Doe, VP Sales at Acme Corp, we worked together, 4/5')
      const did = await database.pool.query(`SELECT event FROM audit_event WHERE subject = 'relationship'`)
      expect(did.rows).toHaveLength(1)
      expect(await ben.inbox()).toHaveLength(1)
    })
  })

  describe('loses nothing', () => {
    it('takes in what was told while the connection was broken', async () => {
      await ask()
      await ben.presses('I’ll introduce')
      world.server.gateway.drop()
      await ana.reacts('✅', 'will introduce you')
      expect(world.server.gateway.counts).toMatchObject({ identified: 1, resumed: 1 })
      expect((await ben.inbox()).join('\n')).toContain('Introduced: thank you for helping Ana Ruiz.')
    })

    it('hears a reaction in a direct message nobody has cached since the restart', async () => {
      await ask()
      await ben.presses('I’ll introduce')
      await world.restart()
      await ben.reacts('🤝', 'would like to meet')
      expect((await ana.inbox()).join('\n')).toContain('Ben Okafor introduced you to Jane Doe')
    })

    it('waits as long as Discord says and sends the message once', async () => {
      await ben.says(JANE)
      world.server.limit(/\/channels\/\d+\/messages$/, 0.05)
      await ana.says('/whoknows Acme Corp')
      await ana.presses('Ask Ben')
      await ana.fills(WHY)
      await ana.presses('Send it')
      expect(await ben.inbox()).toHaveLength(1)
      expect(world.server.requests.filter((one) => /^POST .*\/channels\/\d+\/messages$/.test(one))).toHaveLength(2)
    })

    it('posts a delivery once, even where its record was lost', async () => {
      await ask()
      await database.pool.query('DELETE FROM message_reference')
      const { id } = await world.workspace()
      const { rows } = await database.pool.query('SELECT id, subject_id FROM audit_event WHERE workspace_id = $1', [id])
      expect(rows.length).toBeGreaterThan(0)
      await world.sendAgain()
      expect(await ben.inbox()).toHaveLength(1)
    })
  })

  describe('answers what was accepted and left', () => {
    const ANSWERS = /webhooks/

    beforeEach(() => {
      expected = [/could not be followed/]
    })
    const kept = async () => {
      const { rows } = await database.pool.query('SELECT kept FROM processed_event WHERE kept IS NOT NULL')
      return rows.map((row) => String(row.kept))
    }

    it('in its place, once, and keeps nothing of it', async () => {
      await ben.says(JANE)
      expect(await kept()).toEqual([])
      world.server.breakDown(ANSWERS)
      await ana.says('/whoknows Acme Corp')
      world.server.breakDown(null)
      expect(await kept()).toEqual([expect.not.stringContaining('Acme')])
      expect(ana.last()?.answers).toEqual([])
      await world.answerLeft()
      expect(JSON.stringify(ana.last()?.answers.map((one) => one.components))).toContain('Ben Okafor → Jane Doe')
      expect(await kept()).toEqual([])
      const { length } = world.server.requests
      await world.answerLeft()
      expect(world.server.requests).toHaveLength(length)
    })

    it('by direct message once its time is over, and what it changes is changed once', async () => {
      world.server.breakDown(ANSWERS)
      await ben.says(JANE)
      world.server.breakDown(null)
      world.server.expire()
      await world.answerLeft()
      expect(await ben.inbox()).toEqual([expect.stringContaining('Jane Doe')])
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees().match(/→ Jane Doe/g)).toHaveLength(1)
    })

    it('a form that was sent, and what is answered meanwhile is let be', async () => {
      await ben.says(JANE)
      await ana.says('/whoknows Acme Corp')
      await ana.presses('Ask Ben')
      await ana.fills(WHY)
      world.server.breakDown(ANSWERS)
      await ana.presses('Send it')
      world.server.breakDown(null)
      await world.answerLeft()
      await world.settle()
      expect(await ben.inbox()).toHaveLength(1)
      expect(await kept()).toEqual([])
    })

    it('three times at most, as it may be what the others died of', async () => {
      world.server.breakDown(ANSWERS)
      await ana.says('/whoknows Acme Corp')
      for (let tries = 0; tries < 3; tries++) {
        expect(await kept()).toHaveLength(1)
        await world.answerLeft()
      }
      world.server.breakDown(null)
      await world.answerLeft()
      expect(await kept()).toEqual([])
      expect(ana.last()?.answers).toEqual([])
    })
  })

  describe('whose direct messages are closed', () => {
    it('is asked no more, the asker hears it kindly, and they hear of it when they are back', async () => {
      world.server.closeDirect(ben.id, true)
      await ask()
      expect(await ben.inbox()).toEqual([])
      const [told] = await ana.inbox()
      expect(told).toContain('could not be delivered')
      expect(told).toContain('says nothing about you or them')
      const tries = () => world.server.requests.filter((one) => /^POST .*\/messages$/.test(one)).length
      const before = tries()
      await ana.presses('Other ways in')
      expect(ana.sees()).not.toContain('Ben Okafor →')
      expect(tries()).toBe(before)

      world.server.closeDirect(ben.id, false)
      await ben.says('/intros')
      expect(ben.sees()).toContain('have not reached you lately. You missed a request for an introduction.')
      await ana.says('/whoknows Acme Corp')
      await ana.presses('Ask Ben')
      await ana.fills(WHY)
      await ana.presses('Send it')
      expect(await ben.inbox()).toHaveLength(1)
      await ben.says('/intros')
      expect(ben.sees()).not.toContain('have not reached you lately')
    })

    it('or who left the guild, is not shown', async () => {
      await ben.says(JANE)
      ben.leaves(world.guild)
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).not.toContain('Ben Okafor')
      expect(ana.sees()).toContain('No teammate')
      ben.joins(world.guild)
      await ben.says('/intros')
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain('Ben Okafor → Jane Doe')
    })

    it('or who left the guild, is in no file of answers', async () => {
      await ben.says(JANE)
      await ana.drops('targets.txt', 'Acme Corp')
      ben.leaves(world.guild)
      await ana.presses('All 1 as CSV')
      const [file] = await ana.files()
      expect(file?.content).toContain('Acme Corp')
      expect(file?.content).not.toContain('Ben Okafor')
    })

    it('stays a teammate where their tie is sealed', async () => {
      await ben.says(JANE)
      await ben.presses('Seal it')
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain('A teammate → someone')
      expect(ana.sees()).not.toContain('Ben Okafor')
    })

    it('or who left the guild, is not written to', async () => {
      await ben.says(JANE)
      await ana.says('/whoknows Acme Corp')
      ben.leaves(world.guild)
      await ana.presses('Ask Ben')
      await ana.fills(WHY)
      await ana.presses('Send it')
      expect(await ben.inbox()).toEqual([])
      expect((await ana.inbox())[0]).toContain('Ben Okafor has left the team')
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).not.toContain('Ben Okafor')
    })
  })

  describe('guilds', () => {
    it('keeps two guilds of one person apart, and finds the guild of a direct message’s button by its row', async () => {
      const other = world.server.addGuild('Moon Club')
      ana.joins(other)
      ben.joins(other, { nick: 'Benny' })
      await ask()
      expect((await ben.inbox()).at(-1)).not.toContain('In Rocket Team')
      ben.goesTo(other)
      await ben.says('/iknow John Roe, CTO at Globex — school, 5/5')
      ben.goesTo(null)
      await ben.presses('I’ll introduce')
      expect(ben.sees()).toContain('knows you will introduce them')
      // From now on he is in two, and each message says which one it is about, whatever becomes of it.
      expect((await ben.inbox()).at(-1)).toContain('In Rocket Team')
      expect((await ana.inbox()).join()).not.toContain('In Rocket Team')
      ana.goesTo(other)
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain('Nobody')
      await ana.says('/whoknows Globex')
      expect(ana.sees()).toContain('Benny → John Roe')
    })

    it('asks which guild is meant where nothing says it, and goes on from there', async () => {
      const other = world.server.addGuild('Moon Club')
      ana.joins(other)
      await ask()
      ana.goesTo(other)
      await ana.says('/intros')
      ana.goesTo(null)
      await ana.says('/intros')
      expect(ana.sees()).toContain('Which team is this for?')
      await ana.presses('Rocket Team')
      expect(ana.sees()).toContain('Acme Corp')
      await ana.writes('whoknows acme')
      expect((await ana.inbox()).at(-1)).toContain('[Moon Club] [Rocket Team]')
      await ana.presses('Rocket Team')
      expect(ana.sees()).toContain('Ben Okafor → Jane Doe')
    })

    it('takes nothing from who left the guild', async () => {
      await ask()
      ben.leaves(world.guild)
      ben.goesTo(null)
      await ben.presses('I’ll introduce')
      expect(ben.sees()).toContain('not in that team any more')
      expect(await ana.inbox()).toEqual([])
    })

    it('tells removal from an outage, also one it slept through, and keeps a new name', async () => {
      await ana.says('/intros')
      const removedAt = async () => (await world.workspace()).removedAt
      world.server.loseGuild(world.guild, 'down')
      await world.settle()
      expect(await removedAt()).toBeNull()
      await world.stop()
      world.server.loseGuild(world.guild, 'removed')
      await world.start()
      expect(await removedAt()).not.toBeNull()
      const back = world.server.addGuild('Rocket Crew', world.guild)
      await world.settle()
      expect(await removedAt()).toBeNull()
      ana.joins(back)
      await ana.says('/intros')
      expect((await world.workspace()).name).toBe('Rocket Crew')
    })

    it('starts without one that is down, and takes it in when it is back', async () => {
      const other = world.server.addGuild('Moon Club')
      ana.joins(other)
      ana.goesTo(other)
      await ana.says('/intros')
      await world.stop()
      world.server.loseGuild(world.guild, 'down')
      await world.start()
      expect((await world.workspace().catch(() => null))?.removedAt ?? null).toBeNull()
      await ana.says('/intros')
      expect(ana.sees()).toContain('What I asked')
      world.server.bringBack(world.guild)
      ana.goesTo(world.guild)
      await ask()
      expect(await ben.inbox()).toHaveLength(1)
    }, 10_000)

    it('says in one with its commands alone that it is not there, and how to let it in', async () => {
      const alone = world.server.addCommandsOnly('Sun Club')
      ana.joins(alone)
      ana.goesTo(alone)
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain('I am not in this server myself')
      expect(ana.sees()).toContain(`guild_id=${alone.id}`)
      expect(await ana.types('ac')).toEqual([])
      expect(await world.store.findWorkspace('discord', alone.id)).toBeNull()
    })

    it('lets a teammate be picked, and says kindly who cannot be meant', async () => {
      await ana.says('/intros settings')
      await ana.presses('Add to this list')
      const shown = () => JSON.stringify(ana.last()?.modal)
      expect(shown()).toContain('"type":5')
      await ana.fills({ teammate: 'Foothold' })
      expect(ana.sees()).toContain('have not used Foothold here yet')
      await ana.fills({ teammate: 'Ben Okafor' })
      expect(ana.sees()).toContain('have not used Foothold here yet')
      // Whom they picked is still picked.
      expect(ana.form()).toMatchObject({ teammate: ben.id })
      await ana.fills({ teammate: 'Ana Ruiz' })
      expect(ana.sees()).toContain('That is you.')
      await ben.says('/intros')
      await ana.fills({ teammate: 'Ben Okafor' })
      expect(ana.sees()).toContain('for Ben Okafor')
    })

    it('lets a teammate be named where a picker would offer only the two who talk there', async () => {
      await ben.says('/intros')
      await ana.says('/intros')
      ana.goesTo(null)
      await ana.says('/intros settings')
      await ana.presses('Add to this list')
      expect(JSON.stringify(ana.last()?.modal)).not.toContain('"type":5')
      await ana.fills({ 'teammate.typed': 'ben' })
      expect(ana.sees()).toContain('for Ben Okafor')
    })

    it('asks who manages the guild for its time zone, once', async () => {
      await ana.says('/intros')
      expect(ana.sees()).not.toContain('time zone')
      ana.joins(world.guild, { permissions: PermissionFlagsBits.ManageGuild })
      await ana.says('/intros')
      expect(ana.sees()).toContain('[Set the time zone]')
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).not.toContain('time zone')
      await ana.says('/intros settings')
      expect(ana.sees()).toContain('[Team’s time zone]')
      world.clock.pass({ days: 1 })
      await ana.says('/intros')
      await ana.presses('Set the time zone')
      await ana.fills({ zone: 'Europe/Berlin' })
      expect((await world.workspace()).timeZone).toBe('Europe/Berlin')
      await ana.says('/intros')
      expect(ana.sees()).not.toContain('time zone')
    })
  })

  describe('files', () => {
    it('that Discord finds too large is answered in a sentence, once', async () => {
      await ana.drops('targets.txt', 'Acme Corp\n')
      world.server.takeFilesUpTo(10)
      await ana.presses('All 1 as CSV')
      await world.settle()
      expect(await ana.files()).toEqual([])
      expect((await ana.inbox()).filter((message) => message.includes('does not take a file that large'))).toHaveLength(
        1,
      )
    })
    it('takes one attached to /iknow', async () => {
      await ben.attaches('Connections.csv', CSV)
      await ben.presses('Import as open')
      expect(ben.sees()).toContain('Read 1 row')
      expect((await ben.inbox()).join('\n')).toContain('New: 1')
    })

    it('and somebody typed beside it: both are done', async () => {
      await ben.attaches('Connections.csv', CSV, {}, 'John Roe, CTO at Globex — school, 5/5')
      const answers = (ben.last()?.answers ?? []).map(({ components }) => readComponents(components)).join('\n')
      expect(answers).toContain('Nothing of it is kept yet.')
      expect(answers).toContain('John Roe')
      await ana.says('/whoknows Globex')
      expect(ana.sees()).toContain('Ben Okafor → John Roe')
    })

    it('and what was written beside it in a direct message', async () => {
      await ben.says('/intros')
      await ben.drops('Connections.csv', CSV, 'iknow John Roe, CTO at Globex — school, 5/5')
      await ben.presses('Import as open')
      await ana.says('/whoknows Globex')
      expect(ana.sees()).toContain('Ben Okafor → John Roe')
      expect((await ben.inbox()).join('\n')).toContain('New: 1')
    })

    it('takes none from another host, none that is too big, and none that grows on the way', async () => {
      await ben.attaches('Connections.csv', CSV, { url: 'https://attachments.example/Connections.csv' })
      expect(ben.sees()).toContain('not kept by Discord')
      await ben.attaches('Connections.csv', CSV, { size: 21 * 1024 * 1024 })
      expect(ben.sees()).toContain('larger than 20 MB')
      const long = `Jim,Roe,https://x.example/${'x'.repeat(60_000)},,Acme Corp,CTO,01 Mar 2021\n`
      await ben.attaches('Connections.csv', CSV + long.repeat(360), { size: 100 })
      await ben.presses('Import as open')
      expect(ben.sees()).toContain('20 MB')
      expect((await ben.inbox()).join('\n')).not.toContain('New: 1')
    })
  })

  describe('suggestions', () => {
    it('are companies one may know of', async () => {
      await ben.says(JANE)
      await ben.says('/iknow John Roe at Acme Labs 3/5')
      await ben.presses('Make private')
      expect(await ana.types('ac')).toEqual(['Acme Corp'])
      expect((await ben.types('Jane Doe at ac')).sort()).toEqual(['Jane Doe at Acme Corp', 'Jane Doe at Acme Labs'])
      expect(await ana.types('zz')).toEqual([])
    })
  })

  it('takes no notice of reactions on what others wrote in a channel', async () => {
    const { guild, server } = world
    const d = {
      user_id: ana.id,
      guild_id: guild.id,
      channel_id: guild.channel,
      message_id: server.newId(),
      message_author_id: ben.id,
      emoji: { id: null, name: '✅' },
      burst: false,
      type: 0,
    }
    server.gateway.dispatch({ t: 'MESSAGE_REACTION_ADD', d }, GatewayIntentBits.GuildMessageReactions)
    await world.settle()
    await expect(world.workspace()).rejects.toThrow('Nobody has spoken')
  })

  it('sends also while another process has the gateway, asking Discord what that one is told', async () => {
    await ben.says(JANE)
    const [workspace, there] = [world.guild.id, world.guild.channel]
    const elsewhere = world.server.addGuild('Moon Club')
    const platform = await world.standBy()
    expect(world.server.gateway.connected()).toBe(0)
    const view: View = { summary: 'Hello', nodes: [{ kind: 'text', text: 'Hello' }] }
    const send = (to: { user: string } | { channel: string }) => platform.send({ workspace, ...to }, view, randomUUID())
    await send({ user: ben.id })
    expect(await ben.inbox()).toEqual([expect.stringContaining('Hello')])
    await send({ channel: there })
    expect(world.server.board(there)).toHaveLength(1)
    await expect(send({ channel: elsewhere.channel })).rejects.toMatchObject({ reason: 'channel-gone' })
    expect(await platform.isOpen(workspace, there)).toBe(true)
    expect(await platform.isOpen(workspace, elsewhere.channel)).toBe(false)
    world.server.closeChannel(there, true)
    expect(await platform.isOpen(workspace, there)).toBe(false)
    ana.leaves(world.guild)
    expect(await platform.isPresent?.(workspace, ana.id)).toBe(false)
    await expect(send({ user: ana.id })).rejects.toMatchObject({ reason: 'not-in-team' })
  })

  it('listens to nothing privileged', () => {
    const privileged =
      GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent
    expect(world.server.gateway.intents() & privileged).toBe(0)
  })

  it('tells Discord the slash commands when they changed, and only then', async () => {
    const puts = () => world.server.requests.filter((one) => one.startsWith('PUT')).length
    expect(puts()).toBe(1)
    await world.restart()
    expect(puts()).toBe(1)
    world.server.tellCommands(world.server.commands().slice(1))
    await world.restart()
    expect(puts()).toBe(2)
  })

  it('says which setting is wrong when Discord refuses the token, as a sole process and as one of several', async () => {
    await world.stop()
    await expect(world.start('wrong')).rejects.toMatchObject({ reason: 'discord-token-refused' })
    const leases = openLeases(database.connection, () => {})
    const alone = createAlone('discord', leases, { info() {}, warn() {}, error() {} })
    await expect(world.start('wrong', alone)).rejects.toMatchObject({ reason: 'discord-token-refused' })
    await leases.close()
  })

  it.each([4004, 4010, 4011, 4012, 4013, 4014])('does not reconnect once Discord closed for good: %i', async (code) => {
    expected = [/closed the connection for good/]
    world.server.gateway.closeWith(code)
    await vi.waitFor(() => expect(JSON.stringify(world.errors)).toContain(`for good (${code})`))
    await world.stop()
    expect(world.server.gateway.counts).toMatchObject({ identified: 1, resumed: 0 })
  })

  it('does not start where Discord refuses what it asks to hear of', async () => {
    expected = [/closed the connection for good/]
    await world.stop()
    world.server.gateway.refuseWith(4014)
    await expect(world.start()).rejects.toMatchObject({ reason: 'discord-closed' })
  })
})
