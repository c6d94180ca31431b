import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { connectionsCsv } from '../support/connections.ts'
import { createDiscordPerson } from '../support/discord/person.ts'
import { APPLICATION, openDiscordServer, TOKEN } from '../support/discord/server.ts'
import {
  type Bot,
  type DataDir,
  eventually,
  foothold,
  makeDataDir,
  runProgram,
  startBot,
} from '../support/process/bot-process.ts'

// What a process leaves behind when it is killed at a bad moment.

let template: DataDir
let dataDir: DataDir
let bot: Bot | null

/** A folder in which Ben knows Jane Doe at Acme Corp, and Ana is a member; each test works on a copy. */
beforeAll(async () => {
  template = await makeDataDir()
  const file = join(template.path, 'first.csv')
  await writeFile(
    file,
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,,,Acme Corp,CFO,01 Mar 2021\n',
  )
  expect(await foothold(template.path, 'import', file, '--as', 'Ben')).toMatchObject({ code: 0 })
  expect(await foothold(template.path, 'whoknows', 'Acme', '--as', 'Ana')).toMatchObject({ code: 0 })
})
afterAll(() => template.remove())
beforeEach(async () => {
  dataDir = await makeDataDir()
  await cp(template.path, dataDir.path, { recursive: true })
  bot = null
})
afterEach(async () => {
  await bot?.kill('SIGKILL')
  await dataDir.remove()
})

const Messages = z.object({ messages: z.array(z.object({ view: z.object({ summary: z.string() }) })) })

async function inbox(user: string): Promise<string[]> {
  if (!bot) throw new Error('No bot runs.')
  return Messages.parse(await bot.get(`/api/messages?as=${user}`)).messages.map((one) => one.view.summary)
}

it('sends the message of an ask whose process was killed before it could, once', async () => {
  const asked = await runProgram('test/support/process/ask-and-die.ts', ['ana', 'Acme Corp'], {
    DATA_DIR: dataDir.path,
  }).ended
  expect(asked).toMatchObject({ signal: 'SIGKILL' })

  bot = await startBot(dataDir.path)
  await eventually(async () => (await inbox('ben')).some((summary) => summary.includes('introduction to Jane Doe')))
  await bot.kill('SIGKILL')
  bot = await startBot(dataDir.path)
  const requests = (await inbox('ben')).filter((summary) => summary.includes('introduction to Jane Doe'))
  expect(requests).toHaveLength(1)
})

it('finishes an import whose process was killed while merging, with no row lost or doubled', async () => {
  bot = await startBot(dataDir.path)
  const rows = 6_000
  const answer = await bot.sendFile('ana', 'Connections.csv', new TextEncoder().encode(connectionsCsv(rows)))
  expect(answer.status).toBe(200)
  await bot.kill('SIGKILL')

  bot = await startBot(dataDir.path)
  const reports = await eventually(async () => {
    // The line that shows the file was dropped stands beside the bot's own.
    const found = (await inbox('ana')).filter((summary) => summary.includes(' Connections.csv'))
    return found.some((summary) => summary.includes('new')) && found
  })
  expect(reports).toEqual([
    `Imported Connections.csv: ${rows.toLocaleString('en')} new, 0 updated, 0 unchanged and 0 refused.`,
  ])
  const again = join(dataDir.path, 'again.csv')
  await writeFile(again, connectionsCsv(rows))
  const { stdout } = await foothold(dataDir.path, 'import', again, '--as', 'Ana', '--json')
  expect(JSON.parse(stdout)).toEqual({ rows, new: 0, updated: 0, unchanged: rows, refused: [], unreadDates: 0 })
})

it('leaves nothing of an import whose process was killed while the file was still being read', async () => {
  bot = await startBot(dataDir.path)
  const csv = new TextEncoder().encode(connectionsCsv(5_000))
  const half = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(csv.subarray(0, csv.length - 1000)) // and never the rest
    },
  })
  const sent = bot.sendFile('ana', 'Connections.csv', half).catch(() => null)
  await eventually(async () => {
    const { stdout } = await foothold(dataDir.path, 'doctor')
    return stdout.includes('answers')
  })
  await bot.kill('SIGKILL')
  await sent

  const file = join(dataDir.path, 'whole.csv')
  await writeFile(file, csv)
  const { stdout } = await foothold(dataDir.path, 'import', file, '--as', 'Ana', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ rows: 5_000, new: 5_000, unchanged: 0 })
})

it('answers a command that it had acknowledged when it was killed', { timeout: 120_000 }, async () => {
  const discord = await openDiscordServer()
  try {
    const guild = discord.addGuild('Rocket Team')
    const ana = createDiscordPerson('Ana', guild, { server: discord, act: async () => undefined })
    const start = () =>
      startBot(dataDir.path, {
        DISCORD_TOKEN: TOKEN,
        DISCORD_APPLICATION_ID: APPLICATION,
        DISCORD_API_URL: discord.apiUrl,
      })
    bot = await start()
    discord.breakDown(/webhooks/)
    await ana.says('/whoknows Acme Corp')
    await eventually(async () => discord.requests.some((one) => one.includes('webhooks')))
    await bot.kill('SIGKILL')
    discord.breakDown(null)
    bot = await start()
    await eventually(async () => (ana.last()?.answers.length ?? 0) > 0)
    expect(ana.last()?.answers).toHaveLength(1)
    expect(ana.last()?.state).toBe('answered')
  } finally {
    await discord.close()
  }
})
