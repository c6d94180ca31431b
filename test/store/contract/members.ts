import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { actorOf, LATER, NOW, newScene, type Stage, together } from './stage.ts'

export function testMembers(stage: () => Stage) {
  describe('members', () => {
    it('are made on first sight, once, however many commands come at once', async () => {
      const key = randomUUID()
      const entered = await together(stage(), 8, (store) => store.enter(actorOf(key, 'Ana'), NOW))
      expect(new Set(entered.map(({ workspace }) => workspace.id)).size).toBe(1)
      expect(new Set(entered.map(({ member }) => member.id)).size).toBe(1)
      expect(entered.filter(({ isNew }) => isNew)).toHaveLength(1)
      const again = await stage().store.enter(actorOf(key, 'Ana'), LATER)
      expect(again).toEqual({ ...entered[0], isNew: false })
    })

    it('begin open and active, under the platform’s id', async () => {
      const { tenant, ana } = await newScene(stage())
      const begins = {
        active: true,
        admin: false,
        defaultVisibility: 'open',
        thankedByName: false,
        unreachableSince: null,
        about: null,
      }
      expect(ana).toEqual({ id: ana.id, user: 'ana', name: 'Ana', ...begins })
      expect(await tenant.members.get(ana.id)).toEqual(ana)
      expect(await tenant.members.get(randomUUID())).toBeNull()
    })

    it('keep their names up to date, and so does the workspace', async () => {
      const { workspace, tenant, ana, ben } = await newScene(stage())
      const actor = actorOf(workspace.platformId, 'Ana')
      const renamed = { ...actor, userName: 'Ana Lima', workspaceName: 'Moon Team' }
      const { member, workspace: now } = await stage().store.enter(renamed, LATER)
      expect([member.id, member.name, now.name]).toEqual([ana.id, 'Ana Lima', 'Moon Team'])
      expect((await tenant.members.all()).map((one) => one.name)).toEqual(['Ana Lima', ben.name])
      expect((await stage().store.workspace(workspace.id))?.name).toBe('Moon Team')
    })

    it('share a workspace found by its platform’s id', async () => {
      const { workspace } = await newScene(stage())
      const { store } = stage()
      expect(await store.findWorkspace('local', workspace.platformId)).toEqual(workspace)
      expect(await store.findWorkspace('slack', workspace.platformId)).toBeNull()
      expect(await store.workspace(randomUUID())).toBeNull()
      expect(
        await store.enterWorkspace(
          { platform: 'local', workspace: workspace.platformId, workspaceName: workspace.name },
          LATER,
        ),
      ).toEqual(workspace)
    })
  })
}
