import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { Tenant } from '../../../src/app/ports/store.ts'
import { NOTHING_COVERED } from '../../../src/domain/coverage/coverage.ts'
import { LATER, NOW, newScene, type Stage, together } from './stage.ts'

const EXPIRES = new Date(NOW.getTime() + 7 * 24 * 3600_000)
const PART = { limit: 10, offset: 0 }

/** Keeps a list of these targets, and gives its id. */
async function keepList(tenant: Tenant, memberId: string, targets: string[], file: { id?: string } = {}) {
  const listId = newId()
  const list = { ...file, listId, memberId, name: 'targets.csv', expiresAt: EXPIRES }
  expect(await tenant.coverage.start(list, NOW, NOW)).toBe(true)
  expect(await tenant.coverage.fill(listId, targets, NOW)).toBe(true)
  return listId
}

export function testTargetLists(stage: () => Stage) {
  describe('lists of target companies', () => {
    it('are kept, looked up and done', async () => {
      const { tenant, ana } = await newScene(stage())
      const id = await keepList(tenant, ana.id, ['Acme', 'Globex', 'a\ud83d', 'Initech'])
      const list = { id, memberId: ana.id, fileName: 'targets.csv', total: 4, createdAt: NOW, expiresAt: EXPIRES }
      expect(await tenant.coverage.get(id)).toEqual({ ...list, status: 'looking', updatedAt: NOW })
      expect(await tenant.coverage.targetsLeft(id, 3)).toEqual([
        { number: 1, text: 'Acme' },
        { number: 2, text: 'Globex' },
        { number: 3, text: 'a\ufffd' },
      ])
      expect(await tenant.coverage.count(id)).toEqual(NOTHING_COVERED)
      await tenant.coverage.keepOutcomes(id, [
        { number: 1, outcome: 'opened', band: 'faint' },
        { number: 2, outcome: 'opened', band: 'strong' },
        { number: 3, outcome: 'unknown', band: null },
      ])
      expect(await tenant.coverage.end(id, 'done', LATER)).toBe(false)
      // Looked up again after a crash: what was found first stays.
      await tenant.coverage.keepOutcomes(id, [
        { number: 1, outcome: 'closed', band: null },
        { number: 4, outcome: 'opened', band: 'good' },
      ])
      expect(await tenant.coverage.targetsLeft(id, 3)).toEqual([])
      expect(await tenant.coverage.end(id, 'done', LATER)).toBe(true)
      expect(await tenant.coverage.end(id, 'done', LATER)).toBe(false)
      expect(await tenant.coverage.end(id, 'failed', LATER)).toBe(false)
      expect(await tenant.coverage.get(id)).toEqual({ ...list, status: 'done', updatedAt: LATER })
      const bands = { strong: 1, good: 1, faint: 1 }
      expect(await tenant.coverage.count(id)).toEqual({ ...NOTHING_COVERED, opened: 3, unknown: 1, bands })
      const opened = async (limit: number, offset: number) =>
        (await tenant.coverage.targetsThat(id, 'opened', { limit, offset })).map(({ text }) => text)
      expect([await opened(2, 0), await opened(2, 2)]).toEqual([['Globex', 'Initech'], ['Acme']])
      expect((await tenant.coverage.targetsAfter(id, 2, 5)).map(({ number }) => number)).toEqual([3, 4])
      expect(await tenant.coverage.of(ana.id, PART)).toMatchObject([{ id }])
      expect(await tenant.coverage.get(newId())).toBeNull()
    })

    it('are searched by words, each member’s own alone', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      await keepList(tenant, ana.id, ['Acme Corp', '100%_\\sure', 'CFO at Globex'])
      const found = async (words: string[], memberId = ana.id) =>
        (await tenant.coverage.targetsWith(words, memberId)).map(({ text }) => text)
      expect(await found(['ACME', 'globex'])).toEqual(['Acme Corp', 'CFO at Globex'])
      expect([await found(['%_\\S']), await found(['0_o']), await found(['acme'], ben.id)]).toEqual([
        ['100%_\\sure'],
        [],
        [],
      ])
    })

    it('told of by two at once are kept once; another message, or nobody’s file, is another list', async () => {
      const scene = await newScene(stage())
      const { workspace, ana } = scene
      const start = (tenant: Tenant, file: { id?: string; message?: string }) =>
        tenant.coverage.start({ ...file, listId: newId(), memberId: ana.id, name: 'x', expiresAt: EXPIRES }, NOW, NOW)
      const kept = await together(stage(), 4, (store) => start(store.in(workspace.id), { id: 'F1', message: '1' }))
      expect(kept.filter(Boolean)).toHaveLength(1)
      expect(await start(scene.tenant, { id: 'F1', message: '2' })).toBe(true)
      for (let n = 0; n < 2; n++) expect(await start(scene.tenant, {})).toBe(true)
    })

    it('are none until they are read: dropped, lost, or begun anew where their reader is dead', async () => {
      const { tenant, ana, workspace } = await newScene(stage())
      const { store } = stage()
      const start = async (id: string, lostBefore: Date) => {
        const listId = newId()
        const list = { id, message: '1', listId, memberId: ana.id, name: 'x', expiresAt: EXPIRES }
        return (await tenant.coverage.start(list, lostBefore, NOW)) ? listId : null
      }
      const left = async (before: Date) =>
        (await store.leftLists(before)).filter(({ workspaceId }) => workspaceId === workspace.id)
      const first = (await start('F1', NOW)) ?? ''
      expect(await start('F1', NOW)).toBeNull()
      expect([await tenant.coverage.get(first), await tenant.coverage.of(ana.id, PART)]).toEqual([null, []])
      expect([await left(NOW), (await left(LATER)).map(({ status }) => status)]).toEqual([[], ['reading']])
      expect(await tenant.coverage.end(first, 'failed', NOW)).toBe(false)
      const anew = (await start('F1', LATER)) ?? ''
      expect(await tenant.coverage.fill(first, ['Acme'], NOW)).toBe(false)
      expect(await tenant.coverage.fill(anew, ['Acme'], NOW)).toBe(true)
      expect(await tenant.coverage.fill(anew, ['Acme'], NOW)).toBe(false)
      await tenant.coverage.drop(anew)
      expect(await tenant.coverage.end(anew, 'lost', NOW)).toBe(false)
      expect(await tenant.coverage.targetsLeft(anew, 5)).toHaveLength(1)
      expect(await start('F1', LATER)).toBeNull()
      const lost = (await start('F2', NOW)) ?? ''
      expect(await tenant.coverage.end(lost, 'lost', NOW)).toBe(true)
      expect(await tenant.coverage.end(lost, 'lost', NOW)).toBe(false)
      expect(await tenant.coverage.get(lost)).toMatchObject({ status: 'failed', total: 0 })
      await tenant.coverage.drop((await start('F3', NOW)) ?? '')
      expect(await start('F3', NOW)).not.toBeNull()
      expect(await tenant.coverage.of(ana.id, PART)).toMatchObject([{ id: anew }])
    })

    it('of one member are counted by one at a time', async () => {
      const { tenant, ana, ben, workspace } = await newScene(stage())
      await keepList(tenant, ben.id, ['Acme'])
      const begun = await together(stage(), 4, (store) =>
        store.transaction(workspace.id, async (tx) => {
          const before = await tx.coverage.lockAll(ana.id)
          await keepList(tx, ana.id, ['Acme'])
          return before
        }),
      )
      expect(begun.toSorted()).toEqual([0, 1, 2, 3])
    })

    it('are told of while they are looked up, and when their time is up they forget their targets, once', async () => {
      const { tenant, ana, workspace } = await newScene(stage())
      const { store } = stage()
      const id = await keepList(tenant, ana.id, ['Acme'])
      const here = (lists: { workspaceId: string; listId: string }[]) =>
        lists.filter(({ workspaceId }) => workspaceId === workspace.id).map(({ listId }) => listId)
      expect(here(await store.leftLists(NOW))).toEqual([id])
      expect(here(await store.expiredLists(NOW))).toEqual([])
      expect(await tenant.coverage.expire(id, NOW)).toBe(false)
      expect(here(await store.expiredLists(EXPIRES))).toEqual([id])
      expect(await tenant.coverage.expire(id, EXPIRES)).toBe(true)
      expect(await tenant.coverage.expire(id, EXPIRES)).toBe(false)
      expect([here(await store.leftLists(NOW)), here(await store.expiredLists(EXPIRES))]).toEqual([[], []])
      expect(await tenant.coverage.targetsAfter(id, 0, 5)).toEqual([])
      expect(await tenant.coverage.get(id)).toMatchObject({ status: 'expired', total: 1 })
    })

    it('leave nothing when their time is long over', async () => {
      const { tenant, ana } = await newScene(stage())
      const { store } = stage()
      const done = await keepList(tenant, ana.id, ['Acme'])
      await tenant.coverage.keepOutcomes(done, [{ number: 1, outcome: 'unknown', band: null }])
      // A list that still has its targets is left until they are forgotten.
      await store.removeLists(EXPIRES)
      expect(await tenant.coverage.get(done)).toMatchObject({ status: 'looking' })
      await tenant.coverage.expire(done, EXPIRES)
      await store.removeLists(new Date(EXPIRES.getTime() - 1))
      expect(await tenant.coverage.get(done)).toMatchObject({ status: 'expired' })
      await store.removeLists(EXPIRES)
      expect(await tenant.coverage.get(done)).toBeNull()
    })

    it('are asked for as a file once in a while', async () => {
      const { tenant, ana, workspace } = await newScene(stage())
      const id = await keepList(tenant, ana.id, ['Acme'])
      const before = new Date(NOW.getTime() - 1)
      const asked = await together(stage(), 4, (store) => store.in(workspace.id).coverage.askForFile(id, before, NOW))
      expect(asked.filter(Boolean)).toHaveLength(1)
      expect(await tenant.coverage.askForFile(id, NOW, LATER)).toBe(true)
    })

    it('are their workspace’s alone, and gone with their member', async () => {
      const [here, there] = [await newScene(stage()), await newScene(stage())]
      const id = await keepList(here.tenant, here.ana.id, ['Acme'])
      const intruder = there.tenant
      await intruder.coverage.keepOutcomes(id, [{ number: 1, outcome: 'closed', band: null }])
      expect([
        await intruder.coverage.get(id),
        await intruder.coverage.of(here.ana.id, PART),
        await intruder.coverage.targetsLeft(id, 5),
        await intruder.coverage.targetsAfter(id, 0, 5),
        await intruder.coverage.end(id, 'failed', LATER),
        await intruder.coverage.expire(id, EXPIRES),
        await intruder.coverage.askForFile(id, NOW, NOW),
        await intruder.coverage.fill(id, ['Acme'], NOW),
        await intruder.coverage.lockAll(here.ana.id),
      ]).toEqual([null, [], [], [], false, false, false, false, 0])
      await expect(keepList(intruder, here.ana.id, ['Acme'])).rejects.toThrow()
      expect(await here.tenant.coverage.targetsLeft(id, 5)).toHaveLength(1)
      expect(await here.tenant.coverage.targetsThat(id, 'closed', PART)).toEqual([])
      await here.tenant.coverage.keepOutcomes(id, [{ number: 1, outcome: 'opened', band: 'good' }])
      expect(await here.tenant.coverage.targetsThat(id, 'opened', PART)).toHaveLength(1)
      expect([await intruder.coverage.count(id), await intruder.coverage.targetsThat(id, 'opened', PART)]).toEqual([
        NOTHING_COVERED,
        [],
      ])
      const reading = { listId: newId(), memberId: here.ana.id, name: 'x', expiresAt: EXPIRES }
      await here.tenant.coverage.start(reading, NOW, NOW)
      await intruder.coverage.drop(reading.listId)
      expect(await intruder.coverage.end(reading.listId, 'lost', NOW)).toBe(false)
      expect(await here.tenant.coverage.fill(reading.listId, ['Acme'], NOW)).toBe(true)
      await stage().store.transaction(here.workspace.id, (tx) => tx.erasure.removeMember(here.ana.id))
      expect([await here.tenant.coverage.get(id), await here.tenant.coverage.targetsAfter(id, 0, 5)]).toEqual([
        null,
        [],
      ])
    })
  })
}
