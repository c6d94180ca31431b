import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../src/sample/random.ts'
import type { Connection } from '../../../src/store/database.ts'
import { KEY } from '../../support/database/store.ts'
import { type Bot, startBot } from '../../support/process/bot-process.ts'
import { createHttpDelivery, type Delivery, SIGNING_SECRET } from '../../support/slack/delivery.ts'
import { BOT_TOKEN } from '../../support/slack/server.ts'
import { TEAM } from './rough-slack.ts'

// Several processes of the real program on one database, some of which are being killed and started anew; and Slack's
// side of reaching them: through a balancer, sometimes twice, sometimes late.

type Process = { bot: Bot | null; delivery: Delivery | null }

export type Fleet = {
  /** Slack's way in. Resolves to what the acknowledgement said; null where there was none. */
  command(payload: Record<string, string>): Promise<unknown>
  interaction(payload: object): Promise<unknown>
  event(event: Record<string, unknown>): Promise<unknown>
  /** Kills one, and starts it anew. */
  kill(): Promise<void>
  /** Stops one as an operator does, and starts it anew: its first tick does what has come due. */
  restart(): Promise<void>
  counts: { killed: number; restarted: number; deliveries: number; twice: number; late: number; unreached: number }
  /** How processes ended that nobody had ended, and lines of their logs from error on. */
  troubles: string[]
  stop(): Promise<void>
}

/** Shares of deliveries that come twice, and that come late. */
const TWICE = 0.1
const LATE = 0.1
/** How late, in milliseconds, at most. */
const MOST_LATE = 3000

export async function startFleet(
  size: number,
  { connection, apiUrl, random }: { connection: Connection; apiUrl: string; random: Random },
): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'foothold-chaos-'))
  const counts = { killed: 0, restarted: 0, deliveries: 0, twice: 0, late: 0, unreached: 0 }
  const troubles: string[] = []
  const environment = {
    DATABASE_URL: `postgresql://${connection.user}@${connection.host}:${connection.port}/${connection.database}`,
    FOOTHOLD_SECRET_KEY: KEY,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: apiUrl,
    LOG_LEVEL: 'warn',
  }
  const processes = Array.from({ length: size }, (): Process => ({ bot: null, delivery: null }))
  let isOver = false

  async function start(process: Process): Promise<void> {
    for (let tries = 0; !isOver; tries++) {
      try {
        const bot = await startBot(folder, environment)
        process.bot = bot
        process.delivery = createHttpDelivery(bot.url, { team: TEAM })
        void bot.ended.then(({ code, signal, stderr }) => {
          if (process.bot !== bot) return
          // Nobody ended it: whatever watches it starts it anew.
          troubles.push(`A process ended by itself (${code ?? signal}): ${stderr.slice(-400)}`)
          process.delivery = null
          void start(process)
        })
        return
      } catch (error) {
        if (tries > 5) throw error
        troubles.push(`A process did not start: ${String(error).slice(0, 400)}`)
        await pause(1000)
      }
    }
  }

  async function end(process: Process, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { bot } = process
    process.bot = null
    // A balancer learns of a killed one when it does not answer.
    if (signal === 'SIGTERM') process.delivery = null
    const ended = await bot?.kill(signal)
    process.delivery = null
    if (ended) readLog(ended.stderr, troubles)
    if (signal === 'SIGTERM' && ended && ended.code !== 0) troubles.push(`SIGTERM ended with ${ended.code}.`)
  }

  async function renew(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const running = processes.filter(({ bot }) => bot)
    if (running.length === 0) return
    const one = random.pick(running)
    counts[signal === 'SIGKILL' ? 'killed' : 'restarted'] += 1
    await end(one, signal)
    await start(one)
  }

  async function reach(send: (delivery: Delivery) => Promise<{ status: number; body: unknown }>): Promise<unknown> {
    const up = processes.flatMap(({ delivery }) => (delivery ? [delivery] : []))
    if (up.length === 0) return null
    try {
      const { status, body } = await send(random.pick(up))
      return status === 200 ? (body ?? '') : null
    } catch {
      return null
    }
  }

  async function deliver(send: (delivery: Delivery) => Promise<{ status: number; body: unknown }>): Promise<unknown> {
    counts.deliveries += 1
    if (random.chance(LATE)) {
      counts.late += 1
      await pause(random.below(MOST_LATE))
    }
    if (random.chance(TWICE)) {
      counts.twice += 1
      const again = pause(random.below(MOST_LATE)).then(() => reach(send))
      void again
    }
    const acknowledged = await reach(send)
    if (acknowledged === null) counts.unreached += 1
    return acknowledged
  }

  await Promise.all(processes.map(start))
  return {
    command: (payload) => deliver((delivery) => delivery.command(payload)),
    interaction: (payload) => deliver((delivery) => delivery.interaction({ ...payload })),
    async event(event) {
      const id = `Ev${crypto.randomUUID()}`
      return await deliver((delivery) => delivery.event(event, { id }))
    },
    kill: () => renew('SIGKILL'),
    restart: () => renew('SIGTERM'),
    counts,
    troubles,
    async stop() {
      isOver = true
      await Promise.all(processes.map((one) => end(one, 'SIGTERM')))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Notes the lines of a log from error on, without what is different in each. */
function readLog(stderr: string, troubles: string[]): void {
  for (const line of stderr.split('\n')) {
    if (!line.startsWith('{')) {
      if (line.trim() !== '') troubles.push(`Said beside the log: ${line.slice(0, 200)}`)
      continue
    }
    const { level, msg, err, ...rest }: Record<string, unknown> = JSON.parse(line)
    if (typeof level === 'number' ? level >= 50 : level === 'error' || level === 'fatal')
      troubles.push(
        `${String(msg)}: ${JSON.stringify({ err, command: rest['command'], step: rest['step'] }).slice(0, 300)}`,
      )
  }
}
