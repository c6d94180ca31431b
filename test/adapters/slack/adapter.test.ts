import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { queueDueDigests } from '../../../src/app/digest/send-digest.ts'
import { chooseDigest } from '../../../src/app/digest/set-digest.ts'
import { createOnce } from '../../../src/app/once.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { WHO } from '../../support/door.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack/door.ts'
import type { SlackPerson } from '../../support/slack/person.ts'
import { list, record } from '../../support/slack/published-limits.ts'
import { buttonsOf } from '../../support/slack/screen.ts'
import type { Json } from '../../support/slack/server.ts'

// What Slack does that no other platform does, and what it does when something goes wrong.

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
const WHY = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }

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

/** Ana asks Ben to introduce her to Jane. */
async function ask(): Promise<void> {
  await ben.says(JANE)
  await ana.says('/whoknows Acme Corp')
  await ana.presses('Ask Ben')
  await ana.fills(WHY)
  await ana.presses('Send it')
}

const posted = () => world.server.calls.filter((call) => call.method === 'chat.postMessage').length

describe('a message', () => {
  it('is not doubled when Slack took it and the answer was lost, and a reaction on it before its record counts', async () => {
    world.server.failNext('chat.postMessage', { kind: 'unanswered' })
    await ask()
    expect(await ben.inbox()).toHaveLength(1)
    expect(world.jobs.failures).toHaveLength(1)
    await ben.reacts('✅')
    await world.settle()
    await world.settle()
    expect(posted()).toBeGreaterThan(0)
    const inbox = await ben.inbox()
    expect(inbox.filter((message) => message.includes('would like to meet'))).toHaveLength(1)
    expect(inbox.join('\n')).toContain('You said you will introduce Ana Ruiz.')
    expect((await ana.inbox()).join('\n')).toContain('will introduce you')
  })

  it('is not doubled where another process takes over what got no answer', async () => {
    world.server.failNext('chat.postMessage', { kind: 'unanswered' })
    await ask()
    const another = await world.another()
    await another.work()
    await another.close()
    expect(await ben.inbox()).toHaveLength(1)
    await ben.reacts('✅')
    expect((await ben.inbox()).join('\n')).toContain('You said you will introduce Ana Ruiz.')
  })

  it('shows what is so now where it was answered before its record', async () => {
    world.server.failNext('chat.postMessage', { kind: 'unanswered' })
    await ask()
    // What the answer changes is shown before the message is known.
    world.server.failNext('conversations.history', { kind: 'limited', retryAfter: 1 })
    await ben.presses('Pass')
    await world.settle()
    expect((await ben.inbox()).filter((message) => message.includes('would like to meet'))).toEqual([
      expect.stringContaining('You passed.'),
    ])
  })

  it('waits out a rate limit, and goes out once', async () => {
    world.server.failNext('chat.postMessage', { kind: 'limited', retryAfter: 7 })
    await ask()
    expect(await ben.inbox()).toHaveLength(0)
    const before = world.waited()
    await world.settle()
    expect(world.waited() - before).toBeGreaterThan(6000)
    expect(await ben.inbox()).toHaveLength(1)
  })

  it('is put off, without a call, while a limit lasts long', async () => {
    world.server.failNext('chat.postMessage', { kind: 'limited', retryAfter: 300 })
    await ask()
    const before = posted()
    await world.settle()
    expect(posted()).toBe(before)
    expect(await world.jobs.queued((await world.workspace()).id)).toHaveLength(1)
  })

  it('follows another into the same conversation after a second', async () => {
    await ask()
    const before = world.waited()
    await ben.presses('I’ll introduce')
    await ben.reacts('✅', 'would like')
    expect(world.waited() - before).toBeGreaterThan(0)
  })

  it('to somebody out of reach ends the asking, and the asker hears it', async () => {
    world.server.failNext('chat.postMessage', { kind: 'refused', error: 'user_disabled' })
    await ask()
    expect(await ben.inbox()).toHaveLength(0)
    expect(await ana.inbox()).toHaveLength(1)
    expect(await world.jobs.queued((await world.workspace()).id)).toEqual([])
  })

  it.each(['message_not_found', 'edit_window_closed'])('that cannot be updated any more is left: %s', async (error) => {
    await ask()
    world.server.failNext('chat.update', { kind: 'refused', error })
    await ben.presses('Pass')
    expect(world.jobs.failures).toEqual([])
  })
})

