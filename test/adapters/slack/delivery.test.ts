import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createHttpDelivery, SIGNING_SECRET } from '../../support/slack/delivery.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack/door.ts'

let database: OpenedDatabase
let world: SlackWorld

beforeAll(async () => {
  database = await openOnServer()
  world = await openSlackWorld(database, 'http')
})
afterAll(async () => {
  const faults = world.faults()
  await world.close()
  await database.close()
  expect(faults).toEqual([])
})

async function post(body: string, headers: Record<string, string>): Promise<Response> {
  return await fetch(`${world.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

function signed(body: string, time = Math.floor(Date.now() / 1000)): Record<string, string> {
  const hash = createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(time), 'x-slack-signature': `v0=${hash}` }
}

describe('a request', () => {
  it('answers Slack’s question whether the address is ours', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c0ffee' })
    const response = await post(body, signed(body))
    expect(await response.json()).toEqual({ challenge: 'c0ffee' })
  })

  it('is refused when it is not signed, signed by another, changed or old', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c0ffee' })
    const old = Math.floor(Date.now() / 1000) - 6 * 60
    const stranger = createHttpDelivery(world.url, world.server, 'another secret')
    expect([
      (await post(body, {})).status,
      (await post(body.replace('c0ffee', 'changed'), signed(body))).status,
      (await post(body, signed(body, old))).status,
      (await stranger.event({ type: 'app_uninstalled' })).status,
    ]).toEqual([401, 401, 401, 401])
  })

  it('from the future is refused: kept until then, it would be fresh again and again', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c0ffee' })
    const now = Math.floor(Date.now() / 1000)
    expect((await post(body, signed(body, now + 6 * 60))).status).toBe(401)
    expect((await post(body, signed(body, now + 60))).status).toBe(200)
    expect((await post(body, { ...signed(body), 'x-slack-request-timestamp': 'soon' })).status).toBe(401)
  })

  it('sent again within its five minutes is acknowledged, and answered once', async () => {
    const ana = await world.join('Ana')
    const body = new URLSearchParams({
      command: '/whoknows',
      text: 'Acme',
      user_id: ana.user,
      team_id: world.server.team,
      response_url: world.server.responseUrl(),
      trigger_id: await world.server.trigger(ana.user),
    }).toString()
    const headers = { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' }
    const before = world.server.shown.length
    for (let times = 0; times < 3; times++) expect((await post(body, headers)).status).toBe(200)
    await world.settle()
    expect(world.server.shown.length).toBe(before + 1)
  })

  it('that is larger than Slack’s ever are is not read', async () => {
    const body = JSON.stringify({ type: 'event_callback', event: { text: 'x'.repeat(5 * 1024 * 1024) } })
    expect((await post(body, signed(body))).status).toBe(413)
    world.forgetErrors()
  })

  it.each([
    ['no JSON', '{"type":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no event', '{"type":"event_callback","team_id":"T1"}'],
    ['an event of no kind', '{"type":"event_callback","team_id":"T1","event":null}'],
    ['nests without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a prototype', '{"__proto__":{"type":"event_callback"},"constructor":{"prototype":{}}}'],
  ])('signed, but with %s, ends in a status, and the next is answered', async (_, body) => {
    expect((await post(body, signed(body))).status).toBeGreaterThanOrEqual(200)
    const form = 'application/x-www-form-urlencoded'
    const pressed = `payload=${encodeURIComponent(body)}`
    expect((await post(pressed, { ...signed(pressed), 'content-type': form })).status).toBeGreaterThanOrEqual(200)
    const question = JSON.stringify({ type: 'url_verification', challenge: 'c0ffee' })
    expect((await post(question, signed(question))).status).toBe(200)
    await world.settle()
    world.forgetErrors()
  })

  it('of another workspace is acknowledged, told why it gets nothing, and goes nowhere', async () => {
    const before = world.server.calls.length
    const shown = world.server.shown.length
    const ack = await world.delivery.command({
      command: '/whoknows',
      text: 'Acme',
      user_id: 'U0OTHER',
      team_id: 'T0OTHER',
      response_url: world.server.responseUrl(),
      trigger_id: 'none',
    })
    await world.settle()
    expect(ack.status).toBe(200)
    expect(world.server.calls.length).toBe(before)
    expect(await world.store.findWorkspace('slack', 'T0OTHER')).toBeNull()
    const told = world.server.shown.slice(shown)
    expect(told).toHaveLength(1)
    expect(JSON.stringify(told)).toContain('for the members of this team')
  })
})

describe('an acknowledgement', () => {
  it('waits for no database: all of it may be locked', async () => {
    const ana = await world.join('Ana')
    await ana.says('/intros')
    const client = await database.pool.connect()
    await client.query('BEGIN')
    await client.query('LOCK TABLE workspace, member IN ACCESS EXCLUSIVE MODE')
    const before = world.server.shown.length
    const { server, delivery } = world
    const who = { team: { id: server.team }, user: { id: ana.user } }
    const url = server.responseUrl()
    const acks = await Promise.all([
      delivery.command({
        command: '/whoknows',
        text: 'Acme',
        user_id: ana.user,
        team_id: server.team,
        response_url: url,
        trigger_id: await server.trigger(ana.user),
      }),
      delivery.interaction({
        type: 'block_actions',
        ...who,
        container: { type: 'message', is_ephemeral: true },
        response_url: url,
        actions: [{ type: 'button', action_id: 'press-0', block_id: 'b', value: '1|intros' }],
      }),
      delivery.event({ type: 'app_home_opened', user: ana.user, channel: 'D0', tab: 'home' }),
    ])
    expect(acks.map((ack) => ack.status)).toEqual([200, 200, 200])
    expect(server.shown.length).toBe(before)
    // A form opens all the same.
    await delivery.command({
      command: '/iknow',
      text: '',
      user_id: ana.user,
      team_id: server.team,
      response_url: url,
      trigger_id: await server.trigger(ana.user),
    })
    await expect.poll(() => server.shown.length).toBe(before + 1)
    expect(server.shown.at(-1)?.kind).toBe('modal')
    await client.query('ROLLBACK')
    client.release()
    await world.settle()
    expect(server.shown.length).toBe(before + 4)
  })
})
