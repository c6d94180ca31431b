import { open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { connect } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import type { Connection } from '../database.ts'
import { folderFault } from '../faults.ts'
import { type Address, hasSocket, openEmbedded, removeSocket } from './embedded.ts'
import { closeFiles, prepareFolder } from './folder.ts'

// Two processes opening the same database files corrupt them, so whoever opens them holds a lock file that says who
// it is and where its socket listens. A second bot is refused; the command line attaches to the socket instead. Only
// the holder removes its lock or, once it is gone, one process at a time: whichever created the file `lock.takeover`.

const LockFile = z.object({
  pid: z.number().int(),
  host: z.string(),
  role: z.enum(['bot', 'command']),
  address: z.object({ host: z.string(), port: z.number() }).nullable(),
})
type LockFile = z.infer<typeof LockFile>

export type DataDir = { connection: Connection; attached: boolean; close(): Promise<void> }

/** How often the holder touches its lock (ms); after four missed beats it is presumed gone. */
const HEARTBEAT = 5_000
/** How long a lock may stay unfinished (ms): its holder writes it in one go, or died over it. */
const UNFINISHED = 2_000
/** How long to wait for a holder that is starting or stopping, in milliseconds. */
const PATIENCE = 10_000

/**
 * Opens the embedded database in `dataDir`, or attaches to the process that has it open.
 *
 * @param options.role 'bot' requires exclusive use; 'command' attaches to a running bot or command
 * @param options.onExit called when the database dies, when its socket is removed, or another host took the folder over
 * @throws DomainError data-dir-in-use when a bot finds the folder open in another process; cannot-start when the folder
 *   or the database in it cannot be used
 */
export async function openDataDir(options: {
  dataDir: string
  role: 'bot' | 'command'
  onExit: (error: Error) => void
}): Promise<DataDir> {
  const { dataDir, role, onExit } = options
  await prepareFolder(dataDir)
  const path = join(dataDir, 'lock')
  const until = Date.now() + PATIENCE
  while (!(await take(path, { pid: process.pid, host: hostname(), role, address: null }))) {
    const holder = await readLock(path)
    if (role === 'command' && holder?.address && (await isReachable(holder))) return attachTo(holder.address)
    if (holder && role === 'bot' && holder.role === 'bot' && (await isAlive(path, holder))) throw inUse(dataDir, holder)
    if ((await isStale(path, holder)) && (await removeStale(path))) continue
    if (Date.now() > until) throw inUse(dataDir, holder)
    await wait(100)
  }
  // Started right away: after a crash the database may take a while to open.
  let listening: Address | null = null
  const heart = setInterval(() => beat(path, listening).catch(onExit), HEARTBEAT)
  heart.unref()
  const release = async () => {
    clearInterval(heart)
    await rm(path, { force: true })
  }
  try {
    const embedded = await openEmbedded({ dataDir: join(dataDir, 'postgres'), onExit })
    try {
      await closeFiles(join(dataDir, 'postgres'))
      await write(path, { pid: process.pid, host: hostname(), role, address: embedded.address })
    } catch (error) {
      await embedded.stop()
      throw error
    }
    listening = embedded.address
    return {
      connection: asConnection(embedded.address),
      attached: false,
      async close() {
        // From now on its socket is gone on purpose.
        listening = null
        await embedded.stop()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw folderFault(error, dataDir)
  }
}

/** The embedded database has one user and one database; access is through its socket's folder alone. */
function asConnection(address: Address): Connection {
  return { ...address, oneSession: true, user: 'postgres', database: 'postgres' }
}

function attachTo(address: Address): DataDir {
  return { connection: asConnection(address), attached: true, async close() {} }
}

function inUse(dataDir: string, holder: LockFile | null): DomainError {
  return new DomainError('data-dir-taken', { dataDir, holder })
}

async function take(path: string, content: LockFile | ''): Promise<boolean> {
  try {
    await using file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(JSON.stringify(content))
    } catch (error) {
      // On a full disk the file is there, but empty: it must not be in the way of the next start.
      await rm(path, { force: true })
      throw error
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw folderFault(error, path)
  }
}

async function write(path: string, content: LockFile): Promise<void> {
  await using file = await open(path, 'r+')
  const text = JSON.stringify(content)
  await file.write(text, 0)
  await file.truncate(Buffer.byteLength(text))
}

/**
 * Removes an abandoned lock. Several processes may find it at once, and the slowest must not remove the lock the
 * fastest has taken since: one at a time, each checks again.
 *
 * @returns false if another process is doing so
 */
async function removeStale(path: string): Promise<boolean> {
  const mutex = `${path}.takeover`
  if (!(await take(mutex, ''))) {
    // Left by a process that died midway.
    if (!(await wasTouched(mutex, UNFINISHED))) await rm(mutex, { force: true })
    return false
  }
  try {
    const holder = await readLock(path)
    if (await isStale(path, holder)) {
      if (holder?.host === hostname() && holder.address) await removeSocket(holder.address)
      await rm(path, { force: true })
    }
    return true
  } finally {
    await rm(mutex, { force: true })
  }
}

/**
 * Touches the lock.
 *
 * @throws Error when the holder must stop: it slept so long that another host took over, or its socket is gone, without
 *   which no new connection can be opened
 */
async function beat(path: string, listening: Address | null): Promise<void> {
  if (listening && !(await hasSocket(listening)))
    throw new Error(`The folder of the database’s socket, ${listening.host}, was removed.`)
  const holder = await readLock(path)
  if (holder && (holder.pid !== process.pid || holder.host !== hostname()))
    throw new Error(`The data folder was taken over by process ${holder.pid} on ${holder.host}.`)
  await utimes(path, new Date(), new Date())
}

async function readLock(path: string): Promise<LockFile | null> {
  try {
    return LockFile.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code && code !== 'ENOENT') throw folderFault(error, path)
    return null // gone, or being written at this moment
  }
}

/** Whether the holder is alive: by its process (on this machine, unless it is us in a new container) or heartbeat. */
async function isAlive(path: string, holder: LockFile): Promise<boolean> {
  if (await isReachable(holder)) return true
  if (holder.host === hostname()) {
    if (holder.pid === process.pid || !processExists(holder.pid)) return false
  }
  return await wasTouched(path, 4 * HEARTBEAT)
}

async function isStale(path: string, holder: LockFile | null): Promise<boolean> {
  if (holder) return !(await isAlive(path, holder))
  return !(await wasTouched(path, UNFINISHED))
}

/** Whether a file was written or touched in the last `within` milliseconds. */
async function wasTouched(path: string, within: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < within
  } catch {
    return true // gone meanwhile: try to take it
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the holder's database answers; an address on another host proves nothing here. */
async function isReachable(holder: LockFile): Promise<boolean> {
  return holder.host === hostname() && holder.address !== null && (await answers(holder.address))
}

function answers(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = address.host.startsWith('/')
      ? connect(join(address.host, `.s.PGSQL.${address.port}`))
      : connect(address.port, address.host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
