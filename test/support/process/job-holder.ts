import { openJobs } from '../../../src/jobs/index.ts'
import { type Connection, openDatabase } from '../../../src/store/database.ts'

// A process that takes a job of a shared queue and never ends it. Says so on standard output. Argument: the connection, as JSON.

const log = { info() {}, warn() {}, error: (...said: unknown[]) => process.stderr.write(`${JSON.stringify(said)}\n`) }
const connection: Connection = JSON.parse(process.argv[2] ?? '{}')
const { pool } = openDatabase(connection, (error) => log.error(String(error)))
const jobs = await openJobs({ pool, alone: false, shared: true, log })
await jobs.work(
  async () => {
    process.stdout.write('It runs.\n')
    await new Promise(() => undefined)
  },
  async () => undefined,
)
