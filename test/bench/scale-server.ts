import type pg from 'pg'
import { createBot } from '../../src/app/bot.ts'
import { NOW } from '../store/contract/stage.ts'
import {
  companyName,
  fillBigWorkspace,
  fillSmallWorkspaces,
  idOf,
  type Size,
} from '../support/database/big-workspace.ts'
import { watchPlans } from '../support/database/plans.ts'
import { startServer } from '../support/database/server.ts'
import { BIG_WORKSPACE, statementsOf } from '../support/database/statements.ts'
import { createTestStore } from '../support/database/store.ts'
import { benchResolving, nth, timed } from './resolving.ts'
import { ms, printTable, quantile, type Row, ratio, seconds } from './table.ts'
import { openOnServer } from './world.ts'

// On a server: /whoknows as a workspace grows, the plans of all statements in the biggest, and one name in it.

const SIZES = [10_000, 100_000, 1_000_000]
const WORKSPACES = 1_000
const ASKS = 200

/** A workspace of so many relationships: members with a thousand each, companies with five, an ask for fifty. */
function sizeOf(relationships: number): Size {
  const members = relationships / 1_000
  return { members, companies: relationships / 5, relationships, asks: relationships / 50 }
}

export async function benchScaleServer(): Promise<void> {
  const server = await startServer()
  try {
    const rows: Row[] = []
    for (const relationships of SIZES) rows.push(await benchSize(server, relationships))
    printTable('/whoknows on a server, p95 (baseline: bare look-up of its ways; ratio of the medians)', rows)
  } finally {
    await server.stop()
  }
}

type Server = Awaited<ReturnType<typeof startServer>>

async function benchSize(server: Server, relationships: number): Promise<Row> {
  const size = sizeOf(relationships)
  const database = await openOnServer(server, `scale_${relationships}`)
  const readWhole = watchPlans(database)
  try {
    const store = createTestStore(database, { async enqueue() {}, wake() {} })
    const workspace = await store.enterWorkspace(BIG_WORKSPACE, NOW)
    const filled = await timed(async () => {
      await fillSmallWorkspaces(database, WORKSPACES)
      await fillBigWorkspace(database, workspace.id, size)
    })
    console.log(`${relationships.toLocaleString('en')} relationships filled in ${seconds(filled)}`)
    const row = await benchWhoKnows(
      database.pool,
      createBot({ store, clock: () => NOW, log: console, unlimited: true }),
      workspace.id,
      size,
    )
    if (relationships !== SIZES.at(-1)) return row
    const tenant = store.in(workspace.id)
    const options = { where: 'on a server', goal: 15, trigrams: true }
    // The plans first: the index of the trigrams is not the product's.
    await printPlans(readWhole, statementsOf(store, tenant))
    await benchResolving(database, tenant, idOf('member 7'), size.companies, options)
    return row
  } finally {
    await database.close()
  }
}

async function printPlans(readWhole: ReturnType<typeof watchPlans>, statements: ReturnType<typeof statementsOf>) {
  let found = 0
  for (const [name, work] of statements)
    for (const { table } of await readWhole(work)) {
      found += 1
      console.log(`${name} reads all of ${table}`)
    }
  console.log(`${statements.length} verbs of the Store looked at: ${found} whole reads of a growing table`)
}

async function benchWhoKnows(
  pool: pg.Pool,
  handle: ReturnType<typeof createBot>,
  workspaceId: string,
  size: Size,
): Promise<Row> {
  const actor = { ...BIG_WORKSPACE, user: 'user7', userName: 'Member 7', active: true }
  const [took, bare]: [number[], number[]] = [[], []]
  for (let i = 0; i < ASKS; i++) {
    const name = companyName(nth(i, size.companies))
    took.push(await timed(() => handle({ kind: 'whoknows', text: name }, actor)))
    bare.push(await timed(() => lookUp(pool, workspaceId, name)))
  }
  return {
    what: `${size.relationships.toLocaleString('en')} relationships, p50 ${ms(quantile(took, 0.5))}, bare p50 ${ms(quantile(bare, 0.5))}`,
    measured: ms(quantile(took, 0.95)),
    baseline: ms(quantile(bare, 0.95)),
    ratio: ratio(quantile(took, 0.5), quantile(bare, 0.5)),
    goal: 'p95 ≤ 50 ms, growing like the logarithm',
  }
}

function lookUp(pool: pg.Pool, workspaceId: string, key: string) {
  return pool.query(
    `SELECT r.id, r.name, r.title, m.name FROM organization o
     JOIN relationship r ON r.workspace_id = o.workspace_id AND r.organization_id = o.id
     JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
     WHERE o.workspace_id = $1 AND o.key = $2 LIMIT 200`,
    [workspaceId, key],
  )
}
