import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderView as onDiscord } from '../../src/adapters/discord/render.ts'
import { renderView as onPlayground } from '../../src/adapters/playground/render.ts'
import { renderMessage as onSlack } from '../../src/adapters/slack/render.ts'
import { queueDueDigests } from '../../src/app/digest/send-digest.ts'
import { chooseDigest } from '../../src/app/digest/set-digest.ts'
import type { View } from '../../src/views/view.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { list, problemsOfMessage, record } from '../support/discord/published-limits.ts'
import { readComponents } from '../support/discord/screen.ts'
import { messageFaults } from '../support/slack/published-limits.ts'
import { readBlocks } from '../support/slack/screen.ts'
import { createTeam, type Team } from '../support/team.ts'

// The digest as it is posted across both changes of the clocks of a year, in five zones: when, and what it looks like.

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Kathmandu', 'UTC']
/** Mondays around which somewhere the clocks change, and the days before: no Monday begins anywhere earlier. */
const SEASONS = [
  ['2026-03-01', '2026-04-06'],
  ['2026-09-27', '2026-11-02'],
] as const
const QUARTER = 15 * 60_000
const DAY = 24 * 3600_000

type Posted = { zone: string; at: Date; view: View }

describe('the digest through a year of clocks', () => {
  let database: OpenedDatabase
  let posted: Posted[]

  beforeAll(async () => {
    database = await openOnServer()
    posted = await yearOf(database)
  }, 120_000)
  afterAll(() => database.close())

  it('comes on Monday at nine by the clocks there, every week once', () => {
    for (const zone of ZONES) {
      const shown = posted.filter((one) => one.zone === zone).map(({ at }) => clocks(zone, at))
      expect(shown).toEqual(
        ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06']
          .concat(['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02'])
          .map((day) => `${day} 09:00`),
      )
    }
  })

  it('looks so in Slack', async () => {
    const messages = posted.map(({ view }) => onSlack(view))
    expect(messages.flatMap((message) => messageFaults(record(message)))).toEqual([])
    await expect(book((view) => readBlocks(list(onSlack(view).blocks)))).toMatchFileSnapshot('golden/digest-slack.txt')
    await expect(json(onSlack)).toMatchFileSnapshot('golden/digest-slack.json')
  })

  it('looks so in Discord', async () => {
    const messages = posted.map(({ view }) => onDiscord(view, '1'))
    expect(messages.flatMap((message) => problemsOfMessage(record(message)))).toEqual([])
    await expect(book((view) => readComponents(list(onDiscord(view, '1').components)))).toMatchFileSnapshot(
      'golden/digest-discord.txt',
    )
    await expect(json((view) => onDiscord(view, '1'))).toMatchFileSnapshot('golden/digest-discord.json')
  })

  it('looks so in the playground', async () => {
    await expect(json(onPlayground)).toMatchFileSnapshot('golden/digest-playground.json')
    expect(
      new Set(posted.map(({ view }) => JSON.stringify(onPlayground(view).nodes.map(({ kind }) => kind)))).size,
    ).toBe(3)
  })

  /** Every digest as people read it, with its moment. */
  function book(read: (view: View) => string): string {
    const pages = posted.map(
      ({ zone, at, view }) => `${zone}, ${clocks(zone, at)} (${at.toISOString()})\n\n${read(view)}`,
    )
    return `${pages.join('\n\n=====\n\n')}\n`
  }

  /** The first digest and one that thanks, as they are sent; ids are made anew in every run. */
  function json(render: (view: View) => unknown): string {
    const views = [posted[1], posted[6]].map((one) => one && render(one.view))
    return `${JSON.stringify(views, null, 2).replace(/\|[\w-]{22}/g, '|ID')}\n`
  }
})

/** The digests of the two seasons, of a team in each zone. */
async function yearOf(database: OpenedDatabase): Promise<Posted[]> {
  const teams = await Promise.all(ZONES.map((zone) => teamIn(database, zone)))
  for (const [first, last] of SEASONS) {
    for (let sunday = Date.parse(`${first}T00:00Z`); sunday < Date.parse(last); sunday += 7 * DAY)
      // From when Monday is nine somewhere east, until it is nine in the west.
      for (let at = sunday + 0.75 * DAY; at <= sunday + 1.75 * DAY; at += QUARTER) await lookAt(teams, new Date(at))
    if (first === '2026-03-01') for (const { team } of teams) await introduced(team)
  }
  return teams.flatMap(({ posted }) => posted)
}

type InZone = { zone: string; team: Team; posted: Posted[] }

async function teamIn(database: OpenedDatabase, zone: string): Promise<InZone> {
  const team = await createTeam(database)
  setClock(team, new Date('2026-02-20T00:00Z'))
  const { store, workspace, clock } = team
  const setting = { store, workspaceId: workspace.id, memberId: null, now: clock.now(), origin: 'cli' }
  await chooseDigest(setting, { channel: 'general', day: 1, hour: 9, timeZone: zone })
  await asksOf(team)
  return { zone, team, posted: [] }
}

async function lookAt(teams: InZone[], now: Date): Promise<void> {
  for (const { team } of teams) setClock(team, now)
  const [first] = teams
  if (first) await queueDueDigests(first.team.store, now)
  for (const { zone, team, posted } of teams) {
    await team.settle()
    const all = team.platform.inbox({ workspace: team.workspace.platformId, channel: 'general' })
    for (const { view } of all.slice(posted.length)) posted.push({ zone, at: now, view })
  }
}

function setClock(team: Team, at: Date): void {
  team.clock.pass({ minutes: (at.getTime() - team.clock.now().getTime()) / 60_000 })
}

/** Two asks stay open; texts hold what platforms read as markup. */
async function asksOf(team: Team): Promise<void> {
  const ana = await team.join('Ana Ruiz')
  const why = 'We build <rockets> & *boosters* for @everyone.'
  const benefit = 'Half the freight costs.'
  await ana.keeps({ target: 'Acme Corp', whom: 'CFO', why, benefit, seenIn: 'digest' })
  team.clock.pass({ days: 2 })
  await ana.keeps({ target: 'Initech', whom: '', why, benefit, seenIn: 'digest' })
}

/** Somebody knows somebody at the first: made, and thanked for in the autumn's first digest. */
async function introduced(team: Team): Promise<void> {
  const ben = await team.join('Ben Okafor')
  setClock(team, new Date('2026-09-22T12:00Z'))
  await ben.does({ kind: 'thanks', named: 'yes' })
  await ben.does({ kind: 'open-asks', page: 0 })
  await ben.presses('I know someone', 'Acme Corp')
  await ben.fills({ name: 'Jane Doe', title: 'CFO', how: 'worked together 2019–22', rating: '5' })
  await ben.presses('Offer an introduction')
  await ben.presses('I introduced them')
}

function clocks(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}
