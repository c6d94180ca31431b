import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '../../src/app/ports/new-id.ts'
import { readConfig } from '../../src/config.ts'
import { openData } from '../../src/open-data.ts'
import { readBackup } from '../../src/store/backup/read.ts'
import { createSecrets, newKey } from '../../src/store/secrets.ts'
import type { Client } from '../../src/store/sql/client.ts'
import { speakingFor, standsBehindWall } from '../../src/store/sql/wall.ts'
import { openOnServer } from '../support/database/database.ts'
import { KEY } from '../support/database/store.ts'
import { BOT, makeRole, openWalled, type WalledDatabase } from '../support/database/walled.ts'
import { actorOf, NOW } from './contract/stage.ts'

// The second wall: PostgreSQL's own policies keep workspaces apart where a statement does not. So the first wall is taken
// away here: each table is read, changed and added to without any condition, as the user the bot has.

/** These have no policy; src and docs/security.md say why. */
const LEFT_OUT = ['organization', 'organization_alias']

/** A value for each type of column, as SQL. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: "'x'",
  int4: '1',
  date: "date '2026-03-02'",
  timestamptz: 'now()',
  json: "'{}'",
  jsonb: "'{}'",
}

const Columns = z.array(z.object({ table: z.string(), column: z.string(), type: z.string() }))
const Names = z.array(z.object({ name: z.string() }))
const Count = z.tuple([z.object({ count: z.number() })])

const silent = { info() {}, warn() {}, error() {} }
const MINE = randomUUID()
const THEIRS = randomUUID()

let database: WalledDatabase
let mine: Client
let tables: string[]
/** The statement that adds a row to a table, for the workspace that is its only parameter. */
let adding: Map<string, string>

beforeAll(async () => {
  database = await openWalled()
  mine = speakingFor(database.prisma, { workspace: MINE })
  const { pool } = database.owner
  const known = await pool.query(
    `SELECT c.relname AS table, a.attname AS column, t.typname AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND (a.attname = 'workspace_id' OR (a.attnotnull AND NOT a.atthasdef))
       AND EXISTS (SELECT FROM pg_attribute w WHERE w.attrelid = c.oid AND w.attname = 'workspace_id')`,
  )
  const columns = Columns.parse(known.rows).filter(({ table }) => !LEFT_OUT.includes(table))
  tables = [...new Set(columns.map(({ table }) => table))].sort()
  adding = new Map(
    tables.map((table) => {
      const own = columns.filter((one) => one.table === table)
      const values = own.map(({ column, type }) => (column === 'workspace_id' ? '$1::uuid' : VALUES[type]))
      return [
        table,
        `INSERT INTO ${table} (${own.map(({ column }) => column).join(', ')}) VALUES (${values.join(', ')})`,
      ]
    }),
  )
  const client = await pool.connect()
  // Rows that refer to nothing: it is only about whose they are.
  await client.query('SET session_replication_role = replica')
  for (const statement of adding.values())
    for (const workspace of [MINE, THEIRS]) await client.query(statement, [workspace])
  client.release(true)
})
afterAll(() => database.close())

const count = async (client: Pick<Client, '$queryRawUnsafe'>, table: string) =>
  Count.parse(await client.$queryRawUnsafe(`SELECT count(*)::int AS count FROM ${table}`))[0].count

describe('the second wall', () => {
  it('stands for the bot’s user, and not for the owner', async () => {
    expect(await standsBehindWall(database.pool)).toBe(true)
    expect(await standsBehindWall(database.owner.pool)).toBe(false)
  })

  it('stands around every table of a workspace', async () => {
    expect(tables.length).toBeGreaterThan(40)
    const { rows } = await database.owner.pool.query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity ORDER BY 1`,
    )
    expect(Names.parse(rows).map(({ name }) => name)).toEqual(tables)
  })

  it('shows nothing to whoever does not say for whom they speak', async () => {
    const seen = []
    for (const table of tables) if ((await count(database.prisma, table)) > 0) seen.push(table)
    expect(seen).toEqual([])
    // What was said in a transaction is forgotten at its end.
    await database.prisma.$transaction([
      database.prisma.$queryRaw`SELECT set_config('foothold.workspace', ${MINE}, true)`,
    ])
    expect(await count(database.prisma, 'relationship')).toBe(0)
  })

  it('lets nobody of another workspace be seen, changed, removed or added', async () => {
    const broken: string[] = []
    for (const table of tables) {
      if ((await count(mine, table)) !== 1) broken.push(`${table}: seen`)
      if ((await mine.$executeRawUnsafe(`UPDATE ${table} SET workspace_id = workspace_id`)) !== 1)
        broken.push(`${table}: changed`)
      const moved = mine.$executeRawUnsafe(`UPDATE ${table} SET workspace_id = $1::uuid`, THEIRS)
      if (!(await isRefused(moved))) broken.push(`${table}: moved`)
      if (!(await isRefused(mine.$executeRawUnsafe(adding.get(table) ?? '', THEIRS)))) broken.push(`${table}: added`)
      await mine.$executeRawUnsafe(`DELETE FROM ${table}`)
      if ((await count(database.owner.prisma, table)) !== 1) broken.push(`${table}: removed`)
    }
    expect(broken).toEqual([])
  })

  it('lets whoever speaks for all see all', async () => {
    expect(await count(speakingFor(database.prisma, 'everywhere'), 'message_reference')).toBe(1)
  })
})

it('is switched on as docs/operations.md says, and whatever looks at all workspaces sees them', async () => {
  await using blank = await openOnServer('blank')
  const { host, port, database: name } = blank.connection
  const urlOf = (user: string) => `postgresql://${user}@${host}:${port}/${name}`
  const open = (settings: Record<string, string>) =>
    openData(readConfig({ FOOTHOLD_SECRET_KEY: KEY, ...settings }), { role: 'command', log: silent, onDeath() {} })
  const [owner, bot] = [{ DATABASE_URL: urlOf('postgres') }, { DATABASE_URL: urlOf(BOT) }]
  await (await open(owner)).close()
  await makeRole(blank.pool)
  const data = await open(bot)
  try {
    expect(data.walled).toBe(true)
    const { workspace, member } = await data.store.enter(actorOf('T1', 'Ana'), NOW)
    const message = { deliveryId: newId(), memberId: member.id, message: 'request', subjectId: newId() } as const
    await data.store.transaction(workspace.id, (tenant) =>
      tenant.enqueue({ kind: 'deliver', workspaceId: workspace.id, ...message }),
    )
    expect(await data.jobs.states()).toMatchObject([{ queue: 'messages', waiting: 1 }])
    const sums = new Map<string, number>()
    for await (const line of readBackup(data.connection, data.secrets, NOW))
      if ('is' in line) sums.set(line.table, line.is.count)
    expect([sums.get('member'), sums.get('workspace')]).toEqual([1, 1])
    expect(await data.rotateKeys(createSecrets(`${newKey()},${KEY}`))).toBe(1)
  } finally {
    await data.close()
  }
  await expect(open(bot)).rejects.toMatchObject({ reason: 'key-of-other' })
  await blank.pool.query(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
  )
  await expect(open(bot)).rejects.toMatchObject({ reason: 'database-of-other' })
})

/** Whether PostgreSQL itself says no, before it looks at keys. */
async function isRefused(work: PromiseLike<unknown>): Promise<boolean> {
  try {
    await work
    return false
  } catch (error) {
    return String(error).includes('row-level security policy')
  }
}
