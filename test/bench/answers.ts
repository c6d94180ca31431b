import type pg from 'pg'
import { createBot } from '../../src/app/bot.ts'
import { createTurns } from '../../src/app/take-turns.ts'
import { normaliseOrganization } from '../../src/domain/matching/companies/organization-name.ts'
import { ensureOrganizations } from '../../src/store/companies/ensure-organizations.ts'
import type { Database } from '../../src/store/database.ts'
import { ms, printTable } from './table.ts'
import { actor, openWorld, prepareFolder, removeFolder } from './world.ts'

// What one answer to /whoknows costs: statements, processor time of the bot and of the embedded database, answers a
// second when many ask at once.

const COMPANIES = 9_000
const ASKS = 300
const AT_ONCE = 32
/** Statements one answer may take. */
const MOST = 6

export async function benchAnswers(): Promise<void> {
  const folder = await prepareFolder()
  const { database, store, close } = await openWorld(folder)
  const statements = countStatements(database.pool)
  const now = new Date()
  const log = { info() {}, warn() {}, error: (fields: object, message: string) => console.error(message, fields) }
  const { handle } = createTurns(createBot({ store, clock: () => now, log }), { log })
  await store.enter(actor('ana'), now)
  const { workspace, member } = await store.enter(actor('ben'), now)
  await fill(database, workspace.id, member.id)
  const kinds: [string, (n: number) => string][] = [
    ['the name as logged', (n) => `Company ${n} GmbH`],
    ['with near names', (n) => `Quo${n % 100}`],
    ['likely', (n) => `Rasalgethi${letters(n)} Voltq`],
    ['a slip of the pen', (n) => `Rasalgehti${letters(n)} Voltage`],
    ['nobody there', (n) => `Unheard ${n} Works`],
  ]
  const rows = []
  for (const [what, textOf] of kinds) {
    const ask = (n: number) => handle({ kind: 'whoknows', text: textOf(n) }, actor('ana'))
    for (let n = 0; n < 20; n++) await ask(n)
    const before = {
      statements: statements(),
      all: process.cpuUsage(),
      bot: process.threadCpuUsage(),
      at: performance.now(),
    }
    let next = 0
    const asker = async () => {
      while (next < ASKS) await ask((next++ * 7919) % COMPANIES)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, asker))
    const took = performance.now() - before.at
    const [all, bot] = [process.cpuUsage(before.all), process.threadCpuUsage(before.bot)]
    const each = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000 / ASKS
    rows.push({
      what: `${what}: ${Math.round((ASKS / took) * 1000)}/s, bot ${ms(each(bot))}, database ${ms(each(all) - each(bot))}`,
      measured: ((statements() - before.statements) / ASKS).toFixed(1),
      baseline: '',
      ratio: '',
      goal: `≤ ${MOST}`,
    })
  }
  printTable(`statements an answer takes, ${AT_ONCE} at once, embedded`, rows)
  await close()
  await removeFolder(folder)
}

/** Counts the statements sent from now on, through connections that are opened from now on. */
export function countStatements(pool: pg.Pool): () => number {
  let sent = 0
  pool.on('connect', (client) => {
    const { query } = client
    Reflect.set(client, 'query', (...sending: unknown[]) => {
      sent += 1
      return Reflect.apply(query, client, sending)
    })
  })
  return () => sent
}

const letters = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

/** Companies and a tie of a member's to each, as an import would leave them. */
async function fill({ pool, prisma }: Database, workspaceId: string, memberId: string): Promise<void> {
  const names = [
    ...Array.from({ length: COMPANIES }, (_, n) => `Company ${n} GmbH`),
    ...Array.from({ length: COMPANIES }, (_, n) => `Rasalgethi${letters(n)} Voltage`),
    ...Array.from({ length: 100 }, (_, n) => [`Quo${n}`, `Quo${n} Bricks`, `Quo${n} Software`, `Quo${n} Foods`]).flat(),
  ]
  for (let from = 0; from < names.length; from += 2_000) {
    const some = names.slice(from, from + 2_000).map((name) => ({ name, ...normaliseOrganization(name) }))
    await ensureOrganizations(prisma, workspaceId, some, new Date())
  }
  await pool.query(
    `INSERT INTO person (workspace_id, id, name_key, organization_id, created_at)
     SELECT workspace_id, gen_random_uuid(), 'jane doe', id, now() FROM organization WHERE workspace_id = $1`,
    [workspaceId],
  )
  await pool.query(
    `INSERT INTO relationship (workspace_id, id, member_id, person_id, organization_id, name, spelling, kind, visibility,
       source, created_at, updated_at)
     SELECT p.workspace_id, gen_random_uuid(), $2, p.id, o.id, 'Jane Doe', o.name, 'colleague', 'open', 'log', now(), now()
     FROM person p JOIN organization o ON o.workspace_id = p.workspace_id AND o.id = p.organization_id
     WHERE p.workspace_id = $1`,
    [workspaceId, memberId],
  )
  await pool.query('ANALYZE')
}
