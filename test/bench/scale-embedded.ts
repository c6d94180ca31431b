import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { coverTargets } from '../../src/app/cover-targets.ts'
import { countCoverage } from '../../src/domain/coverage.ts'
import { NOW } from '../store/contract/stage.ts'
import { companyName, fillBigWorkspace, idOf, withSlip } from '../support/big-workspace.ts'
import { BIG_WORKSPACE } from '../support/statements.ts'
import { benchResolving, nth, timed } from './resolving.ts'
import { printTable, ratio, seconds } from './table.ts'
import { openWorld, prepareFolder, removeFolder, watchMemory } from './world.ts'

// Embedded: one name among 200,000 companies, and a list of 10,000 targets: six in ten as logged, one with a slip of the
// pen, three that nobody knows; beside the bare look-up of the same names.

const SIZE = { members: 200, companies: 200_000, relationships: 400_000, asks: 4_000 }
const TARGETS = 10_000

/** Measured in a process of its own, on a database filled before, so that the memory is its own. */
export async function benchScaleEmbedded(): Promise<void> {
  const folder = await prepareFolder()
  const { database, store, close } = await openWorld(folder)
  const workspace = await store.enterWorkspace(BIG_WORKSPACE, NOW)
  const filled = await timed(() => fillBigWorkspace(database, workspace.id, SIZE))
  console.log(`embedded: ${SIZE.relationships.toLocaleString('en')} relationships filled in ${seconds(filled)}`)
  await close()
  const child = fork(fileURLToPath(import.meta.url), [folder])
  const [message] = await once(child, 'message')
  const { took, bare, memory, opened } = Measured.parse(message)
  await once(child, 'exit')
  await removeFolder(folder)
  printTable(`coverage of ${TARGETS.toLocaleString('en')} targets, embedded (baseline: bare look-up of each)`, [
    {
      what: `${opened.toLocaleString('en')} with a way in, ≤ ${memory} MB meanwhile`,
      measured: seconds(took),
      baseline: seconds(bare),
      ratio: ratio(took, bare),
      goal: '≤ 60 s, ≤ 700 MB',
    },
  ])
}

const Measured = z.object({ took: z.number(), bare: z.number(), memory: z.number(), opened: z.number() })

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
  const options = { where: 'embedded', goal: 40, trigrams: false }
  await benchResolving(database, tenant, viewerId, SIZE.companies, options)
  const mostMemory = await watchMemory()
  const counted = countCoverage()
  const took = await timed(async () => {
    for await (const { found } of coverTargets(tenant, targets(), viewerId, NOW)) counted.add(found)
  })
  const memory = mostMemory()
  const sql = 'SELECT id FROM organization WHERE workspace_id = $1 AND key = $2'
  const bare = await timed(async () => {
    for (const key of targets()) await database.pool.query(sql, [workspace.id, key])
  })
  await close()
  return { took, bare, memory, opened: counted.summary().opened }
}

const [, , folder] = process.argv
if (process.send && folder) {
  const measured = await measure(folder)
  process.send(measured, () => process.disconnect())
}
