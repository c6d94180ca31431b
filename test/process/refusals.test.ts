import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DataDir, foothold, makeDataDir, runProgram } from '../support/process/bot-process.ts'

// What an operator gets wrong, met at the start and not by a user: one line, a code that is not 0, never a stack trace.

const KEY = Buffer.alloc(32, 7).toString('base64')

let template: DataDir
let dataDir: DataDir

/** A folder whose database holds a workspace and its sealed key; each test works on a copy. */
beforeAll(async () => {
  template = await makeDataDir()
  expect(await foothold(template.path, 'asks')).toMatchObject({ code: 0 })
})
afterAll(() => template.remove())

/** Starts the bot and says in which one line it refuses. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const { ended } = runProgram('src/main.ts', [], { PORT: '0', ...environment })
  const { code, stdout, stderr } = await ended
  expect(stdout).not.toContain('ready')
  expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 1])
  return stderr.trimEnd()
}

describe('a folder that was filled before', () => {
  beforeEach(async () => {
    dataDir = await makeDataDir()
    await cp(template.path, dataDir.path, { recursive: true })
    return () => dataDir.remove()
  })

  it('is not opened with another key, none, or half of one', { timeout: 240_000 }, async () => {
    const path = join(dataDir.path, 'secret.key')
    expect(await refusal({ DATA_DIR: dataDir.path, FOOTHOLD_SECRET_KEY: KEY })).toContain('made with another key')
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, 20))
    expect(await refusal({ DATA_DIR: dataDir.path })).toContain(`The key in ${path} is damaged`)
    await rm(path)
    expect(await refusal({ DATA_DIR: dataDir.path })).toContain(`put ${path} back from a backup`)
  })

  it.skipIf(process.platform === 'win32')('lets nobody but its owner into its folders, nor at the key', async () => {
    // The files of the database lie open in closed folders: it makes them itself, whatever the mask.
    const open = []
    for (const entry of await readdir(dataDir.path, { recursive: true, withFileTypes: true })) {
      const path = join(template.path, relative(dataDir.path, join(entry.parentPath, entry.name)))
      const closed = entry.isDirectory() || entry.name === 'secret.key'
      if (closed && ((await stat(path)).mode & 0o077) !== 0) open.push(path)
    }
    expect(open).toEqual([])
    expect((await stat(template.path)).mode & 0o077).toBe(0)
  })

  it('is named when its files are damaged', async () => {
    await truncate(join(dataDir.path, 'postgres', 'global', 'pg_control'), 0)
    expect(await refusal({ DATA_DIR: dataDir.path })).toMatch(
      /^The database in .* cannot be opened \(.*\)\. Put a backup/,
    )
  })

  it('is opened although its last holder could not finish its lock', async () => {
    await writeFile(join(dataDir.path, 'lock'), '')
    expect(await foothold(dataDir.path, 'asks')).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('what is not there', () => {
  it.runIf(process.platform === 'linux')('a folder that can never be made', async () => {
    expect(await refusal({ DATA_DIR: '/proc/foothold' })).toContain('cannot be made')
  })

  it('a server: it is waited for, and then named', async () => {
    const free = createServer()
    const port = await new Promise<number>((resolve) => {
      free.listen(0, '127.0.0.1', () => {
        const address = free.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    await new Promise((closed) => free.close(closed))
    const { ended } = runProgram('src/main.ts', [], {
      PORT: '0',
      DATA_DIR: template.path,
      DATABASE_URL: `postgresql://foothold:secret@127.0.0.1:${port}/foothold`,
      DATABASE_WAIT: '1',
      FOOTHOLD_SECRET_KEY: KEY,
    })
    const { code, stdout, stderr } = await ended
    expect(stdout).toContain('waiting for its database (nothing listens there')
    expect([code, stderr]).toEqual([
      1,
      'The database cannot be reached for 1 second now: nothing listens there: start the server, and check the host and the port in DATABASE_URL.\n',
    ])
  })
})
