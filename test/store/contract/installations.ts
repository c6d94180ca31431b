import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../../../src/domain/time/elapsed.ts'
import { rotateKeys } from '../../../src/store/rotate-keys.ts'
import { createSecrets, newKey } from '../../../src/store/secrets.ts'
import { speakingFor } from '../../../src/store/sql/wall.ts'
import { KEY } from '../../support/database/store.ts'
import { entry, LATER, NOW, newAsk, newScene, type Stage } from './stage.ts'

export function testInstallations(stage: () => Stage) {
  const place = () => ({ platform: 'slack', workspace: `T${randomUUID()}`, workspaceName: 'Rocket Team' }) as const

  describe('installations', () => {
    it('are kept sealed, renewed and found; a later install replaces them', async () => {
      const { store, database } = stage()
      const of = place()
      expect(await store.installations.find(of)).toBeNull()
      await store.installations.keep(of, 'xoxb-first', NOW)
      expect(await store.installations.find(of)).toEqual({ secret: 'xoxb-first', installedAt: NOW })
      await store.installations.renew(of, 'xoxb-renewed', NOW, LATER)
      expect((await store.installations.find(of))?.secret).toBe('xoxb-renewed')
      await store.installations.keep(of, 'xoxb-second', LATER)
      // The renewal of the first came too late.
      await store.installations.renew(of, 'xoxb-stale', NOW, LATER)
      expect(await store.installations.find(of)).toEqual({ secret: 'xoxb-second', installedAt: LATER })
      const { rows } = await database.pool.query('SELECT secret FROM installation')
      expect(JSON.stringify(rows)).not.toContain('xoxb')
    })

    it('withdrawn stay so, whoever speaks, until the next install; an older removal leaves it alone', async () => {
      const { store } = stage()
      const of = place()
      await store.installations.keep(of, 'xoxb-first', NOW)
      expect(await store.installations.withdraw(of, NOW, LATER)).toBe(false)
      expect(await store.installations.withdraw(of, LATER, LATER)).toBe(true)
      expect(await store.installations.withdraw(of, LATER, LATER)).toBe(false)
      expect(await store.installations.find(of)).toBeNull()
      expect((await store.enterWorkspace(of, LATER)).removedAt).toEqual(LATER)
      await store.installations.renew(of, 'xoxb-stale', NOW, LATER)
      expect(await store.installations.find(of)).toBeNull()
      await store.installations.keep(of, 'xoxb-second', LATER)
      expect((await store.findWorkspace('slack', of.workspace))?.removedAt).toBeNull()
      expect(await store.installations.withdraw(of, null, LATER)).toBe(true)
    })

    it('and keys of workspaces are sealed anew with the newest key, once', async () => {
      const { store, database } = stage()
      await store.installations.keep(place(), 'xoxb-first', NOW)
      const everywhere = database.walled ? speakingFor(database.prisma, 'everywhere') : database.prisma
      const both = createSecrets(`${newKey()},${KEY}`)
      expect(await rotateKeys(everywhere, both)).toBeGreaterThan(1)
      expect(await rotateKeys(everywhere, both)).toBe(0)
      const { rows } = await database.pool.query('SELECT secret FROM installation WHERE secret <> $1', [''])
      for (const { secret } of rows) expect(both.isNewest(String(secret))).toBe(true)
      // Back, for the tests after this one.
      await rotateKeys(everywhere, { ...both, seal: createSecrets(KEY).seal, isNewest: () => false })
    })
  })

  describe('a workspace whose app was removed', () => {
    it('is erased once its time is up, and the others are not', async () => {
      const { store, database } = stage()
      const [gone, kept] = [await newScene(stage()), await newScene(stage())]
      for (const { tenant, ben } of [gone, kept]) await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)
      await newAsk(gone, null, 'Globex')
      const { id, platformId } = gone.workspace
      await store.markRemoved({ platform: 'local', workspace: platformId }, NOW)
      expect(await store.workspacesToErase(NOW)).not.toContain(id)
      expect(await store.eraseWorkspace(id, NOW)).toBe(false)
      const later = daysAfter(NOW, 1)
      expect(await store.workspacesToErase(later)).toContain(id)
      expect(await store.eraseWorkspace(kept.workspace.id, later)).toBe(false)
      expect(await store.eraseWorkspace(id, later)).toBe(true)
      expect(await store.workspace(id)).toBeNull()
      const count = 'SELECT count(*)::int AS n FROM relationship WHERE workspace_id = $1'
      expect((await database.pool.query(count, [id])).rows).toEqual([{ n: 0 }])
      expect((await database.pool.query(count, [kept.workspace.id])).rows).toEqual([{ n: 1 }])
    })
  })
}
