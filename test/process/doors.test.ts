import { afterEach, expect, it } from 'vitest'
import { APPLICATION, openDiscordServer, TOKEN } from '../support/discord/server.ts'
import { eventually, makeDataDir, startBot } from '../support/process/bot-process.ts'
import { createSocketDelivery } from '../support/slack/delivery.ts'
import { createSlackPerson } from '../support/slack/person.ts'
import { APP_TOKEN, BOT_TOKEN, openSlackServer } from '../support/slack/server.ts'

// A bot that hears nobody any more must not report that it is well.

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

it('shows a door that was closed for good, and ends when the last one is', { timeout: 240_000 }, async () => {
  const dataDir = await makeDataDir()
  const slack = await openSlackServer()
  const discord = await openDiscordServer()
  closing.push(dataDir.remove, slack.close, discord.close)
  discord.addGuild('Rocket Team')
  const bot = await startBot(dataDir.path, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: TOKEN,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_API_URL: discord.apiUrl,
  })
  closing.push(() => bot.kill('SIGKILL'))
  expect(await bot.get('/readyz')).toMatchObject({
    status: 'ok',
    doors: { slack: { state: 'ready' }, discord: { state: 'ready' } },
  })

  discord.gateway.closeWith(4014)
  const health = await eventually(async () => {
    const response = await fetch(`${bot.url}/readyz`)
    return response.status === 503 && (await response.json())
  })
  expect(health).toMatchObject({
    doors: { slack: { state: 'ready' }, discord: { state: 'fatal', cause: expect.stringContaining('(4014)') } },
  })
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200)

  slack.failNext('users.info', { kind: 'refused', error: 'token_revoked' })
  const ana = createSlackPerson('Ana', { server: slack, delivery: createSocketDelivery(slack), settle: async () => {} })
  await ana.says('/whoknows Acme Corp')
  const { code, stderr } = await bot.ended
  expect(code).toBe(1)
  expect(stderr).toContain('Slack refuses SLACK_BOT_TOKEN (token_revoked)')
})
