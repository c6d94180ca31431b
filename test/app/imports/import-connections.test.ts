import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveUpImport, mergeImport, readImport, resumeImports } from '../../../src/app/imports/import-connections.ts'
import { openFile } from '../../../src/app/imports/open-file.ts'
import { inPieces } from '../../support/bytes.ts'
import { connectionsCsv } from '../../support/connections.ts'
import { outcomeOf, peopleShapes } from '../../support/contact-shapes.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { mutate } from '../../support/mutations.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const csv = (...rows: string[]) => [HEADER, ...rows, ''].join('\n')
const JANE = 'Jane,Doe,https://www.linkedin.com/in/jane,jane@acme.example,Acme Corp,CFO,02 Jan 2020'

const fixture = (name: string) => readFile(new URL(`../../fixtures/connections/${name}`, import.meta.url))

describe('an import', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
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

  it('says how many look important: those at companies teammates look for in the open, and asks of them first', async () => {
    const { team, ana, ben } = await newTeam()
    const why = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
    await ben.keeps({ target: 'Globex', whom: '', ...why, seenIn: 'digest' })
    await ana.drops('Connections.csv', csv(JANE, 'Jim,Roe,,,Globex,CTO,', 'Joe,Poe,,,Globex,CEO,'))
    expect(ana.inbox().map(textOf).join()).toContain('2 look important')
    await ana.presses('Confirm the ones I know')
    const [first, second] = ana.seen().nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
    expect([first, second].sort()).toEqual(['Jim Roe', 'Joe Poe'])
    await ana.drops('Connections.csv', csv('Ada,Moe,,,Globex,CEO,'), 'private')
    expect(ana.inbox().map(textOf).at(-1)).not.toContain('3 look')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
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
    ['sign-in-page.csv', 'web page'],
  ])('of %s is refused in a sentence and leaves nothing', async (name, sentence) => {
    const { team, ana } = await newTeam()
    await ana.drops(name, await fixture(name))
    expect(ana.seen().summary).toContain(sentence)
    expect(ana.inbox()).toEqual([])
    expect([await countOf('relationship', team), await countOf('import_chunk', team), team.errors]).toEqual([0, 0, []])
  })

  it('of every shape, damaged in twenty ways, comes in whole or not at all', async () => {
    const shapes = await peopleShapes()
    for (let seed = 1; seed <= 20; seed++) {
      const { team, ana } = await newTeam()
      const rows = []
      for (const { name, bytes } of shapes) {
        const damaged = mutate(bytes, seed * 1_000 + name.length).bytes
        const before = ana.inbox().length
        await ana.drops(name, damaged)
        const outcome = await outcomeOf(damaged)
        const told = ana.inbox().length - before
        // A table whose header is damaged may be taken for a list of companies: those are told of too.
        if ('refused' in outcome) continue
        if (told === 0) {
          // People whose company is nowhere any more: nobody comes in.
          expect([name, seed, ana.seen().summary]).toEqual([name, seed, expect.stringContaining('no column “company”')])
          continue
        }
        rows.push(...outcome)
        const [all, ...parts] = reportOf(ana)
        expect([name, seed, told, parts.reduce((sum, part) => sum + part, 0)]).toEqual([name, seed, 1, all])
      }
      const held = await database.pool.query('SELECT name, title, spelling FROM relationship WHERE workspace_id = $1', [
        team.workspace.id,
      ])
      const names = new Set(rows.map(({ name }) => name))
      expect(held.rows.filter(({ name }) => !names.has(name))).toEqual([])
      expect([await countOf('import_chunk', team), team.errors, team.jobs.failures]).toEqual([0, [], []])
    }
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
    const read = await readImport(
      context,
      { name: 'Connections.csv\u0000', visibility: 'open', open: () => openFile(bytes) },
      clock.now,
    )
    if (!read || 'known' in read) throw new Error('The file was taken for one known already.')
    const { importId, rows } = read
    expect(rows).toBe(4_500)
    await store.transaction(workspace.id, (tenant) => tenant.imports.mergeNext(importId, clock.now()))
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

  const sends = (teammate: Teammate, file: { id: string; message?: string }, ...rows: string[]) =>
    teammate.does({
      kind: 'import',
      file: { ...file, name: 'Connections.csv', bytes: inPieces(new TextEncoder().encode(csv(...rows))) },
      visibility: 'open',
    })

  it('that is told of again is silent, and sent again answered by its report', async () => {
    const { team, ana, ben } = await newTeam()
    team.clock.pass({ days: 1, hours: 13 })
    await sends(ana, { id: 'F1', message: '1.1' }, JANE)
    team.clock.pass({ days: 7 })
    expect(await sends(ana, { id: 'F1', message: '1.1' }, JANE)).toEqual({ kind: 'silence' })
    expect(await sends(ana, { id: 'F1' }, JANE)).toEqual({ kind: 'silence' })
    await sends(ana, { id: 'F1', message: '2.2' }, JANE)
    expect(textOf(ana.seen())).toContain('I already read Connections.csv on 3 March 2026.')
    expect(textOf(ana.seen())).toContain('{"label":"New","value":"1"}')
    expect(ana.inbox()).toHaveLength(1)
    // The same file is another one when somebody else sends it: what came of Ana's is hers.
    await sends(ben, { id: 'F1', message: '3.3' }, JANE)
    expect(reportOf(ben)).toEqual([1, 1, 0, 0, 0])
  })

  it('that is told of again is not fetched to its end', async () => {
    const { ana } = await newTeam()
    await sends(ana, { id: 'F1', message: '1.1' }, JANE)
    const fetched: string[] = []
    async function* download() {
      try {
        yield* inPieces(new TextEncoder().encode(csv(...Array<string>(10_000).fill(JANE))))
        fetched.push('the end')
      } finally {
        fetched.push('let go of')
      }
    }
    const file = { id: 'F1', message: '1.1', name: 'Connections.csv', bytes: download() }
    expect(await ana.does({ kind: 'import', file, visibility: 'open' })).toEqual({ kind: 'silence' })
    expect(fetched).toEqual(['let go of'])
  })

  it('that was refused is read again when it is sent again', async () => {
    const { ana } = await newTeam()
    await sends(ana, { id: 'F1', message: '1.1' }, 'Jane,"Doe,,,Acme')
    expect(ana.seen().summary).toContain('never closed')
    expect(await sends(ana, { id: 'F1', message: '1.1' }, JANE)).toEqual({ kind: 'silence' })
    await sends(ana, { id: 'F1', message: '2.2' }, JANE)
    expect(reportOf(ana)).toEqual([1, 1, 0, 0, 0])
  })

  it('that is long in coming is not taken for dead', async () => {
    const { team, ana } = await newTeam()
    async function* slowly() {
      yield new TextEncoder().encode(connectionsCsv(10))
      team.clock.pass({ minutes: 3 })
      const [, ...more] = connectionsCsv(10_990, 10).split('\n')
      yield new TextEncoder().encode(more.join('\n'))
      // It began long ago, but a chunk of it was heard of since.
      team.clock.pass({ minutes: 3 })
      await resumeImports(team.store, team.clock.now())
    }
    await ana.does({ kind: 'import', file: { name: 'Connections.csv', bytes: slowly() }, visibility: 'open' })
    expect(reportOf(ana)).toEqual([11_000, 11_000, 0, 0, 0])
  })

  it('that cannot be merged ends, says so once, and may be sent again', async () => {
    const { team, ana } = await newTeam()
    const { store, workspace, clock } = team
    const breakRows = `UPDATE import_chunk SET records = '[{}]' WHERE workspace_id = $1 AND number = 1 RETURNING import_id`
    const tenant = store.in(workspace.id)
    const context = { store, tenant, workspace, member: ana.member, now: clock.now(), origin: 'local' }
    const file = { id: 'F1', message: '1.1', name: 'Connections.csv', visibility: 'open' } as const
    const bytes = () => inPieces(new TextEncoder().encode(connectionsCsv(6_000)), 10_000)
    await readImport(context, { ...file, open: () => openFile(bytes()) }, clock.now)
    const { rows } = await database.pool.query(breakRows, [workspace.id])
    const importId = String(rows[0]?.import_id)
    await team.settle()
    expect(team.jobs.failures).toHaveLength(1)
    expect(ana.inbox().map(({ summary }) => summary)).toEqual(['Adding Connections.csv: 2,000 of 6,000 rows.'])
    for (let n = 0; n < 2; n++) await giveUpImport(store, workspace.id, importId, clock.now())
    await resumeImports(store, clock.now())
    await team.settle()
    const [shown, told, ...more] = ana.inbox().map(({ summary }) => summary)
    expect(told).toBe('Something went wrong with Connections.csv: only 2,000 of its 6,000 rows were added.')
    expect([shown, more]).toEqual([told, []])
    expect([await countOf('relationship', team), await countOf('import_chunk', team)]).toEqual([2_000, 0])
    expect(await mergeImport(store, workspace.id, importId, clock.now)).toMatchObject({ status: 'failed' })
    await ana.does({ kind: 'import', file: { ...file, message: '2.2', bytes: bytes() }, visibility: 'open' })
    expect(team.jobs.failures).toHaveLength(1)
    expect(reportOf(ana)).toEqual([6_000, 4_000, 0, 2_000, 0])
  })

  it('of many rows lets the database learn how much there is, of a few not', async () => {
    await using own = await openOnServer()
    const team = await createTeam(own)
    const ana = await team.join('Ana')
    const known = async () =>
      (await own.pool.query(`SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public' ORDER BY tablename`))
        .rows
    await ana.drops('Connections.csv', connectionsCsv(200))
    expect(await known()).toEqual([])
    await ana.drops('Connections.csv', connectionsCsv(1_200))
    expect((await known()).map(({ tablename }) => tablename)).toEqual([
      'organization',
      'organization_word',
      'organization_word_neighbour',
      'person',
      'relationship',
    ])
  })
})
