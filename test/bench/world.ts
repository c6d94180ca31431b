import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../src/app/store.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { createStore } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createSecrets, newKey } from '../../src/store/secrets.ts'

/** A fresh embedded database on disk with a store on it, for one measure; its jobs go nowhere. */
export async function openWorld(): Promise<{ database: Database; store: Store; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'foothold-bench-'))
  const embedded = await openEmbedded({ dataDir: folder })
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
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const actor = (user: string) =>
  ({ platform: 'local', workspace: 'local', workspaceName: 'Local workspace', user, userName: user }) as const

/** Most memory the process ever held, in MB. */
export function peakMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
