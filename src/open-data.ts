import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from './app/ports/log.ts'
import type { Store } from './app/ports/store.ts'
import type { Config } from './config.ts'
import { type Jobs, openJobs } from './jobs/index.ts'
import { type Connection, openDatabase } from './store/database.ts'
import { openDataDir } from './store/embedded/data-dir.ts'
import { createStore } from './store/index.ts'
import { migrate } from './store/migrate.ts'
import { createSecrets, keyInFolder } from './store/secrets.ts'

export type Data = {
  store: Store
  jobs: Jobs
  /** True if another process on this machine has the embedded database open and runs its jobs. */
  attached: boolean
  close(): Promise<void>
}

/**
 * Opens all storage: the database, embedded or on a server, migrated to the latest version, its job queue, and the
 * store on top of both. Shared by the bot and the command line.
 *
 * @param role 'bot' requires exclusive use of an embedded database; 'command' attaches to a running bot
 * @param onStep called at the start of each step, in words that follow "Foothold is starting:"
 * @param onDeath called when an embedded database stops by itself
 * @throws DomainError data-dir-in-use
 */
export async function openData(
  config: Config,
  options: { role: 'bot' | 'command'; log: Log; onStep?(doing: string): void; onDeath(error: Error): void },
): Promise<Data> {
  const { role, log, onStep, onDeath } = options
  const folder = config.database.kind === 'embedded' ? config.dataDir : null
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  onStep?.(await firstStep(folder))
  const opened = folder ? await openDataDir({ dataDir: folder, role, onExit: onDeath }) : null
  const closing: (() => Promise<void>)[] = opened ? [opened.close] : []
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    const connection: Connection =
      config.database.kind === 'server' ? { connectionString: config.database.url } : (opened?.connection ?? {})
    onStep?.('bringing its database up to date')
    const applied = await migrate(connection)
    if (applied.length > 0) log.info({ applied }, 'The database was brought up to date')
    const database = openDatabase(connection, (error) => log.error({ err: error }, 'A database connection broke'))
    closing.push(database.close)
    const jobs = await openJobs({ pool: database.pool, alone: opened !== null && !opened.attached, log })
    closing.push(jobs.stop)
    const secretKey = config.database.kind === 'server' ? config.database.secretKey : config.secretKey
    const secrets = createSecrets(secretKey ?? (await keyInFolder(config.dataDir)))
    return { store: createStore(database, secrets, jobs), jobs, attached: opened?.attached ?? false, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A new embedded database is created first, which takes seconds. */
async function firstStep(folder: string | null): Promise<string> {
  if (folder === null) return 'opening its database'
  return await access(join(folder, 'postgres')).then(
    () => 'opening its database',
    () => 'setting up its database',
  )
}
