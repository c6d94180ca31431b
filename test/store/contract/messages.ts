import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/new-id.ts'
import type { Message } from '../../../src/app/store.ts'
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
      await tenant.addMessage(first, NOW)
      await tenant.addMessage(second, NOW)
      await tenant.addMessage(message(scene, { message: '3' }), NOW)
      expect(await tenant.messageById(first.id)).toEqual(first)
      expect(await tenant.messageById(newId())).toBeNull()
      expect(await tenant.messageAt('local', { channel: 'dm-ben', message: '2' })).toEqual(second)
      expect(await tenant.messageAt('slack', { channel: 'dm-ben', message: '2' })).toBeNull()
      expect(await tenant.messagesAbout(first.subjectId)).toEqual([first, second])
    })

    it('recorded twice are one', async () => {
      const scene = await newScene(stage())
      const first = message(scene)
      await scene.tenant.addMessage(first, NOW)
      await scene.tenant.addMessage({ ...first, message: '9' }, LATER)
      await scene.tenant.addMessage({ ...first, id: newId() }, LATER)
      expect(await scene.tenant.messagesAbout(first.subjectId)).toEqual([first])
    })
  })

  describe('audit events', () => {
    it('keep who did what, with its data', async () => {
      const { tenant, ana } = await newScene(stage())
      const event = { subject: 'ask', subjectId: newId(), event: 'keep', origin: 'cli' } as const
      const id = await tenant.record(
        { ...event, memberId: ana.id, data: { before: null, at: NOW, list: [1, 'ü'] } },
        NOW,
      )
      const data = { before: null, at: NOW.toISOString(), list: [1, 'ü'] }
      expect(await tenant.auditEvent(id)).toEqual({ ...event, memberId: ana.id, data })
      const bare = await tenant.record({ ...event, memberId: null, origin: 'clock' }, NOW)
      expect(await tenant.auditEvent(bare)).toEqual({ ...event, memberId: null, origin: 'clock', data: {} })
      expect(await tenant.auditEvent(newId())).toBeNull()
    })
  })
}
