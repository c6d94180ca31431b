import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverDigest, queueDueDigests } from '../../../src/app/digest/send-digest.ts'
import { chooseDigest } from '../../../src/app/digest/set-digest.ts'
import type { Job } from '../../../src/app/ports/jobs.ts'
import { createRunJob } from '../../../src/app/run-job.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { openJobs } from '../../../src/jobs/index.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { type OpenedDatabase, openOnEmbedded, openOnServer } from '../../support/database/database.ts'
import { createTestStore } from '../../support/database/store.ts'
import { createRecordingPlatform } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/team.ts'

const ASK = { why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.', whom: '' }
const HOUR = 3600_000

describe('the weekly digest', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
  })
  afterAll(() => database.close())

  const choose = (team: Team, channel = 'general') =>
    chooseDigest(
      { store: team.store, workspaceId: team.workspace.id, memberId: null, now: team.clock.now(), origin: 'cli' },
      { channel, day: 1, hour: 9, timeZone: 'UTC' },
    )
  const channelOf = (team: Team) => team.platform.inbox({ workspace: team.workspace.platformId, channel: 'general' })
  const look = async (team: Team) => {
    await queueDueDigests(team.store, team.clock.now())
    await team.settle()
  }
  const week = async (team: Team) => {
    team.clock.pass({ days: 7 })
    await look(team)
  }

  it('shows open asks whose asker allows it, those that run out first first, and folds the rest into pages', async () => {
    const team = await createTeam(database)
    await choose(team)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    for (let n = 0; n < 8; n++) {
      await ana.keeps({ ...ASK, target: `Quux${'abcdefgh'[n]} ${n}`, seenIn: 'digest' })
      team.clock.pass({ minutes: 1 })
    }
    await ana.keeps({ ...ASK, target: 'Hidden Ltd', seenIn: 'connectors' })
    await week(team)
    const [posted] = channelOf(team)
    const titles = posted?.view.nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
    expect(titles).toEqual([
      'Ana → Quuxa 0',
      'Ana → Quuxb 1',
      'Ana → Quuxc 2',
      'Ana → Quuxd 3',
      'Ana → Quuxe 4',
      'Ana → Quuxf 5',
    ])
    expect(JSON.stringify(posted?.view)).not.toContain('Hidden')
    await ben.does({ kind: 'open-asks', page: 0 })
    await ben.presses('Show more')
    const rest = ben.seen().nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
    expect(rest).toEqual(['Ana → Quuxg 6', 'Ana → Quuxh 7'])
  })

  it('says one useful line in an empty week', async () => {
    const team = await createTeam(database)
    await choose(team)
    await week(team)
    expect(channelOf(team).map(({ view }) => view.nodes)).toEqual([
      [{ kind: 'text', text: expect.stringContaining('A quiet week') }],
    ])
  })

  it('thanks only who allows it for a tie they show, and tells of no ask kept to its connectors', async () => {
    const team = await createTeam(database)
    await choose(team)
    const ana = await team.join('Ana')
    for (const [index, name] of ['Ben', 'Cleo', 'Dan', 'Eve'].entries()) {
      const one = await team.join(name)
      const company = `${['Acme', 'Initech', 'Hooli', 'Umbrella'][index]} Corp`
      await one.says(`/iknow Jane ${name}son, CEO at ${company} — worked together 2019–22, 4/5`)
      if (name === 'Dan') await one.presses('Seal it')
      if (name !== 'Cleo') await one.does({ kind: 'thanks', named: 'yes' })
      await ana.says(`/whoknows ${company}`)
      await ana.presses(name === 'Dan' ? 'Ask for an introduction' : `Ask ${name}`)
      await ana.asks({ ...ASK, seenIn: name === 'Eve' ? 'connectors' : 'digest' })
      await one.presses('I’ll introduce')
      await one.presses('I introduced them')
    }
    await week(team)
    const text = JSON.stringify(channelOf(team)[0]?.view)
    expect(text).toContain('Ana at Acme Corp: thank you, Ben!')
    expect(text).toContain('Ana at Initech Corp')
    expect(text).toContain('Ana at Hooli Corp')
    expect(text).toContain('1 introduction stays between those concerned')
    expect(text).not.toMatch(/Cleo|Dan|Eve|Umbrella|Jane/)
    // What one digest told the next does not repeat.
    await week(team)
    expect(JSON.stringify(channelOf(team)[1]?.view)).toContain('A quiet week')
  })

  it('is sent late when the bot was down for less than a day, and not at all after', async () => {
    const team = await createTeam(database)
    await choose(team)
    team.clock.pass({ days: 7, hours: 22 })
    await look(team)
    expect(channelOf(team)).toHaveLength(1)
    team.clock.pass({ days: 7, hours: 1 })
    await look(team)
    expect(channelOf(team)).toHaveLength(1)
    // Queued in time, and then nobody was there to post it.
    team.clock.pass({ days: 6, hours: 1 })
    await queueDueDigests(team.store, team.clock.now())
    expect(await team.jobs.queued(team.workspace.id)).toHaveLength(1)
    team.clock.pass({ days: 1 })
    await team.settle()
    expect([channelOf(team).length, await team.jobs.queued(team.workspace.id)]).toEqual([1, []])
  })

  it('rests while paused, also one that is queued', async () => {
    const team = await createTeam(database)
    await choose(team)
    const ana = await team.join('Ana')
    const admin = { ...ana.actor, admin: true }
    team.clock.pass({ days: 7 })
    await queueDueDigests(team.store, team.clock.now())
    await team.handle({ kind: 'digest-pause', paused: 'yes' }, admin)
    await team.settle()
    await week(team)
    expect(channelOf(team)).toEqual([])
    await team.handle({ kind: 'digest-pause', paused: 'no' }, admin)
    await look(team)
    expect(channelOf(team)).toEqual([])
    await week(team)
    expect(channelOf(team)).toHaveLength(1)
  })

  it('is posted once though its job runs twice', async () => {
    const team = await createTeam(database)
    await choose(team)
    team.clock.pass({ days: 7 })
    await queueDueDigests(team.store, team.clock.now())
    const [job] = await team.jobs.queued(team.workspace.id)
    if (job?.kind !== 'digest') throw new Error('No digest is queued.')
    for (let run = 0; run < 2; run++) await deliverDigest(team.store, team.platform, job, team.clock.now())
    expect(channelOf(team)).toHaveLength(1)
  })

  it('reports a lost channel to every admin, once until it is mended', async () => {
    const team = await createTeam(database)
    await choose(team)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    const closed = new DomainError('channel-gone')
    team.platform.refuse('general', closed)
    await week(team)
    // Nobody was known who could mend it.
    await team.store.enter({ ...ana.actor, admin: true }, team.clock.now())
    for (let weeks = 0; weeks < 3; weeks++) await week(team)
    expect(ana.inbox().map((view) => view.summary)).toEqual([
      expect.stringContaining('I could not post the weekly digest'),
    ])
    expect(ben.inbox()).toEqual([])
    team.platform.refuse('general', null)
    await week(team)
    expect(channelOf(team)).toHaveLength(1)
    team.platform.refuse('general', closed)
    await week(team)
    await week(team)
    expect(ana.inbox()).toHaveLength(2)
    expect(team.errors).toEqual([])
  })

  it('lets only admins see and change its settings, and tells the first of them once how to', async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    await ana.does({ kind: 'digest-settings' })
    expect(ana.seen().summary).toContain('Only somebody who may manage')
    await ana.does({ kind: 'digest', values: { channel: 'general', day: '1', hour: '9', zone: 'UTC' } })
    expect(await team.store.in(team.workspace.id).digest.settings()).toMatchObject({ channel: null, toldAt: null })
    await ana.does({ kind: 'help' })
    expect(ana.inbox()).toEqual([])
    const admin = { ...ana.actor, admin: true }
    for (let visits = 0; visits < 3; visits++) await team.handle({ kind: 'help' }, admin)
    await team.settle()
    expect(ana.inbox().map((view) => view.summary)).toEqual([expect.stringContaining('where should the weekly digest')])
  })
})

