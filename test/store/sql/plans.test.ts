import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store, Tenant } from '../../../src/app/ports/store.ts'
import { lookAfter } from '../../../src/store/embedded/upkeep.ts'
import { fillBigWorkspace, fillSmallWorkspaces } from '../../support/database/big-workspace.ts'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { type WholeRead, watchPlans, watchPlansKept, watchWork } from '../../support/database/plans.ts'
import { BIG_WORKSPACE, statementsOf } from '../../support/database/statements.ts'
import { createTestStore } from '../../support/database/store.ts'
import { openWalled } from '../../support/database/walled.ts'
import { NOW } from '../contract/stage.ts'

// In a workspace of 100,000 relationships every statement of the Store finds its rows by an index: none reads a
// growing table from end to end. `npm run bench -- scale` looks at the same statements among 1,000,000. So it is in an
// embedded one, of which nobody gathers statistics but its holder.

/** Beside many small ones: a plan for any workspace must do in the big one, too. */
const SMALL = 300
/** Rows of one table that a statement which is planned once may read there: fewer than there are companies. */
const ROWS = 10_000
const SIZE = { members: 20, companies: 20_000, relationships: 100_000, asks: 20_000 }

describe('in a big workspace', () => {
  let database: OpenedDatabase
  let readWhole: ReturnType<typeof watchPlans>
  let readWith: ReturnType<typeof watchPlansKept>
  let store: Store
  let tenant: Tenant

  beforeAll(async () => {
    const walled = await openWalled()
    database = { ...walled.owner, close: walled.close }
    readWhole = watchPlans(database, walled.pool)
    readWith = watchPlansKept(database)
    store = createTestStore(database, { async enqueue() {}, wake() {} })
    const workspace = await store.enterWorkspace(BIG_WORKSPACE, NOW)
    tenant = store.in(workspace.id)
    await fillSmallWorkspaces(database, SMALL)
    await fillBigWorkspace(database, workspace.id, SIZE)
  }, 180_000)
  afterAll(() => database.close())

  it('sees a table that is read whole', async () => {
    const { pool } = database
    expect(await readWhole(() => pool.query('SELECT 1 FROM relationship WHERE how = $1', ['x']))).toMatchObject([
      { table: 'relationship' },
      { table: 'relationship', behind: true },
    ])
  })

  it('reads no growing table whole, nor behind the second wall, and little by a plan for any workspace', async () => {
    const found: (WholeRead & { name: string })[] = []
    const read = []
    for (const [name, work] of statementsOf(store, tenant)) {
      const looking = async () => found.push(...(await readWhole(work)).map((one) => ({ name, ...one })))
      read.push(...(await readWith(looking)).map((one) => ({ name, ...one })))
    }
    expect(found).toEqual([])
    expect(new Set(read.map(({ text }) => text)).size).toBeGreaterThan(5)
    expect(read.filter(({ rows }) => rows > ROWS)).toEqual([])
  })
})

describe('in an embedded database that nobody but its holder looks after', () => {
  const size = { members: 20, companies: 2000, relationships: 12_000, asks: 4000 }
  let database: OpenedDatabase
  let rowsFor: ReturnType<typeof watchWork>
  let store: Store
  let tenant: Tenant

  beforeAll(async () => {
    database = await openOnEmbedded()
    rowsFor = watchWork(database)
    store = createTestStore(database, { async enqueue() {}, wake() {} })
    const { id } = await store.enterWorkspace(BIG_WORKSPACE, NOW)
    tenant = store.in(id)
    await fillBigWorkspace(database, id, size, { grown: true })
    // Half of the asks live, where all may see them.
    await database.pool.query(
      `UPDATE ask SET status = 'open', seen_in = 'digest' WHERE get_byte(uuid_send(id), 0) < 128`,
    )
  }, 180_000)
  afterAll(() => database.close())

  it('looks at no more rows than there are, some times over, for any statement', async () => {
    const teammatesAsks = () => rowsFor(() => tenant.asks.inDigest({ limit: 10, offset: 0 }))
    // In tables that grew since it last looked, as they do within a minute of use.
    const before = await teammatesAsks()
    await lookAfter(database.pool)
    expect(await teammatesAsks()).toBeLessThan(before / 5)
    const found = []
    for (const [name, work] of statementsOf(store, tenant)) {
      const rows = await rowsFor(work)
      if (rows > 30 * size.relationships) found.push({ name, rows })
    }
    expect(found).toEqual([])
  })
})
