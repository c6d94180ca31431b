import { afterEach, describe, expect, it } from 'vitest'
import {
  type Bot,
  type DataDir,
  eventually,
  makeDataDir,
  runProgram,
  startBot,
} from '../support/process/bot-process.ts'
import { createBrowser } from '../support/slack/browser.ts'
import { createHttpDelivery, createSocketDelivery, SIGNING_SECRET } from '../support/slack/delivery.ts'
import { CLIENT_ID, CLIENT_SECRET } from '../support/slack/oauth.ts'
import { createSlackPerson } from '../support/slack/person.ts'
import { APP_TOKEN, BOT_TOKEN, openSlackServer, type SlackServer } from '../support/slack/server.ts'

// The bot as it is started, with Slack's settings: real queue, real clock, both ways in.

let server: SlackServer
let folder: DataDir
let bot: Bot | null = null

afterEach(async () => {
  await bot?.kill('SIGTERM')
  bot = null
  await server.close()
  await folder.remove()
})

const people = (delivery: ReturnType<typeof createSocketDelivery>) => {
  const person = (name: string) => createSlackPerson(name, { server, delivery, settle: async () => {} })
  return { ana: person('Ana'), ben: person('Ben') }
}
const said = async (text: string) => await eventually(async () => JSON.stringify(server.shown).includes(text))

describe('the bot in Slack', () => {
  it.each(['socket', 'http'] as const)('carries an ask to its connector (%s)', { timeout: 60_000 }, async (mode) => {
    folder = await makeDataDir()
    server = await openSlackServer()
    bot = await startBot(folder.path, {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_API_URL: server.apiUrl,
      ...(mode === 'socket' ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
    })
    const { ana, ben } = people(mode === 'socket' ? createSocketDelivery(server) : createHttpDelivery(bot.url, server))
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
    await said('Logged Jane Doe at Acme Corp.')
    await ana.says('/whoknows Acme GmbH')
    await said('Ben Okafor → Jane Doe, VP Sales')
    // The playground is off where a platform is on.
    expect((await fetch(`${bot.url}/`)).status).toBe(404)
    expect((await fetch(`${bot.url}/health`)).status).toBe(200)
    expect(server.faults).toEqual([])
    const { code } = await bot.kill('SIGTERM')
    bot = null
    expect(code).toBe(0)
  })

  it('is added by a workspace, and knows it after a restart', { timeout: 90_000 }, async () => {
    folder = await makeDataDir()
    server = await openSlackServer()
    const settings = {
      SLACK_CLIENT_ID: CLIENT_ID,
      SLACK_CLIENT_SECRET: CLIENT_SECRET,
      SLACK_STATE_SECRET: 'a-secret-of-the-state',
      SLACK_API_URL: server.apiUrl,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
    }
    bot = await startBot(folder.path, settings)
    expect((await createBrowser(bot.url, server).install(server.team)).text).toContain('Foothold is added')
    await people(createHttpDelivery(bot.url, server)).ben.says('/iknow Jane Doe, VP Sales at Acme Corp')
    await said('Logged Jane Doe at Acme Corp.')
    await bot.kill('SIGTERM')
    bot = await startBot(folder.path, settings)
    await people(createHttpDelivery(bot.url, server)).ana.says('/whoknows Acme Corp')
    await said('Ben Okafor → Jane Doe, VP Sales')
    expect(server.faults).toEqual([])
  })

  it('says in one line which token Slack refuses', { timeout: 60_000 }, async () => {
    folder = await makeDataDir()
    server = await openSlackServer()
    server.failNext('auth.test', { kind: 'refused', error: 'invalid_auth' })
    const { ended } = runProgram('src/main.ts', [], {
      DATA_DIR: folder.path,
      PORT: '0',
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: 'xapp-wrong',
      SLACK_API_URL: server.apiUrl,
    })
    const { code, stderr } = await ended
    expect(code).toBe(1)
    expect(stderr).toContain('Slack refuses SLACK_BOT_TOKEN (invalid_auth)')
    const second = await runProgram('src/main.ts', [], {
      DATA_DIR: folder.path,
      PORT: '0',
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: 'xapp-wrong',
      SLACK_API_URL: server.apiUrl,
    }).ended
    expect(second.stderr).toContain('Slack refuses SLACK_APP_TOKEN (invalid_auth)')
  })
})
