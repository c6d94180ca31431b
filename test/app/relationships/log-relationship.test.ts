import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

const ADDRESSES = /jane\.doe@|4930|30 123/

it('an address or phone number is kept nowhere, wherever it is written', async () => {
  const team = await createTeam(database)
  const ben = await team.join('Ben')
  await ben.says('/iknow Jane Doe +49 30 123 456 78, VP Sales +4930123456 at Acme Corp — 4/5')
  await ben.says('/iknow')
  await ben.fills({
    name: 'Jim Roe (jane.doe@acme.test)',
    organization: 'Globex, jane.doe@gmail.com',
    title: 'CTO, +49 30 123 456 78',
    how: 'write to jane.doe@acme.test',
  })
  const { rows } = await database.pool.query(
    'SELECT r.name, title, spelling, how, o.name AS company, o.key FROM relationship r JOIN organization o ON o.id = r.organization_id WHERE r.workspace_id = $1 ORDER BY r.id',
    [team.workspace.id],
  )
  expect(JSON.stringify(rows)).not.toMatch(ADDRESSES)
  const audit = await database.pool.query('SELECT data FROM audit_event WHERE workspace_id = $1', [team.workspace.id])
  expect(JSON.stringify(audit.rows)).not.toMatch(ADDRESSES)
  expect(rows).toMatchObject([
    { name: 'Jane Doe', title: 'VP Sales', spelling: 'Acme Corp' },
    { name: 'Jim Roe', title: 'CTO', spelling: 'Globex', key: 'globex' },
  ])

  await ben.says('/iknow')
  expect(await ben.fills({ name: 'jane.doe@acme.test', organization: 'Acme Corp' })).toMatchObject({
    kind: 'form',
    form: { errors: { name: expect.stringContaining('name') } },
  })
})

it.each([
  ['private', 'private'],
  ['(confidential, do not share)', 'private'],
  ['please keep it sealed', 'sealed'],
] as const)('“%s” says who may see it, and is kept as no text', async (words, visibility) => {
  const team = await createTeam(database)
  const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
  await ben.says(`/iknow Jane Doe, VP Sales at Volta Motors — worked together, ${words}`)
  const { rows } = await database.pool.query('SELECT how, visibility FROM relationship WHERE workspace_id = $1', [
    team.workspace.id,
  ])
  expect(rows).toEqual([{ how: 'worked together', visibility }])
  expect(JSON.stringify(await ana.says('/whoknows Volta Motors'))).not.toMatch(/Jane Doe|confidential|sealed,/)
})

it('says who may see what was logged before, when it is said now', async () => {
  const team = await createTeam(database)
  const ben = await team.join('Ben')
  await ben.says('/iknow Jane Doe at Volta Motors, private')
  await ben.says('/iknow Jane Doe at Volta Motors, 4/5')
  await ben.says('/iknow Jane Doe at Volta Motors, open')
  const { rows } = await database.pool.query('SELECT visibility, rating FROM relationship WHERE workspace_id = $1', [
    team.workspace.id,
  ])
  expect(rows).toEqual([{ visibility: 'open', rating: 4 }])
})

it.each([
  ['Jane Doe at Volta Motors, 10/10', { how: expect.stringContaining('10/10') }],
  ['Jane and John Roe at Volta Motors', { name: expect.stringContaining('One person') }],
  ['Jane Doe, Captain, Volta Motors', { title: expect.stringContaining('Captain') }],
  ['Jane Doe jane@gmail.com', { organization: expect.stringContaining('Which company') }],
  ['https://www.linkedin.com/in/janedoe', { name: expect.stringContaining('Who is it') }],
  ['4/5', { name: expect.stringContaining('Who is it'), organization: expect.stringContaining('Which company') }],
])('“%s” opens the form, filled in with what was understood, and saves nothing', async (line, errors) => {
  const team = await createTeam(database)
  const ben = await team.join('Ben')
  expect(await ben.says(`/iknow ${line}`)).toMatchObject({ kind: 'form', form: { errors } })
  const { rows } = await database.pool.query('SELECT 1 FROM relationship WHERE workspace_id = $1', [team.workspace.id])
  expect(rows).toEqual([])
})

it('asks about words in the form that may say who sees it, and takes “open” for an answer', async () => {
  const team = await createTeam(database)
  const ben = await team.join('Ben')
  const values = { name: 'Jane Doe', organization: 'Volta Motors', rating: '4' }
  await ben.says('/iknow')
  expect(await ben.fills({ ...values, how: 'met at a private dinner' })).toMatchObject({
    kind: 'form',
    form: { errors: { how: expect.stringContaining('Who may see') } },
  })
  await ben.fills({ ...values, how: 'met at a private dinner; open' })
  const { rows } = await database.pool.query('SELECT how, visibility FROM relationship WHERE workspace_id = $1', [
    team.workspace.id,
  ])
  expect(rows).toEqual([{ how: 'met at a private dinner', visibility: 'open' }])
})

it('how well somebody is known is one press where it was not said', async () => {
  const team = await createTeam(database)
  const ben = await team.join('Ben')
  await ben.says('/iknow Jane Doe at Volta Motors')
  await ben.presses('★★★★ well')
  expect(ben.seen().summary).toBe('Noted: you know Jane Doe well.')
  const { rows } = await database.pool.query('SELECT name, rating FROM relationship WHERE workspace_id = $1', [
    team.workspace.id,
  ])
  expect(rows).toEqual([{ name: 'Jane Doe', rating: 4 }])
})

it('what was logged is corrected in its form, filled with what was understood', async () => {
  const team = await createTeam(database)
  const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
  const stored = async () => {
    const { rows } = await database.pool.query(
      'SELECT name, title, spelling, how, rating, visibility FROM relationship WHERE workspace_id = $1',
      [team.workspace.id],
    )
    return rows
  }
  await ben.says('/iknow “Jane Quill” (she/her), head of marketing at Volta Motors — worked together, 4/5, sealed')
  const opened = await ben.presses('Edit')
  const shown = opened.kind === 'form' ? opened.form.fields.map(({ value }) => value) : []
  expect(shown).toEqual(['Jane Quill', 'Volta Motors', 'head of marketing', 'worked together', '4'])
  await ben.fills({ title: '', how: 'met in Ulm' })
  const corrected = {
    name: 'Jane Quill',
    title: null,
    spelling: 'Volta Motors',
    how: 'met in Ulm',
    rating: 4,
    visibility: 'sealed',
  }
  expect(await stored()).toEqual([corrected])
  // Another name is somebody else: who was logged by mistake is gone.
  await ben.presses('Edit')
  await ben.fills({ name: 'Joan Quill', title: 'CMO' })
  expect(await stored()).toEqual([{ ...corrected, name: 'Joan Quill', title: 'CMO' }])
  await ben.presses('Edit')
  expect(await ben.fills({ organization: ' ' })).toMatchObject({
    kind: 'form',
    form: { errors: { organization: expect.any(String) } },
  })
  const [{ id }] = (
    await database.pool.query('SELECT id FROM relationship WHERE workspace_id = $1', [team.workspace.id])
  ).rows
  await ana.does({ kind: 'edit-form', relationshipId: id })
  expect(JSON.stringify(ana.seen())).not.toContain('Quill')
})
