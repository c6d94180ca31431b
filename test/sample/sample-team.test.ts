import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createBot } from '../../src/app/bot.ts'
import { askWhoKnows } from '../../src/app/finding/ask-who-knows.ts'
import { followClock } from '../../src/app/introductions/follow-clock.ts'
import type { Store, Tenant } from '../../src/app/ports/store.ts'
import { createRunJob } from '../../src/app/run-job.ts'
import { ASK_STATUSES } from '../../src/domain/asks/ask.ts'
import { decodeCommand, encodeCommand } from '../../src/domain/commands/command-code.ts'
import { loadSampleTeam } from '../../src/sample/index.ts'
import { evidence } from '../../src/views/finding/evidence.ts'
import { createClock } from '../support/clock.ts'
import { databases, type OpenedDatabase, openOnEmbedded } from '../support/database/database.ts'
import { createJobTable, type JobTable } from '../support/database/job-table.ts'
import { createTestStore } from '../support/database/store.ts'
import { buttonsOf, createRecordingPlatform, type RecordingPlatform } from '../support/platform.ts'

const clock = createClock()
const LOCAL = { platform: 'local', workspace: 'local', workspaceName: 'Local workspace' } as const

type Loaded = { database: OpenedDatabase; store: Store; tenant: Tenant; jobs: JobTable; platform: RecordingPlatform }

/** A database of its own: the workspace `local` is one. */
async function load(open: () => Promise<OpenedDatabase>): Promise<Loaded> {
  const database = await open()
  const jobs = await createJobTable(database)
  const store = createTestStore(database, jobs)
  expect(await loadSampleTeam(store, clock.now())).toBe(true)
  const workspace = await store.findWorkspace('local', 'local')
  return { database, store, tenant: store.in(workspace?.id ?? ''), jobs, platform: createRecordingPlatform() }
}

/** Everything the team says and knows, without ids. */
async function contentOf({ database }: Loaded): Promise<unknown[]> {
  const { rows } = await database.pool.query(`
    SELECT m.name AS member, r.name, r.title, o.key, r.spelling, r.domain, r.kind, r.rating, r.how, r.since, r.last_touch,
           r.visibility, r.source, r.confirmed_at
    FROM relationship r JOIN member m ON m.id = r.member_id LEFT JOIN organization o ON o.id = r.organization_id
    ORDER BY m.name, r.name, o.key, r.title, r.since, r.rating, r.confirmed_at`)
  return z.array(z.record(z.string(), z.unknown())).parse(rows)
}

const teams = new Map<string, Loaded>()
function teamOn(name: string): Loaded {
  const team = teams.get(name)
  if (!team) throw new Error(`No team was loaded on ${name}.`)
  return team
}
beforeAll(async () => {
  for (const { name, open } of databases) teams.set(name, await load(open))
}, 120_000)
afterAll(async () => {
  for (const { database } of teams.values()) await database.close()
})

it('is the same every time', async () => {
  expect(await contentOf(teamOn('server'))).toEqual(await contentOf(teamOn('embedded')))
})

