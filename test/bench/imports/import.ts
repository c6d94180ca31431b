import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { mergeImport, readImport } from '../../../src/app/imports/import-connections.ts'
import { openFile } from '../../../src/app/imports/open-file.ts'
import type { Database } from '../../../src/store/database.ts'
import { connectionsCsv, connectionsVcf } from '../../support/connections.ts'
import { printTable, ratio, seconds } from '../table.ts'
import { actor, openWorld, prepareFolder, removeFolder, watchMemory } from '../world.ts'

// Importing Connections.csv, and vCards, into the embedded database, beside the bare insert of the rows it leaves: companies, people
// and relationships into tables of the same columns and indexes, nothing looked up and nothing checked.

const Measured = z.object({ took: z.number(), bare: z.number(), memory: z.number() })

const GOALS: Record<number, string> = { 30000: '≤ 5 s, ≤ 3×, ≤ 700 MB', 100000: '≤ 20 s, ≤ 700 MB' }

/** Each size in a process of its own on a database made before, so that its peak memory is its own. */
export async function benchImport(): Promise<void> {
  const rows = []
  for (const [kind, size] of [
    ['csv', 10_000],
    ['csv', 30_000],
    ['vcf', 30_000],
    ['csv', 100_000],
  ] as const) {
    const folder = await prepareFolder()
    const child = fork(fileURLToPath(import.meta.url), [String(size), folder, kind])
    const [message] = await once(child, 'message')
    const { took, bare, memory } = Measured.parse(message)
    await once(child, 'exit')
    await removeFolder(folder)
    rows.push({
      what: `${size.toLocaleString('en')} ${kind === 'vcf' ? 'vCards' : 'rows'}, ${Math.round((took / size) * 1000)} µs each, ≤ ${memory} MB meanwhile`,
      measured: seconds(took),
      baseline: seconds(bare),
      ratio: ratio(took, bare),
      goal: GOALS[size] ?? 'as long a row',
    })
  }
  printTable(
    'import of Connections.csv and of vCards with photos, embedded (baseline: bare insert of the same rows)',
    rows,
  )
}

async function measure(size: number, folder: string, kind: string): Promise<z.infer<typeof Measured>> {
  const { database, store, close } = await openWorld(folder)
  const now = new Date()
  const { workspace, member } = await store.enter(actor('ana'), now)
  const context = { store, tenant: store.in(workspace.id), workspace, member, now, origin: 'cli' }
  const importFile = async (path: string) => {
    const clock = () => new Date()
    const read = await readImport(
      context,
      { name: `Connections.${kind}`, visibility: 'open', open: () => openFile(createReadStream(path)) },
      clock,
    )
    if (!read || 'known' in read) throw new Error('The file was taken for one known already.')
    return await mergeImport(store, workspace.id, read.importId, clock)
  }
  // A bot that runs: at its first statements V8 compiles the embedded database, which takes some 450 MB for a moment.
  // The files lie on the disk, so that only reading them is timed.
  const [small, large] = [join(folder, `small.${kind}`), join(folder, `large.${kind}`)]
  await writeFile(small, fileOf(kind, 200, 1_000_000))
  await writeFile(large, fileOf(kind, size, 0))
  await importFile(small)
  const mostMemory = await watchMemory()
  const start = performance.now()
  const report = await importFile(large)
  const took = performance.now() - start
  const memory = mostMemory()
  if (report.added !== size) throw new Error(`Only ${report.added} of ${size} rows came in.`)
  let bare = 0
  for (const table of ['organization', 'person', 'relationship']) bare += await insertBare(database, table)
  await close()
  return { took, bare, memory }
}

const Column = z.object({ name: z.string(), type: z.string() })
const Values = z.object({ row: z.array(z.unknown()) })

/** Copies a table's rows through this process into an empty twin, 2,000 a statement; the time of the inserts alone. */
async function insertBare({ pool }: Database, table: string): Promise<number> {
  await pool.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`)
  const answer = await pool.query(
    `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
     WHERE table_name = $1 AND table_schema = 'public' ORDER BY ordinal_position`,
    [table],
  )
  const columns = z.array(Column).parse(answer.rows)
  const list = columns.map(({ name }) => `${name}::text`).join(', ')
  // An array column cannot be unnested beside the others: it travels as text.
  const unnest = columns.map((_, n) => `$${n + 1}::text[]`).join(', ')
  const names = columns.map((_, n) => `c${n}`)
  const casts = columns.map(({ type }, n) => `c${n}::${type}`).join(', ')
  let took = 0
  for (let from = 0; ; from += 2_000) {
    const chunk = await pool.query(
      `SELECT ARRAY[${list}] AS row FROM ${table} ORDER BY workspace_id, id OFFSET $1 LIMIT 2000`,
      [from],
    )
    const rows = z.array(Values).parse(chunk.rows)
    if (rows.length === 0) return took
    const values = columns.map((_, n) => rows.map(({ row }) => row[n]))
    const start = performance.now()
    await pool.query(
      `INSERT INTO bare_${table} SELECT ${casts} FROM unnest(${unnest}) AS t(${names.join(', ')})`,
      values,
    )
    took += performance.now() - start
  }
}

/** The file in pieces, as it is made. */
async function* fileOf(kind: string, size: number, first: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += 500) {
    const count = Math.min(500, size - from)
    if (kind === 'vcf') yield new TextEncoder().encode(connectionsVcf(count, first + from))
    else {
      const text = connectionsCsv(count, first + from)
      yield new TextEncoder().encode(from === 0 ? text : text.slice(text.indexOf('\n') + 1))
    }
  }
}

const [, , size, folder, kind = 'csv'] = process.argv
if (process.send && folder) {
  const measured = await measure(Number(size), folder, kind)
  process.send(measured, () => process.disconnect())
}
