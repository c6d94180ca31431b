import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './app/ports/log.ts'
import type { Store } from './app/ports/store.ts'
import type { Config } from './config.ts'
import { DomainError } from './domain/errors.ts'
import { type Jobs, openJobs } from './jobs/index.ts'
import { checkKey, holdsSecrets } from './store/check-key.ts'
import { aboutDatabase, type Connection, type Database, openDatabase } from './store/database.ts'
import { openDataDir } from './store/embedded/data-dir.ts'
import { prepareFolder } from './store/embedded/folder.ts'
import { forgetDeleted, keepUp } from './store/embedded/upkeep.ts'
import { type DatabaseAway, databaseFault } from './store/faults.ts'
import { createStore } from './store/index.ts'
import { heldLeases, type Leases, openLeases } from './store/leases.ts'
import { lackingMigrations, migrate } from './store/migrate.ts'
import { rotateKeys } from './store/rotate-keys.ts'
import { createSecrets, keyInFolder, keyPath, type Secrets } from './store/secrets.ts'
import type { Client } from './store/sql/client.ts'
import { speakingFor, standsBehindWall } from './store/sql/wall.ts'
import { waitForDatabase } from './store/wait-for-database.ts'

/** A database to load a backup into, with nothing done to it yet. */
export type Blank = { connection: Connection; secrets: Secrets; makeQueue(): Promise<void>; close(): Promise<void> }

/**
 * Opens a database for a backup to be loaded into; nobody else may have it open.
 *
 * @throws DomainError as openData does, and where the key that belongs to the backup is not there
 */
export async function openBlank(config: Config, log: Log): Promise<Blank> {
  const { database, dataDir } = config
  const exit = (error: Error) => {
    throw error
  }
  const opened = database.kind === 'server' ? null : await openDataDir({ dataDir, role: 'bot', onExit: exit })
  const close = async () => opened?.close()
  try {
    const connection = opened?.connection ?? {
      connectionString: database.kind === 'server' ? (database.ownerUrl ?? database.url) : '',
    }
    if (!opened) await waitForDatabase(connection, { patience: config.databaseWait, onWait() {} })
    const path = config.secretKey === null ? keyPath(dataDir) : null
    const secrets = createSecrets(config.secretKey ?? (await keyInFolder(dataDir, true)), path)
    return { connection, secrets, makeQueue: () => makeQueue(connection, log), close }
  } catch (error) {
    await close()
    throw databaseFault(error)
  }
}

/** Makes the tables of the job queue, or brings them up to date. */
async function makeQueue(connection: Connection, log: Log): Promise<void> {
  const { pool, close } = openDatabase(connection, (error) => {
    throw error
  })
  try {
    const jobs = await openJobs({ pool, alone: false, log })
    await jobs.stop()
  } finally {
    await close()
  }
}

/** What to close at the end, in reverse order. */
type Closing = (() => Promise<void> | void)[]

type Opened = {
  store: Store
  /** The same for whoever waits for an answer: on a server the database ends what takes too long for them. */
  quick: Store
  jobs: Jobs
  /** For what only one process may do; null where there is one process anyway. */
  leases: Leases | null
  /** The leases that any process holds. */
  heldLeases(): ReturnType<typeof heldLeases>
  /** Asks the database for a sign of life. */
  ping(): Promise<void>
  /** Leaves nothing readable of what was deleted in an embedded database's files; a server's are its own affair. */
  forgetDeleted(): Promise<void>
  /** What the database says of itself. */
  about(): Promise<{ version: string; now: Date }>
  /** Whether PostgreSQL itself keeps workspaces apart for this role (src/store/sql/wall.ts). */
  walled: boolean
  /** For backups, which read it as a whole. */
  connection: Connection
  secrets: Secrets
  /** The keys of the secrets in base64, the newest first, with commas between. */
  secretKey: string
  /** Seals everything anew with the newest of these keys; says how many values that were. */
  rotateKeys(keys: Secrets): Promise<number>
  /** True if another process on this machine has the embedded database open and runs its jobs. */
  attached: boolean
}
export type Data = Opened & { close(): Promise<void> }

type Options = {
  role: 'bot' | 'command'
  /** Only looks: a database that is not of this version is refused instead of being brought up to date. */
  looks?: boolean
  log: Log
  onStep?: ((doing: string) => void) | undefined
  /** Called while a server's database does not answer. */
  onWait?: ((why: DatabaseAway) => void) | undefined
  onDeath(error: Error): void
}

/**
 * How long a statement may run, and wait for a lock, in milliseconds, where a person waits for its answer: a little longer
 * than they do (src/app/take-turns.ts).
 */
const FOR_PEOPLE = { statement_timeout: 11_000, lock_timeout: 11_000 }

/** How long a command waits for the bot it attaches to, which may be migrating the database, in milliseconds. */
const MIGRATING = 20_000

/**
 * Opens all storage: the database, embedded or on a server, migrated to the latest version, its job queue, and the
 * store on top of both. Shared by the bot and the command line.
 *
 * @param options.role 'bot' requires exclusive use of an embedded database; 'command' attaches to a running bot
 * @param options.onStep called at the start of each step, in words that follow "Foothold is starting:"
 * @param options.onDeath called when an embedded database stops by itself
 * @throws DomainError data-dir-in-use or cannot-start: what an operator can set right
 */
