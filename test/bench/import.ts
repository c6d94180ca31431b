import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { mergeImport, readImport } from '../../src/app/import-connections.ts'
import { connectionsCsv } from '../support/connections.ts'
import { printTable, ratio, seconds } from './table.ts'
import { actor, openWorld, peakMemory } from './world.ts'

// Importing Connections.csv into the embedded database, beside the bare insert of the same rows.

const Measured = z.object({ took: z.number(), bare: z.number(), memory: z.number() })

/** Each size in a process of its own, so that its peak memory is its own. */
export async function benchImport(): Promise<void> {
  const sizes = [10_000, 30_000, 100_000]
  const rows = []
  for (const size of sizes) {
    const child = fork(fileURLToPath(import.meta.url), [String(size)])
    const [message] = await once(child, 'message')
    const { took, bare, memory } = Measured.parse(message)
    await once(child, 'exit')
    const goal = size === 30_000 ? '≤ 5 s, ≤ 3×, ≤ 700 MB' : 'memory flat'
    rows.push({
      what: `${size.toLocaleString('en')} rows, peak ${memory} MB`,
      measured: seconds(took),
      baseline: seconds(bare),
      ratio: ratio(took, bare),
      goal,
    })
  }
  printTable('import of Connections.csv, embedded (baseline: bare insert)', rows)
}

async function measure(size: number): Promise<z.infer<typeof Measured>> {
  const { database, store, close } = await openWorld()
  const now = new Date()
  const { workspace, member } = await store.enter(actor('ana'), now)
  const context = { store, tenant: store.in(workspace.id), workspace, member, now, origin: 'cli' }
  const start = performance.now()
  const read = await readImport(context, { name: 'Connections.csv', bytes: fileOf(size) })
  if (!read) throw new Error('A file without an id was taken for one told of before.')
  const { importId } = read
  const report = await mergeImport(store, workspace.id, importId, () => now)
  const took = performance.now() - start
  if (report.added !== size) throw new Error(`Only ${report.added} of ${size} rows came in.`)

  await database.pool.query(
    'CREATE TABLE bare (id int PRIMARY KEY, name text, title text, company text, url text, since text)',
  )
  const bareStart = performance.now()
  for (let from = 0; from < size; from += 2_000) {
    const lines = connectionsCsv(Math.min(2_000, size - from), from)
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(','))
    const column = (n: number) => lines.map((line) => line[n])
    await database.pool.query(
      `INSERT INTO bare SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [lines.map((_, n) => from + n), column(1), column(5), column(4), column(2), column(6)],
    )
  }
  const bare = performance.now() - bareStart
  const memory = peakMemory()
  await close()
  return { took, bare, memory }
}

/** The file in pieces of 64 KB, made while it is read, as a stream from a disk or a socket gives them. */
async function* fileOf(size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += 500) {
    const text = connectionsCsv(Math.min(500, size - from), from)
    yield new TextEncoder().encode(from === 0 ? text : text.slice(text.indexOf('\n') + 1))
  }
}

const size = Number(process.argv[2])
if (process.send && size > 0) {
  const measured = await measure(size)
  process.send(measured, () => process.disconnect())
}