describe('a removed app', () => {
  it('sends nothing any more, whichever event tells of it first, and works again when somebody speaks', async () => {
    await ask()
    await world.delivery.event({ type: 'tokens_revoked', tokens: { oauth: ['U0'], bot: ['U0FOOTHOLD'] } })
    await world.delivery.event({ type: 'app_uninstalled' })
    await world.settle()
    expect((await world.workspace()).removedAt).not.toBeNull()
    const before = posted()
    const { id } = await world.workspace()
    const [request] = await world.store.in(id).members.all()
    await world.store.transaction(id, async (tenant) => {
      await tenant.enqueue({
        kind: 'deliver',
        workspaceId: id,
        deliveryId: crypto.randomUUID(),
        memberId: request?.id ?? '',
        message: 'expired',
        subjectId: crypto.randomUUID(),
      })
    })
    await world.settle()
    expect(posted()).toBe(before)
    expect(await world.jobs.queued(id)).toEqual([])
    await ben.presses('I’ll introduce')
    expect((await world.workspace()).removedAt).toBeNull()
    expect(await ana.inbox()).toHaveLength(1)
  })

  it('is not removed by a member who withdraws their own token', async () => {
    await ana.says('/intros')
    await world.delivery.event({ type: 'tokens_revoked', tokens: { oauth: ['U0'], bot: [] } })
    await world.settle()
    expect((await world.workspace()).removedAt).toBeNull()
  })

  it('is recognised by a dead token', async () => {
    await ben.says(JANE)
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask Ben')
    await ana.fills(WHY)
    world.server.failNext('chat.postMessage', { kind: 'refused', error: 'token_revoked' })
    await ana.presses('Send it')
    expect((await world.workspace()).removedAt).not.toBeNull()
    expect(world.faults()).toMatchObject([{ message: 'Slack refuses the bot token: nothing more is sent there' }])
    world.forgetErrors()
    const before = posted()
    await world.settle()
    expect(posted()).toBe(before)
  })
})

describe('a command', () => {
  it('is read as it was typed, not as Slack writes it', async () => {
    await ben.says(
      '/iknow Jane Doe &lt;<mailto:jane@acme.test|jane@acme.test>&gt;, VP R&amp;D at <http://acme.test|acme.test>',
    )
    expect(ben.sees()).toContain('Logged Jane Doe at acme.test.')
    expect(ben.sees()).toContain('VP R&D')
    await ana.says('/whoknows <https://acme.test>')
    expect(ana.sees()).toContain('Ben Okafor → Jane Doe')
    await ben.says('/iknow <@U123|John Roe> at Globex')
    expect(ben.sees()).toContain('Logged John Roe at Globex.')
  })
})

describe('the digest', () => {
  it.each(['another', 'invited', 'unsaid'] as const)('is in no channel that others read: %s', async (by) => {
    const cleo = await world.join('Cleo', { admin: true })
    await cleo.says('/intros')
    const { id: workspaceId } = await world.workspace()
    const setting = { store: world.store, workspaceId, memberId: null, now: world.clock.now(), origin: 'cli' }
    await chooseDigest(setting, { channel: world.channel, day: 1, hour: 9, timeZone: 'UTC' })
    const week = async () => {
      world.clock.pass({ days: 7 })
      await queueDueDigests(world.store, world.clock.now())
      await world.settle()
    }
    world.server.shareChannel(by)
    await week()
    expect(await world.board()).toEqual([])
    expect((await cleo.inbox()).at(-1)).toContain('shared with another organization')
    world.server.shareChannel('nobody')
    await week()
    expect(await world.board()).toHaveLength(1)
  })
})

describe('a teammate', () => {
  it('is chosen where a form asks for one, and whoever is none is refused in words', async () => {
    const cleo = await world.join('Cleo')
    await ask()
    await ben.presses('Ask someone else')
    expect(JSON.stringify(world.server.shown.at(-1))).toContain('users_select')
    await ben.fills({ teammate: 'Cleo' })
    expect(ben.sees()).toContain('have not used Foothold here yet')
    await cleo.says('/intros')
    await ben.presses('Ask someone else')
    await ben.fills({ teammate: 'Cleo' })
    expect((await ana.inbox()).join('\n')).toContain('Cleo Marsh')
  })
})

