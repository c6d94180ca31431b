import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { z } from 'zod'
import { newId } from '../app/ports/new-id.ts'
import { DomainError } from '../domain/errors.ts'
import type { Connection } from './database.ts'

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url)

/** The lock number of `prisma migrate`, so that the two never run at once. */
const LOCK = 72_707_369

/** The history table exactly as `prisma migrate` creates it (Prisma 7). */
const HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`

type Migration = { name: string; sql: string }

/**
 * Applies all pending migrations in one transaction under a transaction-level lock, so that several processes may
 * start at once and a failed migration leaves nothing behind. Maintains Prisma's own `_prisma_migrations` table, so
 * `prisma migrate deploy` also works. Prisma's engine is not used: it keeps a process alive for ten seconds after its
 * work, and PostgreSQL needs no help to run an SQL file.
 *
 * @param only the names of those to apply, where a backup was made before the others
 * @returns the names of the migrations just applied, oldest first
 * @throws DomainError cannot-start if `prisma migrate` left one half done, or a newer program brought the database
 *   further than this one knows, or the tables are another role's; Error with PostgreSQL's own message
 */
export async function migrate(connection: Connection, only?: readonly string[]): Promise<string[]> {
  const all = await readMigrations()
  const newer = only?.find((name) => !all.some((migration) => migration.name === name))
  if (newer) throw new DomainError('database-newer', { migration: newer })
  const migrations = only ? all.filter(({ name }) => only.includes(name)) : all
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const lacking = (await pending(client, migrations)).length
    if (lacking === 0) return []
    if (!(await mayMigrate(client))) throw new DomainError('database-of-other', { lacking })
    await client.query('BEGIN')
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
      await client.query(HISTORY)
      // Checked again under the lock: another process may have been faster.
      const due = await pending(client, migrations)
      for (const migration of due) await apply(client, migration)
      await client.query('COMMIT')
      return due.map(({ name }) => name)
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  } finally {
    await client.end()
  }
}

/**
 * How many migrations the database lacks; changes nothing.
 *
 * @returns `all` where nobody has migrated it yet
 * @throws as migrate does
 */
export async function lackingMigrations(connection: Connection): Promise<number | 'all'> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const migrations = await readMigrations()
    const lacking = (await pending(client, migrations)).length
    return lacking === migrations.length ? 'all' : lacking
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query(sql)
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [newId(), createHash('sha256').update(sql).digest('hex'), name],
  )
}

const HistoryRow = z.object({ name: z.string(), finished: z.boolean() })

/** Whether the tables are this role's, or there are none yet. */
async function mayMigrate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('_prisma_migrations')), true) AS may`,
  )
  return z.tuple([z.object({ may: z.boolean() })]).parse(rows)[0].may
}

/** Migrations not yet applied to this database, oldest first. */
async function pending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const table = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!z.tuple([z.object({ there: z.boolean() })]).parse(table.rows)[0].there) return migrations
  const { rows } = await client.query(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const history = z.array(HistoryRow).parse(rows)
  const halfDone = history.find(({ finished }) => !finished)
  if (halfDone) throw new DomainError('database-half-done', { migration: halfDone.name })
  const newer = history.find(({ name }) => !migrations.some((migration) => migration.name === name))
  if (newer) throw new DomainError('database-newer', { migration: newer.name })
  const applied = new Set(history.map(({ name }) => name))
  return migrations.filter(({ name }) => !applied.has(name))
}

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return await Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8'),
    })),
  )
}
