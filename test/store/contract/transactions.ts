import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../../src/app/ports/jobs.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { entry, LATER, NOW, newAsk, newScene, type Scene, type Stage, together } from './stage.ts'

export function testTransactions(stage: () => Stage) {
  const refresh = (scene: Scene): Job => ({ kind: 'refresh', workspaceId: scene.workspace.id, subjectId: newId() })

  describe('a transaction', () => {
    it('keeps state and job together, and tells the queue once it has', async () => {
      const scene = await newScene(stage())
      const { store, jobs, woken } = stage()
      const before = woken()
      const job = refresh(scene)
      const answer = await store.transaction(scene.workspace.id, async (tx) => {
        await newAsk({ ...scene, tenant: tx }, null)
        await tx.enqueue(job)
        await tx.enqueue(job)
        expect(woken()).toBe(before)
        return 'done'
      })
      expect([answer, woken()]).toEqual(['done', before + 1])
      expect(await scene.tenant.asks.all()).toHaveLength(1)
      expect(await jobs.queued(scene.workspace.id)).toEqual([job, job])
    })

    it('that fails keeps neither state nor job', async () => {
      const scene = await newScene(stage())
      const { store, jobs, woken } = stage()
      const before = woken()
      const failing = store.transaction(scene.workspace.id, async (tx) => {
        await newAsk({ ...scene, tenant: tx }, null)
        await tx.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme'), NOW)
        await tx.audit.record({ memberId: null, subject: 'ask', subjectId: newId(), event: 'x', origin: 'clock' }, NOW)
        await tx.enqueue(refresh(scene))
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await scene.tenant.asks.all()).toEqual([])
      const { equal } = await scene.tenant.companies.named({ key: 'acme', compact: 'acme', domain: null }, null)
      expect(equal).toEqual([])
      expect(await jobs.queued(scene.workspace.id)).toEqual([])
      expect(woken()).toBe(before)
    })

    it('that breaks a rule of the database keeps nothing of it', async () => {
      const scene = await newScene(stage())
      const id = await newAsk(scene, null)
      const failing = stage().store.transaction(scene.workspace.id, async (tx) => {
        await tx.asks.setStatus(id, 'open', 'closed', NOW)
        await tx.relationships.log({ ...entry(scene.ben, 'Jane Doe', 'Acme'), memberId: newId() }, NOW)
      })
      await expect(failing).rejects.toThrow()
      expect((await scene.tenant.asks.get(id))?.status).toBe('open')
    })

    it('is apart from all others under load', async () => {
      const scene = await newScene(stage())
      const ids = await together(stage(), 20, (store, n) =>
        store
          .transaction(scene.workspace.id, async (tx) => {
            const id = await newAsk({ ...scene, tenant: tx }, null, `Target ${n}`)
            if (n % 3 === 0) throw new Error('no')
            return id
          })
          .catch(() => null),
      )
      const kept = ids.filter((id) => id !== null)
      expect(kept).toHaveLength(13)
      expect((await scene.tenant.asks.all()).map(({ id }) => id).sort()).toEqual(kept.sort())
    })
  })

  describe('a claim', () => {
    it('goes to the first only, until it is forgotten', async () => {
      const { store } = stage()
      const key = randomUUID()
      const won = await together(stage(), 8, (one) => one.claim('slack', key, NOW))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store.claim('tick', key, LATER)).toBe(true)
      await store.forgetClaims(LATER)
      expect([await store.claim('slack', key, LATER), await store.claim('tick', key, LATER)]).toEqual([true, false])
    })

    it('that was not finished goes to one other once it counts as lost, unless it never does', async () => {
      const { store } = stage()
      const [key, done] = [randomUUID(), randomUUID()]
      const lostAfter = LATER.getTime() - NOW.getTime()
      const early = new Date(LATER.getTime() - 1)
      for (const one of [key, done]) expect(await store.claim('slack', one, NOW, lostAfter)).toBe(true)
      await store.finishClaim('slack', done, NOW)
      expect(await store.claim('slack', key, early, lostAfter)).toBe(false)
      expect(await store.claim('slack', key, LATER)).toBe(false)
      const won = await together(stage(), 8, (one) => one.claim('slack', key, LATER, lostAfter))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store.claim('slack', done, LATER, lostAfter)).toBe(false)
    })

    it('that was not finished is taken over with what was kept of it, by one, and three times at most', async () => {
      const { store } = stage()
      const [source, key] = [randomUUID(), randomUUID()]
      const early = new Date(NOW.getTime() - 1)
      for (const one of [key, 'done']) await store.claim(source, one, NOW, undefined, `what ${one} takes`)
      await store.claim(source, 'not kept', NOW)
      await store.finishClaim(source, 'done', NOW)
      expect(await store.takeLeft(source, early, LATER)).toEqual([])
      const taken = await together(stage(), 8, (one) => one.takeLeft(source, NOW, LATER))
      expect(taken.flat()).toEqual([{ key, kept: `what ${key} takes` }])
      expect(await store.takeLeft(source, LATER, LATER)).toHaveLength(1)
      expect(await store.takeLeft(source, LATER, LATER)).toHaveLength(1)
      expect(await store.takeLeft(source, LATER, LATER)).toEqual([])
    })
  })
}
