import type { AddressInfo } from 'node:net'
import { type HttpBindings, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createSlack, type Slack } from '../../../src/adapters/slack/index.ts'
import { answerLeft } from '../../../src/app/answer-left.ts'
import { createBot } from '../../../src/app/bot.ts'
import { createInstalls } from '../../../src/app/members/installs.ts'
import { createOnce, LOST_AFTER } from '../../../src/app/once.ts'
import type { Store } from '../../../src/app/ports/store.ts'
import { createRunJob } from '../../../src/app/run-job.ts'
import { createClock } from '../clock.ts'
import type { OpenedDatabase } from '../database/database.ts'
import { createJobTable, type JobTable } from '../database/job-table.ts'
import { createTestStore } from '../database/store.ts'
import type { Door, World } from '../door.ts'
import { createHttpDelivery, createSocketDelivery, type Delivery, SIGNING_SECRET } from './delivery.ts'
import { CLIENT_ID, CLIENT_SECRET } from './oauth.ts'
import { createSlackPerson, type SlackPerson } from './person.ts'
import { list } from './published-limits.ts'
import { readBlocks } from './screen.ts'
import { APP_TOKEN, BOT_TOKEN, openSlackServer, type SlackServer } from './server.ts'

export type SlackWorld = Omit<World, 'join'> & {
  server: SlackServer
  delivery: Delivery
  jobs: JobTable
  store: Store
  /** Where the bot's own HTTP server listens. */
  url: string
  join(name: string, options?: { admin?: boolean }): Promise<SlackPerson>
  /** Forgets the bugs logged so far: a test that expects one looks at it first. */
  forgetErrors(): void
  /** Answers what was accepted a minute ago and left. */
  answerLeft(): Promise<void>
  /** Another process of the same bot, on the same database; `work` runs its jobs. */
  another(): Promise<{ delivery: Delivery; idle(): Promise<void>; work(): Promise<void>; close(): Promise<void> }>
  /** How long the bot waited, in milliseconds; nobody really did. */
  waited(): number
}

/** The real adapter on the real Bolt, between an emulated Slack and the real bot. */
export async function openSlackWorld(
  database: OpenedDatabase,
  mode: 'http' | 'socket',
  whose: 'one' | 'all' = 'one',
): Promise<SlackWorld> {
  const server = await openSlackServer()
  const clock = createClock()
  const jobs = await createJobTable(database)
  const store = createTestStore(database, jobs)
  const errors: unknown[] = []
  const log = { info() {}, warn() {}, error: (fields: object, message: string) => errors.push({ message, ...fields }) }
  let waited = 0
  // Time passes by waiting alone, which takes none: a busy machine changes nothing.
  const timing = {
    now: () => waited,
    wait: async (milliseconds: number) => {
      waited += milliseconds
    },
    timeout: 20_000,
  }
  const common = {
    ...(whose === 'one'
      ? { botToken: BOT_TOKEN }
      : { install: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: 'a-secret-of-the-state' } }),
    apiUrl: server.apiUrl,
    log,
    once: createOnce(store, 'slack', clock.now),
    installs: createInstalls(store, 'slack', clock.now),
    timing,
  }
  async function openBot(slack: Slack) {
    const http = new Hono<{ Bindings: HttpBindings }>()
    http.route('/', slack.routes)
    const listening = await new Promise<{ url: string; close(): void }>((resolve) => {
      const opened = serve({ fetch: http.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
        resolve({ url: `http://127.0.0.1:${port}`, close: () => opened.close() }),
      )
    })
    await slack.platform.start(createBot({ store, clock: clock.now, log }))
    return listening
  }
  const slack = createSlack({
    ...common,
    ...(mode === 'socket' ? { mode, appToken: APP_TOKEN } : { mode, signingSecret: SIGNING_SECRET }),
  })
  const listening = await openBot(slack)
  const runJob = createRunJob(store, [slack.platform], clock.now)
  const delivery = mode === 'socket' ? createSocketDelivery(server) : createHttpDelivery(listening.url, server)

  const settle = async () => {
    await slack.idle()
    const workspace = await store.findWorkspace('slack', server.team)
    if (workspace) await jobs.run(workspace.id, runJob)
  }

  return {
    server,
    delivery,
    jobs,
    store,
    clock,
    url: listening.url,
    settle,
    waited: () => waited,
    async answerLeft() {
      clock.pass({ minutes: 1 })
      const now = clock.now()
      await answerLeft(store, [slack.platform], { claimedBy: new Date(now.getTime() - LOST_AFTER), now, log })
      await settle()
    },
    async another() {
      const second = createSlack({ ...common, mode: 'http', signingSecret: SIGNING_SECRET })
      const opened = await openBot(second)
      return {
        delivery: createHttpDelivery(opened.url, server),
        idle: second.idle,
        async work() {
          const workspace = await store.findWorkspace('slack', server.team)
          if (workspace) await jobs.run(workspace.id, createRunJob(store, [second.platform], clock.now))
        },
        async close() {
          await second.platform.stop()
          opened.close()
        },
      }
    },
    forgetErrors() {
      errors.length = 0
    },
    async workspace() {
      const workspace = await store.findWorkspace('slack', server.team)
      if (!workspace) throw new Error('Nobody has spoken in this workspace yet.')
      return workspace
    },
    channel: server.general,
    board: async () => server.board.map((message) => readBlocks(list(message['blocks']))),
    closeChannel: server.closeChannel,
    async join(name, { admin = false } = {}) {
      const user = server.user(name)
      server.profiles.set(user, { ...server.profiles.get(user), is_admin: admin, is_owner: false })
      return createSlackPerson(name, { server, delivery, settle })
    },
    async leaves({ name }) {
      const user = server.user(name)
      server.profiles.set(user, { ...server.profiles.get(user), deleted: true })
      await delivery.event({ type: 'user_change', user: { id: user, team_id: server.team, deleted: true } })
      await settle()
    },
    faults: () => [...errors, ...server.faults],
    async close() {
      await slack.platform.stop()
      listening.close()
      await server.close()
    },
  }
}

export const slackDoors: Door[] = (['http', 'socket'] as const).map((mode) => ({
  name: `slack (${mode})`,
  ...(mode === 'socket' ? { another: true } : {}),
  open: (database) => openSlackWorld(database, mode),
}))
