import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepOwnAddresses } from '../../../../src/app/imports/encounters/own-addresses.ts'
import { withoutAddresses } from '../../../../src/domain/privacy/addresses.ts'
import { type OpenedDatabase, openOnServer } from '../../../support/database/database.ts'
import { encounterShapes, metIn } from '../../../support/met.ts'
import { mutate } from '../../../support/mutations.ts'
import { createTeam } from '../../../support/team.ts'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

// Read alone they are damaged in many more ways: here, what is read is what is kept, and nothing stays halfway.
it('whom one met, of every shape, damaged in twenty ways, comes in whole or not at all', async () => {
  const shapes = encounterShapes()
  const team = await createTeam(database)
  const ana = await team.join('Ana Silva')
  const { store, workspace } = team
  const tenant = store.in(workspace.id)
  await keepOwnAddresses({ store, tenant, workspace, member: ana.member }, 'ana@our.example')
  const read: string[] = []
  let [whole, others] = [0, 0]
  for (let seed = 1; seed <= 20; seed++)
    for (const { name, bytes } of shapes) {
      const damaged = mutate(bytes, seed * 1_000 + name.length).bytes
      await ana.drops(name, damaged)
      const outcome = await metIn(damaged)
      // A damaged header may be that of a list of people.
      if ('why' in outcome && outcome.why === 'read as people') others += 1
      if ('why' in outcome) continue
      whole += 1
      for (const one of outcome.met) read.push(`${withoutAddresses(one.name)} ${one.days.join()}`)
    }
  const held = await database.pool.query<{ name: string; last: string }>(
    `SELECT name, last_on::text AS last FROM suggested_person WHERE workspace_id = $1`,
    [team.workspace.id],
  )
  const isRead = ({ name, last }: { name: string; last: string }) =>
    read.some((one) => one.startsWith(`${name} `) && one.includes(last))
  expect(held.rows.filter((row) => !isRead(row))).toEqual([])
  const halfway = await database.pool.query(
    `SELECT status FROM import WHERE workspace_id = $1 AND status NOT IN ('done', 'refused')
       UNION ALL SELECT 'chunk' FROM import_chunk WHERE workspace_id = $1`,
    [team.workspace.id],
  )
  const done = await database.pool.query(`SELECT FROM import WHERE workspace_id = $1 AND status = 'done'`, [
    team.workspace.id,
  ])
  const more = (done.rowCount ?? 0) - whole
  expect([more >= 0 && more <= others, halfway.rows]).toEqual([true, []])
  expect([team.errors, team.jobs.failures]).toEqual([[], []])
  expect(held.rows.length).toBeGreaterThan(0)
})
