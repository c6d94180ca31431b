import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { eraseLeftWorkspaces, KEPT_AFTER_REMOVAL } from '../../../src/app/members/erase-left-workspaces.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { WHO } from '../../support/door.ts'
import { createBrowser } from '../../support/slack/browser.ts'
import { createHttpDelivery, type Delivery } from '../../support/slack/delivery.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack/door.ts'
import { createSlackPerson, type SlackPerson } from '../../support/slack/person.ts'

// Any workspace may install the bot: how it comes, speaks with its own token, and goes.

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
const WHY = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }
const HOURS = 3600

let database: OpenedDatabase
let world: SlackWorld
let browser: ReturnType<typeof createBrowser>

beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())
beforeEach(async () => {
  world = await openSlackWorld(database, 'http', 'all')
  browser = createBrowser(world.url, world.server)
})
afterEach(async () => {
  const faults = world.faults()
  await world.close()
  expect(faults).toEqual([])
})

const seconds = (more = 0) => Math.floor(world.clock.now().getTime() / 1000) + more
const secretOf = async (team: string) => await world.store.installations.find({ platform: 'slack', workspace: team })
const removedAt = async () => (await world.workspace()).removedAt
const posts = () => world.server.calls.filter(({ method }) => method === 'chat.postMessage')

/** Ana asks Ben to introduce her to Jane. */
async function ask(): Promise<{ ana: SlackPerson; ben: SlackPerson }> {
  const [ana, ben] = [await world.join('Ana'), await world.join('Ben')]
  await ben.says(JANE)
  await ana.says('/whoknows Acme Corp')
  await ana.presses('Ask Ben')
  await ana.fills(WHY)
  await ana.presses('Send it')
  return { ana, ben }
}

/** The people of another team, whose payloads reach the same bot. */
function otherTeam(team: string): { person(name: string): SlackPerson; delivery: Delivery } {
  const server = { ...world.server, team }
  const delivery = createHttpDelivery(world.url, server)
  return { delivery, person: (name) => createSlackPerson(name, { server, delivery, settle: world.settle }) }
}

describe('an install', () => {
  it('begins at the page with the button, and the bot speaks there with the token it gave', async () => {
    const { text, link } = await browser.begin()
    expect(text).toContain('Add to Slack')
    expect(new URL(link).pathname).toBe('/oauth/v2/authorize')
    const added = await browser.back(world.server.oauth.allow(link, world.server.team))
    expect(added).toMatchObject({ status: 200, text: expect.stringContaining('Foothold is added') })
    expect(added.link).toBe(`https://slack.com/app_redirect?app=A0FOOTHOLD&team=${world.server.team}`)
    const { ben } = await ask()
    expect((await ben.inbox()).join('\n')).toContain('would like to meet')
    expect(posts().every((call) => call.team === world.server.team)).toBe(true)
    const { rows } = await database.pool.query('SELECT secret FROM installation')
    expect(JSON.stringify(rows)).not.toContain('xoxb')
  })

  it.each([
    ['no state', (query: string) => query.replace(/&state=.*/, ''), 400, 'ten minutes'],
    ['another state', (query: string) => query.replace(/state=.*/, 'state=made.up.one'), 400, 'ten minutes'],
    ['a code nobody gave', (query: string) => query.replace(/code=\w+/, 'code=guessed'), 502, 'went wrong'],
    ['a no', () => 'error=access_denied', 200, 'nothing was changed'],
  ])('with %s changes nothing, and says what to do', async (_, tamper, status, words) => {
    const { link } = await browser.begin()
    const page = await browser.back(tamper(world.server.oauth.allow(link, world.server.team)))
    expect(page).toMatchObject({ status, text: expect.stringContaining(words), link: '/slack/install' })
    expect(await secretOf(world.server.team)).toBeNull()
    world.forgetErrors()
  })

  it('is not taken from another browser, which somebody was led to, nor twice', async () => {
    const { link } = await browser.begin()
    const query = world.server.oauth.allow(link, world.server.team)
    const other = createBrowser(world.url, world.server)
    expect(await other.back(query)).toMatchObject({ status: 400 })
    expect((await browser.back(query)).status).toBe(200)
    expect((await browser.back(query)).status).toBe(400)
    world.forgetErrors()
  })

  it('of a whole organization is refused in words, and its token given back', async () => {
    const { link } = await browser.begin()
    const page = await browser.back(world.server.oauth.allow(link, 'T0ORG', { orgWide: true }))
    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('not to a whole organization') })
    expect(world.server.oauth.good('T0ORG')).toBe(0)
    const { rows } = await database.pool.query(`SELECT 1 FROM workspace WHERE platform_id = 'T0ORG'`)
    expect(rows).toEqual([])
  })

  it('of two teams keeps them apart, each with its own token', async () => {
    await browser.install(world.server.team)
    await browser.install('T0OTHER')
    const { ana } = await ask()
    const other = otherTeam('T0OTHER').person('Ana')
    await other.says('/whoknows Acme Corp')
    expect(other.sees()).not.toContain('Jane')
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).toContain('Jane Doe')
    const before = posts().length
    await other.writes('hello')
    expect(
      posts()
        .slice(before)
        .map(({ team }) => team),
    ).toEqual(['T0OTHER'])
  })

  it('is missed where somebody speaks without one, and they are told that they may not read', async () => {
    await browser.install(world.server.team)
    await ask()
    const stranger = otherTeam('T0NOBODY').person('Ana')
    await stranger.says('/whoknows Acme Corp')
    expect(stranger.sees()).not.toContain('Jane')
    expect(await world.store.findWorkspace('slack', 'T0NOBODY')).toBeNull()
  })
})

