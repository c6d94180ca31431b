import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fillBigWorkspace } from '../../support/database/big-workspace.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { watchStatements } from '../../support/database/plans.ts'
import { BIG_WORKSPACE, statementsOf } from '../../support/database/statements.ts'
import { createTestStore } from '../../support/database/store.ts'
import { WHO } from '../../support/door.ts'
import { createTeam } from '../../support/team.ts'
import { NOW } from '../contract/stage.ts'

// Where one server ends, workspaces can be spread over several by workspace_id (docs/scale.md): every key holds it, and
// every statement a person waits for names it for each table it reads.

let database: OpenedDatabase
let heard: () => string[]
let tables: string[]

const Rows = z.array(z.object({ name: z.string() }))

beforeAll(async () => {
  database = await openOnServer()
  heard = watchStatements(database)
  const { rows } = await database.pool.query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
  )
  tables = Rows.parse(rows).map(({ name }) => name)
})
afterAll(() => database.close())

/** Which tables a statement names after FROM, JOIN, UPDATE or INTO, each as often as it does. */
function tablesIn(text: string): string[] {
  return [...text.matchAll(/\b(?:from|join|update|into)\s+(?:only\s+)?(?:"public"\.)?"?(\w+)"?/gi)]
    .map(([, name = '']) => name)
    .filter((name) => tables.includes(name))
}

/** Statements that name a workspace's table more often than workspace_id. */
function strays(statements: string[]): string[] {
  return [...new Set(statements)].filter((text) => tablesIn(text).length > (text.match(/workspace_id/g)?.length ?? 0))
}

describe('every table of a workspace', () => {
  it('holds it in each of its unique keys', async () => {
    expect(tables.length).toBeGreaterThan(30)
    const { rows } = await database.pool.query(
      `SELECT c.relname || ': ' || pg_get_indexdef(i.indexrelid) AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       WHERE i.indisunique AND c.relname = ANY($1) AND pg_get_indexdef(i.indexrelid) NOT LIKE '%workspace_id%'`,
      [tables],
    )
    expect(Rows.parse(rows)).toEqual([])
  })

  it('holds it in each key into another', async () => {
    const { rows } = await database.pool.query(
      `SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) AS name FROM pg_constraint
       WHERE contype = 'f' AND conrelid = ANY($1::text[]::regclass[]) AND pg_get_constraintdef(oid) NOT LIKE '%workspace_id%'`,
      [tables],
    )
    expect(Rows.parse(rows)).toEqual([])
  })
})

it('every statement a person waits for names its workspace for each table', async () => {
  const team = await createTeam(database)
  const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await ana.says('/whoknows Acme Corp')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, why: 'We build rockets.', benefit: 'Half the costs.' })
  await ana.presses('Send it')
  await ben.presses('I’ll introduce')
  await ben.reacts('✅')
  for (const text of ['/whoknows Siemens', '/intros', '/intros people', '/intros settings', '/touch Jane Doe lunch'])
    await ben.says(text)
  await ana.does({ kind: 'suggest', text: 'Acm' })
  const statements = heard()
  expect(statements.filter((text) => tablesIn(text).length > 0).length).toBeGreaterThan(60)
  expect(strays(statements)).toEqual([])
})

it('so does every statement of the Store within a workspace', async () => {
  const store = createTestStore(database, { async enqueue() {}, wake() {} })
  const { id } = await store.enterWorkspace(BIG_WORKSPACE, NOW)
  await fillBigWorkspace(database, id, { members: 20, companies: 4000, relationships: 20_000, asks: 4000 })
  heard()
  const found: string[] = []
  for (const [name, work] of statementsOf(store, store.in(id))) {
    await work()
    if (strays(heard()).length > 0) found.push(name)
  }
  // These tidy up in all workspaces, by the clock: nobody waits for them.
  expect(found.toSorted()).toEqual(['forgetShownTies', 'noteLeavers', 'removeLists'])
})

it('is noticed where a statement does not', () => {
  expect(strays(['SELECT name FROM person WHERE id = $1'])).toHaveLength(1)
  expect(strays(['SELECT 1 FROM person p JOIN member m ON m.id = p.id WHERE p.workspace_id = $1'])).toHaveLength(1)
  expect(strays(['SELECT 1 FROM processed_event'])).toEqual([])
})
