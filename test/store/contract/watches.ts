import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import { entry, LATER, merge, NOW, newAsk, newScene, readFile, row, type Scene, type Stage, together } from './stage.ts'

const DAY = '2026-03-02'

export function testWatches(stage: () => Stage) {
  describe('the watch', () => {
    const log = async ({ tenant, ben }: Scene, name: string, company: string, said = {}) =>
      (await tenant.relationships.log(entry(ben, name, company, said), NOW)).after
    const notice = async ({ tenant, ben }: Scene, day = DAY) => {
      const id = newId()
      return (await tenant.watches.addNotice({ id, memberId: ben.id, day }, NOW)) ? id : null
    }

    it('matches each ask once ever a member, and tells it in one notice a day', async () => {
      const scene = await newScene(stage())
      const { tenant, ben, ana, workspace } = scene
      const jane = await log(scene, 'Jane Doe', 'Acme', { title: 'CFO', rating: 3 })
      const askId = await newAsk(scene, jane.organizationId)
      const add = (relationshipId: string) =>
        together(stage(), 3, (store) =>
          store.transaction(workspace.id, (tx) => tx.watches.addMatches({ relationshipId }, NOW)),
        )
      expect(await notice(scene)).toBeNull()
      await add(jane.id)
      await add((await log(scene, 'Jim Roe', 'Acme')).id)
      expect((await stage().store.untoldMatches()).filter((one) => one.workspaceId === workspace.id)).toEqual([
        { workspaceId: workspace.id, memberId: ben.id },
      ])
      const ids = await together(stage(), 4, (store) =>
        store.transaction(workspace.id, (tx) => notice({ ...scene, tenant: tx })),
      )
      const [id] = ids.filter((one) => one !== null)
      expect(ids.filter((one) => one !== null)).toHaveLength(1)
      expect(await tenant.watches.matchesOf(id ?? '')).toMatchObject([
        { ask: { id: askId, asker: 'Ana' }, relationshipId: jane.id, person: 'Jane Doe', settled: false },
      ])
      expect(await tenant.watches.matchOf(askId, ben.id)).toEqual({ relationshipId: jane.id, noticeId: id })
      expect(await tenant.watches.matchOf(askId, ana.id)).toBeNull()
      const match = { askId, memberId: ben.id, relationshipId: jane.id }
      expect(await tenant.watches.settleMatch(match, NOW)).toBe(true)
      expect(await tenant.watches.settleMatch(match, LATER)).toBe(false)
      expect(await tenant.watches.matchesOf(id ?? '')).toMatchObject([{ settled: true }])
      expect(await stage().store.untoldMatches()).not.toContainEqual({ workspaceId: workspace.id, memberId: ben.id })
      await tenant.relationships.setVisibility(jane.id, 'private', NOW)
      expect(await tenant.watches.matchesOf(id ?? '')).toEqual([])
    })

    it('keeps what a day’s notice came too early for', async () => {
      const scene = await newScene(stage())
      const { tenant } = scene
      for (const [name, company] of [
        ['Jane Doe', 'Acme'],
        ['Joe Poe', 'Globex'],
      ] as const) {
        const tie = await log(scene, name, company)
        await newAsk(scene, tie.organizationId, company)
        await tenant.watches.addMatches({ relationshipId: tie.id }, NOW)
        if (name === 'Jane Doe') expect(await notice(scene)).not.toBeNull()
        else expect(await notice(scene)).toBeNull()
      }
      const next = await notice(scene, '2026-03-03')
      expect(await tenant.watches.matchesOf(next ?? '')).toMatchObject([{ person: 'Joe Poe' }])
    })

    it('matches the new ties of an import, best the one the ask names, and none that was only updated', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const jane = await log(scene, 'Jane Doe', 'Acme')
      await log(scene, 'Joe Poe', 'Globex')
      const globex = await newAsk(scene, (await log(scene, 'Joe Poe', 'Globex')).organizationId, 'Globex')
      const id = newId()
      const ask = { id, askerId: scene.ana.id, organizationId: jane.organizationId, target: 'Acme', whom: 'CFO' }
      const words = { why: 'x', benefit: 'y', question: null, seenIn: 'digest', status: 'pursued' } as const
      await tenant.asks.create({ ...ask, ...words, expiresAt: LATER }, NOW)
      const rows = [row('Jack Low', 'Acme'), row('Jill Moe', 'Acme', { title: 'CFO' }), row('Joe Poe', 'Globex')]
      await stage().database.pool.query(`UPDATE relationship SET created_at = '2026-01-01' WHERE workspace_id = $1`, [
        scene.workspace.id,
      ])
      const importId = await readFile(tenant, ben, rows)
      await merge(stage().store, tenant, importId)
      await tenant.watches.addMatches({ importId }, NOW)
      expect(await tenant.watches.matchOf(globex, ben.id)).toBeNull()
      const tie = await tenant.watches.matchOf(id, ben.id)
      expect((await tenant.relationships.get(tie?.relationshipId ?? ''))?.name).toBe('Jill Moe')
    })

    it('gives an ask its company once teammates may know of it', async () => {
      const scene = await newScene(stage())
      const { tenant } = scene
      const askId = await newAsk(scene, null, 'Initech')
      expect(await tenant.watches.asksWithoutCompany()).toEqual([{ askId, target: 'Initech' }])
      const tie = await log(scene, 'Jane Doe', 'Initech', { visibility: 'private' })
      const named = [{ askId, key: 'initech' }]
      await tenant.watches.adoptCompanies(named)
      expect((await tenant.asks.get(askId))?.organizationId).toBeNull()
      await tenant.relationships.setVisibility(tie.id, 'sealed', NOW)
      await tenant.watches.adoptCompanies([{ askId, key: 'other' }])
      await tenant.watches.adoptCompanies(named)
      expect((await tenant.asks.get(askId))?.organizationId).toBe(tie.organizationId)
      expect(await tenant.watches.asksWithoutCompany()).toEqual([])
    })
  })
}

