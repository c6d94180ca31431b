import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import { entry, LATER, NOW, newAsk, newScene, type Scene, type Stage, together } from './stage.ts'

export function testAsks(stage: () => Stage) {
  const companyOf = async ({ tenant, ben }: Scene) =>
    (await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)).after.organizationId

  describe('asks', () => {
    it('are kept with who asks', async () => {
      const scene = await newScene(stage())
      const id = await newAsk(scene, null, 'Globex')
      const ask = {
        id,
        askerId: scene.ana.id,
        asker: 'Ana',
        organizationId: null,
        target: 'Globex',
        whom: null,
        why: 'We build rockets.',
        benefit: 'Cheaper rockets.',
        teamWhy: null,
        question: null,
        about: null,
        seenIn: 'digest',
        status: 'open',
        createdAt: NOW,
        expiresAt: new Date('2026-05-01T10:00:00Z'),
        joined: [],
        posted: false,
      }
      expect(await scene.tenant.asks.get(id)).toEqual(ask)
      expect(await stage().store.transaction(scene.workspace.id, (tx) => tx.asks.lock(id))).toEqual(ask)
      expect(await scene.tenant.asks.get(newId())).toBeNull()
    })

    it('are listed newest first for their asker, and all of them in order', async () => {
      const scene = await newScene(stage())
      const ids = []
      for (const target of ['One', 'Two', 'Three']) ids.push(await newAsk(scene, null, target))
      expect((await scene.tenant.asks.of(scene.ana.id, { limit: 2, offset: 0 })).map(({ target }) => target)).toEqual([
        'Three',
        'Two',
      ])
      expect(await scene.tenant.asks.of(scene.ben.id, { limit: 2, offset: 0 })).toEqual([])
      expect((await scene.tenant.asks.all()).map(({ id }) => id)).toEqual(ids)
    })

    it('living are found by company, or by target where nobody knows it', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const company = await companyOf(scene)
      const known = await newAsk(scene, company)
      const unknown = await newAsk(scene, null, 'Blue Sky')
      const living = async (...of: Parameters<typeof tenant.asks.living>) =>
        (await tenant.asks.living(...of))?.id ?? null
      expect(await living(ana.id, company, 'whatever')).toBe(known)
      expect(await living(ana.id, null, 'blue sky')).toBe(unknown)
      expect(await living(ana.id, null, 'Acme')).toBeNull()
      expect(await living(ben.id, company, 'Acme')).toBeNull()
      await tenant.asks.setStatus(known, 'open', 'pursued', NOW)
      expect(await living(ana.id, company, 'Acme')).toBe(known)
      await tenant.asks.setStatus(known, 'pursued', 'fulfilled', NOW)
      expect(await living(ana.id, company, 'Acme')).toBeNull()
    })

    it('asked twice at once are one', async () => {
      const scene = await newScene(stage())
      const company = await companyOf(scene)
      for (const [organizationId, target] of [
        [company, 'Acme'],
        [null, 'Nowhere'],
      ] as const)
        await together(stage(), 6, (store) =>
          store.transaction(scene.workspace.id, async (tx) => {
            const living = await tx.asks.living(scene.ana.id, organizationId, target)
            if (!living) await newAsk({ ...scene, tenant: tx }, organizationId, target)
          }),
        )
      expect((await scene.tenant.asks.all()).map(({ target }) => target)).toEqual(['Acme', 'Nowhere'])
    })

    it('move on only from the status it was decided in, once', async () => {
      const scene = await newScene(stage())
      const id = await newAsk(scene, null)
      expect(await scene.tenant.asks.setStatus(id, 'pursued', 'fulfilled', NOW)).toBe(false)
      const won = await together(stage(), 6, (store) =>
        store.transaction(scene.workspace.id, (tx) => tx.asks.setStatus(id, 'open', 'closed', NOW)),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      expect((await scene.tenant.asks.get(id))?.status).toBe('closed')
    })

    it('locked are decided one after the other', async () => {
      const scene = await newScene(stage())
      const id = await newAsk(scene, null)
      const seen = await together(stage(), 6, (store) =>
        store.transaction(scene.workspace.id, async (tx) => {
          const ask = await tx.asks.lock(id)
          if (ask?.status === 'open') await tx.asks.setStatus(id, 'open', 'closed', NOW)
          return ask?.status
        }),
      )
      expect(seen.filter((status) => status === 'open')).toHaveLength(1)
      expect(seen.filter((status) => status === 'closed')).toHaveLength(5)
    })

    it('past their end are found while open', async () => {
      const scene = await newScene(stage())
      const id = await newAsk(scene, null)
      const expired = async (now: Date) => (await stage().store.expiredAsks(now)).filter(({ askId }) => askId === id)
      expect(await expired(LATER)).toEqual([])
      expect(await expired(new Date('2026-05-01T10:00:00Z'))).toEqual([{ workspaceId: scene.workspace.id, askId: id }])
      await scene.tenant.asks.setStatus(id, 'open', 'pursued', NOW)
      expect(await expired(new Date('2027-01-01'))).toEqual([])
    })
  })
}
