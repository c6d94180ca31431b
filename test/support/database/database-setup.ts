import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../../src/store/embedded/embedded.ts'
import { migrate } from '../../../src/store/migrate.ts'
import { startServer } from './server.ts'

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

export default async function setup(project: TestProject) {
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
