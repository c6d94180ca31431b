import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTick } from '../../../src/app/run-tick.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/team.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const JANE = 'Jane,Doe,https://www.linkedin.com/in/jane,jane@acme.example,Acme Corp,CFO,02 Jan 2020'
const csv = (...rows: string[]) => [HEADER, ...rows, ''].join('\n')
const CARDS = 'BEGIN:VCARD\nFN:Olga Lind\nORG:Delta\nEMAIL:olga@delta.example\nEND:VCARD\n'

describe('a file of people', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function newTeam() {
    const team = await createTeam(database)
    return { team, ana: await team.join('Ana'), ben: await team.join('Ben') }
  }

  async function rowsOf(team: Team, table: string): Promise<string[]> {
    const { rows } = await database.pool.query(`SELECT t::text AS row FROM ${table} t WHERE workspace_id = $1`, [
      team.workspace.id,
    ])
    return rows.map((row) => String(row.row))
  }

  const KEPT = ['relationship', 'person', 'organization', 'import_chunk', 'import_before', 'target_list']

  it('is not kept before the yes, but for the reference to it', async () => {
    const { team, ana } = await newTeam()
    for (const [name, content, what] of [
      ['Connections.csv', csv(JANE), 'LinkedIn connections'],
      ['contacts.vcf', CARDS, 'vCards'],
    ] as const) {
      await ana.shares(name, content)
      expect(ana.seen().summary).toContain(`This looks like ${what}. Nothing of it is kept yet.`)
    }
    for (const table of KEPT) expect(await rowsOf(team, table)).toEqual([])
    expect((await rowsOf(team, 'import')).join()).not.toMatch(/Jane|Doe|Olga|Acme|Delta|acme/i)
    await ana.presses('Forget the file')
    expect(await rowsOf(team, 'import')).toHaveLength(1)
    team.clock.pass({ days: 2 })
    await runTick(team.store, team.clock.now(), (error) => {
      throw error
    })
    expect(await rowsOf(team, 'import')).toEqual([])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it.each([
    ['open', /Ana → Jane Doe/],
    ['sealed', /teammate/],
    ['private', null],
  ] as const)('comes in %s, as its sender chose', async (visibility, seen) => {
    const { team, ana, ben } = await newTeam()
    await ana.shares('Connections.csv', csv(JANE))
    await ana.presses(`Import as ${visibility}`)
    expect(ana.seen().summary).toContain('Read 1 row')
    await ben.says('/whoknows Acme Corp')
    if (seen) expect(textOf(ben.seen())).toMatch(seen)
    else expect(textOf(ben.seen())).not.toContain('Jane')
    if (visibility !== 'open') expect(textOf(ben.seen())).not.toMatch(/Jane|Ana →/)
    expect((await rowsOf(team, 'relationship')).join()).toContain(visibility)
    expect((await rowsOf(team, 'import')).join()).not.toContain('Connections.csv,Connections.csv')
    await ana.does({ kind: 'take-file', importId: await lastImport(team), visibility: 'open' })
    expect(ana.seen().summary).toContain('I already read')
    await ben.does({ kind: 'take-file', importId: await lastImport(team), visibility: 'open' })
    expect(ben.seen().summary).toContain('not at hand any more')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  async function lastImport(team: Team): Promise<string> {
    const { rows } = await database.pool.query('SELECT id FROM import WHERE workspace_id = $1 ORDER BY id DESC', [
      team.workspace.id,
    ])
    return String(rows[0].id)
  }

  it('announced twice is offered once, sent again it is offered anew', async () => {
    const { team, ana } = await newTeam()
    await ana.shares('Connections.csv', csv(JANE), { id: 'F1', message: 'M1' })
    expect(await ana.shares('Connections.csv', csv(JANE), { id: 'F1', message: 'M1' })).toEqual({ kind: 'silence' })
    await ana.shares('Connections.csv', csv(JANE), { id: 'F1', message: 'M2' })
    await ana.presses('Import as open')
    expect(await rowsOf(team, 'relationship')).toHaveLength(1)
    await ana.shares('Connections.csv', csv(JANE), { id: 'F1', message: 'M3' })
    expect(ana.seen().summary).toContain('I already read')
  })

  it('is taken back whole, and what it renewed says again what it said', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.drops('old.csv', csv('Kim,Lee,https://www.linkedin.com/in/kim,,Initech,Clerk,02 Jan 2020'))
    const before = await rowsOf(team, 'organization')
    await ben.says('/iknow John Roe, CTO at Globex — school, 5/5')
    const rows = [JANE, 'Kim,Lee,https://www.linkedin.com/in/kim,,Hooli,Boss,02 Jan 2020', 'John,Roe,,,Globex,CTO,']
    await ana.drops('Connections.csv', csv(...rows, ',,,,,,01 Jan 2020'))
    await ana.presses('Refused rows as CSV')
    const files = team.platform
      .inbox({ workspace: team.workspace.platformId, user: ana.actor.user })
      .flatMap(({ file }) => (file ? [[file.name, Buffer.from(file.bytes).toString()]] : []))
    expect(files).toEqual([
      [
        'Connections-refused.csv',
        '\uFEFF"line","why it was refused"\r\n"5","No name: LinkedIn blanks people who closed their account."\r\n',
      ],
    ])
    await ben.says('/whoknows Acme Corp')
    expect(textOf(ben.seen())).toContain('Jane Doe')
    await ana.does({ kind: 'undo-import', importId: await lastImport(team) })
    expect(ana.seen().summary).toBe('Connections.csv is taken back: 3 ties are as before it.')
    await ben.says('/whoknows Acme Corp')
    expect(textOf(ben.seen())).not.toContain('Jane Doe')
    const ties = (await rowsOf(team, 'relationship')).join()
    expect(ties).toMatch(/Kim Lee.*Clerk.*Initech/)
    expect(ties).toContain('John Roe')
    expect((await rowsOf(team, 'organization')).join()).not.toMatch(/Hooli|Acme/)
    expect((await rowsOf(team, 'organization')).length).toBe(before.length + 1)
    expect(await rowsOf(team, 'import_before')).toEqual([])
    expect((await rowsOf(team, 'person')).length).toBe(2)
    expect(textOf(ana.inbox()[1] ?? ana.seen())).toContain('was taken back')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('leaves what others built on it, and can be taken back for 7 days', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.drops('Connections.csv', csv(JANE, 'Jim,Roe,,,Globex,CTO,'))
    await ben.says('/whoknows Acme Corp')
    await ben.presses('Ask Ana')
    await ben.asks({ why: 'We build rockets.', benefit: 'A rocket.' })
    team.clock.pass({ days: 6 })
    await ben.does({ kind: 'undo-import', importId: await lastImport(team) })
    expect(ben.seen().summary).toContain('This import is gone')
    await ana.does({ kind: 'undo-import', importId: await lastImport(team) })
    expect(ana.seen().summary).toContain('1 tie is as before it. 1 tie you or others built on stayed.')
    await ana.drops('Connections.csv', csv('Jim,Roe,,,Globex,CTO,'))
    team.clock.pass({ days: 8 })
    await ana.does({ kind: 'undo-import', importId: await lastImport(team) })
    expect(ana.seen().summary).toContain('for 7 days only')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })
})
