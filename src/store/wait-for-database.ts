import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { DomainError } from '../domain/errors.ts'
import type { Connection } from './database.ts'
import { awayOf, type DatabaseAway, databaseFault } from './faults.ts'

/** How long one try may take, and the pause before the next, in milliseconds. */
const TRY = 5_000
const PAUSE = 1_000

/** The oldest PostgreSQL that knows all that is asked of it, as `server_version_num`. */
const OLDEST = 150_000

const Version = z.tuple([z.object({ number: z.coerce.number(), version: z.string() })])

/**
 * Waits until the database answers: beside a bot that starts with its machine, it may take a while.
 *
 * @param options.patience how long, in seconds
 * @param options.onWait called when it does not answer, again when the reason changes
 * @throws DomainError cannot-start once patience is over, and at once where waiting does not help
 */
export async function waitForDatabase(
  connection: Connection,
  options: { patience: number; onWait(why: DatabaseAway): void },
): Promise<void> {
  const { patience, onWait } = options
  const until = performance.now() + patience * 1000
  let told: DatabaseAway | null = null
  for (;;) {
    try {
      return await look(connection)
    } catch (error) {
      const why = awayOf(error)
      if (!why) throw databaseFault(error)
      if (performance.now() >= until) throw new DomainError('database-away', { why, seconds: patience, cause: error })
      if (why !== told) onWait(why)
      told = why
      await pause(PAUSE)
    }
  }
}

async function look(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: TRY })
  // A connection that breaks while it is idle must not end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
    )
    const [{ number, version }] = Version.parse(rows)
    if (number < OLDEST) throw new DomainError('database-too-old', { version })
  } finally {
    await client.end().catch(() => undefined)
  }
}
