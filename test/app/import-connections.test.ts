import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergeImport, readImport, resumeImports } from '../../src/app/import-connections.ts'
import { inPieces } from '../support/bytes.ts'
import { connectionsCsv } from '../support/connections.ts'
import { databases, type OpenedDatabase } from '../support/database.ts'
import { textOf } from '../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../support/team.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const csv = (...rows: string[]) => [HEADER, ...rows, ''].join('\n')
const JANE = 'Jane,Doe,https://www.linkedin.com/in/jane,jane@acme.example,Acme Corp,CFO,02 Jan 2020'

const fixture = (name: string) => readFile(new URL(`../fixtures/connections/${name}`, import.meta.url))

describe.each(databases)('an import on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  /** A team in which Ana sends files and Ben asks. */
  async function newTeam() {
    const team = await createTeam(database)
    return { team, ana: await team.join('Ana'), ben: await team.join('Ben') }
  }

  /** The last report in somebody's inbox: rows, new, updated, unchanged, refused. */
  function reportOf(teammate: Teammate): number[] {
    const fields =
      teammate
        .inbox()
        .at(-1)
        ?.nodes.flatMap((node) => (node.kind === 'fields' ? node.fields : [])) ?? []
    return fields.map((field) => Number(field.value.replaceAll(',', '')))
  }

  const countOf = async (table: 'relationship' | 'organization' | 'person' | 'import_chunk', team: Team) =>
    (await database.pool.query(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [team.workspace.id])).rowCount

  it('counts every row once, and names the refused ones by line', async () => {
    const { team, ana } = await newTeam()
    await ana.drops('Connections.csv', await fixture('linkedin.csv'))
    expect(reportOf(ana)).toEqual([9, 8, 0, 0, 1])
    expect(ana.inbox().map(textOf).join()).toContain('Line 6: No name')
    await ana.drops('Connections.csv', await fixture('cut-off.csv'))
    // Two of them are known from the first file, down to the last letter.
    expect(reportOf(ana)).toEqual([3, 0, 0, 2, 1])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('of the same file changes nothing, of a newer one what is new', async () => {
    const { team, ana } = await newTeam()
    const rows = [JANE, 'Jim,Roe,,,Acme Corp,CTO,03 Mar 2021', 'Solo,Person,,,,,04 Apr 2021']
    await ana.drops('Connections.csv', csv(...rows))
    expect(reportOf(ana)).toEqual([3, 3, 0, 0, 0])
    await ana.drops('Connections.csv', csv(...rows))
    expect(reportOf(ana)).toEqual([3, 0, 0, 3, 0])
    await ana.drops('Connections.csv', csv(JANE.replace('CFO', 'CEO'), ...rows.slice(1), JANE.replace('CFO', 'CEO')))
    expect(reportOf(ana)).toEqual([4, 0, 1, 3, 0])
    expect(await countOf('relationship', team)).toBe(3)
  })

  it('knows a person again where a teammate’s newer list has moved them on', async () => {
    const { team, ana, ben } = await newTeam()
    const listed = csv('Jane,Doe,,,Acme Corp,CFO,02 Jan 2020')
    await ana.drops('Connections.csv', listed)
    await ben.drops('Connections.csv', csv(JANE))
    await ben.drops('Connections.csv', csv(JANE.replace('Acme Corp', 'Globex')))
    await ana.drops('Connections.csv', listed)
    expect(reportOf(ana)).toEqual([1, 0, 0, 1, 0])
    expect(await countOf('person', team)).toBe(1)
  })

  it('does not take two people of one mailbox for one', async () => {
    const { ana } = await newTeam()
    const rows = [
      'Jane,Doe,https://www.linkedin.com/in/jane,info@acme.example,Acme,CFO,',
      'Jim,Roe,https://www.linkedin.com/in/jim,info@acme.example,Acme,CTO,',
    ]
    await ana.drops('Connections.csv', csv(...rows))
    expect(reportOf(ana)).toEqual([2, 2, 0, 0, 0])
    await ana.drops('Connections.csv', csv(...rows))
    expect(reportOf(ana)).toEqual([2, 0, 0, 2, 0])
  })

  it('knows one profile in its many spellings', async () => {
    const { ana } = await newTeam()
    const row = (url: string) => `Zoë,Doe,${url},,Acme,CFO,`
    await ana.drops('Connections.csv', csv(row('https://www.linkedin.com/in/zo%C3%AB-1')))
    await ana.drops('Connections.csv', csv(row('http://de.linkedin.com/in/Zoë-1/?trk=x')))
    expect(reportOf(ana)).toEqual([1, 0, 0, 1, 0])
  })

  it('makes no company of what is none', async () => {
    const { team, ana, ben } = await newTeam()
    const none = ['Freelance', 'Self-employed', 'Stealth Startup', '-', 'jane@gmail.com', '']
    await ana.drops('Connections.csv', csv(...none.map((company, n) => `Person${n},Doe,,,${company},Consultant,`)))
    expect(reportOf(ana)).toEqual([6, 6, 0, 0, 0])
    expect(await countOf('organization', team)).toBe(0)
    await ben.says('/whoknows Freelance')
    expect(textOf(ben.seen())).not.toContain('Person0')
  })

  it('leaves ties faint until their owner says how well they know each other', async () => {
    const { ana, ben } = await newTeam()
    await ana.drops('Connections.csv', csv(JANE))
    await ben.says('/whoknows Acme Corp')
    expect(ben.seen().nodes.find((node) => node.kind === 'item')).toMatchObject({ band: 'faint' })
    await ana.presses('Confirm the ones I know')
    await ana.presses('Very well')
    await ben.says('/whoknows Acme Corp')
    expect(ben.seen().nodes.find((node) => node.kind === 'item')).toMatchObject({ band: 'strong' })
  })

  it('finds the company by the domain of an address it does not keep', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.drops('Connections.csv', csv(JANE, 'Jim,Roe,,,jim.roe@globex.example,jim.roe@globex.example,'))
    await ben.says('/whoknows acme.example')
    expect(textOf(ben.seen())).toContain('Jane Doe')
    for (const table of ['relationship', 'person', 'organization', 'import_chunk', 'import', 'audit_event']) {
      const { rows } = await database.pool.query(`SELECT t::text AS row FROM ${table} t WHERE workspace_id = $1`, [
        team.workspace.id,
      ])
      expect(rows.map((row) => String(row.row)).join()).not.toMatch(/jane@|jim\.roe@|linkedin\.com/)
    }
  })

  it.each([
    ['quote-never-closed.csv', 'never closed'],
    ['google-contacts.csv', 'Google Contacts'],
    ['outlook-contacts.csv', 'Outlook'],
    ['sign-in-page.csv', 'web page'],
  ])('of %s is refused in a sentence and leaves nothing', async (name, sentence) => {
    const { team, ana } = await newTeam()
    await ana.drops(name, await fixture(name))
    expect(ana.seen().summary).toContain(sentence)
    expect(ana.inbox()).toEqual([])
    expect([await countOf('relationship', team), await countOf('import_chunk', team), team.errors]).toEqual([0, 0, []])
  })

  it('that breaks in the middle leaves nothing of what was read before', async () => {
    const { team, ana } = await newTeam()
    await ana.drops('Connections.csv', `${connectionsCsv(5_000)}Jane,"Doe,,,Acme\n`)
    expect(ana.seen().summary).toContain('starts on line 5002 is never closed')
    expect([await countOf('relationship', team), await countOf('import_chunk', team)]).toEqual([0, 0])
  })

  it('of a header alone says kindly that there is nobody in it', async () => {
    const { ana } = await newTeam()
    await ana.drops('Connections.csv', `${HEADER}\n`)
    expect(ana.seen().summary).toContain('no connections')
    expect(reportOf(ana)).toEqual([0, 0, 0, 0, 0])
  })

  it('goes on after the process died between two chunks, and counts alike', async () => {
    const { team, ana } = await newTeam()
    const { store, workspace, clock } = team
    const context = {
      store,
      tenant: store.in(workspace.id),
      workspace,
      member: ana.member,
      now: clock.now(),
      origin: 'local',
    }
    const bytes = inPieces(new TextEncoder().encode(connectionsCsv(4_500)), 10_000)
    const read = await readImport(context, { name: 'Connections.csv\u0000', bytes })
    expect(read?.rows).toBe(4_500)
    const importId = read?.importId ?? ''
    await store.transaction(workspace.id, (tenant) => tenant.mergeNextRecords(importId, clock.now()))
    await resumeImports(store, clock.now())
    await team.settle()
    expect(await mergeImport(store, workspace.id, importId, clock.now)).toMatchObject({
      status: 'done',
      fileName: 'Connections.csv',
      rows: 4_500,
      added: 4_500,
      unchanged: 0,
    })
    expect(ana.inbox()).toHaveLength(1)
    expect(reportOf(ana)).toEqual([4_500, 4_500, 0, 0, 0])
  })
})
