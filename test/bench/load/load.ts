import { companyName, fillBigWorkspace, fillSmallWorkspaces } from '../../support/database/big-workspace.ts'
import { startServer } from '../../support/database/server.ts'
import { createTestStore } from '../../support/database/store.ts'
import { countStatements } from '../answers.ts'
import { nth } from '../resolving.ts'
import { openBare, openBot } from '../slack.ts'
import { type Client, type Done, openClient } from '../slack-client.ts'
import { ms, printTable, quantile, type Row, ratio, seconds } from '../table.ts'
import { openOnServer, openWorld, prepareFolder, removeFolder, type World } from '../world.ts'
import { processorOf } from './processor.ts'

// Signed /whoknows against one process, beside a bare Bolt app with a fixed answer in the same run: what it can answer,
// what that costs, and how it fares below its capacity, above it, and after that.

/** As long as the goals are meant; shorter runs have fewer relationships, too. */
const SECONDS = 60
const WORKSPACES = 1_000
/** How many commands tell the capacity, at least; and so many a second of the run. */
const FEWEST = 500
const EACH = 33
/** The same companies are asked for now and then. */
const TEXTS = 5_000
/** The share of the capacity that is asked for in ordinary times, and in bad ones. */
const ORDINARY = 0.6
const OVERLOAD = 2
/** How long after too much all should be as before, in seconds; and how long that is looked at. */
const RECOVERY = 10
const LOOK = 5

/** What is measured: a bot on some database. */
type Subject = {
  where: string
  bot: Awaited<ReturnType<typeof openBot>>
  statements(): number
  /** Processor time of the database's own processes, in milliseconds; null where it has none or nobody says. */
  database(): Promise<number | null>
  texts: string[]
  close(): Promise<void>
}

/** npm run bench -- load, or load:SECONDS */
export async function benchLoad(length = SECONDS): Promise<void> {
  const client = await openClient()
  const bare = await openBare()
  const [onServer, embedded] = length < SECONDS ? [100_000, 20_000] : [1_000_000, 100_000]
  for (const open of [() => openServer(client, onServer), () => openEmbedded(client, embedded)]) {
    const subject = await open()
    await measure(client, { bare: bare.url, subject, length })
    await subject.close()
  }
  await bare.close()
  await client.close()
}

async function measure(client: Client, { bare, subject, length }: { bare: string; subject: Subject; length: number }) {
  const { bot, texts, where } = subject
  const commands = Math.max(FEWEST, length * EACH)
  const ask = (count: number, aSecond: number | null = null) =>
    client.run({ url: bot.url, count, isAnswered: true, aSecond, texts })
  const askBare = (count: number, aSecond: number | null = null) =>
    client.run({ url: bare, count, isAnswered: false, aSecond, texts })
  // Both are warm before anything is measured.
  await askBare(commands)
  await ask(commands / 2)

  const full = await askBare(commands)
  const costs = await startCosts(subject)
  const capable = await ask(commands)
  const cost = await costs(capable)
  const capacity = (capable.answers.length / capable.answered) * 1000
  const rate = capacity * ORDINARY
  const calm = await askBare(Math.round(rate * length), rate)
  const before = await ask(Math.round(rate * LOOK), rate)
  const ordinary = await ask(Math.round(rate * length), rate)
  const much = capacity * OVERLOAD
  const overload = await ask(Math.round(much * length), much)
  await new Promise((resolve) => setTimeout(resolve, RECOVERY * 1000))
  const after = await ask(Math.round(rate * LOOK), rate)

  printTable(`Load: /whoknows ${where} (baseline: a bare Bolt app with a fixed answer)`, [
    {
      what: `capacity, 32 people at a time (statements an answer ${cost.statements.toFixed(1)})`,
      measured: `${capacity.toFixed(0)}/s`,
      baseline: `${((commands / full.acknowledged) * 1000).toFixed(0)}/s`,
      ratio: ratio(capacity, (commands / full.acknowledged) * 1000),
      goal: '≥ 0.10×, ≤ 6 statements',
    },
    plain('processor time of an answer: bot, and database', `${ms(cost.bot)}, ${cost.database}`),
    versus(`${length} s at ${rate.toFixed(0)}/s: acknowledgement, p50`, [ordinary, calm], 0.5, '–'),
    versus(`${length} s at ${rate.toFixed(0)}/s: acknowledgement, p99`, [ordinary, calm], 0.99, '≤ 3.00×'),
    plain('answers then, p50, p99', `${ms(quantile(ordinary.answers, 0.5))}, ${ms(quantile(ordinary.answers, 0.99))}`),
    plain('not answered in full, not at all', `${ordinary.sorry.length}, ${lostOf(ordinary, rate * length)}`, '0, 0'),
    plain(`${length} s at ${much.toFixed(0)}/s: answered, told to come back, neither`, split(overload, much * length)),
    plain('longest wait for either, and p99', waits(overload), '≤ 5 s'),
    versus(`${RECOVERY} s later: acknowledgement, p99 (baseline: before it)`, [after, before], 0.99, '≈ 1×'),
    {
      what: 'answers, p99 (baseline: before it)',
      measured: ms(quantile(after.answers, 0.99)),
      baseline: ms(quantile(before.answers, 0.99)),
      ratio: ratio(quantile(after.answers, 0.99), quantile(before.answers, 0.99)),
      goal: '≈ 1×',
    },
  ])
}

