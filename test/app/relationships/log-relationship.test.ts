import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnEmbedded()
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
