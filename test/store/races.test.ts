import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/app/ports/new-id.ts'
import type { Store } from '../../src/app/ports/store.ts'
import { openDatabase } from '../../src/store/database.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { createTestStore } from '../support/database/store.ts'
import { entry, NOW, newAsk, newScene } from './contract/stage.ts'

// Two transactions of two processes on a server, interleaved on purpose: the second waits for the first in the middle
// of it. The embedded database runs one transaction after the other.

describe('asking for an introduction while somebody else decides about the same', () => {
  let database: OpenedDatabase
  let second: ReturnType<typeof openDatabase>
  let asking: Store
  let removing: Store
  beforeAll(async () => {
    database = await openOnServer()
    second = openDatabase(database.connection, (error) => {
      throw error
    })
    const outbox = { async enqueue() {}, wake() {} }
    asking = createTestStore(database, outbox)
    removing = createTestStore(second, outbox)
  })
  afterAll(async () => {
    await second.close()
    await database.close()
  })

  /** Settles once some transaction of this database waits for another. */
  const untilOneWaits = async () => {
    const deadline = Date.now() + 10_000
    for (;;) {
      const { rowCount } = await database.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      if (rowCount) return
      if (Date.now() > deadline) throw new Error('No transaction waits.')
    }
  }
  const prepare = async () => {
    const scene = await newScene({ store: asking })
    const { after } = await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme'), NOW)
    const askId = await newAsk(scene, after.organizationId)
    const introduction = { id: newId(), askId, relationshipId: after.id, whom: null, state: 'asked' } as const
    return { ...scene, relationshipId: after.id, introduction }
  }

  it('keeps the relationship when it was asked for first', async () => {
    const { workspace, tenant, ana, relationshipId, introduction } = await prepare()
    let removed: Promise<boolean> | undefined
    await asking.transaction(workspace.id, async (tx) => {
      expect(await tx.waysIn.get(relationshipId, ana.id)).not.toBeNull()
      await tx.introductions.create(introduction, NOW)
      removed = removing.transaction(workspace.id, (other) => other.relationships.remove(relationshipId))
      await untilOneWaits()
    })
    expect(await removed).toBe(false)
    expect(await tenant.introductions.get(introduction.id)).not.toBeNull()
  })

  it('finds no way in when it was taken back or hidden first', async () => {
    for (const hide of ['remove', 'hide'] as const) {
      const { workspace, ana, relationshipId } = await prepare()
      let found: Promise<unknown> | undefined
      await removing.transaction(workspace.id, async (tx) => {
        if (hide === 'remove') expect(await tx.relationships.remove(relationshipId)).toBe(true)
        else await tx.relationships.setVisibility(relationshipId, 'private', NOW)
        found = asking.transaction(workspace.id, (other) => other.waysIn.get(relationshipId, ana.id))
        await untilOneWaits()
      })
      expect(await found).toBeNull()
    }
  })

  it('decides about a person one after the other: the second sees whom the first approached', async () => {
    const { workspace, tenant, relationshipId, introduction } = await prepare()
    let found: Promise<string[]> | undefined
    await asking.transaction(workspace.id, async (tx) => {
      await tx.introductions.lockApproaches()
      expect((await tx.introductions.approaches(relationshipId)).same).toEqual([])
      found = removing.transaction(workspace.id, async (other) => {
        await other.introductions.lockApproaches()
        return (await other.introductions.approaches(relationshipId)).same.map(({ id }) => id)
      })
      await untilOneWaits()
      await tx.introductions.create(introduction, NOW)
    })
    expect(await found).toEqual([introduction.id])
    expect(await tenant.introductions.get(introduction.id)).not.toBeNull()
  })

  it('keeps no other workspace waiting', async () => {
    const [here, there] = [await prepare(), await prepare()]
    await asking.transaction(here.workspace.id, async (tx) => {
      await tx.introductions.lockApproaches()
      await removing.transaction(there.workspace.id, (other) => other.introductions.lockApproaches())
    })
  })
})
