import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Connection, type Database, openDatabase } from '../../../src/store/database.ts'
import { openEmbedded } from '../../../src/store/embedded/embedded.ts'
import { TEMPLATES } from './server.ts'

/** `blank` is a database nobody has migrated. */
export type State = 'migrated' | 'blank'

export type OpenedDatabase = Database & AsyncDisposable & { connection: Connection }

export type TestDatabase = {
  name: 'embedded' | 'server'
  /** A fresh database of one's own. Opening one costs up to a second: share it among a file's tests, each with its own workspace. */
  open(state?: State): Promise<OpenedDatabase>
}

/** The two databases Foothold runs on, for `describe.each(databases)('… on $name', ({ open }) => …)`. */
export const databases: TestDatabase[] = [
  { name: 'embedded', open: openOnEmbedded },
  { name: 'server', open: openOnServer },
]

/** The embedded database alone. */
export async function openOnEmbedded(state: State = 'migrated'): Promise<OpenedDatabase> {
  const embedded = await openEmbedded({ template: inject('databases').embedded[state], onExit: fail })
  return opened({ ...embedded.address, user: 'postgres', database: 'postgres' }, embedded.stop)
}

/** The server alone, for tests of what does not depend on the database: it takes half of the processor time. */
export async function openOnServer(state: State = 'migrated'): Promise<OpenedDatabase> {
  const { server } = inject('databases')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATES[state]}`)
  // Not by force: the server waits some seconds for connections that are just closing, and complains of forgotten ones.
  return opened({ ...server, database: name }, () => administer(`DROP DATABASE ${name}`))
}

/** Removes every workspace, its jobs, and what is remembered of handled events, so that the next test starts anew. */
export async function emptyDatabase({ pool }: OpenedDatabase): Promise<void> {
  // There is little in it: deleting takes a tenth of the time of TRUNCATE, which makes every table and index anew.
  await pool.query('DELETE FROM workspace; DELETE FROM processed_event; DELETE FROM support.job')
}

function opened(connection: Connection, remove: () => Promise<void>): OpenedDatabase {
  const database = openDatabase(connection, fail)
  const close = async () => {
    await database.close()
    await remove()
  }
  return { ...database, connection, close, [Symbol.asyncDispose]: close }
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('databases').server, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database that breaks on its own fails the run. */
function fail(error: Error): never {
  throw error
}
