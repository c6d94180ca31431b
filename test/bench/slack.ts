import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type HttpBindings, serve } from '@hono/node-server'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { Hono } from 'hono'
import { createSlack } from '../../src/adapters/slack/index.ts'
import { createBot } from '../../src/app/bot.ts'
import { createInstalls } from '../../src/app/members/installs.ts'
import { createOnce } from '../../src/app/once.ts'
import { createTurns } from '../../src/app/take-turns.ts'
import { countStatements } from './answers.ts'
import { type Done, openClient } from './slack-client.ts'
import { ms, printTable, quantile, type Row, ratio } from './table.ts'
import { openWorld, prepareFolder, removeFolder, type World } from './world.ts'

// Slash commands a second through one process, beside a bare Bolt app that answers each with a fixed text: how many
// are acknowledged while one statement keeps the embedded database busy for ten seconds, and how many are answered.

const COMMANDS = 1_000
const STATEMENT_SECONDS = 10
const IMPORTED = 60_000
const SIGNING_SECRET = 'bench'

export async function benchSlack(): Promise<void> {
  const client = await openClient()
  const run = (url: string, count: number, isAnswered: boolean) => client.run({ url, count, isAnswered })
  const bare = await openBare()
  const folder = await prepareFolder()
  const world = await openWorld(folder)
  const statements = countStatements(world.database.pool)
  const bot = await openBot(client.base, world)
  // Both are warm before anything is measured.
  await run(bare.url, COMMANDS, false)
  await run(bot.url, COMMANDS / 4, true)

  const baseline = await run(bare.url, COMMANDS, false)
  const idle = await run(bot.url, COMMANDS, false)
  const before = statements()
  const answered = await run(bot.url, COMMANDS, true)
  const each = (statements() - before) / COMMANDS
  const started = performance.now()
  const busyWith = world.database.pool.query('SELECT pg_sleep($1)', [STATEMENT_SECONDS])
  const statement = busyWith.then(() => performance.now() - started)
  const busy = await run(bot.url, COMMANDS, false)
  const lasted = await statement
  const importing = bot.imports()
  const meanwhile = await run(bot.url, COMMANDS, false)
  await importing
  const held = monitorEventLoopDelay({ resolution: 5 })
  held.enable()
  await bot.imports()
  held.disable()

  printTable(`Slack: ${COMMANDS} commands, 32 at a time (baseline: a bare Bolt app with a fixed reply)`, [
    perSecond(`acknowledged, a statement of ${(lasted / 1000).toFixed(1)} s running`, busy.acknowledged, baseline),
    perSecond('acknowledged, database idle', idle.acknowledged, baseline),
    { ...perSecond('answered in full, database idle', answered.answered, baseline), goal: '–' },
    { what: 'statements an answer takes', measured: each.toFixed(1), baseline: '–', ratio: '–', goal: '≤ 6' },
    {
      what: 'one acknowledgement, p95, statement running',
      measured: ms(quantile(busy.took, 0.95)),
      baseline: ms(quantile(baseline.took, 0.95)),
      ratio: ratio(quantile(busy.took, 0.95), quantile(baseline.took, 0.95)),
      goal: '≤ 3 s (Slack)',
    },
    {
      what: `one acknowledgement, p95, ${IMPORTED} rows being read`,
      measured: ms(quantile(meanwhile.took, 0.95)),
      baseline: ms(quantile(baseline.took, 0.95)),
      ratio: ratio(quantile(meanwhile.took, 0.95), quantile(baseline.took, 0.95)),
      goal: '≤ 2.00×',
    },
    {
      what: `longest hold of the event loop, ${IMPORTED} rows being read`,
      measured: ms(held.max / 1_000_000),
      baseline: '–',
      ratio: '–',
      goal: '≤ 50 ms',
    },
  ])
  if (busy.acknowledged > lasted) console.log('The statement ended before the last acknowledgement.')
  await bot.close()
  await bare.close()
  await world.close()
  await removeFolder(folder)
  await client.close()
}

function perSecond(what: string, took: number, baseline: Done): Row {
  const [measured, bare] = [(COMMANDS / took) * 1000, (COMMANDS / baseline.acknowledged) * 1000]
  return {
    what,
    measured: `${Math.round(measured)}/s`,
    baseline: `${Math.round(bare)}/s`,
    ratio: ratio(measured, bare),
    goal: '≥ 0.50×',
  }
}

/** A bare Bolt app that answers with a fixed text. */
export async function openBare(): Promise<{ url: string; close(): Promise<void> }> {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0' }),
  })
  app.command('/whoknows', async ({ ack }) => ack('A fixed reply.'))
  const server = await receiver.start(0)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await receiver.stop()
    },
  }
}

/** The bot behind its own Slack adapter, in this process. */
export async function openBot(base: string, { store }: Pick<World, 'store'>) {
  const log = { info() {}, warn() {}, error: (fields: object, message: string) => console.error(message, fields) }
  const slack = createSlack({
    botToken: 'xoxb-1',
    apiUrl: `${base}/api/`,
    log,
    once: createOnce(store, 'slack', () => new Date()),
    installs: createInstalls(store, 'slack', () => new Date()),
    mode: 'http',
    signingSecret: SIGNING_SECRET,
  })
  const http = new Hono<{ Bindings: HttpBindings }>()
  http.route('/', slack.routes)
  const server = await new Promise<{ url: string; close(): void }>((resolve) => {
    const opened = serve({ fetch: http.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => opened.close() }),
    )
  })
  const { handle } = createTurns(createBot({ store, clock: () => new Date(), log, unlimited: true }), { log })
  await slack.platform.start(handle)
  const importer = {
    platform: 'slack',
    workspace: 'TBENCH',
    workspaceName: 'Bench',
    user: 'U2',
    userName: 'Ben',
  } as const
  return {
    url: server.url,
    imports: () =>
      handle(
        { kind: 'import', file: { name: 'Connections.csv', bytes: connections() }, visibility: 'open' },
        { ...importer, active: true },
      ),
    async close() {
      await slack.platform.stop()
      server.close()
    },
  }
}

/** A file that arrives at once, in pieces as a download has them. */
async function* connections(): AsyncGenerator<Uint8Array> {
  const rows = Array.from(
    { length: IMPORTED },
    (_, n) => `Jane${n},Doe,https://www.linkedin.com/in/jane-${n},,Company ${n % 9000} GmbH,VP Sales,01 Mar 2021`,
  )
  const bytes = new TextEncoder().encode(
    ['First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows].join('\n'),
  )
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536)
}
