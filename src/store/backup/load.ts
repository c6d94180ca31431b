import pg from 'pg'
import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import type { Connection } from '../database.ts'
import { migrate } from '../migrate.ts'
import type { Secrets } from '../secrets.ts'
import { Head, JOBS, KEY_CHECK, Line, SESSION, type Sum } from './lines.ts'
import { migrationsOf, queueVersionOf, sumOf, tablesOf } from './tables.ts'

const Keys = z.array(z.object({ table: z.string(), name: z.string(), definition: z.string() }))

const Tables = z.array(z.object({ table: z.string() }))

/** What was loaded: rows by table. */
export type Loaded = Record<string, number>

/**
 * Loads a backup into an empty database, in one transaction: all of it, checked by count and sum against what was read, or
 * nothing. What a migration added since the backup is added then.
 *
 * @param makeQueue makes the tables of the job queue
 * @throws DomainError cannot-start when the database is not empty, the key is another, or something of the backup is missing
 */
export async function loadBackup(
  connection: Connection,
  lines: AsyncIterable<unknown>,
  { secrets, makeQueue }: { secrets: Secrets; makeQueue(): Promise<void> },
): Promise<Loaded> {
  const given = lines[Symbol.asyncIterator]()
  try {
    const head = readHead((await given.next()).value)
    checkKey(head, secrets)
    await prepare(connection, head)
    await makeQueue()
    return await load(connection, head, given)
  } finally {
    // Whoever reads them from a database lets go of it.
    await given.return?.()
  }
}

async function load(connection: Connection, head: Head, given: AsyncIterator<unknown>): Promise<Loaded> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(SESSION)
    if ((await queueVersionOf(client)) !== head.queue) throw new DomainError('backup-of-other-version')
    const loaded = await loadAll(client, given)
    await client.query('COMMIT')
    await migrate(connection)
    return loaded
  } finally {
    await client.end()
  }
}

function readHead(line: unknown): Head {
  const head = Head.safeParse(line)
  if (!head.success) throw new DomainError('backup-unreadable')
  return head.data
}

function checkKey(head: Head, secrets: Secrets): void {
  let opened = ''
  try {
    opened = secrets.open(head.keyCheck)
  } catch {
    // Told below.
  }
  if (opened !== KEY_CHECK) throw new DomainError('key-of-other', { path: null })
}

/** Brings an empty database to the migrations of the backup. */
async function prepare(connection: Connection, { migrations }: Head): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('BEGIN')
    if (await isThere(client, 'workspace')) {
      const { rows } = await client.query('SELECT 1 FROM workspace LIMIT 1')
      if (rows.length > 0) throw new DomainError('database-not-empty')
      await empty(client, migrations)
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  await migrate(connection, migrations)
}

/** Removes what a bot notes before anybody has spoken; tables of other migrations than the backup's are made anew. */
async function empty(client: pg.Client, migrations: string[]): Promise<void> {
  const applied = await migrationsOf(client)
  const isSame = applied.length === migrations.length && applied.every((name) => migrations.includes(name))
  if (!isSame) await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  else await client.query(`TRUNCATE ${(await tablesOf(client)).filter((table) => table !== JOBS).join(', ')}`)
}

async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS there', [table])
  return z.tuple([z.object({ there: z.boolean() })]).parse(rows)[0].there
}

async function loadAll(client: pg.Client, lines: AsyncIterator<unknown>): Promise<Loaded> {
  const restore = await dropForeignKeys(client)
  const wake = await restTriggers(client)
  const sums = new Map<string, Sum>()
  const known = new Set(await tablesOf(client))
  let isComplete = false
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = Line.safeParse(next.value)
    if (!line.success) throw new DomainError('backup-unreadable')
    if ('complete' in line.data) isComplete = true
    else if (!known.has(line.data.table)) throw new DomainError('backup-of-other-version')
    else if ('is' in line.data) sums.set(line.data.table, line.data.is)
    else await insert(client, line.data.table, line.data.rows)
  }
  if (!isComplete) throw new DomainError('backup-incomplete')
  await compare(client, sums)
  // What ran when the backup was taken runs again.
  await client.query(`UPDATE pgboss.job SET state = 'retry', started_on = NULL WHERE state = 'active'`)
  await wake()
  await restore()
  return Object.fromEntries([...sums].map(([table, { count }]) => [table, count]))
}

async function compare(client: pg.Client, sums: Map<string, Sum>): Promise<void> {
  for (const [table, { count, sum }] of sums) {
    const is = await sumOf(client, table)
    if (is.count !== count || is.sum !== sum) throw new DomainError('backup-differs', { table })
  }
}

async function insert(client: pg.Client, table: string, rows: object[]): Promise<void> {
  await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [
    JSON.stringify(rows),
  ])
}

/**
 * Switches the triggers off: what they work out is in the rows, and halfway through they would work it out from half of them.
 *
 * @returns switches them on again
 */
async function restTriggers(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query(
    `SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger
     JOIN pg_class c ON c.oid = tgrelid AND c.relnamespace = 'public'::regnamespace WHERE NOT tgisinternal`,
  )
  const tables = Tables.parse(rows)
  const all = async (how: 'DISABLE' | 'ENABLE') => {
    for (const { table } of tables) await client.query(`ALTER TABLE ${table} ${how} TRIGGER USER`)
  }
  await all('DISABLE')
  return () => all('ENABLE')
}

/** Rows refer to others that come later. @returns makes the foreign keys again, which checks every row */
async function dropForeignKeys(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS table, format('%I', conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )
  const keys = Keys.parse(rows)
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  return async () => {
    for (const { table, name, definition } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
  }
}
