import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import { EVERYBODY } from '../../../src/domain/relationships/people-filter.ts'
import {
  actorOf,
  entry,
  LATER,
  merge,
  NOW,
  newScene,
  readFile,
  row,
  type Scene,
  type Stage,
  together,
} from './stage.ts'

export function testMemberData(stage: () => Stage) {
  const words = async ({ workspace }: Scene) =>
    (
      await stage().database.pool.query(
        'SELECT word, organizations FROM organization_word WHERE workspace_id = $1 ORDER BY word',
        [workspace.id],
      )
    ).rows
  const erase = (scene: Scene, memberId: string, store = stage().store) =>
    store.transaction(scene.workspace.id, async (tx) =>
      (await tx.erasure.lock(memberId)) ? await tx.erasure.removeMember(memberId) : null,
    )

  describe('a member’s own data', () => {
    it('is counted, and read in pages that leave nothing out', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await merge(stage().store, tenant, await readFile(tenant, ben, [row('Jim Roe', 'Acme'), row('Joe Poe', 'Bolt')]))
      await tenant.relationships.log(entry(ana, 'Jim Roe', 'Acme'), NOW)
      await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme', { visibility: 'private' }), NOW)
      expect(await tenant.ownData.count(ben.id)).toEqual({
        relationships: 3,
        touches: 0,
        people: 2,
        asks: 0,
        favours: 0,
        imports: 1,
      })
      const names: string[] = []
      for (let after: string | null = null; ; ) {
        const [one] = await tenant.ownData.relationships(ben.id, after, 1)
        if (!one) break
        names.push(one.name)
        after = one.personId
      }
      expect(names).toHaveLength(3)
      expect(names.sort()).toEqual(['Jane Doe', 'Jim Roe', 'Joe Poe'])
    })

    it('goes with the people nobody else knows and the companies nothing else names, their words counted down', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await tenant.relationships.log(entry(ana, 'Jim Roe', 'Blue Sky'), NOW)
      const before = await words(scene)
      // Ben's newer list moves Jim on; nobody else says so.
      const profile = { profileHash: 'profile of jim roe' }
      await merge(stage().store, tenant, await readFile(tenant, ana, [row('Jim Roe', 'Blue Sky', profile)]))
      await merge(
        stage().store,
        tenant,
        await readFile(tenant, ben, [row('Jim Roe', 'Blue Labs', profile), row('Joe Poe', 'Sky Labs')]),
      )
      expect(await words(scene)).not.toEqual(before)
      expect(await erase(scene, ben.id)).toEqual({ people: 1, organizations: 2 })
      expect(await words(scene)).toEqual(before)
      expect(await tenant.members.get(ben.id)).toBeNull()
      expect(await tenant.ownData.relationships(ana.id, null, 10)).toMatchObject([
        { name: 'Jim Roe', company: 'Blue Sky' },
      ])
    })

    it('is handed over only on both words, once, without what was claimed, and beside whom one knows already', async () => {
      const scene = await newScene(stage())
      const { tenant, workspace, ana, ben } = scene
      const said = { rating: 5, how: 'at school', kind: 'friend' } as const
      await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme', { ...said, title: 'VP Sales' }), NOW)
      await tenant.relationships.log(entry(ben, 'Jim Roe', 'Acme', { ...said, visibility: 'sealed' }), NOW)
      await tenant.relationships.log(entry(ben, 'Joe Poe', 'Acme', { ...said, visibility: 'private' }), NOW)
      await tenant.relationships.log(entry(ben, 'Max Moe', 'Bolt', said), NOW)
      const own = (await tenant.relationships.log(entry(ana, 'Max Moe', 'Bolt', { rating: 2 }), NOW)).after
      const id = newId()
      await tenant.handovers.agree({ id, memberId: ben.id, receiverId: ana.id }, NOW)
      const due = async () =>
        (await stage().store.handoversDue()).flatMap((one) => (one.workspaceId === workspace.id ? [one.due] : []))
      const answer = (agreed: boolean) =>
        stage().store.transaction(workspace.id, (tx) => tx.handovers.answer(id, agreed, LATER))
      expect(await tenant.handovers.count(ben.id)).toEqual({ open: 2, sealed: 1 })
      // He is here; then nobody was asked.
      expect([await due(), await tenant.handovers.ask(id, NOW), await answer(true)]).toEqual([[], false, null])
      await stage().store.keepProfile({ ...actorOf(workspace.platformId, ben.name), active: false })
      expect([await due(), await answer(true)]).toEqual([['toAsk'], null])
      expect([await tenant.handovers.ask(id, NOW), await tenant.handovers.ask(id, NOW)]).toEqual([true, false])
      expect([await due(), await answer(true), await answer(true)]).toEqual([[], 2, null])
      const { people } = await tenant.people.list(ana.id, EVERYBODY, { limit: 10, offset: 0 }, LATER)
      const bare = { kind: 'acquaintance', rating: null, how: null, lastTouch: null, since: null, touches: [] }
      const given = { ...bare, source: 'import', confirmedAt: null, handedOver: ben.name, spelling: 'Acme' }
      expect(people.toSorted((a, b) => a.name.localeCompare(b.name))).toMatchObject([
        { ...given, name: 'Jane Doe', title: 'VP Sales', visibility: 'open' },
        { ...given, name: 'Jim Roe', visibility: 'sealed' },
        { id: own.id, name: 'Max Moe', rating: 2, handedOver: null },
      ])
      await erase(scene, ben.id)
      expect(await tenant.handovers.get(id)).toBeNull()
      expect(await tenant.handovers.giverOf(people.find(({ name }) => name === 'Jane Doe')?.id ?? '')).toBe('')
    })

    it('is handed over to nobody by whoever is back, took it back, or chose somebody else', async () => {
      const { tenant, workspace, ana, ben } = await newScene(stage())
      const id = newId()
      await tenant.handovers.agree({ id, memberId: ben.id, receiverId: ana.id }, NOW)
      await tenant.handovers.agree({ id: newId(), memberId: ben.id, receiverId: ana.id }, LATER)
      expect(await tenant.handovers.of(ben.id)).toMatchObject({ id, receiver: ana.name, consentedAt: NOW })
      await stage().store.keepProfile({ ...actorOf(workspace.platformId, ben.name), active: false })
      await tenant.handovers.ask(id, NOW)
      expect(await tenant.handovers.with(ana.id)).toHaveLength(1)
      await stage().store.keepProfile({ ...actorOf(workspace.platformId, ben.name), active: true })
      expect((await stage().store.handoversDue()).filter(({ handoverId }) => handoverId === id)).toMatchObject([
        { due: 'toRest' },
      ])
      expect(await tenant.handovers.answer(id, true, LATER)).toBeNull()
      expect([await tenant.handovers.rest(id), await tenant.handovers.rest(id)]).toEqual([true, false])
      expect([await tenant.handovers.takeBack(ben.id), await tenant.handovers.takeBack(ben.id)]).toEqual([true, false])
      expect(await tenant.handovers.with(ana.id)).toEqual([])
    })

    it('is erased once by several at once', async () => {
      const scene = await newScene(stage())
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme'), NOW)
      const erased = await together(stage(), 4, (store) => erase(scene, scene.ben.id, store))
      expect(erased.filter((one) => one !== null)).toEqual([{ people: 1, organizations: 1 }])
    })
  })
}
