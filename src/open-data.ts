import { mkdir } from 'node:fs/promises'
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
  /** True where another process on this machine has the embedded database open and runs its jobs. */
  attached: boolean
  close(): Promise<void>
}

/**
 * Opens everything that is remembered: the database, embedded or a server's, brought to the newest migration, the job
 * queue in it, and the store on both. The bot and the command line share it.
 *
 * @param role 'bot' insists on being the only one on an embedded database; 'command' attaches to a running bot
 * @param onDeath told when an embedded database stops by itself
 * @throws DomainError data-dir-in-use
 */
export async function openData(
  config: Config,
  options: { role: 'bot' | 'command'; log: Log; onDeath(error: Error): void },
): Promise<Data> {
  const { role, log, onDeath } = options
  const folder = config.database.kind === 'embedded' ? config.dataDir : null
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const opened = folder ? await openDataDir({ dataDir: folder, role, onExit: onDeath }) : null
  const closing: (() => Promise<void>)[] = opened ? [opened.close] : []
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    const connection: Connection =
      config.database.kind === 'server' ? { connectionString: config.database.url } : (opened?.connection ?? {})
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