export async function openData(config: Config, options: Options): Promise<Data> {
  const closing: Closing = []
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    return { ...(await open(config, options, closing)), close }
  } catch (error) {
    await close()
    throw databaseFault(error)
  }
}

async function open(config: Config, options: Options, closing: Closing): Promise<Opened> {
  const { role, log } = options
  const { connection, attached } = await connect(config, options, closing)
  const onBroken = (error: Error) => log.error({ err: error }, 'A database connection broke')
  const database = openDatabase(connection, onBroken)
  closing.push(database.close)
  const { pool, prisma } = database
  const walled = await standsBehindWall(pool)
  const everywhere = walled ? speakingFor(prisma, 'everywhere') : prisma
  const { secrets, secretKey } = await openSecrets(config, everywhere)
  const isEmbedded = config.database.kind === 'embedded'
  const jobs = await openJobs({ pool, alone: isEmbedded && !attached, shared: !isEmbedded, log })
  closing.push(jobs.stop)
  if (isEmbedded && role === 'bot') closing.push(keepUp(pool, log))
  const forget = async () => void (isEmbedded && (await forgetDeleted(pool)))
  const storeOf = (of: Database) => ({ ...createStore({ ...of, walled }, secrets, jobs), forgetDeleted: forget })
  const store = storeOf(database)
  const ping = async () => {
    await pool.query('SELECT 1')
  }
  const about = { about: () => aboutDatabase(pool), heldLeases: () => heldLeases(pool) }
  const known = { ...about, connection, walled, secrets, secretKey }
  const more = {
    ...known,
    jobs,
    ping,
    attached,
    rotateKeys: (keys: Secrets) => rotateKeys(everywhere, keys),
    forgetDeleted: forget,
  }
  // The embedded database has one session and knows no timeouts.
  if (isEmbedded || role === 'command') return { ...more, leases: null, store, quick: store }
  const leases = config.discord ? openLeases(connection, onBroken) : null
  if (leases) closing.push(leases.close)
  const quick = openDatabase({ ...connection, ...FOR_PEOPLE }, onBroken)
  closing.push(quick.close)
  return { ...more, leases, store, quick: storeOf(quick) }
}

/** Opens the embedded database, attaches to the process that has it open, or waits for the server; migrated. */
async function connect(
  config: Config,
  { role, looks, log, onStep, onDeath, onWait = () => {} }: Options,
  closing: Closing,
): Promise<{ connection: Connection; attached: boolean }> {
  // What is written there is for its owner alone: the database, the playground's messages.
  process.umask(0o077)
  if (config.database.kind === 'server') {
    // The playground keeps its messages there, whatever the database; nothing else does.
    if (role === 'bot' && !config.slack && !config.discord) await prepareFolder(config.dataDir)
    onStep?.('opening its database')
    const connection = { connectionString: config.database.url }
    await waitForDatabase(connection, { patience: config.databaseWait, onWait })
    const owner = config.database.ownerUrl ? { connectionString: config.database.ownerUrl } : connection
    await (looks ? beUpToDate(connection) : bringUpToDate(owner, { log, onStep }))
    // The queue's tables are the owner's, too.
    if (owner !== connection && !looks) await makeQueue(owner, log)
    return { connection, attached: false }
  }
  onStep?.(await firstStep(config.dataDir))
  const { connection, attached, close } = await openDataDir({ dataDir: config.dataDir, role, onExit: onDeath })
  closing.push(close)
  if (attached) await sameVersion(connection)
  else if (looks) await beUpToDate(connection)
  else await bringUpToDate(connection, { log, onStep })
  return { connection, attached }
}

/**
 * The key of the stored secrets.
 *
 * @throws DomainError cannot-start when it is not the one they were made with: every import would fail
 */
async function openSecrets(config: Config, db: Client): Promise<Pick<Opened, 'secrets' | 'secretKey'>> {
  const given = config.database.kind === 'server' ? config.database.secretKey : config.secretKey
  const path = given === null ? keyPath(config.dataDir) : null
  const secretKey = given ?? (await keyInFolder(config.dataDir, await holdsSecrets(db)))
  const secrets = createSecrets(secretKey, path)
  await checkKey(db, secrets, path)
  return { secrets, secretKey }
}

async function bringUpToDate(connection: Connection, { log, onStep }: Pick<Options, 'log' | 'onStep'>): Promise<void> {
  onStep?.('bringing its database up to date')
  const applied = await migrate(connection)
  if (applied.length > 0) log.info({ applied }, 'The database was brought up to date')
}

async function beUpToDate(connection: Connection): Promise<void> {
  const lacking = await lackingMigrations(connection)
  if (lacking === 'all') throw new DomainError('database-new')
  if (lacking > 0) throw new DomainError('database-behind', { lacking })
}

/** A command must not migrate the database of a bot that runs: that one would know nothing of it. */
async function sameVersion(connection: Connection): Promise<void> {
  const until = performance.now() + MIGRATING
  while ((await lackingMigrations(connection)) !== 0) {
    if (performance.now() > until) throw new DomainError('bot-of-other-version')
    await pause(200)
  }
}

/** A new embedded database is created first, which takes seconds. */
async function firstStep(folder: string): Promise<string> {
  return await access(join(folder, 'postgres')).then(
    () => 'opening its database',
    () => 'setting up its database',
  )
}
