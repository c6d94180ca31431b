import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../../src/store/embedded/embedded.ts'
import { migrate } from '../../../src/store/migrate.ts'
import { foothold } from '../process/bot-process.ts'
import { startServer } from './server.ts'

// Once a run: a migrated embedded database to copy, and a server with a migrated template to copy. What cannot start
// fails the run. The embedded one takes half a minute of computing, and is kept until what it is made from changes.

const ROOT = new URL('../../../', import.meta.url)
const KEPT = fileURLToPath(new URL('node_modules/.cache/foothold-test/', ROOT))
/** What an embedded database is made from, besides the migrations. */
const MADE_FROM = [
  'node_modules/@electric-sql/pglite/package.json',
  'src/open-data.ts',
  'src/store/embedded/data-dir.ts',
  'src/store/embedded/embedded-worker.ts',
  'src/store/migrate.ts',
]

export type PreparedDatabases = {
  /** Files with a copy of an embedded database, and a DATA_DIR as the first command leaves it. */
  embedded: { migrated: string; blank: string; dataDir: string }
  server: { host: string; port: number; user: string; password: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    databases: PreparedDatabases
  }
}

export default async function setup(project: TestProject) {
  const { stop, restart: _, pid: __, ...server } = await startServer()
  try {
    project.provide('databases', { embedded: await prepareEmbedded(), server })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

async function prepareEmbedded(): Promise<PreparedDatabases['embedded']> {
  const folder = join(KEPT, await fingerprint())
  const files = {
    migrated: join(folder, 'migrated.tar'),
    blank: join(folder, 'blank.tar'),
    dataDir: join(folder, 'data'),
  }
  // The folder is written last.
  if (await isThere(files.dataDir)) return files
  await mkdir(folder, { recursive: true })
  const embedded = await openEmbedded({})
  try {
    await keep(files.blank, await embedded.dump())
    await migrate({ ...embedded.address, user: 'postgres', database: 'postgres' })
    await keep(files.migrated, await embedded.dump())
  } finally {
    await embedded.stop()
  }
  await keepDataDir(files.dataDir)
  return files
}

/** A folder whose database holds no workspace yet. */
async function keepDataDir(path: string): Promise<void> {
  const part = `${path}.${process.pid}`
  const { code, stderr } = await foothold(part, 'migrate')
  if (code !== 0) throw new Error(`No folder could be prepared: ${stderr}`)
  // Another run that was quicker left the same one.
  await rename(part, path).catch(() => rm(part, { recursive: true }))
}

/** Changes with everything an embedded database is made from. */
async function fingerprint(): Promise<string> {
  const folder = fileURLToPath(new URL('prisma/migrations/', ROOT))
  const migrations = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.sql')).sort()
  const files = [
    ...migrations.map((name) => join(folder, name)),
    ...MADE_FROM.map((name) => fileURLToPath(new URL(name, ROOT))),
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(fileURLToPath(ROOT).length)).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

/** Writes a file whole or not at all: another run may look for it meanwhile. */
async function keep(path: string, content: Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}`
  await writeFile(part, content)
  await rename(part, path)
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
