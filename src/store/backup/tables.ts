import type pg from 'pg'
import { z } from 'zod'
import { JOBS, Sum, WHICH } from './lines.ts'

type Client = Pick<pg.ClientBase, 'query'>

const Names = z.array(z.object({ name: z.string() }))

/** All tables that hold something of people's: the application's own, and the queue's jobs, which come last. */
export async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT format('%I', relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY relname`,
  )
  return [...Names.parse(rows).map(({ name }) => name), JOBS]
}

/** The migrations applied to a database, oldest first. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query(`SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1`)
  return Names.parse(rows).map(({ name }) => name)
}

/** The version of the queue's tables. */
export async function queueVersionOf(client: Client): Promise<number> {
  const { rows } = await client.query('SELECT version FROM pgboss.version')
  return z.tuple([z.object({ version: z.number() })]).parse(rows)[0].version
}

/** A table's rows, counted and added up. */
export async function sumOf(client: Client, table: string): Promise<Sum> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS count,
       coalesce(sum(('x' || left(md5(row_to_json(t)::text), 15))::bit(60)::bigint::numeric), 0)::text AS sum
     FROM ${table} t WHERE ${WHICH[table] ?? 'true'}`,
  )
  return z.tuple([Sum]).parse(rows)[0]
}