describe('a form', () => {
  it('that could not open in time keeps what was said, behind a button', async () => {
    world.server.failNext('views.open', { kind: 'refused', error: 'expired_trigger_id' })
    await ben.says('/iknow Jane Doe 4/5')
    expect(ben.sees()).toContain('nothing you wrote is lost')
    await ben.presses('Try again')
    expect(ben.form()).toMatchObject({ name: 'Jane Doe', rating: '4' })
  })

  it('of an ask opens with how the connector knows them', async () => {
    await ben.says(JANE)
    await ana.says('/whoknows Acme Corp')
    const before = world.server.calls.length
    await ana.presses('Ask Ben')
    expect(world.server.calls.slice(before).map((call) => call.method)).toEqual(['views.open'])
    expect(ana.sees()).toContain('Ben Okafor knows Jane Doe well as a colleague: worked together 2019–22.')
    await ana.fills(WHY)
    await ana.presses('Send it')
    expect(ana.sees()).toContain('Asked Ben Okafor')
  })

  it('for a way that is gone says so before anybody types', async () => {
    await ben.says(JANE)
    await ana.says('/whoknows Acme Corp')
    await ben.presses('Make private')
    await ana.presses('Ask Ben')
    expect(ana.sees()).toContain('This way in is no longer there')
  })

  it('closed while it is worked on tells its end all the same', async () => {
    await ben.says(JANE)
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask Ben')
    world.server.failNext('views.update', { kind: 'refused', error: 'not_found' })
    await ana.fills(WHY)
    expect((await ana.inbox())[0]).toContain('Not sent yet: this is what they will read.')
    await ana.presses('Send it')
    expect(await ben.inbox()).toHaveLength(1)
  })

  it('whose metadata names another workspace’s relationship asks nobody', async () => {
    await ask()
    const modal = world.server.shown.find((shown) => shown.kind === 'modal')
    const metadata = modal?.kind === 'modal' ? String(modal.view['private_metadata']) : ''
    expect(metadata).toContain('ask')
    const other = await openSlackWorld(database, 'http')
    const eve = await other.join('Eve')
    await eve.says('/iknow')
    const state = {
      values: {
        about: { value: { type: 'plain_text_input', value: WHY.about } },
        why: { value: { type: 'plain_text_input', value: WHY.why } },
        benefit: { value: { type: 'plain_text_input', value: WHY.benefit } },
      },
    }
    const shown = other.server.shown.at(-1)
    const view = shown?.kind === 'modal' ? shown.view : {}
    await eve.interacts({ type: 'view_submission', view: { ...view, private_metadata: metadata, state } })
    expect(eve.sees()).toContain('This way in is no longer there')
    expect(await eve.inbox()).toEqual([])
    expect(await ben.inbox()).toHaveLength(1)
    expect(other.faults()).toEqual([])
    await other.close()
  })

  it('whose metadata is none of ours is refused in a sentence', async () => {
    await ben.says('/iknow')
    const shown = world.server.shown.at(-1)
    const view = shown?.kind === 'modal' ? shown.view : {}
    for (const metadata of ['', '1', '1|removed', '1|ask|tampered', '9|log', '{"kind":"log"}']) {
      await ben.interacts({
        type: 'view_submission',
        view: { ...view, private_metadata: metadata, state: { values: {} } },
      })
      expect(ben.sees()).toContain('This form is too old to work')
    }
  })
})

describe('a button', () => {
  it('with another value than it was given is refused in a sentence', async () => {
    await ana.says('/whoknows')
    for (const value of ['', '1|accept|tampered', '9|intros', '1|removed', `1|whoknows|${'x'.repeat(3000)}`]) {
      await ana.interacts({
        type: 'block_actions',
        container: { type: 'message', is_ephemeral: true },
        response_url: world.server.responseUrl(),
        actions: [{ type: 'button', action_id: 'press-0', block_id: 'b', value }],
      })
      expect(ana.sees()).toContain('This button is too old to work')
    }
  })

  it('that leads on replaces what only its reader sees; any other answer stands beside it', async () => {
    await ask()
    await ana.says('/intros')
    await ana.presses('Whom I know')
    expect(world.server.shown.at(-1)).toMatchObject({ kind: 'ephemeral', replaced: true })
    await ben.presses('Pass')
    expect(world.server.shown.at(-1)).toMatchObject({ kind: 'ephemeral', replaced: false })
  })

  it('answers in the conversation when its response_url is used up', async () => {
    await ana.interacts({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: true },
      response_url: `${world.server.responseUrl()}/gone`,
      actions: [{ type: 'button', action_id: 'press-0', block_id: 'b', value: '1|intros' }],
    })
    expect((await ana.inbox())[0]).toContain('What I asked')
  })
})

