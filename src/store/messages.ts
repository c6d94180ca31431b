import { z } from 'zod'
import { Told } from '../app/jobs.ts'
import { newId } from '../app/new-id.ts'
import type { Actor, MessageRef } from '../app/platform.ts'
import type { AuditEvent, Message } from '../app/store.ts'
import type { Client } from './index.ts'
import { Platform } from './rows.ts'

const MessageRow = z.object({
  id: z.string(),
  platform: Platform,
  channel: z.string(),
  message: z.string(),
  kind: Told,
  subjectId: z.string(),
  memberId: z.string(),
})

const AuditRow = z.object({
  memberId: z.string().nullable(),
  subject: z.enum(['relationship', 'import', 'ask', 'introduction', 'workspace', 'organization']),
  subjectId: z.string(),
  event: z.string(),
  data: z.record(z.string(), z.unknown()),
  origin: z.string(),
})

/** Verbs on what was posted where, and on who did what. */
export function createMessages(db: Client, workspaceId: string) {
  return {
    async addMessage(message: Message, now: Date): Promise<void> {
      await db.messageReference.createMany({
        data: [{ ...message, workspaceId, createdAt: now }],
        skipDuplicates: true,
      })
    },
    async messageById(id: string): Promise<Message | null> {
      const row = await db.messageReference.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && MessageRow.parse(row)
    },
    async messageAt(platform: Actor['platform'], ref: MessageRef): Promise<Message | null> {
      const row = await db.messageReference.findFirst({ where: { workspaceId, platform, ...ref } })
      return row && MessageRow.parse(row)
    },
    async messagesAbout(subjectId: string): Promise<Message[]> {
      const rows = await db.messageReference.findMany({ where: { workspaceId, subjectId }, orderBy: { id: 'asc' } })
      return z.array(MessageRow).parse(rows)
    },
    async record(event: AuditEvent, now: Date): Promise<string> {
      const id = newId()
      const data = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(event.data ?? {})))
      await db.auditEvent.create({ data: { ...event, data, workspaceId, id, createdAt: now } })
      return id
    },
    async auditEvent(id: string) {
      const row = await db.auditEvent.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && AuditRow.parse(row)
    },
  }
}
