import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Store } from '../../src/app/ports/store.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded/embedded.ts'
import { createStore } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createSecrets, newKey } from '../../src/store/secrets.ts'
import { type startServer, TEMPLATES } from '../support/database/server.ts'

export type World = { database: Database; store: Store; close(): Promise<void> }

/** A folder with a fresh embedded database, brought up to date and closed again. */
export async function prepareFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foothold-bench-'))
  const world = await openWorld(folder)
  await world.close()
  return folder
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** The embedded database in a folder, or in memory, with a store on it; its jobs go nowhere. */
export async function openWorld(folder?: string): Promise<World> {
  const embedded = await openEmbedded(folder === undefined ? {} : { dataDir: folder })
  const connection = { ...embedded.address, user: 'postgres', database: 'postgres' }
  await migrate(connection)
  const database = openDatabase(connection, (error) => console.error(error.message))
  const store = createStore(database, createSecrets(newKey()), { async enqueue() {}, wake() {} })
  return {
    database,
    store,
    async close() {
      await database.close()
      await embedded.stop()
    },
  }
}

/** A database of its own on a server, brought up to date; it goes with the server. */
export async function openOnServer(
  { host, port, user, password }: Pick<Awaited<ReturnType<typeof startServer>>, 'host' | 'port' | 'user' | 'password'>,
  name: string,
): Promise<Database> {
  const server = { host, port, user, password }
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATES.migrated}`)
  await admin.end()
  let closed = false
  // Connections that are just closing when the server stops complain.
  const database = openDatabase({ ...server, database: name }, (error) => closed || console.error(error.message))
  const close = async () => {
    closed = true
    await database.close()
  }
  return { ...database, close }
}

export const actor = (user: string) =>
  ({
    platform: 'local',
    workspace: 'local',
    workspaceName: 'Local workspace',
    user,
    userName: user,
    active: true,
  }) as const

/** Waits until the process holds no more memory than a moment ago, then notes the most it holds until asked, in MB. */
export async function watchMemory(): Promise<() => number> {
  for (let before = 0; ; ) {
    const held = process.memoryUsage.rss()
    if (held <= before) break
    before = held
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  return () => {
    clearInterval(timer)
    return Math.round(most / 1024 / 1024)
  }
}
