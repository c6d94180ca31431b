import { expect, it } from 'vitest'
import { createDiscordPerson } from '../support/discord/person.ts'
import { APPLICATION, openDiscordServer, TOKEN } from '../support/discord/server.ts'
import type { Person } from '../support/door.ts'
import { eventually, makeDataDir, startBot } from '../support/process/bot-process.ts'
import { createSocketDelivery } from '../support/slack/delivery.ts'
import { createSlackPerson } from '../support/slack/person.ts'
import { APP_TOKEN, BOT_TOKEN, openSlackServer } from '../support/slack/server.ts'

/** Who asks, as the form wants to know once. */
const WHO = { about: 'I build rockets in Toulouse.' }

it('one process serves Slack and Discord at once, and keeps them apart', async () => {
  const dataDir = await makeDataDir()
  const slack = await openSlackServer()
  const discord = await openDiscordServer()
  const guild = discord.addGuild('Rocket Team')
  const bot = await startBot(dataDir.path, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: TOKEN,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_API_URL: discord.apiUrl,
  })
  try {
    let seen = 0
    const delivery = createSocketDelivery(slack)
    const settle = async () => {
      await eventually(async () => slack.shown.length > seen)
      seen = slack.shown.length
    }
    const act = async () => {
      await eventually(async () =>
        [...discord.interactions.values()].every(({ state }) => ['answered', 'updated'].includes(state)),
      )
    }
    const inSlack = (name: string) => createSlackPerson(name, { server: slack, delivery, settle })
    const inDiscord = (name: string) => createDiscordPerson(name, guild, { server: discord, act })
    await Promise.all([
      introduce(inSlack('Ana'), inSlack('Ben'), 'Acme Corp'),
      introduce(inDiscord('Ana'), inDiscord('Ben'), 'Globex'),
    ])
    const stranger = inDiscord('Cleo')
    await stranger.says('/whoknows Acme Corp')
    expect(stranger.sees()).not.toContain('Jane Doe')
    expect([slack.faults, discord.faults]).toEqual([[], []])
  } finally {
    await bot.kill('SIGTERM')
    await Promise.all([slack.close(), discord.close()])
    await dataDir.remove()
  }
}, 240_000)

async function introduce(ana: Person, ben: Person, company: string): Promise<void> {
  await ben.says(`/iknow Jane Doe, VP Sales at ${company} — worked together 2019–22, 4/5`)
  await ana.says(`/whoknows ${company}`)
  expect(ana.sees()).toContain('Ben Okafor → Jane Doe')
  await ana.presses('Ask Ben')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')
  await eventually(async () => (await ben.inbox()).length === 1)
  await ben.presses('I’ll introduce')
  await eventually(async () => (await ana.inbox()).some((message) => message.includes('will introduce you')))
}