describe('a token that ends', () => {
  it('is renewed before a job uses it, where no event comes, and the new one is kept', async () => {
    world.server.oauth.rotate(1 * HOURS)
    await browser.install(world.server.team)
    const first = (await secretOf(world.server.team))?.secret
    world.server.oauth.rotate(12 * HOURS)
    const { ben } = await ask()
    expect(await ben.inbox()).toHaveLength(1)
    expect((await secretOf(world.server.team))?.secret).not.toBe(first)
  })

  it('is renewed once by two processes that need it at once', async () => {
    world.server.oauth.rotate(1 * HOURS + 60)
    await browser.install(world.server.team)
    world.server.oauth.rotate(12 * HOURS)
    const before = world.server.calls.filter(({ method }) => method === 'oauth.v2.access').length
    const another = await world.another()
    await Promise.all([
      world.delivery.command(slash('/intros', world.server)),
      another.delivery.command(slash('/intros', world.server)),
    ])
    await Promise.all([world.settle(), another.idle()])
    expect(world.server.calls.filter(({ method }) => method === 'oauth.v2.access').length - before).toBe(1)
    await another.close()
  })
})

describe('an app that is removed', () => {
  it.each([
    ['app_uninstalled first', ['app_uninstalled', 'tokens_revoked']],
    ['tokens_revoked first', ['tokens_revoked', 'app_uninstalled']],
  ])('stops, keeps its data for its delay, and is back with an install: %s', async (_, order) => {
    await browser.install(world.server.team)
    const { ana } = await ask()
    world.server.oauth.end(world.server.team)
    world.clock.pass({ minutes: 5 })
    for (const type of order)
      await world.delivery.event({ type, tokens: { oauth: [], bot: ['U0FOOTHOLD'] } }, { at: seconds() })
    await world.settle()
    expect(await removedAt()).toEqual(world.clock.now())
    expect(await secretOf(world.server.team)).toBeNull()
    // What Slack tells late does not stop the clock.
    const before = posts().length
    await ana.writes('hello')
    expect(await removedAt()).not.toBeNull()
    expect(posts().length).toBe(before)
    world.clock.pass({ days: KEPT_AFTER_REMOVAL - 1 })
    expect(await erase()).toBe(0)
    await browser.install(world.server.team)
    expect(await removedAt()).toBeNull()
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).toContain('Jane Doe')
    // Of the removal before: it comes after the install, but happened before.
    await world.delivery.event({ type: 'app_uninstalled' }, { at: seconds(-60) })
    await world.settle()
    expect(await removedAt()).toBeNull()
  })

  it('is noticed by a dead token, unless another process has a new one', async () => {
    await browser.install(world.server.team)
    const { ana } = await ask()
    world.server.oauth.end(world.server.team)
    await browser.install(world.server.team)
    await ana.writes('hello')
    expect(await removedAt()).toBeNull()
    world.server.oauth.end(world.server.team)
    await ana.writes('hello')
    expect(await removedAt()).not.toBeNull()
    world.forgetErrors()
  })

  it('is erased after its delay, every row of it, and begins anew', async () => {
    await browser.install(world.server.team)
    const { ana } = await ask()
    const { id } = await world.workspace()
    await world.delivery.event({ type: 'app_uninstalled' }, { at: seconds() })
    await world.settle()
    world.clock.pass({ days: KEPT_AFTER_REMOVAL + 1 })
    expect(await erase()).toBeGreaterThan(0)
    expect(await rowsOf(id)).toEqual([])
    await browser.install(world.server.team)
    await ana.says('/whoknows Acme Corp')
    expect(ana.sees()).not.toContain('Jane')
  })
})

const erase = () => eraseLeftWorkspaces(world.store, world.clock.now(), { info() {}, warn() {}, error() {} })

/** The tables that still hold something of a workspace. */
async function rowsOf(workspaceId: string): Promise<string[]> {
  const { rows } = await database.pool.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
  )
  const left: string[] = []
  for (const { name } of z.array(z.object({ name: z.string() })).parse(rows)) {
    const found = await database.pool.query(`SELECT 1 FROM ${name} WHERE workspace_id = $1 LIMIT 1`, [workspaceId])
    if (found.rows.length > 0) left.push(name)
  }
  return left
}

function slash(command: string, server: SlackWorld['server']): Record<string, string> {
  return {
    command,
    text: '',
    team_id: server.team,
    team_domain: 'rocket',
    user_id: server.user('Dan'),
    channel_id: 'C1',
    response_url: server.responseUrl(),
    trigger_id: 'none',
  }
}