const plain = (what: string, measured: string, goal = '–'): Row => ({ what, measured, baseline: '–', ratio: '–', goal })

function versus(what: string, [one, other]: [Done, Done], share: number, goal: string): Row {
  const [measured, baseline] = [quantile(one.took, share), quantile(other.took, share)]
  return { what, measured: ms(measured), baseline: ms(baseline), ratio: ratio(measured, baseline), goal }
}

const lostOf = ({ answers, sorry }: Done, sent: number): number => Math.round(sent) - answers.length - sorry.length

function split(done: Done, sent: number): string {
  return `${done.answers.length}, ${done.sorry.length}, ${lostOf(done, sent)}`
}

function waits({ answers, sorry }: Done): string {
  const all = [...answers, ...sorry]
  return `${seconds(Math.max(0, ...all))}, ${seconds(quantile(all, 0.99))}`
}

/** What answers cost from now on. */
async function startCosts({ statements, database }: Subject) {
  const [count, all, main, server] = [statements(), process.cpuUsage(), process.threadCpuUsage(), await database()]
  const sum = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000
  return async (done: Done) => {
    const each = (time: number) => time / done.answers.length
    const bot = sum(process.threadCpuUsage(main))
    const rest = sum(process.cpuUsage(all)) - bot - done.processor
    const there = await database()
    return {
      statements: (statements() - count) / done.answers.length,
      bot: each(bot),
      database:
        server === null || there === null
          ? `${ms(each(rest))} (with all other threads)`
          : `${ms(each(there - server))} (and ${ms(each(rest))} in other threads of the bot)`,
    }
  }
}

export const SLACK_WORKSPACE = { platform: 'slack', workspace: 'TBENCH', workspaceName: 'Bench' } as const

/** @param relationships in one of a thousand workspaces, a thousand to each of its members */
async function fill(world: Pick<World, 'database' | 'store'>, relationships: number): Promise<string[]> {
  const workspace = await world.store.enterWorkspace(SLACK_WORKSPACE, new Date())
  const companies = relationships / 5
  await fillSmallWorkspaces(world.database, WORKSPACES)
  const size = { members: relationships / 1_000, companies, relationships, asks: relationships / 50 }
  await fillBigWorkspace(world.database, workspace.id, size)
  return Array.from({ length: TEXTS }, (_, n) => `/whoknows ${companyName(nth(n, companies))}`)
}

async function openServer({ base }: Client, relationships: number): Promise<Subject> {
  const server = await startServer()
  const database = await openOnServer(server, 'load')
  const statements = countStatements(database.pool)
  const store = createTestStore(database, { async enqueue() {}, wake() {} })
  const texts = await fill({ database, store }, relationships)
  const bot = await openBot(base, { store })
  return {
    where: `on a server with ${relationships.toLocaleString('en')} relationships`,
    ...{ bot, statements, texts, database: () => processorOf(server.pid()) },
    async close() {
      await bot.close()
      await database.close()
      await server.stop()
    },
  }
}

async function openEmbedded({ base }: Client, relationships: number): Promise<Subject> {
  const folder = await prepareFolder()
  const world = await openWorld(folder)
  const statements = countStatements(world.database.pool)
  const texts = await fill(world, relationships)
  const bot = await openBot(base, world)
  return {
    where: `embedded with ${relationships.toLocaleString('en')} relationships`,
    ...{ bot, statements, texts, database: async () => null },
    async close() {
      await bot.close()
      await world.close()
      await removeFolder(folder)
    },
  }
}
