import pg from 'pg'
import { openDatabase } from '../../../src/store/database.ts'
import { startServer, TEMPLATES } from '../../support/database/server.ts'
import { printTable, type Row, seconds } from '../table.ts'
import { type Chaos, type Plan, runChaos } from './chaos.ts'

const ASKS = 2000
const SEED = 11
/** A little longer than the bot takes for any answer, in milliseconds: who tries again earlier asks for more than it can do. */
const PATIENCE = 12_000
const KILLS: Plan['kills'] = { most: Number.POSITIVE_INFINITY, every: [3, 9] }

/** npm run bench -- chaos, or chaos:ASKS */
export async function benchChaos(asks = ASKS): Promise<void> {
  const { restart, stop, pid: _, ...server } = await startServer()
  try {
    const admin = new pg.Client({ ...server, database: 'postgres' })
    await admin.connect()
    await admin.query(`CREATE DATABASE chaos TEMPLATE ${TEMPLATES.migrated}`)
    // What was said to be kept is kept, as on any server that people rely on.
    await admin.query('ALTER DATABASE chaos SET synchronous_commit = on')
    await admin.end()
    const connection = { ...server, database: 'chaos' }
    // Its connections break with it.
    const database = openDatabase(connection, () => {})
    const plan = { asks, seed: SEED, processes: 3, atOnce: 24, kills: KILLS, restarts: 5, patience: PATIENCE }
    const chaos = await runChaos({ ...database, connection, restart }, plan)
    print(asks, chaos)
    await database.close()
  } finally {
    await stop()
  }
}

function print(asks: number, { findings, slack, people, fleet, doubled, days, took }: Chaos): void {
  const row = (what: string, measured: string | number, goal = '–'): Row => ({
    ...{ what, measured: String(measured), baseline: '–', ratio: '–', goal },
  })
  const { killed, deliveries, twice, late, unreached } = fleet.counts
  const share = ((100 * doubled.byKey) / Math.max(1, doubled.messages)).toFixed(2)
  printTable(`Chaos: ${asks.toLocaleString('en')} asks on three processes, ${killed} killed, seed ${SEED}`, [
    ...findings.map(({ rule, breaks }) =>
      row(rule, breaks.length === 0 ? 'holds' : `${breaks.length} breaks`, 'holds'),
    ),
    row(
      `messages doubled, of ${doubled.messages}, by their key in the outbox`,
      `${doubled.byKey} (${share} %)`,
      '< 0.5 %',
    ),
    row('messages doubled, by what they tell whom', doubled.bySense, '0'),
    row('asked, answered, made, outcomes', Object.values(people.counts).slice(0, 4).join(', ')),
    row('tried again by people', people.counts.again),
    row(`Slack’s calls, of them in trouble`, `${slack.calls()}, ${JSON.stringify(slack.troubles)}`),
    row('told by Slack, of them twice, late, and to nobody', `${deliveries}, ${twice}, ${late}, ${unreached}`),
    row('days that passed', days),
    row('asking, and in all', `${seconds(took.asking)}, ${seconds(took.all)}`),
  ])
  for (const { rule, breaks } of findings)
    for (const one of breaks.slice(0, 10)) console.log(`${rule}: broken by ${one}`)
  console.log('Said instead of an answer:', people.sorry())
  const troubles = Map.groupBy(fleet.troubles, (one) => one.slice(0, 120).replaceAll(/[0-9a-f]{4,}/g, '…'))
  for (const [trouble, all] of troubles) console.log(`${all.length} × ${trouble}`)
}
