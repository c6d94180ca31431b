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
import type { Connection } from '../../../src/store/database.ts'

// Prisma's own schema engine, run in this process: it holds the schema, the migrations and the database against each
// other.

const SCHEMA = new URL('../../../prisma/schema.prisma', import.meta.url)
const MIGRATIONS = new URL('../../../prisma/migrations/', import.meta.url)

/** OID of PostgreSQL's internal type "char". */
const INTERNAL_CHAR = 18

const NO_FILTERS = { externalTables: [], externalEnums: [] }

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

/** What `prisma migrate` thinks of the migrations applied to a database: null for the history when it agrees. */
export async function diagnose(connection: Connection) {
  const pool = new pg.Pool({ ...connection, max: 1 })
  try {
    return await withEngine(pool, async (engine) => {
      const migrationsList = await migrationList(await migrationNames())
      const { history, editedMigrationNames, failedMigrationNames } = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      })
      return { history: history ?? null, editedMigrationNames, failedMigrationNames }
    })
  } finally {
    await pool.end()
  }
}

type Engine = Awaited<ReturnType<typeof import('@prisma/schema-engine-wasm')['SchemaEngine']['new']>>

async function withEngine<T>(pool: pg.Pool, work: (engine: Engine, datamodel: string) => Promise<T>): Promise<T> {
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
