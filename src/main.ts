import { Hono } from 'hono'
import type { Logger } from 'pino'
import { createDiscord } from './adapters/discord/index.ts'
import { type ClockAhead, openClockAhead } from './adapters/playground/clock-ahead.ts'
import { createPlayground } from './adapters/playground/index.ts'
import { createStartingPage } from './adapters/playground/starting.ts'
import { createSlack } from './adapters/slack/index.ts'
import { createBot } from './app/bot.ts'
import { findWorkspace } from './app/members/find-workspace.ts'
import { openLocalTeam } from './app/members/open-local-team.ts'
import { createOnce } from './app/once.ts'
import type { Platform } from './app/ports/platform.ts'
import type { Store } from './app/ports/store.ts'
import { lookAfterCards } from './app/requests/post-card.ts'
import { createGiveUp, createRunJob } from './app/run-job.ts'
import { runTick } from './app/run-tick.ts'
import { takeTurns } from './app/take-turns.ts'
import { type Config, type DiscordConfig, readConfig } from './config.ts'
import { DomainError } from './domain/errors.ts'
import { days, daysAfter } from './domain/time/elapsed.ts'
import { startTicks } from './jobs/ticks.ts'
import { createLog } from './log.ts'
import { type Data, openData } from './open-data.ts'
import { type Http, listen, type Server } from './run/http-server.ts'
import { loadSampleTeam } from './sample/index.ts'
import { startingLine } from './views/door.ts'
import { refusalText } from './views/refusals/refusal-text.ts'
import { waitingLine } from './views/refusals/start.ts'

// The bot's entry point: wires everything together, and shuts it down at the end.

/** How long claims of events and ticks are kept, in milliseconds: longer than any platform redelivers. */
const CLAIMS_KEPT = days(7)
/** How long it is kept who was shown which tie, in days. */
const SHOWN_KEPT = 365

/** How long a jump of the clock waits at each step for its messages, in milliseconds. */
const SETTLING = 5000

async function run(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const stopping = stopSignal()
  // Open resources, closed in reverse order however the process ends.
  const closing: (() => unknown)[] = []
  try {
    const server = await listen(config)
    closing.push(server.close)
    const starting = showStart(config, server)
    const data = await openData(config, {
      role: 'bot',
      log,
      onStep: starting.say,
      onWait: (why) => starting.say(waitingLine(why)),
      onDeath(error) {
        log.error({ err: error }, 'The embedded database stopped')
        process.exit(1)
      },
    })
    // Stop accepting requests before the data closes.
    closing.push(data.close, server.close)
    server.serve(await open(config, data, log, { closing, onStep: starting.say }))
    process.stdout.write(`Foothold is ready: ${server.url}\n`)
    log.info({ signal: await stopping }, 'Stopping')
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

/** Reports the startup step in the terminal and, until the adapters are open, over HTTP. */
function showStart(config: Config, server: Server): { say(doing: string): void } {
  let doing = 'reading its settings'
  const http: Http = new Hono()
  http.get('/health', (c) => c.json({ status: 'starting', doing }, 503))
  if (!config.slack && !config.discord)
    http.route(
      '/',
      createStartingPage(() => doing),
    )
  http.all('*', (c) => c.text(startingLine(doing), 503, { 'retry-after': '1' }))
  server.serve(http)
  return {
    say(next) {
      doing = next
      process.stdout.write(`Foothold is starting (${server.url}): ${doing} …\n`)
    },
  }
}

/**
 * Starts the adapters, the job workers and the ticks.
 *
 * @returns the routes to serve from now on
 */
async function open(
  config: Config,
  data: Data,
  log: Logger,
  { closing, onStep }: { closing: (() => unknown)[]; onStep(doing: string): void },
): Promise<Http> {
  const { store, jobs } = data
  // Only where nobody else is on the other end may the time be moved.
  const ahead = config.slack || config.discord ? null : await openClockAhead(config.dataDir)
  const clock = ahead?.now ?? (() => new Date())
  const often = (now: Date) =>
    runTick(store, now, (error, step) => log.error({ err: error, step }, 'A step of the tick failed'))
  const http: Http = new Hono()
  http.get('/health', (c) => c.json({ status: 'ok' }))
  const platforms: Platform[] = openPlatforms(config, data, http, { log, clock })
  if (ahead) {
    const comeDue = async (now: Date) => {
      await often(now)
      await jobs.settled(SETTLING)
    }
    platforms.push(openPlayground(config, store, http, { log, ahead, comeDue }))
    onStep('loading the sample team')
    if (await loadSampleTeam(store, clock())) log.info('A sample team was loaded for the playground')
    await openLocalTeam(store, Intl.DateTimeFormat().resolvedOptions().timeZone, clock())
  }
  onStep('opening its doors')
  const handle = takeTurns(createBot({ store, clock, log }))
  for (const platform of platforms) {
    closing.push(platform.stop)
    await platform.start(handle)
  }
  await jobs.work(createRunJob(store, platforms, clock), createGiveUp(store, clock))
  const nightly = async (now: Date) => {
    await store.forgetClaims(new Date(now.getTime() - CLAIMS_KEPT))
    await store.forgetDrafts(now)
    await lookAfterCards(store)
    await store.forgetShownTies(daysAfter(now, -SHOWN_KEPT))
  }
  await often(clock())
  const ticks = [
    { name: 'often', schedule: '*/15 * * * *', run: often },
    { name: 'nightly', schedule: '17 3 * * *', run: nightly },
  ]
  closing.push(startTicks(ticks, { claim: (key) => store.claim('tick', key, clock()), clock, log }))
  return http
}

function openDiscord(config: DiscordConfig, store: Store, { log, clock }: { log: Logger; clock(): Date }): Platform {
  const { platform } = createDiscord({
    ...config,
    log,
    findWorkspace: (who, command) => findWorkspace(store, who, command),
    claim: (interaction) => store.claim('discord', interaction, clock()),
    knownGuilds: async () =>
      (await store.workspacesOn('discord')).map(({ platformId, name }) => ({ id: platformId, name })),
  })
  return platform
}

/** The adapters whose tokens are set. */
function openPlatforms(
  config: Config,
  { store }: Data,
  http: Http,
  { log, clock }: { log: Logger; clock(): Date },
): Platform[] {
  const platforms: Platform[] = []
  if (config.slack) {
    const slack = createSlack({ ...config.slack, log, once: createOnce(store, 'slack', clock) })
    http.route('/', slack.routes)
    platforms.push(slack.platform)
  }
  if (config.discord) platforms.push(openDiscord(config.discord, store, { log, clock }))
  return platforms
}

/** The playground, which is there when no other adapter is. */
function openPlayground(
  { dataDir }: Config,
  store: Store,
  http: Http,
  { log, ahead, comeDue }: { log: Logger; ahead: ClockAhead; comeDue(now: Date): Promise<void> },
): Platform {
  const members = async () => {
    const workspace = await store.findWorkspace('local', 'local')
    return workspace ? await store.in(workspace.id).members.all() : []
  }
  const jump = (count: number) => ahead.jump(count, comeDue)
  const playground = createPlayground({ dataDir, members, log, clock: ahead.now, jump })
  http.route('/', playground.routes)
  return playground.platform
}

/** Resolves on the first stop signal; a second one ends the process at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        resolve(signal)
        process.once(signal, () => process.exit(1))
      })
  })
}

try {
  await run()
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  process.stderr.write(`${refusalText(error)}\n`)
  process.exitCode = 1
}
