import { describe, expect, it } from 'vitest'
import type { Message } from '../../../src/app/ports/entities.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { LATER, NOW, newScene, type Scene, type Stage, together } from './stage.ts'

export function testMessages(stage: () => Stage) {
  const message = (scene: Scene, over: Partial<Message> = {}): Message => ({
    id: newId(),
    platform: 'local',
    channel: 'dm-ben',
    message: '1',
    kind: 'request',
    subjectId: newId(),
    memberId: scene.ben.id,
    ...over,
  })

  describe('messages', () => {
    it('are found by delivery, by place and by subject', async () => {
      const scene = await newScene(stage())
      const { tenant } = scene
      const first = message(scene)
      const second = message(scene, { message: '2', subjectId: first.subjectId, kind: 'introduced' })
      await tenant.messages.add(first, NOW)
      await tenant.messages.add(second, NOW)
      await tenant.messages.add(message(scene, { message: '3' }), NOW)
      expect(await tenant.messages.get(first.id)).toEqual(first)
      expect(await tenant.messages.get(newId())).toBeNull()
      expect(await tenant.messages.at('local', { channel: 'dm-ben', message: '2' })).toEqual(second)
      expect(await tenant.messages.at('slack', { channel: 'dm-ben', message: '2' })).toBeNull()
      expect(await tenant.messages.about(first.subjectId)).toEqual([first, second])
    })

    it('recorded twice are one', async () => {
      const scene = await newScene(stage())
      const first = message(scene)
      await scene.tenant.messages.add(first, NOW)
      await scene.tenant.messages.add({ ...first, message: '9' }, LATER)
      await scene.tenant.messages.add({ ...first, id: newId() }, LATER)
      expect(await scene.tenant.messages.about(first.subjectId)).toEqual([first])
    })
  })

  describe('places of a day', () => {
    it('are counted one process after the other, each once', async () => {
      const scene = await newScene(stage())
      const { ana, ben, workspace, tenant } = scene
      const took = await together(stage(), 6, (store) =>
        store.transaction(workspace.id, async ({ messages }) => {
          if ((await messages.lockPlaces(ben.id, NOW)).length >= 2) return false
          const place = { id: newId(), memberId: ben.id, kind: 'named' } as const
          for (const _ of [1, 2]) await messages.takePlace(place, NOW)
          return true
        }),
      )
      expect(took.filter(Boolean)).toHaveLength(2)
      const since = async (memberId: string, at: Date) =>
        await stage().store.transaction(workspace.id, async ({ messages }) => await messages.lockPlaces(memberId, at))
      expect(await since(ben.id, NOW)).toHaveLength(2)
      expect(await since(ben.id, LATER)).toEqual([])
      expect(await since(ana.id, NOW)).toEqual([])
      await tenant.messages.takePlace({ id: newId(), memberId: ana.id, kind: 'named' }, LATER)
      await stage().store.forgetPlaces(LATER)
      expect(await since(ben.id, NOW)).toEqual([])
      expect(await since(ana.id, NOW)).toHaveLength(1)
    })
  })

  describe('a bundle', () => {
    it('holds messages, each once, and is found by what they are about once it was posted', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const bundleId = newId()
      const part = (kind: 'nudge' | 'passed') => ({ id: newId(), bundleId, memberId: ben.id, kind, subjectId: newId() })
      const [first, second] = [part('nudge'), part('passed')]
      for (const _ of [1, 2]) await tenant.messages.bundle([first, second], NOW)
      expect(await tenant.messages.bundled(bundleId)).toEqual([first, second])
      expect(await tenant.messages.bundled(newId())).toEqual([])
      expect(await tenant.messages.bundledOne(second.id)).toEqual(second)
      expect(await tenant.messages.bundledOne(newId())).toBeNull()
      expect(await tenant.messages.about(first.subjectId)).toEqual([])
      expect(await tenant.messages.toldAbout(first.subjectId)).toEqual([])
      const posted = message(scene, { id: bundleId, kind: 'bundle', subjectId: bundleId })
      const alone = message(scene, { message: '2', subjectId: first.subjectId, kind: 'due' })
      for (const one of [posted, alone]) await tenant.messages.add(one, NOW)
      expect(await tenant.messages.about(first.subjectId)).toEqual([posted, alone])
      expect(await tenant.messages.toldAbout(first.subjectId)).toEqual([
        { kind: 'due', memberId: ben.id },
        { kind: 'nudge', memberId: ben.id },
      ])
      const other = await newScene(stage())
      expect(await other.tenant.messages.bundled(bundleId)).toEqual([])
      expect(await other.tenant.messages.bundledOne(first.id)).toBeNull()
      expect(await other.tenant.messages.about(first.subjectId)).toEqual([])
      expect(await other.tenant.messages.toldAbout(first.subjectId)).toEqual([])
    })
  })

  describe('audit events', () => {
    it('keep who did what, with its data', async () => {
      const { tenant, ana } = await newScene(stage())
      const event = { subject: 'ask', subjectId: newId(), event: 'keep', origin: 'cli' } as const
      const id = await tenant.audit.record(
        { ...event, memberId: ana.id, data: { before: null, at: NOW, list: [1, 'ü'] } },
        NOW,
      )
      const data = { before: null, at: NOW.toISOString(), list: [1, 'ü'] }
      expect(await tenant.audit.get(id)).toEqual({ ...event, memberId: ana.id, data })
      const bare = await tenant.audit.record({ ...event, memberId: null, origin: 'clock' }, NOW)
      expect(await tenant.audit.get(bare)).toEqual({ ...event, memberId: null, origin: 'clock', data: {} })
      expect(await tenant.audit.get(newId())).toBeNull()
    })
  })
}
