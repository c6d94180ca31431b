import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { refusalOf } from './support/refusals.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

describe('settings', () => {
  it('are an embedded database and the playground when nothing is set', () => {
    expect(readConfig({})).toEqual({
      dataDir: './data',
      database: { kind: 'embedded' },
      databaseWait: 60,
      secretKey: null,
      port: 3000,
      host: null,
      logLevel: 'info',
      metricsToken: null,
      slack: null,
      discord: null,
    })
  })

  it('count an empty variable as unset, as an unfilled .env has them', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', SLACK_BOT_TOKEN: '', DISCORD_TOKEN: ' ' })).toEqual(readConfig({}))
  })

  it('connect Slack by Socket Mode or HTTP, and Discord', () => {
    const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }
    expect(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({ mode: 'socket' })
    expect(readConfig({ ...bot, SLACK_SIGNING_SECRET: 's' }).slack).toMatchObject({ mode: 'http' })
    const many = { SLACK_CLIENT_ID: '1.1', SLACK_CLIENT_SECRET: 's', SLACK_STATE_SECRET: 'sixteen-letters-' }
    expect(readConfig({ ...many, SLACK_SIGNING_SECRET: 's' }).slack).toEqual({
      install: { clientId: '1.1', clientSecret: 's', stateSecret: 'sixteen-letters-' },
      mode: 'http',
      signingSecret: 's',
      apiUrl: null,
    })
    const discord = { DISCORD_TOKEN: 't', DISCORD_APPLICATION_ID: '123456789012345678' }
    expect(readConfig(discord).discord).toEqual({ token: 't', applicationId: '123456789012345678', apiUrl: null })
  })

  it('open the server to other machines for a platform only, never for the playground', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }
    expect([readConfig({ HOST: '0.0.0.0', ...slack }).host, readConfig({ HOST: '0.0.0.0' }).host]).toEqual([
      '0.0.0.0',
      null,
    ])
  })

  it('say every mistake at once, each by its name, and never a value', async () => {
    const said = await refusalOf(() =>
      readConfig({ PORT: '99999', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'secret-1', DISCORD_API_URL: 'ftp://secret-2' }),
    )
    for (const name of ['PORT', 'LOG_LEVEL', 'SLACK_BOT_TOKEN', 'DISCORD_API_URL'])
      expect(said).toContain(`\n  ${name} must `)
    expect(said).not.toContain('secret')
  })

  it('say in the same breath what a pair of settings lacks, and nothing of a pair that may be whole once mended', async () => {
    const all = await refusalOf(() =>
      readConfig({
        PORT: 'x',
        SLACK_BOT_TOKEN: 'xoxb-1',
        DISCORD_TOKEN: 't',
        DISCORD_APPLICATION_ID: 'mine',
        DATABASE_URL: 'postgresql://a@b/c',
      }),
    )
    expect(all.match(/^ {2}[A-Z_]+/gm)?.map((name) => name.trim())).toEqual([
      'PORT',
      'DISCORD_APPLICATION_ID',
      'SLACK_APP_TOKEN',
      'FOOTHOLD_SECRET_KEY',
    ])
  })

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is needed'],
    [{ SLACK_CLIENT_ID: '1.1', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_STATE_SECRET is missing'],
    [{ SLACK_CLIENT_ID: '1.1', SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is for one workspace'],
    [{ SLACK_STATE_SECRET: 'short' }, '16 characters'],
    [{ FOOTHOLD_SECRET_KEY: `${KEY},short` }, '32 bytes'],
    [{ DISCORD_TOKEN: 't' }, 'needed together'],
    [{ DATABASE_URL: 'postgresql://a@b/c' }, 'FOOTHOLD_SECRET_KEY is needed'],
    [{ DATABASE_URL: 'mysql://a@b/c', FOOTHOLD_SECRET_KEY: KEY }, 'DATABASE_URL must be like'],
    [{ FOOTHOLD_SECRET_KEY: 'short' }, '32 bytes'],
  ])('say what is missing beside %j', async (environment, words) => {
    expect(await refusalOf(() => readConfig(environment))).toContain(words)
  })

  it('take a server with its key', () => {
    const url = 'postgresql://foothold:pw@localhost:5432/foothold'
    expect(readConfig({ DATABASE_URL: url, FOOTHOLD_SECRET_KEY: KEY }).database).toEqual({
      kind: 'server',
      url,
      ownerUrl: null,
      secretKey: KEY,
    })
    const owned = { DATABASE_URL: url, DATABASE_OWNER_URL: `${url}?owner`, FOOTHOLD_SECRET_KEY: KEY }
    expect(readConfig(owned).database).toMatchObject({ url, ownerUrl: `${url}?owner` })
  })
})
