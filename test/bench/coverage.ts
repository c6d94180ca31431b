import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { coverTargets } from '../../src/app/coverage/cover-targets.ts'
import { countCoverage } from '../../src/domain/coverage/coverage.ts'
import { NOW } from '../store/contract/stage.ts'
import { companyName, fillBigWorkspace, idOf, withSlip } from '../support/database/big-workspace.ts'
import { BIG_WORKSPACE } from '../support/database/statements.ts'
import { nth, timed } from './resolving.ts'
import { printTable, ratio, seconds } from './table.ts'
import { openWorld, prepareFolder, removeFolder, watchMemory } from './world.ts'

// A list of 10,000 targets, embedded: six in ten as logged, one with a slip of the pen, three that nobody knows; beside
// the bare look-up of the same names.

const SIZE = { members: 50, companies: 30_000, relationships: 100_000, asks: 1_000 }
const TARGETS = 10_000

const Measured = z.object({
  took: z.number(),
  cpu: z.number(),
  bare: z.number(),
  memory: z.number(),
  opened: z.number(),
})

/** Measured in a process of its own, on a database filled before, so that the memory is its own. */
export async function benchCoverage(): Promise<void> {
  const folder = await prepareFolder()
  const { database, store, close } = await openWorld(folder)
  const workspace = await store.enterWorkspace(BIG_WORKSPACE, NOW)
  await fillBigWorkspace(database, workspace.id, SIZE)
  await close()
  const child = fork(fileURLToPath(import.meta.url), [folder])
  const [message] = await once(child, 'message')
  const { took, cpu, bare, memory, opened } = Measured.parse(message)
  await once(child, 'exit')
  await removeFolder(folder)
  const count = (n: number) => n.toLocaleString('en')
  printTable(
    `coverage of ${count(TARGETS)} targets among ${count(SIZE.companies)} companies, embedded (baseline: bare look-up of each)`,
    [
      {
        what: `${count(opened)} with a way in, ${seconds(cpu)} of processor time, ≤ ${memory} MB meanwhile`,
        measured: seconds(took),
        baseline: seconds(bare),
        ratio: ratio(took, bare),
        goal: '≤ 60 s, ≤ 700 MB',
      },
    ],
  )
}

function* targets(): Generator<string> {
  for (let n = 0; n < TARGETS; n++) {
    const name = companyName(nth(n, SIZE.companies))
    if (n % 10 < 6) yield name
    else yield n % 10 === 6 ? withSlip(name) : `unheard${'abcdefghij'[n % 10]} quibble${n} bank`
  }
}

async function measure(folder: string): Promise<z.infer<typeof Measured>> {
  const { database, store, close } = await openWorld(folder)
  const workspace = await store.enterWorkspace(BIG_WORKSPACE, NOW)
  const tenant = store.in(workspace.id)
  const viewerId = idOf('member 7')
  const cover = async (names: Iterable<string>) => {
    const counted = countCoverage()
    for await (const { found } of coverTargets(tenant, names, viewerId, NOW)) counted.add(found)
    return counted.summary().opened
  }
  // A bot that runs: what V8 compiles at the first statements takes time and memory once.
  await cover([companyName(1), withSlip(companyName(2)), 'unheard of'])
  const mostMemory = await watchMemory()
  const before = process.cpuUsage()
  let opened = 0
  const took = await timed(async () => {
    opened = await cover(targets())
  })
  const { user, system } = process.cpuUsage(before)
  const memory = mostMemory()
  const sql = 'SELECT id FROM organization WHERE workspace_id = $1 AND key = $2'
  const bare = await timed(async () => {
    for (const key of targets()) await database.pool.query(sql, [workspace.id, key])
  })
  await close()
  return { took, cpu: (user + system) / 1000, bare, memory, opened }
}

const [, , folder] = process.argv
if (process.send && folder) {
  const measured = await measure(folder)
  process.send(measured, () => process.disconnect())
}
