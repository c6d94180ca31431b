import { createBot } from '../../src/app/bot.ts'
import { normaliseOrganization } from '../../src/domain/matching/companies/organization-name.ts'
import { ensureOrganizations } from '../../src/store/companies/ensure-organizations.ts'
import type { Database } from '../../src/store/database.ts'
import { ms, printTable, quantile, ratio } from './table.ts'
import { actor, openWorld, prepareFolder, removeFolder, watchMemory } from './world.ts'

// /whoknows from the Command in to the View out, over 50 members × 6,000 relationships, embedded; beside the bare
// look-up of a company's relationships by its key.

const MEMBERS = 50
const EACH = 6_000
const COMPANIES = 60_000
const ASKS = 400

export async function benchWhoKnows(): Promise<void> {
  const folder = await prepareFolder()
  const { database, store, close } = await openWorld(folder)
  const now = new Date()
  const { workspace } = await store.enter(actor('ana'), now)
  for (let n = 1; n < MEMBERS; n++) await store.enter(actor(`member-${n}`), now)
  await fill(database, workspace.id)
  const handle = createBot({ store, clock: () => now, log: console, unlimited: true })
  const mostMemory = await watchMemory()
  const kinds: [string, (n: number) => string][] = [
    ['the name as logged', companyName],
    ['another legal form', (n) => `The ${companyName(n).toUpperCase()} GmbH & Co. KG`],
    ['a slip of the pen', (n) => companyName(n).replace(/(?<=^..)(.)(.)/, '$2$1')],
    ['a shorter form', (n) => companyName(n).split(' ')[0] ?? ''],
    ['a slip among names all alike', (n) => `Compnay ${n - (n % ALIKE)}`],
    ['nobody there', (n) => `Unheard ${n} Works`],
  ]
  const rows = []
  for (const [what, textOf] of kinds) {
    const took: number[] = []
    const bare: number[] = []
    for (let i = 0; i < ASKS; i++) {
      const n = (i * 7919) % COMPANIES
      took.push(await timed(() => handle({ kind: 'whoknows', text: textOf(n) }, actor('ana'))))
      bare.push(await timed(() => lookUp(database, workspace.id, normaliseOrganization(textOf(n)).key)))
    }
    const [p95, bare95] = [quantile(took, 0.95), quantile(bare, 0.95)]
    rows.push({
      what: `${what}, p50 ${ms(quantile(took, 0.5))}`,
      measured: ms(p95),
      baseline: ms(bare95),
      ratio: ratio(p95, bare95),
      goal: 'p95 ≤ 100 ms',
    })
  }
  printTable(
    `/whoknows over ${(MEMBERS * EACH).toLocaleString('en')} relationships, embedded, p95 (baseline: bare look-up)`,
    rows,
  )
  console.log(`memory of the process meanwhile: ≤ ${mostMemory()} MB`)
  await close()
  await removeFolder(folder)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function lookUp(database: Database, workspaceId: string, key: string) {
  return database.pool.query(
    `SELECT r.id, r.name, r.title, m.name FROM organization o
     JOIN relationship r ON r.workspace_id = o.workspace_id AND r.organization_id = o.id
     JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
     WHERE o.workspace_id = $1 AND o.key = $2 LIMIT 200`,
    [workspaceId, key],
  )
}

/** Every third company is named like all of these but for its number: the hardest case for a look-up by words. */
const ALIKE = 3
const SYLLABLES = 'ba co du fe gi ho ka lu me ni or pa qui ro sa te ul vi wo xe'.split(' ')
const TRADES =
  'Bank Bakery Capital Energy Foods Group Health Labs Logistics Media Partners Software Systems Works'.split(' ')

function companyName(n: number): string {
  if (n % ALIKE === 0) return `Company ${n} Ltd`
  const syllable = (place: number) => SYLLABLES[Math.floor(n / SYLLABLES.length ** place) % SYLLABLES.length] ?? ''
  const word = `${syllable(1)}${syllable(0)}${syllable(2)}${syllable(3)}`
  return `${word[0]?.toUpperCase()}${word.slice(1)} ${TRADES[n % TRADES.length]} Inc.`
}

/** Rows as an import would leave them, written at once: the import's own speed is measured elsewhere. */
async function fill({ pool, prisma }: Database, workspaceId: string): Promise<void> {
  for (let from = 0; from < COMPANIES; from += 2_000) {
    const names = Array.from({ length: 2_000 }, (_, n) => companyName(from + n))
    await ensureOrganizations(
      prisma,
      workspaceId,
      names.map((name) => ({ name, ...normaliseOrganization(name) })),
      new Date(),
    )
  }
  await pool.query(
    `INSERT INTO person (workspace_id, id, name_key, organization_id, created_at)
     SELECT $1, gen_random_uuid(), 'given family' || n, o.id, now()
     FROM generate_series(1, $2::int) AS n
     JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM organization WHERE workspace_id = $1) o ON o.place = 1 + n % $3::int`,
    [workspaceId, MEMBERS * EACH, COMPANIES],
  )
  await pool.query(
    `INSERT INTO relationship (workspace_id, id, member_id, person_id, organization_id, name, title, spelling, kind, rating,
       since, visibility, source, confirmed_at, created_at, updated_at)
     SELECT $1, gen_random_uuid(), m.id, p.id, p.organization_id, 'Given Family' || p.place, 'Title ' || p.place % 40, o.name,
       'colleague', CASE WHEN p.place % 5 = 0 THEN 1 + p.place % 5 END, '2020-01-01', 'open',
       CASE WHEN p.place % 5 = 0 THEN 'log' ELSE 'import' END, CASE WHEN p.place % 5 = 0 THEN now() END, now(), now()
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS place FROM person WHERE workspace_id = $1) p
     JOIN organization o ON o.workspace_id = $1 AND o.id = p.organization_id
     JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM member WHERE workspace_id = $1) m ON m.place = 1 + p.place % $2::int`,
    [workspaceId, MEMBERS],
  )
  await pool.query('ANALYZE')
}
