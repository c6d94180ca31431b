import { Hono } from 'hono'
import { openClockAhead } from './adapters/playground/clock-ahead.ts'
import { createStartingPage } from './adapters/playground/starting.ts'
import { answerLeft } from './app/answer-left.ts'
import { createBot } from './app/bot.ts'
import { warmUp } from './app/finding/warm-up.ts'
import { eraseLeftWorkspaces } from './app/members/erase-left-workspaces.ts'
import { openLocalTeam } from './app/members/open-local-team.ts'
import type { Log } from './app/ports/log.ts'
import { lookAfterCards } from './app/requests/post-card.ts'
import { createGiveUp, createRunJob } from './app/run-job.ts'
import { runTick } from './app/run-tick.ts'
import { createTurns } from './app/take-turns.ts'
import { type Config, readConfig } from './config.ts'
import { DomainError } from './domain/errors.ts'
import { days, daysAfter } from './domain/time/elapsed.ts'
import { startTicks } from './jobs/ticks.ts'
import { createLog } from './log.ts'
import { type Data, openData } from './open-data.ts'
import { createDoors, type Doors } from './run/doors.ts'
import { createEnding, type Ending } from './run/ending.ts'
import { createHealth } from './run/health.ts'
import { type Http, listen, type Server } from './run/http-server.ts'
import { lookForLeft } from './run/left.ts'
import { addMetricsRoute, createMetrics, type Metrics } from './run/metrics.ts'
import { openPlatforms, openPlayground } from './run/platforms.ts'
import { createRequests } from './run/requests.ts'
import { loadSampleTeam } from './sample/index.ts'
import { hasLostDatabase } from './store/faults.ts'
import { startingLine } from './views/door.ts'
import { refusalText } from './views/refusals/refusal-text.ts'
import { waitingLine } from './views/refusals/start.ts'

// The bot's entry point: wires everything together, and shuts it down at the end.

/** How long claims of events and ticks are kept, in milliseconds: longer than any platform redelivers. */
const CLAIMS_KEPT = days(7)
/** How long it is kept who was shown which tie, in days. */
const SHOWN_KEPT = 365
/** For how many days what is counted by the day or the hour is kept. */
const PLACES_KEPT = 3

/** How long a jump of the clock waits at each step for its messages, in milliseconds. */
const SETTLING = 5000

async function run(): Promise<void> {
  const config = readConfig()
  const metrics = createMetrics()
  const requests = createRequests()
  const log = createLog(config.logLevel, { onFault: metrics.logged, fields: requests.fields })
  const stopping = stopSignal()
  const deaf = Promise.withResolvers<DomainError>()
  const doors = createDoors({ log, onDeaf: deaf.resolve })
  const ending = createEnding(log, () => process.exit())
  try {
    const server = await listen(config)
    ending.add('means', server.close)
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
    ending.add('means', data.close)
    server.serve(await open(config, data, { log, metrics, requests, doors, ending, onStep: starting.say }))
    process.stdout.write(`Foothold is ready: ${server.url}\n`)
    const why = await Promise.race([stopping, deaf.promise])
    if (why instanceof DomainError) throw why
    log.info({ signal: why }, 'Stopping')
  } catch (error) {
    // Said before the end begins, which may be cut short.
    if (!(error instanceof DomainError)) throw error
    process.stderr.write(`${refusalText(error)}\n`)
    process.exitCode = 1
  } finally {
    await ending.run()
  }
}

/** Reports the startup step in the terminal and, until the adapters are open, over HTTP. */
function showStart(config: Config, server: Server): { say(doing: string): void } {
  let doing = 'reading its settings'
  const http: Http = new Hono()
  http.get('/healthz', (c) => c.json({ status: 'alive' }))
  for (const path of ['/readyz', '/health']) http.get(path, (c) => c.json({ status: 'starting', doing }, 503))
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

type Parts = { log: Log; metrics: Metrics; requests: ReturnType<typeof createRequests>; doors: Doors; ending: Ending }

/**
 * Starts the adapters, the job workers and the ticks.
 *
 * @returns the routes to serve from now on
 */
async function open(
  config: Config,
  data: Data,
  { log, metrics, requests, doors, ending, onStep }: Parts & { onStep(doing: string): void },
): Promise<Http> {
  const { store, jobs } = data
  // Only where nobody else is on the other end may the time be moved.
  const ahead = config.slack || config.discord ? null : await openClockAhead(config.dataDir)
  const clock = ahead?.now ?? (() => new Date())
  const often = (now: Date) =>
    runTick(store, now, (error, step) => log.error({ err: error, step }, 'A step of the tick failed'))
  const http = createHealth({ doors, ping: data.ping })
  addMetricsRoute(http, metrics, config.metricsToken)
  const inside = { store: data.quick, leases: data.leases, http, doors, log, clock }
  const platforms = openPlatforms(config, inside)
  if (ahead) {
    const comeDue = async (now: Date) => {
      await often(now)
      await jobs.settled(SETTLING)
    }
    platforms.push(openPlayground(config, { ...inside, ahead, comeDue }))
    onStep('loading the sample team')
    if (await loadSampleTeam(store, clock())) log.info({}, 'A sample team was loaded for the playground')
    await openLocalTeam(store, Intl.DateTimeFormat().resolvedOptions().timeZone, clock())
  }
  onStep('opening its doors')
  const turns = createTurns(createBot({ store: data.quick, clock, log, hasLost: hasLostDatabase }), {
    log,
    observe: metrics.saw,
  })
  const handle = requests.handling(metrics.matched(turns.handle))
  metrics.watch({ turns, doors, ping: data.ping, queues: jobs.states })
  ending.add('in', turns.close)
  const since = clock()
  for (const platform of platforms) {
    ending.add('in', platform.close)
    ending.add('out', platform.stop)
    await platform.start(handle)
  }
  const answer = (claimedBy: Date) => answerLeft(data.quick, platforms, { claimedBy, now: clock(), log })
  ending.add('in', lookForLeft({ answer, since, alone: config.database.kind === 'embedded', clock, log }))
  ending.add('work', jobs.rest)
  await jobs.work(
    requests.running(metrics.measured(createRunJob(store, platforms, clock))),
    metrics.counted(createGiveUp(store, clock)),
  )
  const nightly = async (now: Date) => {
    await store.forgetClaims(new Date(now.getTime() - CLAIMS_KEPT))
    await store.forgetDrafts(now)
    await store.forgetUse(daysAfter(now, -PLACES_KEPT))
    await store.forgetPlaces(daysAfter(now, -PLACES_KEPT))
    await lookAfterCards(store)
    await store.forgetShownTies(daysAfter(now, -SHOWN_KEPT))
    if ((await eraseLeftWorkspaces(store, now, log)) > 0) await data.forgetDeleted()
  }
  await often(clock())
  void warmUp()
  const ticks = [
    { name: 'often', schedule: '*/15 * * * *', run: often },
    { name: 'nightly', schedule: '17 3 * * *', run: nightly },
  ]
  ending.add('in', startTicks(ticks, { claim: (key) => store.claim('tick', key, clock()), clock, log }))
  return http
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

await run()
