import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionsCsv } from '../support/connections.ts'
import { type Bot, type DataDir, foothold, makeDataDir, runProgram, startBot } from '../support/process/bot-process.ts'

describe('one DATA_DIR', () => {
  let dataDir: DataDir
  let bot: Bot

  beforeAll(async () => {
    dataDir = await makeDataDir()
    const file = join(dataDir.path, 'connections.csv')
    await writeFile(file, connectionsCsv(10))
    expect((await foothold(dataDir.path, 'import', file, '--as', 'Ben')).code).toBe(0)
    bot = await startBot(dataDir.path)
  })
  afterAll(async () => {
    await bot.kill('SIGKILL')
    await dataDir.remove()
  })

  it('refuses a second bot in one clear line', async () => {
    const second = await runProgram('src/main.ts', [], { DATA_DIR: dataDir.path, PORT: '0' }).ended
    expect(second.code).toBe(1)
    expect(second.stderr.trim().split('\n')).toEqual([expect.stringMatching(/is in use by process \d+ .*DATA_DIR/)])
  })

  it('lets the command line in beside the running bot, several at once', async () => {
    const answers = await Promise.all(
      ['Company 1', 'Company 2', 'Nobody AG'].map((text) =>
        foothold(dataDir.path, 'whoknows', text, '--as', 'Ana', '--json'),
      ),
    )
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(answers.map(({ stdout }) => JSON.parse(stdout).answer)).toEqual(['found', 'found', 'none'])
    expect(await bot.get('/health')).toMatchObject({ status: 'ok' })
  })

  it('stops cleanly on SIGTERM and leaves the folder to the next', async () => {
    expect(await bot.kill('SIGTERM')).toMatchObject({ code: 0 })
    bot = await startBot(dataDir.path)
    expect(await bot.get('/health')).toMatchObject({ status: 'ok' })
  })
})
