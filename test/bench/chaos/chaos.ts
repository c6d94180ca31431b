import { setTimeout as pause } from 'node:timers/promises'
import { createBot } from '../../../src/app/bot.ts'
import { runTick } from '../../../src/app/run-tick.ts'
import { type Jobs, openJobs } from '../../../src/jobs/index.ts'
import { createRandom, type Random } from '../../../src/sample/random.ts'
import type { Connection, Database } from '../../../src/store/database.ts'
import { createChance } from '../../simulation/chance.ts'
import { createTestStore } from '../../support/database/store.ts'
import { checkChaos, countDoubled, type Finding, undone } from './checks.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { companyOf, createPeople, knowersOf, type People, userOf } from './people.ts'
import { openRoughSlack, type RoughSlack, TEAM } from './rough-slack.ts'

// Asks through their whole life on processes that are killed, a database that goes away, and a Slack that fails.

export type ChaosDatabase = Database & {
  connection: Connection
  /** Breaks every connection; a moment later it is back. */
  restart(): Promise<void>
}

export type Plan = {
  asks: number
  seed: number
  processes: number
  /** How many lives at a time. */
  atOnce: number
  /** How many are killed at most, and seconds between two kills, at least and at most. */
  kills: { most: number; every: [number, number] }
  /** How long somebody waits before they try again, in milliseconds. */
  patience: number
  /** How often the database goes away. */
  restarts: number
}

export type Chaos = {
  findings: Finding[]
  slack: RoughSlack
  people: People
  fleet: Fleet
  doubled: Awaited<ReturnType<typeof countDoubled>>
  days: number
  /** How long until every ask was sent, and until all was quiet, in milliseconds. */
  took: { asking: number; all: number }
}

const LOG = { info() {}, warn() {}, error: (fields: object, said: string) => console.error(said, fields) }
/** The queue complains of a database that goes away, as it should. */
const SILENT = { info() {}, warn() {}, error() {} }
/** As few members as still have a company each that two others know. */
const FEWEST = 10
/** How long jobs may take to be done once nothing fails any more, in milliseconds. */
const DRAINED = 600_000
/** Days that pass at a time at the end, and how often: more than the longest wait of any introduction. */
const WEEK = 7
const WEEKS = 14

export async function runChaos(database: ChaosDatabase, plan: Plan): Promise<Chaos> {
  const random = createRandom(plan.seed)
  const jobs = await openJobs({ pool: database.pool, alone: false, shared: true, log: SILENT })
  const store = createTestStore(database, jobs)
  let reads: People['reads'] = () => {}
  const slack = await openRoughSlack(random, (message) => reads(message))
  const { connection } = database
  const workspace = await settleIn(database, jobs, Math.max(plan.asks, FEWEST))
  const fleet = await startFleet(plan.processes, { connection, apiUrl: slack.apiUrl, random })
  const people = createPeople({ slack, fleet, chance: createChance(plan.seed), patience: plan.patience })
  reads = people.reads
  let days = 0
  const pass = async (count: number) => {
    days += count
    await shiftTime(database, count)
    await runTick(store, new Date(), () => {})
  }
  try {
    const since = performance.now()
    let done = 0
    let isOver = false
    const lives = inTurn(plan, async (n) => {
      await people.ask(n)
      done += 1
    })
      .then(() => people.idle())
      .finally(() => {
        isOver = true
      })
    const rough = makeTrouble(plan, {
      random,
      fleet,
      database,
      pass,
      progress: () => (isOver ? null : done / plan.asks),
    })
    await lives
    await rough
    const asking = performance.now() - since
    slack.calm()
    for (let weeks = 0; weeks < WEEKS; weeks++) {
      await drained(database, people)
      if (!(await isWaiting(database))) break
      await pass(WEEK)
    }
    await drained(database, people)
    const left = { database, store, workspace, slack, people }
    const findings = await checkChaos(left)
    const doubled = await countDoubled(left)
    const all = performance.now() - since
    await fleet.stop()
    return { findings, slack, people, fleet, doubled, days, took: { asking, all } }
  } finally {
    await fleet.stop()
    await jobs.stop()
    await slack.close()
  }
}

