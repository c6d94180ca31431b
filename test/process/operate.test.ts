import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type DataDir, foothold, holdDataDir, makeDataDir, runProgram } from '../support/process/bot-process.ts'

// What an operator does from the command line, beside a running bot.

const Listed = z.object({
  queues: z.array(z.object({ queue: z.string(), waiting: z.number(), buried: z.number() })),
  jobs: z.array(z.object({ id: z.string(), kind: z.string(), state: z.string() })),
})

describe('an operator', { timeout: 240_000 }, () => {
  let dataDir: DataDir
  let other: DataDir
  let holder: Awaited<ReturnType<typeof holdDataDir>>
  const run = (...args: string[]) => foothold(dataDir.path, ...args)

  /** Ben knows Jane Doe at Acme Corp, and the message of Ana's ask to him waits to be sent. */
  beforeAll(async () => {
    dataDir = await makeDataDir()
    other = await makeDataDir('nothing')
    expect(await run('log', 'I know Jane Doe at Acme Corp, CFO, colleague since 2019', '--as', 'Ben')).toMatchObject({
      code: 0,
    })
    const asked = runProgram('test/support/process/ask-and-die.ts', ['ana', 'Acme Corp'], { DATA_DIR: dataDir.path })
    expect(await asked.ended).toMatchObject({ signal: 'SIGKILL' })
    holder = await holdDataDir(dataDir.path)
  }, 240_000)
  afterAll(async () => {
    await holder.release()
    await Promise.all([dataDir.remove(), other.remove()])
  })

  it('backs up while it runs, and restores with the key, elsewhere', async () => {
    const file = join(other.path, 'foothold.backup')
    expect(await run('backup', file)).toMatchObject({ code: 0, stderr: '' })
    const lost = await foothold(other.path, 'restore', file)
    expect(lost).toMatchObject({ code: 1, stderr: expect.stringContaining(join(other.path, 'secret.key')) })
    await copyFile(join(dataDir.path, 'secret.key'), join(other.path, 'secret.key'))
    const restored = await foothold(other.path, 'restore', file)
    expect(restored).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('1 relationship, 1 ask') })
    const found = await foothold(other.path, 'whoknows', 'Acme', '--as', 'Ana', '--json')
    expect(JSON.parse(found.stdout)).toMatchObject({ answer: 'found' })
    const again = await foothold(other.path, 'restore', file)
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'The database holds workspaces already. Restore into an empty one.\n',
    })
  })

  it('replaces the key that seals secrets while no bot holds it, and the old one opens nothing more', async () => {
    const refused = await run('rotate-keys')
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Stop it first') })
    const path = join(other.path, 'secret.key')
    const before = await readFile(path, 'utf8')
    expect(await foothold(other.path, 'rotate-keys')).toMatchObject({
      code: 0,
      stdout: 'Sealed anew: 1.\n',
      stderr: '',
    })
    const after = await readFile(path, 'utf8')
    expect(after).not.toBe(before)
    expect((await foothold(other.path, 'whoknows', 'Acme', '--as', 'Ana')).code).toBe(0)
    await writeFile(path, before)
    expect(await foothold(other.path, 'asks')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('another key'),
    })
    // Cut short after the first step, it is finished by the next run.
    await writeFile(path, `${before}\n${after}`)
    expect(await foothold(other.path, 'rotate-keys')).toMatchObject({ code: 0, stdout: 'Sealed anew: 1.\n' })
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('is told what is well and what is not', async () => {
    const { stdout } = await run('doctor')
    expect(stdout).toContain('Slack: not set up')
    expect(stdout).toContain('up to date, opened by the running bot')
    expect(stdout).toContain('Queue messages: 1 waiting')
  })

  it('is told what is pending, and nothing is done about it', async () => {
    const fresh = await makeDataDir('nothing')
    try {
      for (const _ of [1, 2])
        expect(await foothold(fresh.path, 'doctor')).toMatchObject({
          code: 0,
          stdout: expect.stringContaining('the first start sets it up'),
        })
    } finally {
      await fresh.remove()
    }
  })

  it('sees what waits, hurries one up, and drops one', async () => {
    const { queues, jobs } = Listed.parse(JSON.parse((await run('jobs', '--json')).stdout))
    expect(queues).toEqual([expect.objectContaining({ queue: 'messages', waiting: 1, buried: 0 })])
    expect(jobs).toEqual([{ id: expect.any(String), kind: 'deliver', state: 'waiting' }])
    const id = jobs[0]?.id ?? ''
    expect(await run('jobs', 'retry', id)).toMatchObject({ code: 0, stdout: 'It is tried again.\n' })
    expect(await run('jobs', 'drop', id)).toMatchObject({ code: 0, stdout: 'It is removed.\n' })
    expect((await run('jobs')).stdout).toBe('Nothing waits.\n')
    expect(await run('jobs', 'drop', id)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`There is no job ${id}`),
    })
  })

  it('is told in one line that a file is no backup', async () => {
    const file = join(other.path, 'letter.txt')
    await writeFile(file, 'Dear Jane')
    const empty = await makeDataDir('nothing')
    try {
      await copyFile(join(dataDir.path, 'secret.key'), join(empty.path, 'secret.key'))
      const refused = await foothold(empty.path, 'restore', file)
      expect(refused).toMatchObject({ code: 1, stderr: 'This is no backup of Foothold, or it is damaged.\n' })
    } finally {
      await empty.remove()
    }
  })
})
