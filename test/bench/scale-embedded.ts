import { NOW } from '../store/contract/stage.ts'
import { fillBigWorkspace, idOf } from '../support/database/big-workspace.ts'
import { BIG_WORKSPACE } from '../support/database/statements.ts'
import { benchResolving, timed } from './resolving.ts'
import { seconds } from './table.ts'
import { openWorld, prepareFolder, removeFolder } from './world.ts'

// Embedded: one name among 200,000 companies.

const SIZE = { members: 200, companies: 200_000, relationships: 200_000, asks: 4_000 }

export async function benchScaleEmbedded(): Promise<void> {
  const folder = await prepareFolder()
  const { database, store, close } = await openWorld(folder)
  const workspace = await store.enterWorkspace(BIG_WORKSPACE, NOW)
  const filled = await timed(() => fillBigWorkspace(database, workspace.id, SIZE))
  console.log(`embedded: ${SIZE.relationships.toLocaleString('en')} relationships filled in ${seconds(filled)}`)
  const tenant = store.in(workspace.id)
  await benchResolving(database, tenant, idOf('member 7'), SIZE.companies, {
    where: 'embedded',
    goal: 40,
    trigrams: false,
  })
  await close()
  await removeFolder(folder)
}
