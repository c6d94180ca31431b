import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Where Node keeps what it compiled: a program starts in half the time. */
const COMPILED = join(ROOT, 'node_modules/.cache/foothold-test/compiled')

/** As in the scripts of package.json; and as in vitest.config.ts, for what is over in seconds. */
const NODE_OPTIONS = [
  '--liftoff-only',
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=16',
  '--heap-growing-percent=100',
]

/** A folder for DATA_DIR. */
export type DataDir = { path: string; remove(): Promise<void> }

/**
 * Makes a folder for DATA_DIR.
 *
 * @param from `migrated`: it holds a database without a workspace, which takes a process some seconds to make; `nothing`:
 *   as a newcomer's
 */
export async function makeDataDir(from: 'migrated' | 'nothing' = 'migrated'): Promise<DataDir> {
  const path = await mkdtemp(join(tmpdir(), 'foothold-data-'))
  if (from === 'migrated') await cp(inject('databases').embedded.dataDir, path, { recursive: true })
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Runs a program of the project to its end, as `node FILE ARGS…` in an environment of its own. */
export function runProgram(
  file: string,
  args: string[],
  environment: Record<string, string>,
  stdin: 'ignore' | 'pipe' = 'ignore',
): { process: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...NODE_OPTIONS, join(ROOT, file), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED, ...environment },
    stdio: [stdin, 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { process: child, ended }
}

/** The command line, to its end. */
export function foothold(dataDir: string, ...args: string[]): Promise<Ended> {
  return runProgram('src/cli/index.ts', args, { DATA_DIR: dataDir }).ended
}

/** Holds the database of a data folder open, as a running bot does, so that commands attach to it instead of opening it. */
export async function holdDataDir(dataDir: string): Promise<{ release(): Promise<Ended> }> {
  const { process: child, ended } = runProgram('test/support/process/data-dir-holder.ts', [dataDir, 'bot'], {}, 'pipe')
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    void ended.then(({ stderr }) => reject(new Error(`The data folder is not held: ${stderr}`)))
  })
  return {
    release() {
      child.kill('SIGKILL')
      return ended
    },
  }
}

export type Bot = {
  url: string
  /** The playground's door, as its page uses it. */
  post(path: string, body: unknown): Promise<unknown>
  get(path: string): Promise<unknown>
  sendFile(as: string, name: string, bytes: Uint8Array | ReadableStream<Uint8Array>): Promise<Response>
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended>
  /** How it ended, whoever ended it. */
  ended: Promise<Ended>
}

/** Starts the bot itself and waits until it says it is ready. */
export async function startBot(dataDir: string, environment: Record<string, string> = {}): Promise<Bot> {
  const { process: child, ended } = runProgram('src/main.ts', [], { DATA_DIR: dataDir, PORT: '0', ...environment })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (text: string) => {
      said += text
      const ready = /ready: (http:\S+)/.exec(said)?.[1]
      if (ready) resolve(ready.replace('localhost', '127.0.0.1'))
    })
    void ended.then(({ code, stderr }) =>
      reject(new Error(`The bot ended with ${code} before it was ready: ${stderr}`)),
    )
  })
  const origin = { origin: url }
  const read = async (response: Response) => {
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(body)}`)
    return body
  }
  return {
    url,
    ended,
    post: async (path, body) =>
      read(
        await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { ...origin, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    get: async (path) => read(await fetch(`${url}${path}`, { headers: origin })),
    sendFile: (as, name, bytes) =>
      fetch(`${url}/api/file?${new URLSearchParams({ as, name, visibility: 'open' })}`, {
        method: 'POST',
        headers: { ...origin, 'content-type': 'application/octet-stream' },
        body: bytes,
        duplex: 'half',
      } as RequestInit),
    async kill(signal) {
      child.kill(signal)
      return await ended
    },
  }
}

/** Asks again and again until the answer is there: for what happens in another process in its own time. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const until = Date.now() + 60_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > until) throw new Error('It did not happen within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
