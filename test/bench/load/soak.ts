import { mkdtemp, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { openDatabase } from '../../../src/store/database.ts'
import { openDataDir } from '../../../src/store/embedded/data-dir.ts'
import { companyName, fillBigWorkspace } from '../../support/database/big-workspace.ts'
import { createTestStore, KEY } from '../../support/database/store.ts'
import { type Bot, foothold, startBot } from '../../support/process/bot-process.ts'
import { BOT_TOKEN } from '../../support/slack/server.ts'
import { nth } from '../resolving.ts'
import { openClient } from '../slack-client.ts'
import { printTable, quantile, type Row, ratio } from '../table.ts'
import { removeFolder } from '../world.ts'
import { SLACK_WORKSPACE } from './load.ts'

// The real program on its embedded database at half of its capacity, for long: does it grow, or get slower?

const MINUTES = 30
/** Windows of the run; the first is what the others are compared with. */
const WINDOWS = 6
const RELATIONSHIPS = 20_000
/** So many that none of them meets a limit of the hour. */
const PEOPLE = 3_000
const COMMANDS = 600
/** How often memory and the event loop are asked for, in milliseconds. */
const LOOK = 1_000
const SHARE = 0.5
const ENDING_WITHIN = 1.15

/** One window: bytes of the files, rows, and the peaks of memory in MB and of the event loop's lag in milliseconds. */
type Window = { disk: number; live: number; dead: number; memory: number; lag: number; answer: number; lost: number }

/** npm run bench -- soak, or soak:MINUTES */
export async function benchSoak(minutes = MINUTES): Promise<void> {
  const client = await openClient()
  const folder = await mkdtemp(join(tmpdir(), 'foothold-soak-'))
  const environment = {
    ...{ FOOTHOLD_SECRET_KEY: KEY, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: 'bench', LOG_LEVEL: 'error' },
    SLACK_API_URL: `${client.base}/api/`,
  }
  await foothold(folder, 'migrate')
  await fill(folder)
  const bot = await startBot(folder, environment)
  const ask = (count: number, aSecond: number | null) =>
    client.run({ url: bot.url, count, isAnswered: true, aSecond, texts: mix(), people: PEOPLE })
  await ask(COMMANDS / 2, null)
  const capable = await ask(COMMANDS, null)
  const rate = (capable.answers.length / capable.answered) * 1000 * SHARE
  const each = (minutes * 60) / WINDOWS
  const windows: Window[] = []
  for (let n = 0; n < WINDOWS; n++) {
    const peaks = watch(bot)
    const { answers, sorry } = await ask(Math.round(rate * each), rate)
    const lost = Math.round(rate * each) - answers.length - sorry.length
    windows.push({ ...(await look(folder)), ...(await peaks()), answer: quantile(answers, 0.99), lost })
  }
  print(windows, { rate, minutes })
  await bot.kill('SIGTERM')
  await removeFolder(folder)
  await client.close()
}

/** Mostly questions; some look at what is theirs, and a few log somebody. */
function mix(): string[] {
  return Array.from({ length: 5_000 }, (_, n) => {
    const company = companyName(nth(n, RELATIONSHIPS / 5))
    if (n % 20 === 7) return '/intros'
    return n % 25 === 11 ? `/iknow Joe Roe${n}, CFO at ${company} — worked together 2019, 4/5` : `/whoknows ${company}`
  })
}

async function fill(folder: string): Promise<void> {
  const opened = await openDataDir({ dataDir: folder, role: 'bot', onExit: fail })
  const database = openDatabase(opened.connection, fail)
  const store = createTestStore(database, { async enqueue() {}, wake() {} })
  const { id } = await store.enterWorkspace(SLACK_WORKSPACE, new Date())
  const size = { members: RELATIONSHIPS / 1_000, companies: RELATIONSHIPS / 5, relationships: RELATIONSHIPS, asks: 400 }
  await fillBigWorkspace(database, id, size)
  await database.close()
  await opened.close()
}

function fail(error: Error): void {
  throw error
}

const Tables = z.array(z.object({ name: z.string(), dead: z.coerce.number() }))
const Count = z.tuple([z.object({ count: z.coerce.number() })])

/** What the database holds, asked as the command line does. */
async function look(folder: string): Promise<Pick<Window, 'disk' | 'live' | 'dead'>> {
  const opened = await openDataDir({ dataDir: folder, role: 'command', onExit: fail })
  const database = openDatabase(opened.connection, fail)
  await database.pool.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await database.pool.query(
    `SELECT format('%I.%I', s.schemaname, s.relname) AS name, n_dead_tup AS dead FROM pg_stat_user_tables s
     JOIN pg_class c ON c.oid = s.relid WHERE c.relkind = 'r'`,
  )
  const tables = Tables.parse(rows)
  let live = 0
  for (const { name } of tables)
    live += Count.parse((await database.pool.query(`SELECT count(*) FROM ${name}`)).rows)[0].count
  await database.close()
  await opened.close()
  const dead = tables.reduce((sum, one) => sum + one.dead, 0)
  return { live, dead, disk: await bytesOf(join(folder, 'postgres')) }
}

async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Notes peaks from now until asked for them. */
function watch(bot: Bot): () => Promise<Pick<Window, 'memory' | 'lag'>> {
  let [memory, lag] = [0, 0]
  const read = async () => {
    const text = await (await fetch(`${bot.url}/metrics`)).text()
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0)
    memory = Math.max(memory, value('process_resident_memory_bytes') / 1024 / 1024)
    lag = Math.max(lag, value('nodejs_eventloop_lag_max_seconds') * 1000)
  }
  const timer = setInterval(() => void read().catch(() => undefined), LOOK)
  return async () => {
    clearInterval(timer)
    await read()
    return { memory, lag }
  }
}

function print(windows: Window[], { rate, minutes }: { rate: number; minutes: number }): void {
  const [first, last] = [windows[0], windows.at(-1)]
  if (!first || !last) return
  const row = (what: string, of: (one: Window) => number, digits = 0, goal = `≤ ${ENDING_WITHIN}×`): Row => ({
    what: `${what} (${windows.map((one) => of(one).toFixed(digits)).join(', ')})`,
    measured: of(last).toFixed(digits),
    baseline: of(first).toFixed(digits),
    ratio: ratio(of(last), of(first)),
    goal,
  })
  printTable(
    `Soak: ${minutes} min at ${rate.toFixed(0)}/s, embedded, the last of ${WINDOWS} windows beside the first (all)`,
    [
      row('bytes on disk a live row', ({ disk, live }) => disk / Math.max(1, live)),
      row('live rows', ({ live }) => live, 0, '–'),
      row('dead rows', ({ dead }) => dead),
      row('peak of memory, MB', ({ memory }) => memory),
      row('peak of the event loop’s lag, ms', ({ lag }) => lag),
      row('answers, p99, ms', ({ answer }) => answer, 0, '–'),
      row('not answered', ({ lost }) => lost, 0, '0'),
    ],
  )
}