describe('three processes on one server', () => {
  it('driven through a year, post exactly one digest for each workspace and week', { timeout: 120_000 }, async () => {
    const database = await openOnServer()
    const start = new Date('2026-01-01T00:00:00Z')
    let now = start
    const log = { info() {}, warn() {}, error() {} }
    const platform = createRecordingPlatform()
    const ran: Job[] = []
    const processes = []
    for (let n = 0; n < 3; n++) {
      const { pool, prisma, close } = openDatabase(database.connection, (error) => {
        throw error
      })
      const jobs = await openJobs({ pool, alone: false, log })
      const store = createTestStore({ pool, prisma, close }, jobs)
      const run = createRunJob(store, [platform], () => now)
      await jobs.work(
        async (job) => {
          ran.push(job)
          await run(job)
        },
        async () => {},
      )
      processes.push({ store, jobs, close })
    }
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Kathmandu', 'Pacific/Kiritimati']
    const [first] = processes
    if (!first) throw new Error('No process.')
    const workspaces = new Map<string, string>()
    for (const [index, timeZone] of zones.entries()) {
      const actor = { platform: 'local', workspace: randomUUID(), workspaceName: timeZone } as const
      const { id } = await first.store.enterWorkspace(actor, start)
      const setting = { store: first.store, workspaceId: id, memberId: null, now: start, origin: 'cli' }
      await chooseDigest(setting, { channel: 'general', day: index + 1, hour: 2 + index, timeZone })
      workspaces.set(actor.workspace, id)
    }
    try {
      // Every process looks every six hours, all at once: two of three find the week taken.
      for (let hours = 0; hours <= 365 * 24; hours += 6) {
        now = new Date(start.getTime() + hours * HOUR)
        await Promise.all(processes.map(({ store }) => queueDueDigests(store, now)))
        // The clock waits for what is queued: a digest is old news after a day.
        if (hours % 24 === 18) await drained()
      }
      await drained()
      const { rows } = await database.pool.query(
        'SELECT workspace_id, count(*)::int AS rows, count(DISTINCT week)::int AS weeks, count(message)::int AS posted FROM digest GROUP BY 1',
      )
      expect(rows).toHaveLength(zones.length)
      for (const row of rows) {
        expect([row.rows, row.posted]).toEqual([row.weeks, row.weeks])
        expect([52, 53]).toContain(row.weeks)
      }
      for (const [workspace, id] of workspaces) {
        const posted = platform.inbox({ workspace, channel: 'general' })
        expect(posted).toHaveLength(rows.find((row) => row.workspace_id === id)?.weeks)
        expect(new Set(posted.map(({ deliveryId }) => deliveryId)).size).toBe(posted.length)
      }
      expect(ran.every((job) => job.kind === 'digest')).toBe(true)
    } finally {
      for (const { jobs, close } of processes) {
        await jobs.stop()
        await close()
      }
      await database.close()
    }

    async function drained(): Promise<void> {
      for (;;) {
        const { rows } = await database.pool.query('SELECT 1 FROM digest WHERE message IS NULL LIMIT 1')
        if (rows.length === 0) return
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
  })
})
