import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { z } from 'zod'
import type { Connection } from './database.ts'

const SCHEMA = new URL('../../prisma/schema.prisma', import.meta.url)
const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url)

/** Any number, the same in every process: who holds this lock migrates. */
const LOCK = 6_021_001

/** OID of PostgreSQL's internal type "char". */
const INTERNAL_CHAR = 18

const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Brings the database to the newest migration, all in one transaction under a transaction-level lock, so that several
 * processes may start at once and a failed migration leaves nothing behind. Keeps Prisma's own `_prisma_migrations`
 * table, so `prisma migrate deploy` may be used instead.
 *
 * @returns the names of the migrations applied now, oldest first
 */
export async function migrate(connection: Connection): Promise<string[]> {
  const names = await migrationNames()
  // One connection: the engine's statements run inside the transaction opened here.
  const pool = new pg.Pool({ ...connection, max: 1 })
  try {
    if (await isCurrent(pool, names)) return []
    await pool.query('BEGIN')
    await pool.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const applied = await withEngine(pool, async (engine) =>
      engine.applyMigrations({ migrationsList: await migrationList(names), filters: NO_FILTERS }),
    )
    await pool.query('COMMIT')
    return applied.appliedMigrationNames
  } finally {
    await pool.end()
  }
}

/**
 * The SQL that leads from the database as it is to schema.prisma; empty when they are equal.
 */
export async function schemaDifference(connection: Connection): Promise<string> {
  const pool = new pg.Pool({ ...connection, max: 1 })
  try {
    return await withEngine(pool, async (engine, datamodel) => {
      const files = [{ path: 'schema.prisma', content: datamodel }]
      const answer = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      })
      return answer.stdout ?? ''
    })
  } finally {
    await pool.end()
  }
}

type Engine = Awaited<ReturnType<typeof import('@prisma/schema-engine-wasm')['SchemaEngine']['new']>>

async function withEngine<T>(pool: pg.Pool, work: (engine: Engine, datamodel: string) => Promise<T>): Promise<T> {
  // Loaded on demand: the engine is 5 MB that an up-to-date database never needs.
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm')
  const datamodel = await readFile(SCHEMA, 'utf8')
  const adapter = bindMigrationAwareSqlAdapterFactory(engineAdapter(pool))
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', datamodel]] }, () => {}, adapter)
  try {
    return await work(engine, datamodel)
  } finally {
    engine.free()
  }
}

/**
 * The engine reads PostgreSQL's catalogue, whose one-byte type "char" the adapter refuses. The pool shows it such
 * columns as character, and the adapter's answer then names them as the engine expects.
 */
function engineAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  let characters: number[] = []
  const query = pool.query.bind(pool)
  Object.assign(pool, {
    async query(statement: pg.QueryArrayConfig, values?: unknown[]) {
      const result = await query(statement, values)
      characters = []
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== INTERNAL_CHAR) continue
        field.dataTypeID = pg.types.builtins.BPCHAR
        characters.push(index)
      }
      return result
    },
  })
  const factory = new PrismaPg(pool)
  const connect = async () => {
    const adapter = await factory.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    return Object.assign(adapter, {
      async queryRaw(statement: SqlQuery) {
        const result = await queryRaw(statement)
        for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character
        return result
      },
    })
  }
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect }
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function isCurrent(pool: pg.Pool, names: string[]): Promise<boolean> {
  const table = await pool.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!z.array(z.object({ there: z.boolean() })).parse(table.rows)[0]?.there) return false
  const done = await pool.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL')
  const applied = new Set(
    z
      .array(z.object({ migration_name: z.string() }))
      .parse(done.rows)
      .map((row) => row.migration_name),
  )
  return names.every((name) => applied.has(name))
}

async function migrationList(names: string[]) {
  return {
    baseDir: fileURLToPath(MIGRATIONS),
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(new URL('migration_lock.toml', MIGRATIONS), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8') },
        },
      })),
    ),
  }
}
