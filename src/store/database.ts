import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { z } from 'zod'
import { PrismaClient } from './generated/client.ts'
import { createStatementNames } from './sql/planned-once.ts'

/** How a `pg` pool connects: the only difference between embedded and server databases. */
export type Connection = Pick<
  pg.PoolConfig,
  'host' | 'port' | 'user' | 'database' | 'connectionString' | 'statement_timeout' | 'lock_timeout'
> & {
  /** True if all connections share one session, as those to the embedded database do. */
  oneSession?: boolean
}

export type Database = {
  pool: pg.Pool
  prisma: PrismaClient
  /** Whether its role sees only rows of the workspace it said it speaks for (src/store/sql/wall.ts). */
  walled?: boolean
  close(): Promise<void>
}

/** Connections per process. The embedded database runs one statement at a time, so more would only queue. */
const POOL_SIZE = 8

/** How long a transaction may wait to start, and may run, in milliseconds (Prisma's defaults are 2 s and 5 s). */
const TRANSACTION = { maxWait: 30_000, timeout: 60_000 }

/** Opens the pool shared by Prisma, raw SQL and pg-boss. */
export function openDatabase(connection: Connection, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({ ...connection, max: POOL_SIZE })
  // A broken idle connection must not end the process: the pool opens another.
  pool.on('error', onError)
  const named = keepsStatements(connection) ? { statementNameGenerator: createStatementNames() } : {}
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, named), transactionOptions: TRANSACTION })
  return {
    pool,
    prisma,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** Whether a named statement is there again on its own connection: not behind a pooler that says it keeps none. */
function keepsStatements({ oneSession = false, connectionString }: Connection): boolean {
  if (oneSession) return false
  return connectionString === undefined || new URL(connectionString).searchParams.get('pgbouncer') !== 'true'
}

const About = z.tuple([z.object({ version: z.string(), now: z.date() })])

/** PostgreSQL's version, and the time by its clock. */
export async function aboutDatabase(pool: pg.Pool): Promise<{ version: string; now: Date }> {
  const { rows } = await pool.query(`SELECT current_setting('server_version') AS version, clock_timestamp() AS now`)
  return About.parse(rows)[0]
}
