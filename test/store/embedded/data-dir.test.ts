import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const HOLDER = fileURLToPath(new URL('../../support/process/data-dir-holder.ts', import.meta.url))

const Opened = z.object({
  attached: z.boolean(),
  connection: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
})

describe('a data folder', () => {
  let dataDir: string
  let lock: string
  const running = new Set<ChildProcess>()
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'foothold-test-data-'))
    lock = join(dataDir, 'lock')
  })
  afterEach(async () => {
    for (const child of running) if (child.kill('SIGKILL')) await once(child, 'exit')
    running.clear()
    await rm(lock, { force: true })
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  /** A process of its own that opens the folder; what it got, or why not. */
  const open = async (role: 'bot' | 'command') => {
    const child = spawn(process.execPath, [HOLDER, dataDir, role], { stdio: ['pipe', 'pipe', 'pipe'] })
    running.add(child)
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    const exited = once(child, 'close').then(([code]) => {
      running.delete(child)
      return { code, complaint }
    })
    const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited])
    if (!Array.isArray(line)) return { refused: line }
    return {
      ...Opened.parse(JSON.parse(line[0])),
      async close() {
        child.stdin.end()
        return await exited
      },
      async kill() {
        child.kill('SIGKILL')
        return await exited
      },
    }
  }
  const query = async (connection: z.infer<typeof Opened>['connection'], statement: string) => {
    const client = new pg.Client(connection)
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return rows
  }
  /** The database's files that others may read. */
  const openToOthers = async () => {
    const entries = await readdir(join(dataDir, 'postgres'), { recursive: true, withFileTypes: true })
    const files = entries.filter((one) => one.isFile() && one.name !== 'pg_internal.init')
    return files
      .map((one) => join(one.parentPath, one.name))
      .filter((file) => ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0)
  }
  const got = (opened: Awaited<ReturnType<typeof open>>) => {
    if (opened.refused) throw new Error(opened.refused.complaint)
    return opened
  }
  const heldElsewhere = async (secondsAgo: number) => {
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'elsewhere', role: 'bot', address: null }))
    const beat = new Date(Date.now() - secondsAgo * 1000)
    await utimes(lock, beat, beat)
  }

  it('is refused to a second bot in one clear line, and free again after the first', async () => {
    const first = got(await open('bot'))
    const second = await open('bot')
    expect(second.refused?.code).toBe(1)
    expect(second.refused?.complaint).toMatch(
      /^The data folder .* is in use by process \d+ on .*Stop that one first.*\n$/,
    )
    expect(await first.close()).toEqual({ code: 0, complaint: '' })
    expect(existsSync(lock)).toBe(false)
  })

  it('lets a command attach to the running bot', async () => {
    const bot = got(await open('bot'))
    const command = got(await open('command'))
    expect([bot.attached, command.attached]).toEqual([false, true])
    await query(command.connection, 'CREATE TABLE IF NOT EXISTS note (words text)')
    await query(command.connection, `INSERT INTO note VALUES ('kept')`)
    expect(await query(bot.connection, 'SELECT words FROM note')).toEqual([{ words: 'kept' }])
    await query(bot.connection, 'CHECKPOINT')
    expect(await openToOthers()).toEqual([])
    expect((await command.close()).code).toBe(0)
    expect((await bot.close()).code).toBe(0)
  })

  it('is taken over from a holder that was killed, with all it acknowledged', async () => {
    const killed = got(await open('bot'))
    await query(killed.connection, 'CREATE TABLE IF NOT EXISTS survivor (words text)')
    await query(killed.connection, `INSERT INTO survivor VALUES ('intact')`)
    await killed.kill()
    expect(existsSync(lock)).toBe(true)
    const next = got(await open('bot'))
    expect(next.attached).toBe(false)
    expect(existsSync(killed.connection.host)).toBe(false)
    expect(await query(next.connection, 'SELECT words FROM survivor')).toEqual([{ words: 'intact' }])
    expect((await next.close()).code).toBe(0)
  })

  it('goes to one only of several that find a dead holder', async () => {
    const killed = got(await open('bot'))
    await killed.kill()
    const several = await Promise.all([open('bot'), open('bot'), open('bot')])
    const winners = several.filter((one) => !one.refused)
    expect(winners).toHaveLength(1)
    for (const { refused } of several) if (refused) expect(refused.complaint).toContain('is in use')
    expect(existsSync(`${lock}.takeover`)).toBe(false)
  })

  it('is respected while a process on another host holds it', async () => {
    await heldElsewhere(1)
    const { refused } = await open('bot')
    expect(refused?.complaint).toContain('is in use by process 1 on elsewhere')
    expect(await readFile(lock, 'utf8')).toContain('elsewhere')
  })

  it('is taken over from another host once its heart stopped', async () => {
    await heldElsewhere(60)
    const bot = got(await open('bot'))
    expect(await readFile(lock, 'utf8')).not.toContain('elsewhere')
    expect((await bot.close()).code).toBe(0)
  })

  it('is let go by a holder that another one took it from', async () => {
    const bot = got(await open('bot'))
    await heldElsewhere(0)
    const child = [...running][0]
    const [code] = child ? await once(child, 'exit') : []
    expect(code).toBe(1)
    expect(bot.attached).toBe(false)
  })

  it('is let go by a holder whose socket was removed with the temporary folder', async () => {
    const bot = got(await open('bot'))
    await rm(bot.connection.host, { recursive: true })
    const child = [...running][0]
    const [code] = child ? await once(child, 'exit') : []
    expect(code).toBe(1)
    expect(got(await open('bot')).attached).toBe(false)
  })
})