export function testOpenedWays(stage: () => Stage) {
  const log = async ({ tenant }: Scene, owner: Scene['ben'], name: string, said = {}) =>
    (await tenant.relationships.log(entry(owner, name, 'Acme', said), NOW)).after
  const kept = (scene: Scene, organizationId: string | null) => newAsk(scene, organizationId, 'Acme', 'connectors')

  describe('ways that open for asks kept to their connectors', () => {
    it('are kept once ever a tie, and told in one notice a day', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben, workspace } = scene
      const jane = await log(scene, ben, 'Jane Doe')
      const askId = await kept(scene, jane.organizationId)
      const told = await together(stage(), 3, (store) =>
        store.transaction(workspace.id, (tx) => tx.openedWays.add({ relationshipId: jane.id }, NOW)),
      )
      expect(told.flat()).toEqual([ana.id])
      const untold = async () => (await stage().store.untoldWays()).filter((one) => one.workspaceId === workspace.id)
      expect(await untold()).toEqual([{ workspaceId: workspace.id, memberId: ana.id }])
      const ids = [newId(), newId(), newId(), newId()]
      const made = await together(stage(), 4, (store, n) =>
        store.transaction(workspace.id, (tx) =>
          tx.openedWays.addNotice({ id: ids[n] ?? '', memberId: ana.id, day: DAY }, NOW),
        ),
      )
      expect(made.filter(Boolean)).toHaveLength(1)
      const id = ids[made.indexOf(true)] ?? ''
      expect((await tenant.openedWays.asksOf(id)).map((ask) => ask.id)).toEqual([askId])
      expect(await tenant.openedWays.noticesOf(askId)).toEqual([id])
      expect(await untold()).toEqual([])
      // Another tie there is another way; the same day has its notice.
      const jim = await log(scene, ben, 'Jim Roe')
      expect(await tenant.openedWays.add({ relationshipId: jim.id }, NOW)).toEqual([ana.id])
      expect(await tenant.openedWays.addNotice({ id: newId(), memberId: ana.id, day: DAY }, NOW)).toBe(false)
      expect(await untold()).toHaveLength(1)
      await tenant.asks.setStatus(askId, 'open', 'closed', NOW)
      expect(await untold()).toEqual([])
      expect(await tenant.openedWays.asksOf(id)).toEqual([])
    })

    it('are none by what its asker could not find by asking, is theirs, or is asked about already', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const open = await log(scene, ben, 'Jane Doe')
      const askId = await kept(scene, open.organizationId)
      await newAsk(scene, open.organizationId)
      const add = (relationshipId: string) => tenant.openedWays.add({ relationshipId }, NOW)
      expect(await add((await log(scene, ana, 'Joe Poe')).id)).toEqual([])
      expect(await add((await log(scene, ben, 'Jill Moe', { visibility: 'private' })).id)).toEqual([])
      await tenant.introductions.create(
        { id: newId(), askId, relationshipId: open.id, whom: null, state: 'passed' },
        NOW,
      )
      expect(await add(open.id)).toEqual([])
      const jim = await log(scene, ben, 'Jim Roe', { visibility: 'sealed' })
      expect(await add(jim.id)).toEqual([ana.id])
      const id = newId()
      await tenant.openedWays.addNotice({ id, memberId: ana.id, day: DAY }, NOW)
      expect(await tenant.openedWays.asksOf(id)).toHaveLength(1)
      await tenant.relationships.setVisibility(jim.id, 'private', NOW)
      expect(await tenant.openedWays.asksOf(id)).toEqual([])
    })
  })
}
