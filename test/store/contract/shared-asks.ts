import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import {
  actorOf,
  entry,
  LATER,
  NOW,
  newAsk,
  newIntroduction,
  newScene,
  type Scene,
  type Stage,
  together,
} from './stage.ts'

const DAY = '2026-03-02'
const WORDS = { why: 'We sell balloons.', benefit: 'A flight.' }

export function testSharedAsks(stage: () => Stage) {
  describe('asks that are shared', () => {
    const cyOf = async ({ workspace }: Awaited<ReturnType<typeof newScene>>, name = 'Cy') =>
      (await stage().store.enter(actorOf(workspace.platformId, name), NOW)).member

    it('are joined once each, the longest first, by who is still there', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const askId = await newAsk(scene, null)
      const cy = await cyOf(scene)
      expect(await tenant.sharedAsks.join(askId, { memberId: cy.id, ...WORDS }, LATER)).toBe(true)
      expect(await tenant.sharedAsks.join(askId, { memberId: cy.id, why: 'x', benefit: 'y' }, LATER)).toBe(false)
      const joined = await together(stage(), 4, (store) =>
        store.transaction(scene.workspace.id, (tx) => tx.sharedAsks.join(askId, { memberId: ben.id, ...WORDS }, NOW)),
      )
      expect(joined.filter(Boolean)).toHaveLength(1)
      expect((await tenant.asks.get(askId))?.joined).toEqual([
        { memberId: ben.id, name: 'Ben', ...WORDS, since: NOW },
        { memberId: cy.id, name: 'Cy', ...WORDS, since: LATER },
      ])
      expect((await tenant.asks.with(ben.id, { limit: 5, offset: 0 })).map(({ id }) => id)).toEqual([askId])
      await stage().store.keepProfile({ ...actorOf(scene.workspace.platformId, 'Ben'), active: false })
      expect((await tenant.asks.lock(askId))?.joined.map(({ name }) => name)).toEqual(['Cy'])
      expect(await tenant.sharedAsks.leave(askId, cy.id)).toBe(true)
      expect(await tenant.sharedAsks.leave(askId, cy.id)).toBe(false)
    })

    it('are handed on with the words of who has them now', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const askId = await newAsk(scene, null)
      await tenant.sharedAsks.join(askId, { memberId: ben.id, ...WORDS }, NOW)
      const left = async () => (await stage().store.leftAsks()).filter((one) => one.askId === askId)
      expect(await left()).toEqual([])
      await stage().store.keepProfile({ ...actorOf(scene.workspace.platformId, 'Ana'), active: false })
      expect(await left()).toEqual([{ workspaceId: scene.workspace.id, askId }])
      const [heir] = (await tenant.asks.get(askId))?.joined ?? []
      if (!heir) throw new Error('Nobody joined.')
      await tenant.sharedAsks.handOver(askId, heir, NOW)
      expect(await tenant.asks.get(askId)).toMatchObject({
        askerId: ben.id,
        asker: 'Ben',
        ...WORDS,
        seenIn: 'connectors',
        joined: [],
      })
      expect(await left()).toEqual([])
    })

    it('are found for who is after the same company, by what it is or by a key, while they live', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const { organizationId } = (await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)).after
      const other = (await tenant.relationships.log(entry(ben, 'Joe Poe', 'Globex'), NOW)).after.organizationId
      const known = await newAsk(scene, organizationId)
      const unknown = await newAsk(scene, null, 'Initech')
      await newAsk(scene, other, 'Globex')
      const find = async (memberId: string, id: string | null, keys: string[], end = NOW) =>
        (await tenant.sharedAsks.ofTeammates(memberId, { organizationId: id, keys }, end)).map((ask) => ask.id).sort()
      expect(await find(ben.id, organizationId, [])).toEqual([known, unknown].sort())
      expect(await find(ben.id, null, ['acme'])).toEqual([known, unknown].sort())
      expect(await find(ben.id, null, [])).toEqual([unknown])
      expect(await find(ana.id, organizationId, ['acme'])).toEqual([])
      expect(await find(ben.id, organizationId, [], new Date('2026-06-01'))).toEqual([])
      await tenant.asks.setStatus(known, 'open', 'closed', NOW)
      expect(await find(ben.id, organizationId, [])).toEqual([unknown])
    })
  })

  describe('approaches', () => {
    it('are told by person and by company, while under way', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const { id, relationship } = await newIntroduction(scene)
      const john = (await tenant.relationships.log(entry(ben, 'John Roe', 'Acme'), NOW)).after
      const ids = async (of: string) => {
        const { same, others } = await tenant.introductions.approaches(of)
        return [same.map((one) => one.id), others.map((one) => one.id)]
      }
      expect(await ids(relationship.id)).toEqual([[id], []])
      expect(await ids(john.id)).toEqual([[], [id]])
      expect(await ids(newId())).toEqual([[], []])
      await tenant.introductions.change(id, 'suggested', { state: 'passed' }, NOW)
      expect(await ids(relationship.id)).toEqual([[], []])
    })

    it('are decided one after the other', async () => {
      const scene = await newScene(stage())
      const { relationship, askId } = await newIntroduction(scene)
      const made = await together(stage(), 6, (store) =>
        store.transaction(scene.workspace.id, async (tx) => {
          await tx.introductions.lockApproaches()
          const { same } = await tx.introductions.approaches(relationship.id)
          const [one] = same
          if (!one) return false
          return await tx.introductions.change(one.id, one.state, { state: 'cancelled' }, NOW)
        }),
      )
      expect(made.filter(Boolean)).toHaveLength(1)
      expect(await scene.tenant.introductions.ofAsk(askId)).toMatchObject([{ state: 'cancelled' }])
    })
  })
}

