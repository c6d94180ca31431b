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
  const list = { ...file, listId, memberId, name: 'targets.csv', status: 'looking', expiresAt: EXPIRES } as const
  expect(await tenant.startList(list, targets, NOW)).toBe(true)
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
      const start = (
        tenant: Tenant,
        file: { id?: string; message?: string },
        status: 'looking' | 'refused' = 'looking',
      ) =>
        tenant.startList(
          { ...file, listId: newId(), memberId: ana.id, name: 'x', status, expiresAt: EXPIRES },
          ['Acme'],
          NOW,
        )
      const kept = await together(stage(), 4, (store) => start(store.in(workspace.id), { id: 'F1', message: '1' }))
      expect(kept.filter(Boolean)).toHaveLength(1)
      expect(await start(scene.tenant, { id: 'F1', message: '2' })).toBe(true)
      expect(await start(scene.tenant, { id: 'F2' }, 'refused')).toBe(true)
      expect(await start(scene.tenant, { id: 'F2' }, 'refused')).toBe(false)
      for (let n = 0; n < 2; n++) expect(await start(scene.tenant, {})).toBe(true)
      expect(await scene.tenant.listsOf(ana.id, PART)).toHaveLength(4)
    })

    it('are told of while they are looked up, and when their time is up they forget their targets, once', async () => {
      const { tenant, ana, workspace } = await newScene(stage())
      const { store } = stage()
      const id = await keepList(tenant, ana.id, ['Acme'])
      const here = (lists: { workspaceId: string; listId: string }[]) =>
        lists.filter(({ workspaceId }) => workspaceId === workspace.id).map(({ listId }) => listId)
      expect(here(await store.leftLists())).toEqual([id])
      expect(here(await store.expiredLists(NOW))).toEqual([])
      expect(await tenant.expireList(id, NOW)).toBe(false)
      expect(here(await store.expiredLists(EXPIRES))).toEqual([id])
      expect(await tenant.expireList(id, EXPIRES)).toBe(true)
      expect(await tenant.expireList(id, EXPIRES)).toBe(false)
      expect([here(await store.leftLists()), here(await store.expiredLists(EXPIRES))]).toEqual([[], []])
      expect(await tenant.targetsAfter(id, 0, 5)).toEqual([])
      expect(await tenant.targetList(id)).toMatchObject({ status: 'expired', total: 1 })
    })

    it('that were refused are never lists, and what is left of lists is deleted when its time is long over', async () => {
      const { tenant, ana, workspace } = await newScene(stage())
      const { store } = stage()
      const done = await keepList(tenant, ana.id, ['Acme'])
      await tenant.keepOutcomes(done, [{ number: 1, outcome: 'unknown', band: null }])
      const refused = {
        id: 'F1',
        listId: newId(),
        memberId: ana.id,
        name: 'x',
        expiresAt: EXPIRES,
        status: 'refused',
      } as const
      await tenant.startList(refused, [], NOW)
      const expired = (await store.expiredLists(EXPIRES)).filter(({ workspaceId }) => workspaceId === workspace.id)
      expect(expired).toEqual([{ workspaceId: workspace.id, listId: done }])
      expect(await tenant.expireList(refused.listId, EXPIRES)).toBe(false)
      // A list that still has its targets is left until they are forgotten.
      await store.removeLists(EXPIRES)
      expect([await tenant.targetList(refused.listId), (await tenant.targetList(done))?.status]).toEqual([
        null,
        'looking',
      ])
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
      ]).toEqual([null, [], [], [], false, false, false])
      await expect(keepList(intruder, here.ana.id, ['Acme'])).rejects.toThrow()
      expect(await here.tenant.targetsLeft(id, 5)).toHaveLength(1)
      expect(await here.tenant.targetsThat(id, 'closed', PART)).toEqual([])
      await stage().store.transaction(here.workspace.id, (tx) => tx.removeMember(here.ana.id))
      expect([await here.tenant.targetList(id), await here.tenant.targetsAfter(id, 0, 5)]).toEqual([null, []])
    })
  })
}
