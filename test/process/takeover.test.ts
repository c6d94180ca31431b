import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openJobs } from '../../src/jobs/index.ts'
import { openOnServer } from '../support/database/database.ts'
import { APPLICATION, openDiscordServer, TOKEN } from '../support/discord/server.ts'
import { eventually, makeDataDir, runProgram, startBot } from '../support/process/bot-process.ts'

// Several processes share a database, and one of them is killed.

it('what a killed process was doing is done by another, soon', { timeout: 120_000 }, async () => {
  await using database = await openOnServer()
  const log = { info() {}, warn() {}, error() {} }
  const jobs = await openJobs({ pool: database.pool, alone: false, shared: true, log })
  try {
    const holder = runProgram('test/support/process/job-holder.ts', [JSON.stringify(database.connection)], {})
    const runs = new Promise((resolve) => holder.process.stdout?.once('data', resolve))
    await database.prisma.$transaction((tx) =>
      jobs.enqueue(tx, {
        kind: 'deliver',
        workspaceId: randomUUID(),
        deliveryId: randomUUID(),
        memberId: randomUUID(),
        message: 'request',
        subjectId: randomUUID(),
      }),
    )
    await runs
    let done = false
    await jobs.work(
      async () => {
        done = true
      },
      async () => undefined,
    )
    expect(done).toBe(false)
    holder.process.kill('SIGKILL')
    await holder.ended
    await eventually(async () => done)
  } finally {
    await jobs.stop()
  }
})

it('one has the gateway, and another takes it over when that one is killed, or stops', {
  timeout: 240_000,
}, async () => {
  await using database = await openOnServer()
  const dataDir = await makeDataDir('nothing')
  const discord = await openDiscordServer()
  discord.addGuild('Rocket Team')
  const { host, port, user, database: name } = database.connection
  const start = () =>
    startBot(dataDir.path, {
      DATABASE_URL: `postgresql://${user}@${host}:${port}/${name}`,
      FOOTHOLD_SECRET_KEY: key,
      DISCORD_TOKEN: TOKEN,
      DISCORD_APPLICATION_ID: APPLICATION,
      DISCORD_API_URL: discord.apiUrl,
    })
  const key = randomBytes(32).toString('base64')
  const door = async (bot: Awaited<ReturnType<typeof start>>) => await bot.get('/readyz')
  const is = (state: string) => ({ status: 'ok', doors: { discord: { state } } })
  const bots = [await start()]
  try {
    const [first] = bots
    const second = await start()
    bots.push(second)
    expect(await Promise.all([first, second].map((bot) => bot && door(bot)))).toMatchObject([
      is('ready'),
      is('standing-by'),
    ])
    await first?.kill('SIGKILL')
    const killedAt = performance.now()
    await eventually(async () => discord.gateway.connected() === 1)
    expect(performance.now() - killedAt).toBeLessThan(30_000)
    const third = await start()
    bots.push(third)
    expect(await door(third)).toMatchObject(is('standing-by'))
    const stopped = second.kill('SIGTERM')
    await eventually(async () => discord.gateway.counts.identified === 3)
    expect(await stopped).toMatchObject({ code: 0 })
    await eventually(async () => (await fetch(`${third.url}/readyz`)).ok)
    expect(await door(third)).toMatchObject(is('ready'))
    expect(discord.gateway.counts.most).toBe(1)
  } finally {
    await Promise.all(bots.map((bot) => bot.kill('SIGKILL')))
    await discord.close()
    await dataDir.remove()
  }
})
