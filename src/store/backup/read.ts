import pg from 'pg'
import { z } from 'zod'
import type { Connection } from '../database.ts'
import type { Secrets } from '../secrets.ts'
import { type Head, KEY_CHECK, type Line, PIECE, SESSION, WHICH } from './lines.ts'
import { migrationsOf, queueVersionOf, sumOf, tablesOf } from './tables.ts'

const Rows = z.array(z.object({ row: z.record(z.string(), z.unknown()) }))

/**
 * Reads a whole database as it is at one moment, while others go on. The embedded one serves nobody else meanwhile: a
 * second or two for each 100,000 relationships.
 */
export async function* readBackup(connection: Connection, secrets: Secrets, now: Date): AsyncGenerator<Head | Line> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(SESSION)
    yield {
      format: 'foothold-backup',
      version: 1,
      createdAt: now.toISOString(),
      migrations: await migrationsOf(client),
      queue: await queueVersionOf(client),
      keyCheck: secrets.seal(KEY_CHECK),
    }
    for (const table of await tablesOf(client)) {
      yield* readTable(client, table)
      yield { table, is: await sumOf(client, table) }
    }
    yield { complete: true }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/** Numbers of rows in JSON are exact only as long as none is larger than 2^53: no column is a bigint. */
async function* readTable(client: pg.Client, table: string): AsyncGenerator<Line> {
  await client.query(
    `DECLARE piece NO SCROLL CURSOR FOR SELECT row_to_json(t) AS row FROM ${table} t WHERE ${WHICH[table] ?? 'true'}`,
  )
  for (;;) {
    const { rows } = await client.query(`FETCH ${PIECE} FROM piece`)
    const read = Rows.parse(rows)
    if (read.length > 0) yield { table, rows: read.map(({ row }) => row) }
    if (read.length < PIECE) break
  }
  await client.query('CLOSE piece')
}
