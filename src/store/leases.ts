import pg from 'pg'
import { z } from 'zod'
import type { Connection } from './database.ts'

// Leases: what one process holds until a moment, by the database's clock, and prolongs as long as it lives. No session
// lock: one outlives a machine that vanished by hours, and a pooler between would give it to whoever comes next.

/** How long a lease lasts unless it is prolonged, in milliseconds. */
export const LEASE = 15_000

/** How long a statement may take, in milliseconds. */
const PATIENCE = 4_000

export type Leases = {
  /** Takes a lease, or prolongs it; false while another process has it. */
  hold(name: string, holder: string): Promise<boolean>
  /** Gives it back. */
  release(name: string, holder: string): Promise<void>
  close(): Promise<void>
}

/** On a connection of their own: a busy bot must not lose its lease for want of one. */
export function openLeases(connection: Connection, onError: (error: Error) => void): Leases {
  const limits = { max: 1, query_timeout: PATIENCE, connectionTimeoutMillis: PATIENCE }
  const pool = new pg.Pool({ ...connection, ...limits })
  pool.on('error', onError)
  return {
    async hold(name, holder) {
      const { rowCount } = await pool.query(
        `INSERT INTO lease AS l (name, holder, since, until)
         VALUES ($1, $2, clock_timestamp(), clock_timestamp() + $3 * interval '1 ms')
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until,
           since = CASE WHEN l.holder = excluded.holder THEN l.since ELSE excluded.since END
         WHERE l.holder = excluded.holder OR l.until < clock_timestamp()`,
        [name, holder, LEASE],
      )
      return rowCount === 1
    },
    async release(name, holder) {
      await pool.query('DELETE FROM lease WHERE name = $1 AND holder = $2', [name, holder])
    },
    close: () => pool.end(),
  }
}

const Held = z.array(z.object({ name: z.string(), seconds: z.number() }))

/** The leases that are held, and since how many seconds. */
export async function heldLeases(pool: pg.Pool): Promise<z.infer<typeof Held>> {
  const { rows } = await pool.query(
    `SELECT name, extract(epoch FROM clock_timestamp() - since)::int AS seconds
     FROM lease WHERE until >= clock_timestamp() ORDER BY name`,
  )
  return Held.parse(rows)
}
