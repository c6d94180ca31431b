import type pg from 'pg'
import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'

// A server's PostgreSQL gathers statistics, vacuums and keeps its log of changes (WAL) short in processes of its own. The
// embedded one has no other process: without statistics a query over 4,000 asks took 26 s, with them 41 ms, and its WAL
// grows until it is closed. So its holder does the same here, a table at a time: others come in between.

/** How often to look, in milliseconds: a look costs one small query. */
const EVERY = 60_000

/** How large the WAL may grow before a checkpoint lets go of it, in bytes: two of its files. */
const WAL = 32 * 1024 * 1024

/**
 * What autovacuum would do (PostgreSQL's manual, "The Autovacuum Daemon"): its thresholds, and its counts, which are kept
 * here too, but only brought up to date when asked. A table never analyzed has -1 rows. They are forgotten in a crash: the
 * size of the table then still tells that it grew. A table of a few rows is left without statistics: taken for a page's
 * usual filling they make the next import a loop over all rows for each row.
 */
const DUE = `
  SELECT format('%I.%I', s.schemaname, s.relname) AS name,
    s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) AS vacuum,
    s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
      OR (c.reltuples < 0 AND pg_relation_size(c.oid) > 65536)
      OR pg_relation_size(c.oid) > 1.5 * c.relpages * 8192 + 65536 AS analyze
  FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE c.relkind = 'r'`
const Due = z.array(z.object({ name: z.string(), vacuum: z.boolean(), analyze: z.boolean() }))

const Size = z.tuple([z.object({ bytes: z.coerce.number() })])

type Sql = Pick<pg.Pool, 'query'>

/**
 * Refreshes statistics and removes dead rows where enough has changed, and shortens the WAL where it grew.
 *
 * @returns what was done, as SQL
 */
export async function lookAfter(pool: Sql): Promise<string[]> {
  const done: string[] = []
  const run = async (statement: string) => {
    await pool.query(statement)
    done.push(statement)
  }
  await pool.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await pool.query(DUE)
  for (const { name, vacuum, analyze } of Due.parse(rows)) {
    if (vacuum) await run(`VACUUM (ANALYZE) ${name}`)
    else if (analyze) await run(`ANALYZE ${name}`)
  }
  const wal = await pool.query('SELECT coalesce(sum(size), 0) AS bytes FROM pg_ls_waldir()')
  if (Size.parse(wal.rows)[0].bytes > WAL) await run('CHECKPOINT')
  return done
}

/**
 * Leaves nothing readable of what was deleted: tables are written anew without their dead rows, and the WAL up to now is
 * let go of. Takes seconds in a big workspace, in which nobody else is served.
 */
export async function forgetDeleted(pool: Sql): Promise<void> {
  const { rows } = await pool.query(DUE)
  for (const { name } of Due.parse(rows)) await pool.query(`VACUUM (FULL, ANALYZE) ${name}`)
  // The file of the WAL that is being written is ended, and then none before it is needed any more.
  await pool.query('SELECT pg_switch_wal()')
  await pool.query('CHECKPOINT')
}

/**
 * Looks after the database from now on, for as long as this process holds it.
 *
 * @returns ends it
 */
export function keepUp(pool: Sql, log: Log): () => void {
  let isBusy = false
  const look = async () => {
    if (isBusy) return
    isBusy = true
    try {
      await lookAfter(pool)
    } catch (error) {
      log.error({ err: error }, 'The embedded database could not be looked after')
    } finally {
      isBusy = false
    }
  }
  const timer = setInterval(look, EVERY)
  timer.unref()
  void look()
  return () => clearInterval(timer)
}
