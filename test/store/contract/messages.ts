import { describe, expect, it } from 'vitest'
import type { Message } from '../../../src/app/ports/entities.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { LATER, NOW, newScene, type Scene, type Stage } from './stage.ts'

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