const WISH = { target: 'Acme', ...WORDS }

export function testJoinWishes(stage: () => Stage) {
  const log = async ({ tenant }: Scene, owner: Scene['ben'], name: string, said = {}) =>
    (await tenant.relationships.log(entry(owner, name, 'Acme', said), NOW)).after
  const kept = (scene: Scene, organizationId: string | null) => newAsk(scene, organizationId, 'Acme', 'connectors')

  describe('wishes to join an ask', () => {
    it('are one a member and ask, answered once, and those of who is still there', async () => {
      const scene = await newScene(stage())
      const { tenant, ben, workspace } = scene
      const askId = await kept(scene, null)
      const ids = [newId(), newId(), newId(), newId()]
      const made = await together(stage(), 4, (store, n) =>
        store.in(workspace.id).joinWishes.add({ id: ids[n] ?? '', askId, memberId: ben.id, ...WISH }, NOW),
      )
      expect(made.filter(Boolean)).toHaveLength(1)
      const id = ids[made.indexOf(true)] ?? ''
      expect(await tenant.joinWishes.get(id)).toMatchObject({
        id,
        ask: { id: askId, asker: 'Ana' },
        name: 'Ben',
        ...WISH,
      })
      expect(await tenant.joinWishes.answerTo(askId, ben.id)).toEqual({ agreed: null })
      expect(await tenant.joinWishes.waiting(askId)).toEqual([{ id, memberId: ben.id }])
      await stage().store.keepProfile({ ...actorOf(workspace.platformId, 'Ben'), active: false })
      expect([await tenant.joinWishes.get(id), await tenant.joinWishes.waiting(askId)]).toEqual([null, []])
      await stage().store.keepProfile({ ...actorOf(workspace.platformId, 'Ben'), active: true })
      const answers = await together(stage(), 4, (store, n) => store.in(workspace.id).joinWishes.answer(id, n < 2))
      expect(answers.filter(Boolean)).toHaveLength(1)
      expect(await tenant.joinWishes.waiting(askId)).toEqual([])
      const own = await tenant.joinWishes.of(ben.id, { limit: 5, offset: 0 })
      expect(own).toEqual([{ ...WISH, agreed: answers.indexOf(true) < 2, createdAt: NOW }])
      await tenant.joinWishes.remove(askId, ben.id)
      expect(await tenant.joinWishes.answerTo(askId, ben.id)).toBeNull()
    })

    it('are untold to who has the ask now, and go with its heir’s own wish', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const { organizationId, id: relationshipId } = await log(scene, ana, 'Jane Doe')
      const cy = (await stage().store.enter(actorOf(scene.workspace.platformId, 'Cy'), NOW)).member
      const tie = await log(scene, cy, 'Jim Roe')
      const askId = await kept(scene, organizationId)
      expect(relationshipId).not.toBe(tie.id)
      await tenant.openedWays.add({ relationshipId: tie.id }, NOW)
      const id = newId()
      await tenant.openedWays.addNotice({ id, memberId: ana.id, day: DAY }, NOW)
      await tenant.joinWishes.add({ id: newId(), askId, memberId: ben.id, ...WISH }, NOW)
      await tenant.sharedAsks.join(askId, { memberId: ben.id, why: 'x', benefit: 'y' }, NOW)
      const [heir] = (await tenant.asks.get(askId))?.joined ?? []
      if (!heir) throw new Error('Nobody joined.')
      await tenant.sharedAsks.handOver(askId, heir, LATER)
      expect(await tenant.openedWays.asksOf(id)).toEqual([])
      expect(await tenant.openedWays.addNotice({ id: newId(), memberId: ben.id, day: DAY }, LATER)).toBe(true)
      expect(await tenant.joinWishes.answerTo(askId, ben.id)).toBeNull()
    })
  })
}