describe.each(databases)('the sample team on $name', ({ name }) => {
  let loaded: Loaded
  beforeAll(() => {
    loaded = teamOn(name)
  })

  const ask = async (text: string, user = 'ana') => {
    const member = (await loaded.tenant.members.all()).find((one) => one.user === user)
    return await askWhoKnows(loaded.tenant, text, member?.id ?? null, clock.now())
  }
  const statesOf = async (table: 'introduction.state' | 'relationship.visibility' | 'relationship.source') => {
    const [from, column] = table.split('.')
    const { rows } = await loaded.database.pool.query(
      `SELECT ${column} AS state, count(*)::int FROM ${from} GROUP BY 1`,
    )
    return new Map(
      z
        .array(z.object({ state: z.string(), count: z.number() }))
        .parse(rows)
        .map((row) => [row.state, row.count]),
    )
  }

  it('has twelve members who know about 3,000 people at several hundred companies', async () => {
    expect((await loaded.tenant.members.all()).map((member) => member.user)).toHaveLength(12)
    const content = await contentOf(loaded)
    expect(content.length).toBeGreaterThan(2_800)
    expect(content.length).toBeLessThan(3_200)
    const { rows } = await loaded.database.pool.query('SELECT count(*)::int AS count FROM organization')
    expect(z.object({ count: z.number() }).parse(rows[0]).count).toBeGreaterThan(300)
    const sources = await statesOf('relationship.source')
    expect(sources.get('log')).toBeGreaterThan(80)
    const visibilities = await statesOf('relationship.visibility')
    expect([...visibilities.keys()].sort()).toEqual(['open', 'private', 'sealed'])
  })

  it('holds no text with a hole in it, and no company twice', async () => {
    const { rows } = await loaded.database.pool.query(`
      SELECT name FROM organization UNION ALL SELECT why FROM ask UNION ALL SELECT benefit FROM ask`)
    const said = z.array(z.object({ name: z.string() })).parse(rows)
    const content = await contentOf(loaded)
    const texts = [...said.map(({ name }) => name), ...content.flatMap((row) => Object.values(row ?? {}))]
    expect(texts.filter((text) => /\b(?:undefined|null|NaN)\b/i.test(typeof text === 'string' ? text : ''))).toEqual([])
    const names = await loaded.database.pool.query('SELECT name FROM organization GROUP BY name HAVING count(*) > 1')
    expect(names.rows).toEqual([])
  })

  it('has asks and introductions in every state they reach today', async () => {
    const asks = await loaded.tenant.asks.all()
    expect(new Set(asks.map((one) => one.status))).toEqual(new Set(ASK_STATUSES))
    const states = await statesOf('introduction.state')
    expect([...states.keys()].sort()).toEqual([
      'accepted',
      'asked',
      'cancelled',
      'introduced',
      'lost',
      'met',
      'passed',
      'won',
    ])
    const now = clock.now()
    // What happened lies in the past, and no open ask is overdue.
    expect(asks.every((one) => one.createdAt < now && (one.status !== 'open' || one.expiresAt > now))).toBe(true)
  })

  it('answers the ask of the first minute richly', async () => {
    const { answer, organizations, paths } = await ask('Acme Corp')
    expect([answer, organizations.map((one) => one.name)]).toEqual(['found', ['Acme Corp']])
    expect(new Set(paths.map((path) => path.band))).toEqual(new Set(['strong', 'good', 'faint']))
    expect(paths.slice(0, 6).filter((path) => path.band !== 'faint').length).toBeGreaterThan(3)
    expect(paths.map((path) => evidence(path)).join()).toContain('worked together 2019–22')
    expect(paths.some((path) => path.sealed)).toBe(true)
  })

  it('tells companies apart, and knows them in their spellings', async () => {
    expect((await ask('Acme Software')).organizations.map((one) => one.name)).toEqual(['Acme Software'])
    expect((await ask('acme brick works')).organizations.map((one) => one.name)).toEqual(['Acme Brick Works'])
    expect((await ask('credit rivage')).paths.length).toBeGreaterThan(0)
    expect((await ask('青凪')).paths.length).toBeGreaterThan(0)
    expect((await ask('someone@brightwater.example')).paths.length).toBeGreaterThan(0)
  })

  it('hides what is private, and does not know what nobody knows', async () => {
    expect(await ask('Halcyon Biotech')).toMatchObject({ answer: 'none', paths: [] })
    expect((await ask('Halcyon Biotech', 'lucia')).own).not.toEqual([])
    expect(await ask('Zephyr Aerospace')).toMatchObject({ answer: 'none', paths: [] })
  })

  it('is not loaded twice', async () => {
    const before = await contentOf(loaded)
    const queued = await loaded.jobs.queued(loaded.tenant.workspaceId)
    expect(await loadSampleTeam(loaded.store, clock.now())).toBe(false)
    expect(await contentOf(loaded)).toEqual(before)
    expect(await loaded.jobs.queued(loaded.tenant.workspaceId)).toEqual(queued)
  })

  it('sends only what waits for somebody, with buttons that work', async () => {
    const { store, jobs, tenant, platform } = loaded
    await jobs.run(tenant.workspaceId, createRunJob(store, [platform], clock.now))
    expect(jobs.failures).toEqual([])
    const inbox = (user: string) => platform.inbox({ workspace: 'local', user }).map(({ view }) => view)
    for (const member of await tenant.members.all()) expect(inbox(member.user).length).toBeLessThan(4)
    expect([inbox('ana').length, inbox('ben').length]).toEqual([3, 2])

    // The past is told already: at the first look the clock asks one of them how it went.
    const count = platform.delivered.length
    const failures: unknown[] = []
    await followClock(store, clock.now(), (error) => failures.push(error))
    expect(failures).toEqual([])
    await jobs.run(tenant.workspaceId, createRunJob(store, [platform], clock.now))
    expect(platform.delivered.slice(count).map(({ to, view }) => ['user' in to && to.user, view.summary])).toEqual([
      ['kofi', expect.stringContaining('How did it go with Nikhil Iyengar')],
    ])

    const errors: object[] = []
    const log = { info() {}, warn() {}, error: (fields: object) => errors.push(fields) }
    const handle = createBot({ store, clock: clock.now, log })
    const accept = inbox('ben')
      .flatMap(buttonsOf)
      .find(({ button }) => button.label === 'I’ll introduce')?.button
    if (!accept) throw new Error('Ben is asked nothing.')
    const ben = { ...LOCAL, user: 'ben', userName: 'Ben', active: true }
    const reply = await handle(decodeCommand(encodeCommand(accept.command)), ben)
    expect(reply).toMatchObject({ kind: 'view', view: { summary: expect.stringContaining('Thank you') } })
    await jobs.run(tenant.workspaceId, createRunJob(store, [platform], clock.now))
    expect(inbox('hana').map((view) => view.summary)).toEqual([
      'Ben will introduce you to Callum Dunmore at Kestrel Freight.',
    ])
    const intros = await handle({ kind: 'intros' }, ben)
    expect(intros).toMatchObject({ kind: 'view', view: { summary: expect.stringContaining('2') } })
    expect(errors).toEqual([])
  })
})

describe('the sample team', () => {
  it('is not loaded into a workspace with members', async () => {
    await using database = await openOnEmbedded()
    const store = createTestStore(database, await createJobTable(database))
    const { workspace } = await store.enter({ ...LOCAL, user: 'zoe', userName: 'Zoë' }, clock.now())
    expect(await loadSampleTeam(store, clock.now())).toBe(false)
    expect(await store.in(workspace.id).members.all()).toHaveLength(1)
    expect(await store.in(workspace.id).asks.all()).toEqual([])
  })

  it('is loaded whole or not at all', async () => {
    await using database = await openOnEmbedded()
    const jobs = await createJobTable(database)
    const dying = createTestStore(database, { ...jobs, enqueue: () => Promise.reject(new Error('killed')) })
    await expect(loadSampleTeam(dying, clock.now())).rejects.toThrow('killed')
    const store = createTestStore(database, jobs)
    const workspace = await store.findWorkspace('local', 'local')
    expect(await store.in(workspace?.id ?? '').members.all()).toEqual([])
    expect(await loadSampleTeam(store, clock.now())).toBe(true)
  })
})
