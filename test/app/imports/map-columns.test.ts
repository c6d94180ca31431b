import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledForm } from '../../../src/app/forms/form-of.ts'
import { mappingSaid } from '../../../src/app/imports/map-columns.ts'
import { openFile } from '../../../src/app/imports/open-file.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { refusalText } from '../../../src/views/refusals/refusal-text.ts'
import { inPieces } from '../../support/bytes.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/team.ts'

const TABLE = `Meine Leute 2026
Nr;Wer;Wo;Was tut er;Schreiben an
1;Olga Lind;Delta Werke;Einkäuferin;olga@delta.example
2;Piet Klaas;Nord Fracht;CFO;piet@nord.example
3;Jane Doe;"Acme; Corp";CEO;jane@acme.example
4;;Hooli;CTO;
`

describe('a table whose columns nobody knows', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function newTeam() {
    const team = await createTeam(database)
    return { team, ana: await team.join('Ana'), ben: await team.join('Ben') }
  }

  const lastOf = ({ inbox }: Awaited<ReturnType<typeof newTeam>>['ana']) => {
    const view = inbox().at(-1)
    return view ? textOf(view) : ''
  }

  async function everything(team: Team): Promise<string> {
    const { rows } = await database.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
    )
    const held = []
    for (const { name } of rows) {
      const found = await database.pool.query(`SELECT t::text AS row FROM "${name}" t WHERE workspace_id = $1`, [
        team.workspace.id,
      ])
      held.push(...found.rows.map(({ row }) => String(row)))
    }
    return held.join('\n')
  }

  it('is asked about in a form with its first rows, kept nowhere, and comes in after the yes', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.shares('people.csv', TABLE)
    expect(ana.seen().summary).toContain('I cannot tell which column of people.csv is what. Nothing of it is kept yet.')
    const opened = await ana.presses('Say which column is what')
    if (opened.kind !== 'form') throw new Error('No form opened.')
    const { intro, fields } = opened.form
    expect(intro).toContain('1 | Olga Lind | Delta Werke | Einkäuferin | …@delta.example')
    expect(fields.map(({ value }) => value)).toEqual(['2', '3', '4', '5', '0'])
    const [names] = fields
    if (names?.kind !== 'choice') throw new Error('Names are not chosen.')
    expect(names.options).toContainEqual({ value: '2', label: 'Wer: Olga Lind, Piet Klaas, Jane Doe' })
    expect(await everything(team)).not.toMatch(/Olga|Delta|Piet|Wer/)

    await ana.fills({ name: '2', company: '3', title: '4', email: '5', since: '0' })
    expect(ana.seen().summary).toContain('Nothing of it is kept yet. Who may see the people in it?')
    expect(await everything(team)).not.toMatch(/Olga|Delta|Piet|Wer/)
    await ana.presses('Import as open')
    expect(ana.seen().summary).toContain('Read 4 rows')
    expect(lastOf(ana)).toContain('3 new')
    await ben.says('/whoknows Delta Werke')
    expect(textOf(ben.seen())).toMatch(/Ana → Olga Lind, Einkäuferin/)
    expect(await everything(team)).not.toMatch(/olga@|jane@/)
    await ana.presses('Take it back')
    await ben.says('/whoknows Delta Werke')
    expect(textOf(ben.seen())).not.toContain('Olga')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('is refused on the field that is wrong, and a draft of the form holds numbers alone', async () => {
    const { team, ana } = await newTeam()
    await ana.shares('people.csv', TABLE)
    await ana.presses('Say which column is what')
    const values = { name: '', company: '3', title: '3', email: '0', since: '0' }
    const sent = await ana.fills(values)
    if (sent.kind !== 'form') throw new Error('It was accepted.')
    expect(sent.form.errors).toEqual({
      name: 'Which column holds the names? Nobody is known without one.',
      title: 'This column is chosen for something else already: choose another, or none.',
    })
    await ana.does({
      kind: 'draft',
      form: { ...sent.form.submit, values },
      errors: sent.form.errors ?? {},
      asked: false,
    })
    expect(await everything(team)).not.toMatch(/Olga|Delta|Piet/)
    const again = await ana.presses('Try again')
    if (again.kind !== 'form') throw new Error('It did not open again.')
    expect(again.form.intro).toContain('Olga Lind')
    expect(again.form.errors).toEqual(sent.form.errors)
    expect(team.errors).toEqual([])
  })

  it('is nobody else’s, and gone once forgotten', async () => {
    const { ana, ben } = await newTeam()
    await ana.shares('people.csv', TABLE)
    const [button] = ana.seen().nodes.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
    if (button?.command.kind !== 'mapping-form') throw new Error('There is no form.')
    const { importId } = button.command
    await ben.does({ kind: 'mapping-form', importId })
    expect(ben.seen().summary).toContain('not at hand any more')
    await ben.does({ kind: 'take-mapped', importId, visibility: 'open', mapping: '2.3.0.0.0' })
    expect(ben.seen().summary).toContain('not at hand any more')
    await ana.presses('Forget the file')
    await ana.does({ kind: 'map-columns', importId, values: { name: '1', company: '2' } })
    expect(ana.seen().summary).toContain('not at hand any more')
  })

  it.each([
    [
      'firms known by their legal forms',
      'Wer;Wo\nJane Doe;Acme GmbH\nJohn Roe;Globex Ltd\n',
      ['1', '2', '0', '0', '0'],
    ],
    [
      'people without a company',
      'First Name,Last Name,Wo\nJane,Doe,Acme\nJohn,Roe,Globex\n',
      ['1+2', '3', '0', '0', '0'],
    ],
    [
      'no names of columns',
      'Jane Doe,Acme GmbH,jane@acme.example\nJohn Roe,Globex Ltd,john@globex.example\n',
      ['1', '2', '0', '3', '0'],
    ],
  ])('is guessed with %s', async (_, content, guessed) => {
    const { ana } = await newTeam()
    await ana.shares('people.csv', content)
    const opened = await ana.presses('Say which column is what')
    if (opened.kind !== 'form') throw new Error('No form opened.')
    expect(opened.form.fields.map(({ value }) => value)).toEqual(guessed)
    await ana.fills({})
    await ana.presses('Import as open')
    expect(lastOf(ana)).toContain('2 new')
  })

  it('keeps a form that can be shown without the file', () => {
    const form = filledForm(
      { kind: 'map-columns', importId: crypto.randomUUID(), values: { name: '2+3', company: '90' } },
      {},
    )
    expect(
      form.fields.every((field) => field.kind === 'choice' && field.options.length > 1 && field.options.length <= 25),
    ).toBe(true)
  })
})