/** Everybody knows somebody at the companies of two others. */
async function settleIn(database: Database, jobs: Jobs, members: number) {
  const store = createTestStore(database, jobs)
  const handle = createBot({ store, clock: () => new Date(), log: LOG, unlimited: true })
  const common = {
    platform: 'slack',
    workspace: TEAM,
    workspaceName: 'Chaos',
    active: true,
    timeZone: 'Etc/UTC',
  } as const
  const knowing = Array.from({ length: members }, (_, n) => knowersOf(n, members).map((user) => ({ n, user }))).flat()
  const next = knowing.values()
  const log = async () => {
    for (const { n, user } of next)
      await handle(
        {
          kind: 'log',
          values: {
            ...{ name: `Jane Doe${user.toLowerCase()}`, organization: companyOf(n), title: 'VP Sales' },
            ...{ how: 'worked together 2015', rating: '4' },
          },
        },
        { ...common, user, userName: `Member ${user}` },
      )
  }
  await Promise.all(Array.from({ length: 4 }, log))
  // Each of them may be asked by two, and again where somebody else does not answer.
  await database.pool.query('UPDATE member SET budget = 6')
  const workspace = await store.findWorkspace('slack', TEAM)
  if (!workspace) throw new Error(`Nobody settled in, not even ${userOf(0)}.`)
  return workspace
}

async function inTurn({ asks, atOnce }: Plan, live: (n: number) => Promise<void>): Promise<void> {
  const all = Array.from({ length: asks }, (_, n) => n).values()
  const one = async () => {
    for (const n of all) await live(n)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

/** Kills processes, takes the database away, and lets days pass, each for itself, until there is no progress left to make. */
async function makeTrouble(
  { kills, restarts }: Plan,
  parts: {
    random: Random
    fleet: Fleet
    database: ChaosDatabase
    pass(days: number): Promise<void>
    progress(): number | null
  },
): Promise<void> {
  const { random, fleet, database, pass, progress } = parts
  const [least, most] = kills.every
  const nowAndThen = async (make: (now: number) => Promise<void>) => {
    for (;;) {
      await pause(1000 * (least + random.next() * (most - least)))
      const now = progress()
      if (now === null) return
      await make(now)
    }
  }
  let restarted = 0
  await Promise.all([
    nowAndThen(async () => {
      if (fleet.counts.killed < kills.most) await fleet.kill()
    }),
    nowAndThen(async (now) => {
      if (restarted >= restarts || now < (restarted + 0.5) / restarts) return
      restarted += 1
      await database.restart()
    }),
    // Where the database is away just now, it passes the next time.
    nowAndThen(() => pass(1).catch(() => undefined)),
  ])
}

/** Lets so many days pass for what waits for the clock. */
async function shiftTime({ pool }: Database, days: number): Promise<void> {
  await pool.query(`UPDATE introduction SET due_at = due_at - make_interval(days => $1) WHERE due_at IS NOT NULL`, [
    days,
  ])
  await pool.query(`UPDATE held_message SET due_at = due_at - make_interval(days => $1)`, [days])
  await pool.query(`UPDATE message_place SET taken_at = taken_at - make_interval(days => $1)`, [days])
}

async function isWaiting({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM introduction WHERE state IN ('asked', 'later', 'accepted', 'lent-name', 'introduced')
     UNION ALL SELECT 1 FROM held_message LIMIT 1`,
  )
  return rows.length > 0
}

/** Waits until every job is done, and everybody has read what came of it. */
async function drained(database: Database, people: People): Promise<void> {
  const until = Date.now() + DRAINED
  for (;;) {
    await people.idle()
    const left = await undone(database)
    if (left.length === 0 || Date.now() > until) return
    await pause(200)
  }
}
