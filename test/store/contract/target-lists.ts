import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/new-id.ts'
import type { Tenant } from '../../../src/app/store.ts'
import { NOTHING_COVERED } from '../../../src/domain/coverage.ts'
import { LATER, NOW, newScene, type Stage, together } from './stage.ts'

const EXPIRES = new Date(NOW.getTime() + 7 * 24 * 3600_000)
const PART = { limit: 10, offset: 0 }

/** Keeps a list of these targets, and gives its id. */
export async function keepList(tenant: Tenant, memberId: string, targets: string[], file: { id?: string } = {}) {
  const listId = newId()
  const list = { ...file, listId, memberId, name: 'targets.csv', expiresAt: EXPIRES }
  expect(await tenant.startList(list, NOW, NOW)).toBe(true)
  expect(await tenant.fillList(listId, targets, NOW)).toBe(true)
  return listId
}

export function testTargetLists(stage: () => Stage) {
  describe('lists of target companies', () => {
    it('are kept, looked up and done', async () => {
      const { tenant, ana } = await newScene(stage())
      const id = await keepList(tenant, ana.id, ['Acme', 'Globex', 'a\ud83d', 'Initech'])
      const list = { id, memberId: ana.id, fileName: 'targets.csv', total: 4, createdAt: NOW, expiresAt: EXPIRES }
      expect(await tenant.targetList(id)).toEqual({ ...list, status: 'looking', updatedAt: NOW })
      expect(await tenant.targetsLeft(id, 3)).toEqual([
        { number: 1, text: 'Acme' },
        { number: 2, text: 'Globex' },
        { number: 3, text: 'a\ufffd' },
      ])
      expect(await tenant.countTargets(id)).toEqual(NOTHING_COVERED)
      await tenant.keepOutcomes(id, [
        { number: 1, outcome: 'opened', band: 'faint' },
        { number: 2, outcome: 'opened', band: 'strong' },
        { number: 3, outcome: 'unknown', band: null },
      ])
      expect(await tenant.endList(id, 'done', LATER)).toBe(false)
      // Looked up again after a crash: what was found first stays.
      await tenant.keepOutcomes(id, [
        { number: 1, outcome: 'closed', band: null },
        { number: 4, outcome: 'opened', band: 'good' },
      ])
      expect(await tenant.targetsLeft(id, 3)).toEqual([])
      expect(await tenant.endList(id, 'done', LATER)).toBe(true)
      expect(await tenant.endList(id, 'done', LATER)).toBe(false)
      expect(await tenant.endList(id, 'failed', LATER)).toBe(false)
      expect(await tenant.targetList(id)).toEqual({ ...list, status: 'done', updatedAt: LATER })
      const bands = { strong: 1, good: 1, faint: 1 }
      expect(await tenant.countTargets(id)).toEqual({ ...NOTHING_COVERED, opened: 3, unknown: 1, bands })
      const opened = async (limit: number, offset: number) =>
        (await tenant.targetsThat(id, 'opened', { limit, offset })).map(({ text }) => text)
      expect([await opened(2, 0), await opened(2, 2)]).toEqual([['Globex', 'Initech'], ['Acme']])
      expect((await tenant.targetsAfter(id, 2, 5)).map(({ number }) => number)).toEqual([3, 4])
      expect(await tenant.listsOf(ana.id, PART)).toMatchObject([{ id }])
      expect(await tenant.targetList(newId())).toBeNull()
    })

    it('told of by two at once are kept once; another message, or nobody’s file, is another list', async () => {
      const scene = await newScene(stage())
      const { workspace, ana } = scene
      const start = (tenant: Tenant, file: { id?: string; message?: string }) =>
        tenant.startList({ ...file, listId: newId(), memberId: ana.id, name: 'x', expiresAt: EXPIRES }, NOW, NOW)
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
        return (await tenant.startList(list, lostBefore, NOW)) ? listId : null
      }
      const left = async (before: Date) =>
        (await store.leftLists(before)).filter(({ workspaceId }) => workspaceId === workspace.id)
      const first = (await start('F1', NOW)) ?? ''
      expect(await start('F1', NOW)).toBeNull()
      expect([await tenant.targetList(first), await tenant.listsOf(ana.id, PART)]).toEqual([null, []])
      expect([await left(NOW), (await left(LATER)).map(({ status }) => status)]).toEqual([[], ['reading']])
      expect(await tenant.endList(first, 'failed', NOW)).toBe(false)
      const anew = (await start('F1', LATER)) ?? ''
      expect(await tenant.fillList(first, ['Acme'], NOW)).toBe(false)
      expect(await tenant.fillList(anew, ['Acme'], NOW)).toBe(true)
      expect(await tenant.fillList(anew, ['Acme'], NOW)).toBe(false)
      await tenant.dropList(anew)
      expect(await tenant.endList(anew, 'lost', NOW)).toBe(false)
      expect(await tenant.targetsLeft(anew, 5)).toHaveLength(1)
      expect(await start('F1', LATER)).toBeNull()
      const lost = (await start('F2', NOW)) ?? ''
      expect(await tenant.endList(lost, 'lost', NOW)).toBe(true)
      expect(await tenant.endList(lost, 'lost', NOW)).toBe(false)
      expect(await tenant.targetList(lost)).toMatchObject({ status: 'failed', total: 0 })
      await tenant.dropList((await start('F3', NOW)) ?? '')
      expect(await start('F3', NOW)).not.toBeNull()
      expect(await tenant.listsOf(ana.id, PART)).toMatchObject([{ id: anew }])
    })

    it('of one member are counted by one at a time', async () => {
      const { tenant, ana, ben, workspace } = await newScene(stage())
      await keepList(tenant, ben.id, ['Acme'])
      const begun = await together(stage(), 4, (store) =>
        store.transaction(workspace.id, async (tx) => {
          const before = await tx.lockLists(ana.id)
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
      expect(await tenant.expireList(id, NOW)).toBe(false)
      expect(here(await store.expiredLists(EXPIRES))).toEqual([id])
      expect(await tenant.expireList(id, EXPIRES)).toBe(true)
      expect(await tenant.expireList(id, EXPIRES)).toBe(false)
      expect([here(await store.leftLists(NOW)), here(await store.expiredLists(EXPIRES))]).toEqual([[], []])
      expect(await tenant.targetsAfter(id, 0, 5)).toEqual([])
      expect(await tenant.targetList(id)).toMatchObject({ status: 'expired', total: 1 })
    })

    it('leave nothing when their time is long over', async () => {
      const { tenant, ana } = await newScene(stage())
      const { store } = stage()
      const done = await keepList(tenant, ana.id, ['Acme'])
      await tenant.keepOutcomes(done, [{ number: 1, outcome: 'unknown', band: null }])
      // A list that still has its targets is left until they are forgotten.
      await store.removeLists(EXPIRES)
      expect(await tenant.targetList(done)).toMatchObject({ status: 'looking' })
      await tenant.expireList(done, EXPIRES)
      await store.removeLists(new Date(EXPIRES.getTime() - 1))
      expect(await tenant.targetList(done)).toMatchObject({ status: 'expired' })
      await store.removeLists(EXPIRES)
      expect(await tenant.targetList(done)).toBeNull()
    })

    it('are asked for as a file once in a while', async () => {
      const { tenant, ana, workspace } = await newScene(stage())
      const id = await keepList(tenant, ana.id, ['Acme'])
      const before = new Date(NOW.getTime() - 1)
      const asked = await together(stage(), 4, (store) => store.in(workspace.id).askForFile(id, before, NOW))
      expect(asked.filter(Boolean)).toHaveLength(1)
      expect(await tenant.askForFile(id, NOW, LATER)).toBe(true)
    })

    it('are their workspace’s alone, and gone with their member', async () => {
      const [here, there] = [await newScene(stage()), await newScene(stage())]
      const id = await keepList(here.tenant, here.ana.id, ['Acme'])
      const intruder = there.tenant
      await intruder.keepOutcomes(id, [{ number: 1, outcome: 'closed', band: null }])
      expect([
        await intruder.targetList(id),
        await intruder.listsOf(here.ana.id, PART),
        await intruder.targetsLeft(id, 5),
        await intruder.targetsAfter(id, 0, 5),
        await intruder.endList(id, 'failed', LATER),
        await intruder.expireList(id, EXPIRES),
        await intruder.askForFile(id, NOW, NOW),
        await intruder.fillList(id, ['Acme'], NOW),
        await intruder.lockLists(here.ana.id),
      ]).toEqual([null, [], [], [], false, false, false, false, 0])
      await expect(keepList(intruder, here.ana.id, ['Acme'])).rejects.toThrow()
      expect(await here.tenant.targetsLeft(id, 5)).toHaveLength(1)
      expect(await here.tenant.targetsThat(id, 'closed', PART)).toEqual([])
      await here.tenant.keepOutcomes(id, [{ number: 1, outcome: 'opened', band: 'good' }])
      expect(await here.tenant.targetsThat(id, 'opened', PART)).toHaveLength(1)
      expect([await intruder.countTargets(id), await intruder.targetsThat(id, 'opened', PART)]).toEqual([
        NOTHING_COVERED,
        [],
      ])
      const reading = { listId: newId(), memberId: here.ana.id, name: 'x', expiresAt: EXPIRES }
      await here.tenant.startList(reading, NOW, NOW)
      await intruder.dropList(reading.listId)
      expect(await intruder.endList(reading.listId, 'lost', NOW)).toBe(false)
      expect(await here.tenant.fillList(reading.listId, ['Acme'], NOW)).toBe(true)
      await stage().store.transaction(here.workspace.id, (tx) => tx.removeMember(here.ana.id))
      expect([await here.tenant.targetList(id), await here.tenant.targetsAfter(id, 0, 5)]).toEqual([null, []])
    })
  })
}