describe('App Home', () => {
  it('shows what waits, and says above it what became of a press', async () => {
    await ask()
    await ben.opensHome()
    expect(ben.sees()).toContain('Ana Ruiz → Jane Doe, Acme Corp')
    await ben.presses('I’ll introduce')
    expect(ben.sees()).toMatch(/Ana Ruiz knows you will introduce them[\s\S]*you said yes: make the introduction/)
    await ben.presses('Whom I know')
    expect(ben.sees()).toContain('You have logged 1 person, newest first.')
  })
})

describe('members', () => {
  it('who are guests, bots or gone read nothing and are never connectors, from the first word and by every change', async () => {
    const { server } = world
    server.profiles.set(ben.user, { is_restricted: true })
    await ben.says(JANE)
    expect(ben.sees()).toContain('for the members of this team')
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).toContain('Nobody here has logged anyone')
    const change = async (user: Json) => {
      await world.delivery.event({ type: 'user_change', user: { id: ben.user, team_id: server.team, ...user } })
      await world.settle()
      await ana.says('/whoknows Acme Corp')
    }
    await change({ real_name: 'Benjamin Okafor', tz: 'America/New_York' })
    await ben.says(JANE)
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).toContain('Benjamin Okafor → Jane Doe')
    await change({ real_name: 'Benjamin Okafor', deleted: true })
    expect(ana.sees()).toContain('No teammate has logged anyone')
  })

  it.each([
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_ultra_restricted: true }],
    ['a stranger of a shared channel', { is_stranger: true }],
    ['of another team', { team_id: 'T0OTHER' }],
  ])('are not %s: no command, form, message, Home or reaction shows or takes anything', async (_, profile) => {
    await ask()
    const eve = await world.join('Eve')
    world.server.profiles.set(eve.user, profile)
    const refused = 'for the members of this team'
    await eve.says('/whoknows Acme Corp')
    expect(eve.sees()).toContain(refused)
    await eve.says('/iknow')
    expect(eve.sees()).toContain(refused)
    await eve.opensHome()
    expect(eve.sees()).toContain(refused)
    await eve.writes('whoknows Acme Corp')
    expect((await eve.inbox()).at(-1)).toContain(refused)
    const members = await world.store.in((await world.workspace()).id).members.all()
    expect(members.map(({ name }) => name)).toEqual(['Ana Ruiz', 'Ben Okafor'])
  })

  it('who cannot be told from others read nothing until Slack says who they are', async () => {
    await ben.says(JANE)
    world.server.failNext('users.info', { kind: 'refused', error: 'internal_error' })
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).toContain('I cannot see just now whether you are a member')
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).toContain('Ben Okafor → Jane Doe')
  })

  it('are made by what they say themselves, not by news of them', async () => {
    await ana.says('/intros')
    await world.delivery.event({
      type: 'user_change',
      user: { id: world.server.user('Cleo'), real_name: 'Cleo Marsh' },
    })
    await world.settle()
    const members = await world.store.in((await world.workspace()).id).members.all()
    expect(members.map((member) => member.name)).toEqual(['Ana Ruiz'])
  })
})

describe('what was accepted and left', () => {
  const kept = async () => {
    const { rows } = await database.pool.query('SELECT kept FROM processed_event WHERE kept IS NOT NULL')
    return rows.map((row) => String(row.kept))
  }

  it('is answered where it was asked, once, and nothing of it is kept', async () => {
    await ben.says(JANE)
    expect(await kept()).toEqual([])
    world.server.breakDown(true)
    await ana.says('/whoknows Acme Corp')
    world.server.breakDown(false)
    expect(await kept()).toEqual([expect.not.stringContaining('Acme')])
    const before = world.server.shown.length
    await world.answerLeft()
    await world.answerLeft()
    const shown = world.server.shown.slice(before)
    expect(shown).toEqual([expect.objectContaining({ kind: 'ephemeral' })])
    expect(JSON.stringify(shown)).toContain('Ben Okafor → Jane Doe')
    expect(await kept()).toEqual([])
    world.forgetErrors()
  })

  it('is answered by direct message once its time is over', async () => {
    await ben.says(JANE)
    world.server.breakDown(true)
    await ana.says('/whoknows Acme Corp')
    world.server.breakDown(false)
    world.server.expire()
    await world.answerLeft()
    expect((await ana.inbox()).join()).toContain('Ben Okafor → Jane Doe')
    world.forgetErrors()
  })
})

