import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import { folderFault } from '../faults.ts'

/** Where PostgreSQL listens: a unix socket's folder or a host, and a port. */
export type Address = { host: string; port: number }

export type Embedded = {
  /** All connections to it share one session. */
  address: Address & { oneSession: true }
  /** A copy of the whole database to create others from (tests start from a migrated one). */
  dump(): Promise<Uint8Array>
  /** Closes the database once no other process is using it. */
  stop(): Promise<void>
}

const Started = z.union([z.object({ address: z.string() }), z.object({ failed: z.string() })])
const Dumped = z.object({ dump: z.instanceof(Uint8Array) })

/** Prefix of the folders that hold one socket each. */
const FOLDER = join(tmpdir(), 'foothold-')

/** libpq's name for the socket of port 5432. */
const SOCKET = '.s.PGSQL.5432'

/**
 * Opens PostgreSQL embedded in this process: PGlite in a worker thread behind a socket only this user may reach.
 *
 * @param options.dataDir folder of the database files; if omitted, the database lives in memory
 * @param options.template dump file to initialise a new database from
 * @param options.onExit called when the database dies on its own
 * @throws DomainError cannot-start when the database cannot be opened, with PGlite's own message
 */
export async function openEmbedded(options: {
  dataDir?: string
  template?: string
  onExit?: (error: Error) => void
}): Promise<Embedded> {
  // Unix socket paths are limited to about 100 characters, hence the temporary folder; mkdtemp makes it 0700.
  const folder =
    process.platform === 'win32'
      ? undefined
      : await mkdtemp(FOLDER).catch((error) => {
          throw folderFault(error, tmpdir())
        })
  const listen = folder === undefined ? { host: '127.0.0.1', port: 0 } : { path: join(folder, SOCKET) }
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { dataDir: options.dataDir, template: options.template, listen },
    // The thread's own standard output would end up in the CLI's JSON.
    stdout: true,
    stderr: true,
  })
  const gone = new Promise<Error>((resolve) => {
    worker.once('error', resolve)
    worker.once('exit', (code) => resolve(new Error(`The embedded database stopped by itself (code ${code}).`)))
  })
  const ask = (message?: 'stop' | 'dump') =>
    new Promise<unknown>((resolve, reject) => {
      void gone.then(reject)
      worker.once('message', resolve)
      if (message) worker.postMessage(message)
    })
  const end = async () => {
    await worker.terminate()
    if (folder) await rm(folder, { recursive: true, force: true })
  }

  let started: z.infer<typeof Started>
  try {
    started = Started.parse(await ask())
    if ('failed' in started)
      throw new DomainError('database-damaged', { path: options.dataDir ?? 'memory', said: started.failed })
  } catch (error) {
    await end()
    throw error
  }
  let stopping = false
  let dead = false
  void gone.then((error) => {
    dead = true
    if (!stopping) options.onExit?.(error)
  })
  const [host, port] = started.address.split(':')
  return {
    address: {
      ...(folder === undefined ? { host: host ?? '127.0.0.1', port: Number(port) } : { host: folder, port: 5432 }),
      oneSession: true,
    },
    async dump() {
      return Dumped.parse(await ask('dump')).dump
    },
    async stop() {
      stopping = true
      if (!dead) await ask('stop')
      await end()
    },
  }
}

/** Whether the database can still be connected to: a cleaned temporary folder takes its socket with it. */
export async function hasSocket({ host }: Address): Promise<boolean> {
  if (!host.startsWith(FOLDER)) return true
  return await access(join(host, SOCKET)).then(
    () => true,
    () => false,
  )
}

/** Removes the socket folder left behind by a killed process. */
export async function removeSocket(address: Address): Promise<void> {
  if (address.host.startsWith(FOLDER)) await rm(address.host, { recursive: true, force: true })
}
