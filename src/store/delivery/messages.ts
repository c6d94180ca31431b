import { z } from 'zod'
import { AUDITED, type AuditEvent, type Message } from '../../app/ports/entities.ts'
import { MessageKind } from '../../app/ports/message-kind.ts'
import { newId } from '../../app/ports/new-id.ts'
import type { Actor, MessageRef } from '../../app/ports/platform.ts'
import type { HeldMessage } from '../../app/ports/tenant/messages.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { Platform } from '../sql/rows.ts'

const MessageRow = z.object({
  id: z.string(),
  platform: Platform,
  channel: z.string(),
  message: z.string(),
  kind: MessageKind,
  subjectId: z.string(),
  memberId: z.string().nullable(),
})

export const AuditRow = z.object({
  memberId: z.string().nullable(),
  subject: z.enum(AUDITED),
  subjectId: z.string(),
  event: z.string(),
  data: z.record(z.string(), z.unknown()),
  origin: z.string(),
})

const HeldRow = z.object({ id: z.string(), memberId: z.string(), kind: MessageKind, subjectId: z.string() })

/** Queries on posted and pending messages. */
export function createMessages(db: Client, workspaceId: string) {
  return {
    async add(message: Message, now: Date): Promise<void> {
      await db.messageReference.createMany({
        data: [{ ...message, workspaceId, createdAt: now }],
        skipDuplicates: true,
      })
    },
    async get(id: string): Promise<Message | null> {
      const row = await db.messageReference.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && MessageRow.parse(row)
    },
    async at(platform: Actor['platform'], ref: MessageRef): Promise<Message | null> {
      const row = await db.messageReference.findFirst({ where: { workspaceId, platform, ...ref } })
      return row && MessageRow.parse(row)
    },
    async about(subjectId: string): Promise<Message[]> {
      const rows = await db.messageReference.findMany({ where: { workspaceId, subjectId }, orderBy: { id: 'asc' } })
      return z.array(MessageRow).parse(rows)
    },
    async hold(message: HeldMessage, dueAt: Date, now: Date): Promise<void> {
      await db.heldMessage.createMany({
        data: [{ ...message, workspaceId, dueAt, createdAt: now }],
        skipDuplicates: true,
      })
    },
    async takeHeld(memberId: string, now: Date | null): Promise<HeldMessage[]> {
      const due = now ? Prisma.sql`due_at <= ${now}` : Prisma.sql`true`
      const rows = await db.$queryRaw`
        DELETE FROM held_message WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid AND ${due}
        RETURNING id, member_id AS "memberId", kind, subject_id AS "subjectId"`
      // Ids are ordered by time.
      return z
        .array(HeldRow)
        .parse(rows)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}

/** Queries on the audit trail. */
export function createAudit(db: Client, workspaceId: string) {
  return {
    async record(event: AuditEvent, now: Date): Promise<string> {
      const id = newId()
      const data = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(event.data ?? {})))
      await db.auditEvent.create({ data: { ...event, data, workspaceId, id, createdAt: now } })
      return id
    },
    async get(id: string) {
      const row = await db.auditEvent.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && AuditRow.parse(row)
    },
  }
}

/** Members, across workspaces, with messages due; skips workspaces that removed the app until it is back. */
export async function membersHeldFor(db: Client, now: Date): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT h.workspace_id AS "workspaceId", h.member_id AS "memberId"
    FROM held_message h JOIN workspace w ON w.id = h.workspace_id
    WHERE h.due_at <= ${now} AND w.removed_at IS NULL`
  return z.array(z.object({ workspaceId: z.string(), memberId: z.string() })).parse(rows)
}
