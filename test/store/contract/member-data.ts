import { describe, expect, it } from 'vitest'
import { entry, merge, NOW, newScene, readFile, row, type Scene, type Stage, together } from './stage.ts'

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

    it('is erased once by several at once', async () => {
      const scene = await newScene(stage())
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme'), NOW)
      const erased = await together(stage(), 4, (store) => erase(scene, scene.ben.id, store))
      expect(erased.filter((one) => one !== null)).toEqual([{ people: 1, organizations: 1 }])
    })
  })
}
