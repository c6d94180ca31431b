import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetOffers } from '../../../../src/app/imports/offer-file.ts'
import { keptOf } from '../../../../src/app/relationships/kept-of.ts'
import { runTick } from '../../../../src/app/run-tick.ts'
import { keptText } from '../../../../src/views/relationships/kept-of.ts'
import { type OpenedDatabase, openOnServer } from '../../../support/database/database.ts'
import { textOf } from '../../../support/platform.ts'
import { createTeam, type Team } from '../../../support/team.ts'

const event = (day: string, ...people: string[]) =>
  [
    'BEGIN:VEVENT',
    `DTSTART:${day}T100000Z`,
    'SUMMARY:Secret',
    ...people.map((one) => `ATTENDEE;${one}`),
    'END:VEVENT',
  ].join('\n')
const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\n')
const JANE = 'CN=Jane Doe:mailto:jane@acme.example'
const OMAR = 'CN=Omar Haddad:mailto:omar@globex.example'
const BEN = 'CN=Ben Our:mailto:ben@our.example'
const FILE = calendar(event('20200106', JANE, OMAR, BEN), event('20200113', JANE, OMAR), event('20200120', JANE))

describe('a calendar', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function rowsOf(team: Team, table: string): Promise<string[]> {
    const { rows } = await database.pool.query(`SELECT t::text AS row FROM ${table} t WHERE workspace_id = $1`, [
      team.workspace.id,
    ])
    return rows.map((row) => String(row.row))
  }

  async function dropped(before: string[] = []) {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    for (const said of before) await ana.says(said)
    await ana.shares('mine.ics', FILE)
    return { team, ana }
  }
  const OWN = { ownAddresses: 'ana@our.example', visibility: 'sealed' }

  it('is kept for nobody before its owner said whose it is', async () => {
    const { team, ana } = await dropped()
    expect(ana.seen().summary).toContain('This looks like a calendar. Nothing of it is kept yet.')
    await ana.presses('Say whose it is, and import')
    await ana.fills({ ...OWN, ownAddresses: 'that is me' })
    expect(ana.seen().summary).toContain('I found no e-mail address')
    for (const table of ['touch', 'suggested_person', 'member_address', 'import_chunk'])
      expect(await rowsOf(team, table)).toEqual([])
    expect((await rowsOf(team, 'import')).join()).not.toMatch(/Jane|acme|Omar/i)
  })

  it('touches the ties it is about, once, and never says what it was about', async () => {
    const { team, ana } = await dropped(['/iknow Jane Doe, CFO at acme.example, 4/5'])
    await ana.presses('Say whose it is, and import')
    await ana.fills(OWN)
    expect(ana.seen().summary).toContain('You were in touch with 2 people')
    expect(await rowsOf(team, 'touch')).toHaveLength(3)
    expect(JSON.stringify(ana.inbox().at(-1))).toContain('"Ties of yours with new touches","value":"1"')
    const all = await Promise.all(
      ['touch', 'suggested_person', 'member_address', 'import', 'person'].map((one) => rowsOf(team, one)),
    )
    expect(all.join()).not.toMatch(/Secret|jane@|ana@|omar@|Ben Our/)
    // The addresses are known by now, and the same file adds nothing.
    await ana.shares('again.ics', FILE)
    await ana.presses('Import as open')
    expect(await rowsOf(team, 'touch')).toHaveLength(3)
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('suggests whom its owner met more than once: they log them with one press, or leave them out for good', async () => {
    const { team, ana } = await dropped()
    const ben = await team.join('Ben')
    await ana.presses('Say whose it is, and import')
    await ana.fills(OWN)
    await ana.presses('Say whom I know')
    expect(textOf(ana.seen())).toContain('In touch on 3 days since January 2020, last in January 2020.')
    const [stale] = await rowsOf(team, 'suggested_person')
    await ana.presses('Well', 'Jane Doe')
    expect(ana.seen().summary).toContain('Jane Doe is logged. 1 person you met is not')
    expect((await rowsOf(team, 'relationship')).join()).toMatch(/Jane Doe.*sealed/)
    expect(await rowsOf(team, 'touch')).toHaveLength(3)
    expect(await keptOf(team.store.in(team.workspace.id), 'jane@acme.example')).toMatchObject([
      { source: 'log', touches: 3 },
    ])
    expect(await keptOf(team.store.in(team.workspace.id), 'omar@globex.example')).toMatchObject([
      { source: 'suggestion' },
    ])
    const id = /\(\S+?,([\w-]+),/.exec(stale ?? '')?.[1] ?? ''
    await ben.does({ kind: 'log-suggested', suggestionId: id, rating: 5 })
    await ben.does({ kind: 'leave-suggested', suggestionId: id })
    await ana.presses('Leave out', 'Omar Haddad')
    expect((await rowsOf(team, 'suggested_person')).join()).not.toMatch(/Omar|globex|2020-/)
    team.clock.pass({ days: 40 })
    await forgetOffers(team.store, team.clock.now())
    await ana.shares('again.ics', FILE)
    await ana.presses('Import as open')
    await ana.does({ kind: 'suggested' })
    expect(ana.seen().summary).toContain('Nobody else you met')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('is found in /intros, counted in the privacy panel, and forgotten from there, own addresses too', async () => {
    const { team, ana } = await dropped()
    const ben = await team.join('Ben')
    await ana.presses('Say whose it is, and import')
    await ana.fills(OWN)
    await ana.says('/intros')
    const said = 'You were in touch with Jane Doe on 3 days since January 2020, and with 1 other: log those you know?'
    expect(textOf(ana.seen())).toContain(said)
    await ana.presses('2 I met, not logged')
    await ana.presses('Leave out', 'Omar Haddad')
    const own = (await rowsOf(team, 'member_address')).length
    await ana.says('/intros privacy')
    expect(textOf(ana.seen())).toContain('1, for you alone; 1 left out, of whom a keyed hash is kept')
    expect(textOf(ana.seen())).toContain(`${own}, only as keyed hashes`)
    const known = async () => keptText(await keptOf(team.store.in(team.workspace.id), 'ana@our.example'))
    expect(await known()).toContain('Ana: their own address, as they said; private')
    // Nobody else is told, nor can they forget it.
    await ben.does({ kind: 'forget-met' })
    await ben.does({ kind: 'forget-own' })
    await ben.says('/intros')
    expect(textOf(ben.seen())).not.toMatch(/Jane|in touch with/)
    expect(await rowsOf(team, 'suggested_person')).toHaveLength(2)
    await ana.presses('Forget whom I met')
    expect(textOf(ana.seen())).toContain('0, for you alone')
    await ana.presses('Forget my addresses')
    expect(await Promise.all(['suggested_person', 'member_address'].map((one) => rowsOf(team, one)))).toEqual([[], []])
    expect(await known()).toContain('Nothing is kept')
    await ana.says('/intros')
    expect(textOf(ana.seen())).not.toContain('in touch with')
    // Whose the next one is, is asked again.
    await ana.shares('again.ics', FILE)
    expect(textOf(ana.seen())).toContain('Whose is it')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('is taken back: its touches, whom it suggested, and that it confirmed', async () => {
    const { team, ana } = await dropped()
    const csv = 'First Name,Last Name,Company,Position\nJane,Doe,Acme Ltd,CFO\n'
    await ana.drops('Connections.csv', csv, 'open')
    await ana.shares('mine.ics', FILE)
    const before = (await rowsOf(team, 'relationship')).join().replace(/"[^"]*"/g, '')
    await ana.presses('Say whose it is, and import')
    await ana.fills(OWN)
    // By name and company, for the list had no address.
    expect(await rowsOf(team, 'touch')).toHaveLength(3)
    expect((await rowsOf(team, 'relationship')).join()).toContain('2020-01-20')
    await ana.presses('Take it back')
    expect(ana.seen().summary).toContain('Taken back: the touches of mine.ics')
    for (const table of ['touch', 'suggested_person', 'import_before']) expect(await rowsOf(team, table)).toEqual([])
    expect((await rowsOf(team, 'relationship')).join().replace(/"[^"]*"/g, '')).toBe(before)
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('waits 30 days for an answer, and is forgotten with its member', async () => {
    const { team, ana } = await dropped()
    await ana.presses('Say whose it is, and import')
    await ana.fills(OWN)
    expect(await rowsOf(team, 'suggested_person')).toHaveLength(2)
    team.clock.pass({ days: 31 })
    await runTick(team.store, team.clock.now(), (error) => {
      throw error
    })
    expect(await rowsOf(team, 'suggested_person')).toEqual([])
    await ana.shares('again.ics', FILE)
    await ana.presses('Import as open')
    await ana.does({ kind: 'erase-me', values: { word: 'erase' } })
    for (const table of ['suggested_person', 'member_address', 'import']) expect(await rowsOf(team, table)).toEqual([])
  })

  it('of LinkedIn’s endorsements touches the connection of that profile, and asks where others work', async () => {
    const { team, ana } = await dropped()
    const url = 'https://www.linkedin.com/in/jane'
    await ana.drops(
      'Connections.csv',
      `First Name,Last Name,URL,Company,Position\nJane,Doe,${url},Acme Ltd,CFO\n`,
      'open',
    )
    const header =
      'Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status'
    const row = (day: string, name: string, at: string) => `2024/03/${day} 10:11:12 UTC,Sailing,${name},${at},ACCEPTED`
    const omar = 'www.linkedin.com/in/omar'
    const rows = [
      row('01', 'Jane,Doe', 'www.linkedin.com/in/jane/'),
      row('02', 'Omar,Haddad', omar),
      row('03', 'Omar,Haddad', omar),
    ]
    await ana.shares('Endorsement_Received_Info.csv', [header, ...rows, ''].join('\n'))
    await ana.presses('Import as sealed')
    expect((await rowsOf(team, 'touch')).join()).toMatch(/endorsement,2024-03-01/)
    await ana.presses('Say whom I know')
    await ana.presses('Log them', 'Omar Haddad')
    await ana.fills({ organization: 'Globex', rating: '4' })
    expect(ana.seen().summary).toContain('Omar Haddad is logged.')
    expect((await rowsOf(team, 'relationship')).join()).toMatch(/Omar Haddad.*sealed/)
    expect(await keptOf(team.store.in(team.workspace.id), omar)).toMatchObject([{ touches: 2 }])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })
})