describe('columns said at the command line', () => {
  const said = async (content: string, columns: string | null) => {
    const file = await openFile(inPieces(Buffer.from(content)))
    try {
      return mappingSaid(file, columns)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return refusalText(error)
    }
  }
  const none = { title: null, email: null, since: null }
  it.each([
    ['name=Wer,company=wo', { name: [1], company: 2, ...none }],
    ['name=2,email=5', { name: [1], company: null, ...none, email: 4 }],
    ['name=Wer+Wo,company=Was tut er', { name: [1, 2], company: 3, ...none }],
  ])('%s', async (columns, mapping) => {
    expect(await said(TABLE, columns)).toEqual(mapping)
  })
  it.each([
    [null, 'Say it with --columns'],
    ['name=Wer', 'nobody is found by a name alone'],
    ['name=Wer,company=Wer', 'chosen for something else'],
    ['name=Wer,company=Firma', 'no column “Firma”. It has “Nr”, “Wer”'],
    ['name=Wer,firma=Wo', 'Say it with --columns'],
    ['name=Wer,company=99', 'no column “99”'],
    ['', 'Say it with --columns'],
  ])('%s is refused', async (columns, sentence) => {
    expect(String(await said(TABLE, columns))).toContain(sentence)
  })
  it('are not needed where the table says so itself', async () => {
    expect(await said('First Name,Last Name,Company\nJane,Doe,Acme\n', null)).toBeNull()
  })
})
