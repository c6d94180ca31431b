import { describe, expect, it } from 'vitest'
import { newId } from '../../src/app/ports/new-id.ts'
import { limitReached } from '../../src/domain/limits/limits.ts'
import { databases } from '../support/database/database.ts'
import { entry, LATER, NOW, newAsk, newScene, type Scene, together, useStage } from './contract/stage.ts'

// The part of the store's contract for posted requests, on both databases.

describe.each(databases)('on the $name database', ({ open }) => {
  const stage = useStage(open)

  describe('posted requests', () => {
    async function newCard(scene: Scene, channel = 'sales', until = LATER) {
      const askId = await newAsk(scene, null, `Acme ${newId()}`, 'connectors')
      const id = newId()
      await scene.tenant.requests.add({ id, askId, channel, until }, NOW)
      return { id, askId }
    }

    it('tell everybody of their ask while a card stands where everybody may read it', async () => {
      const scene = await newScene(stage())
      const { tenant } = scene
      const { id, askId } = await newCard(scene)
      expect(await tenant.asks.get(askId)).toMatchObject({ posted: false })
      await tenant.requests.setPosted(id, { open: true, link: 'https://chat.test/1' }, NOW)
      expect(await tenant.requests.get(id)).toMatchObject({ link: 'https://chat.test/1', postedAt: NOW, helpers: 0 })
      expect((await tenant.asks.inDigest({ limit: 5, offset: 0 })).map((ask) => ask.id)).toEqual([askId])
      expect(await tenant.asks.inDigest({ limit: 5, offset: 0 }, null, false)).toEqual([])
      expect((await tenant.requests.openToAll(5)).map((one) => one.id)).toEqual([id])
      expect(await tenant.requests.end(id, 'down')).toBe(true)
      expect(await tenant.requests.end(id, 'time')).toBe(false)
      expect(await tenant.asks.get(askId)).toMatchObject({ posted: false })
      expect(await tenant.asks.inDigest({ limit: 5, offset: 0 })).toEqual([])
      expect(await tenant.requests.standing(askId)).toBeNull()
    })

    it('count each helper once, and who may be counted is a member here', async () => {
      const scene = await newScene(stage())
      const { id } = await newCard(scene)
      expect(await scene.tenant.requests.addHelper(id, scene.ben.id, NOW)).toBe(true)
      expect(await scene.tenant.requests.addHelper(id, scene.ben.id, NOW)).toBe(false)
      expect(await scene.tenant.requests.get(id)).toMatchObject({ helpers: 1 })
      await expect(scene.tenant.requests.addHelper(id, newId(), NOW)).rejects.toThrow()
    })

    it('are no more than the limits allow, however many are posted at once', async () => {
      const scene = await newScene(stage())
      const asks = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => newAsk(scene, null, `Globex ${n}`)))
      let next = 0
      const posted = await together(stage(), asks.length, (store) =>
        store.transaction(scene.workspace.id, async (tx) => {
          const askId = asks[next++] ?? ''
          if (limitReached(await tx.requests.lockUsed(scene.ana.id, 'sales', NOW))) return false
          await tx.requests.add({ id: newId(), askId, channel: 'sales', until: LATER }, NOW)
          return true
        }),
      )
      expect(posted.filter(Boolean)).toHaveLength(2)
      expect(await scene.tenant.requests.countStanding(scene.ana.id)).toBe(2)
    })

    it('are overdue once their time is up, or their asker has left', async () => {
      const scene = await newScene(stage())
      const { id } = await newCard(scene)
      const due = async (now: Date) => (await stage().store.overdueCards(now)).some((one) => one.requestId === id)
      expect([await due(NOW), await due(LATER)]).toEqual([false, true])
      const { platformId } = scene.workspace
      const actor = {
        platform: 'local',
        workspace: platformId,
        workspaceName: '',
        user: 'ana',
        userName: null,
      } as const
      await stage().store.keepProfile({ ...actor, active: false })
      expect(await due(NOW)).toBe(true)
    })

    it('may stand in any channel until somebody says otherwise', async () => {
      const { tenant } = await newScene(stage())
      expect(await tenant.requests.channels()).toEqual({ anywhere: true, channels: [] })
      await tenant.requests.setChannels({ anywhere: false, channels: ['sales'] })
      expect(await tenant.requests.channels()).toEqual({ anywhere: false, channels: ['sales'] })
    })
  })

  describe('who was shown a tie', () => {
    it('is kept once a day for each asker and ask, for the owner, and forgotten later', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)
      const shown = { wayIds: [after.id, newId()], viewerId: ana.id, asked: 'Acme' }
      for (const at of [NOW, LATER]) await tenant.shownTies.add(shown, at)
      expect(await tenant.shownTies.of(ben.id, { limit: 5, offset: 0 })).toEqual([
        { person: 'Jane Doe', viewer: 'Ana', asked: 'Acme', at: NOW },
      ])
      expect(await tenant.shownTies.of(ana.id, { limit: 5, offset: 0 })).toEqual([])
      await stage().store.forgetShownTies(LATER)
      expect(await tenant.shownTies.of(ben.id, { limit: 5, offset: 0 })).toEqual([])
    })
  })
})
