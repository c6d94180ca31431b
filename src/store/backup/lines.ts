import { z } from 'zod'

// The one format of `foothold backup`, `restore` and `migrate-to`: lines of JSON, whatever the database. First a head, then
// each table's rows in pieces, each table's sum, and at the end a line that says that nothing is missing. Rows are as
// PostgreSQL writes them (row_to_json), so that they come back exactly. A file holds these lines compressed with gzip.

/** What is sealed into the head: whoever can open it has the key that belongs to the rows. */
export const KEY_CHECK = 'foothold'

export const Head = z.object({
  format: z.literal('foothold-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The migrations that made these tables. */
  migrations: z.array(z.string()),
  /** The version of the job queue's tables. */
  queue: z.number(),
  keyCheck: z.string(),
})
export type Head = z.infer<typeof Head>

/** A table's rows counted and added up, in any order: `sum` is of each row's MD5, as a number. */
export const Sum = z.object({ count: z.number(), sum: z.string() })
export type Sum = z.infer<typeof Sum>

export const Line = z.union([
  z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }),
  z.object({ table: z.string(), is: Sum }),
  z.object({ complete: z.literal(true) }),
])
export type Line = z.infer<typeof Line>

/** Rows a line. */
export const PIECE = 500

/** The queue's table: only what is still to be done is taken along. */
export const JOBS = 'pgboss.job'

/** Which rows of a table are taken along, as SQL. */
export const WHICH: Record<string, string> = {
  [JOBS]: `name IN ('messages', 'imports', 'coverage', 'files') AND state IN ('created', 'retry', 'active', 'failed')`,
}

/** A row as text, the same on every database: times in UTC. It speaks for all workspaces (src/store/sql/wall.ts). */
export const SESSION = `SET LOCAL foothold.everywhere = 'on'; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'`