describe('a conversation with the app', () => {
  it('answers once what Slack tells two processes', async () => {
    const other = await world.another()
    const event = await ana.message('whoknows Acme Corp')
    await Promise.all([
      world.delivery.event(event, { id: 'Ev-two' }),
      other.delivery.event(event, { id: 'Ev-two', retry: 1 }),
    ])
    await world.settle()
    await other.idle()
    expect(await ana.inbox()).toHaveLength(1)
    await other.close()
  })

  it('does once what Slack tells two processes, and says what came of it', async () => {
    const other = await world.another()
    const event = await ben.message('iknow Jane Doe, VP Sales at Acme Corp, we worked together, 4/5')
    await Promise.all([
      other.delivery.event(event, { id: 'Ev-log' }),
      world.delivery.event(event, { id: 'Ev-log', retry: 1 }),
    ])
    await world.settle()
    await other.idle()
    const { id } = await world.workspace()
    const did = await database.pool.query(
      `SELECT event FROM audit_event WHERE workspace_id = $1 AND subject = 'relationship'`,
      [id],
    )
    expect(did.rows).toHaveLength(1)
    expect(await ben.inbox()).toHaveLength(1)
    await other.close()
  })

  it('takes over what a process that died had begun, and nothing that was answered', async () => {
    const event = await ana.message('whoknows Acme Corp')
    const tellsAgain = async () => {
      await world.delivery.event(event, { id: 'Ev-died', retry: 1 })
      await world.settle()
    }
    const dying = createOnce(world.store, 'slack', world.clock.now)
    expect(await dying.begin('Ev-died', null)).toBe(true)
    await tellsAgain()
    expect(await ana.inbox()).toEqual([])
    world.clock.pass({ minutes: 1 })
    await tellsAgain()
    expect(await ana.inbox()).toHaveLength(1)
    world.clock.pass({ minutes: 5 })
    await tellsAgain()
    expect(await ana.inbox()).toHaveLength(1)
  })

  it('says what this is and what to do first, whatever somebody begins with', async () => {
    await ana.writes('hi')
    const [first] = await ana.inbox()
    expect(first).toContain('I find who on your team knows somebody there')
    expect(first).toContain('[Find a way in] [Log someone I know] [My asks]')
    await ana.presses('Find a way in')
    expect(ana.sees()).toContain('‹Which company?›')
    await ana.opensHome()
    expect(ana.sees()).toContain('[Log someone I know]\n')
  })

  it('opens a form by a button, and says so in true words', async () => {
    await ben.writes('iknow')
    expect((await ben.inbox()).at(-1)).toMatch(/opens by this button[\s\S]*\[Open the form\]/)
    await ben.presses('Open the form')
    expect(ben.sees()).toContain('‹')
  })

  it('answers in the thread somebody wrote in', async () => {
    await ana.writes('hi', '1700000000.000100')
    expect(world.server.calls.findLast(({ method }) => method === 'chat.postMessage')?.args).toMatchObject({
      thread_ts: '1700000000.000100',
      channel: await world.server.channel(ana.user),
    })
  })

  it('answers what is written there, once however often it is told', async () => {
    const channel = await world.server.channel(ana.user)
    const say = async (text: string, more: Json = {}) => {
      const event = { type: 'message', channel, channel_type: 'im', user: ana.user, text, ts: '1.1', ...more }
      await world.delivery.event(event, { id: `Ev-${text}` })
      await world.delivery.event(event, { id: `Ev-${text}`, retry: 1 })
      await world.settle()
    }
    await say('hello?')
    await say('whoknows Acme Corp')
    await say('my own words', { bot_id: 'B0FOOTHOLD' })
    await say('edited', { subtype: 'message_changed' })
    const inbox = await ana.inbox()
    expect(inbox).toHaveLength(2)
    expect(inbox[0]).toContain('Find a warm way in')
    expect(inbox[1]).toContain('Nobody here has logged anyone at a company called “Acme Corp”')
  })

  it('reads there what was typed, not what Slack makes of it', async () => {
    const channel = await world.server.channel(ben.user)
    const say = async (text: string) => {
      await world.delivery.event({ type: 'message', channel, channel_type: 'im', user: ben.user, text, ts: '1.1' })
      await world.settle()
      return (await ben.inbox()).at(-1)
    }
    const logged = await say(
      'iknow Jane Doe &lt;<mailto:jane@acme.test|jane@acme.test>&gt;, VP R&amp;D at <http://acme.test|acme.test>',
    )
    expect(logged).toContain('Logged Jane Doe at acme.test.')
    expect(logged).toContain('VP R&D')
    expect(await say('whoknows <http://globex.test>')).toContain(
      'Nobody here has logged anyone at a company called “globex.test”',
    )
  })

  it('imports a file of another workspace, which comes by its id alone', async () => {
    const file = await world.server.upload(
      ben.user,
      'Connections.csv',
      new TextEncoder().encode(
        'First Name,Last Name,Company,Position,Connected On\nJane,Doe,Acme Corp,VP,01 Mar 2021\n',
      ),
    )
    await drop({ id: file['id'], mode: 'file_access', file_access: 'check_file_info' })
    await ben.presses('Import as open')
    expect((await ben.inbox()).join('\n')).toContain('New: 1')
  })

  it('imports a file once, however often it is told of it', async () => {
    await ben.drops(
      'Connections.csv',
      'First Name,Last Name,Company,Position,Connected On\nJane,Doe,Acme Corp,VP,01 Mar 2021\n',
    )
    const before = await ben.inbox()
    await ben.repeats()
    // Told once more under another event's id, as Slack does for file_shared and message alike.
    await ben.tellsAgain()
    expect(await ben.inbox()).toEqual(before)
    await ben.presses('Import as open')
    const { id } = await world.workspace()
    expect((await database.pool.query('SELECT status FROM import WHERE workspace_id = $1', [id])).rows).toEqual([
      { status: 'done' },
    ])
  })

  it('answers a file that is sent again by the report of before', async () => {
    const bytes = 'First Name,Last Name,Company,Position,Connected On\nJane,Doe,Acme Corp,VP,01 Mar 2021\n'
    const file = await world.server.upload(ben.user, 'Connections.csv', new TextEncoder().encode(bytes))
    await drop(file, '1.1')
    await ben.presses('Import as open')
    const before = await ben.inbox()
    await drop(file, '1.1')
    expect(await ben.inbox()).toEqual(before)
    await drop(file, '2.2')
    const said = (await ben.inbox()).slice(before.length)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/I already read Connections\.csv on /)
    expect(said[0]).toContain('New: 1')
  })

  it('recognises the login page that Slack shows instead of a file', async () => {
    const file = await world.server.upload(ben.user, 'Connections.csv', new TextEncoder().encode('x'))
    world.server.hideFiles()
    await drop(file)
    expect((await ben.inbox()).join('\n')).toContain('Slack did not hand over the file')
  })

  it('never takes the token to another host', async () => {
    for (const url of ['https://slack.com.evil.test/f', 'http://files.slack.com/f', 'file:///etc/passwd', 'nonsense']) {
      await drop({ id: `F${url.length}`, name: 'Connections.csv', mode: 'hosted', url_private_download: url })
      expect((await ben.inbox()).at(-1)).toContain('not kept by Slack')
    }
  })

  async function drop(file: Json, ts = '1.1'): Promise<void> {
    const channel = await world.server.channel(ben.user)
    const event = {
      type: 'message',
      subtype: 'file_share',
      channel,
      channel_type: 'im',
      user: ben.user,
      text: '',
      ts,
      files: [file],
    }
    await world.delivery.event(event)
    await world.settle()
  }
})

describe('a row of a list', () => {
  it('has buttons a screen reader can tell from the next row’s', async () => {
    await ask()
    await ben.says('/intros')
    const shown = world.server.shown.at(-1)
    const blocks = shown?.kind === 'ephemeral' ? shown.blocks : []
    const labels = blocks
      .flatMap((block) => list(block['elements']))
      .map((element) => record(element)['accessibility_label'])
    expect(labels).toContain('Other answers: Ana Ruiz → Jane Doe, Acme Corp')
    expect(buttonsOf(blocks).length).toBeGreaterThan(1)
  })
})
