import { z } from 'zod'
import { AUDITED, type AuditEvent, type Message } from '../../app/ports/entities.ts'
import { MessageKind } from '../../app/ports/message-kind.ts'
import { newId } from '../../app/ports/new-id.ts'
import type { Actor, MessageRef } from '../../app/ports/platform.ts'
import type { BundledMessage, HeldMessage } from '../../app/ports/tenant/messages.ts'
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

const Waiting = z.object({ id: z.string(), memberId: z.string(), kind: MessageKind, subjectId: z.string() })
const HeldRow = Waiting.extend({ surplus: z.boolean() })
const BundledRow = Waiting.extend({ bundleId: z.string() })

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
      const rows = await db.$queryRaw`
        SELECT id, platform, channel, message, kind, subject_id AS "subjectId", member_id AS "memberId"
        FROM message_reference
        WHERE workspace_id = ${workspaceId}::uuid AND subject_id IN (
          SELECT ${subjectId}::uuid UNION SELECT bundle_id FROM bundled_message
          WHERE workspace_id = ${workspaceId}::uuid AND subject_id = ${subjectId}::uuid)
        ORDER BY id`
      return z.array(MessageRow).parse(rows)
    },
    async toldAbout(subjectId: string): Promise<{ kind: MessageKind; memberId: string | null }[]> {
      const rows = await db.$queryRaw`
        SELECT kind, member_id AS "memberId" FROM message_reference
        WHERE workspace_id = ${workspaceId}::uuid AND subject_id = ${subjectId}::uuid
        UNION ALL SELECT b.kind, b.member_id FROM bundled_message b
        JOIN message_reference m ON m.workspace_id = b.workspace_id AND m.subject_id = b.bundle_id
        WHERE b.workspace_id = ${workspaceId}::uuid AND b.subject_id = ${subjectId}::uuid`
      return z.array(MessageRow.pick({ kind: true, memberId: true })).parse(rows)
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
        RETURNING id, member_id AS "memberId", kind, subject_id AS "subjectId", surplus`
      // Ids are ordered by time.
      return z
        .array(HeldRow)
        .parse(rows)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    async lockPlaces(memberId: string, since: Date): Promise<{ id: string; kind: MessageKind }[]> {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`messages ${workspaceId} ${memberId}`}, 0))`
      // A statement of its own sees what the one before it in the queue has committed.
      const where = { workspaceId, memberId, takenAt: { gte: since } }
      const rows = await db.messagePlace.findMany({ where, select: { id: true, kind: true } })
      return z.array(Waiting.pick({ id: true, kind: true })).parse(rows)
    },
    async takePlace(
      { id, memberId, kind }: { id: string; memberId: string; kind: MessageKind },
      now: Date,
    ): Promise<void> {
      await db.messagePlace.createMany({
        data: [{ id, memberId, kind, workspaceId, takenAt: now }],
        skipDuplicates: true,
      })
    },
    async bundle(messages: BundledMessage[], now: Date): Promise<void> {
      const data = messages.map((message) => ({ ...message, workspaceId, createdAt: now }))
      await db.bundledMessage.createMany({ data, skipDuplicates: true })
    },
    async bundled(bundleId: string): Promise<BundledMessage[]> {
      const rows = await db.bundledMessage.findMany({ where: { workspaceId, bundleId }, orderBy: { id: 'asc' } })
      return z.array(BundledRow).parse(rows)
    },
    async bundledOne(id: string): Promise<BundledMessage | null> {
      const row = await db.bundledMessage.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && BundledRow.parse(row)
    },
  }
}

/** Queries on the audit trail. */
export function createAudit(db: Client, workspaceId: string) {
  return {
    async record(event: AuditEvent, now: Date): Promise<string> {
      const id = newId()
      await db.auditEvent.create({ data: { ...event, data: storedData(event), workspaceId, id, createdAt: now } })
      return id
    },
    async recordOnce(id: string, event: AuditEvent, now: Date): Promise<boolean> {
      const row = { ...event, data: storedData(event), workspaceId, id, createdAt: now }
      return (await db.auditEvent.createMany({ data: [row], skipDuplicates: true })).count === 1
    },
    async get(id: string) {
      const row = await db.auditEvent.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && AuditRow.parse(row)
    },
  }
}

function storedData({ data }: AuditEvent) {
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(data ?? {})))
}

/** Members, across workspaces, with messages due; skips workspaces that removed the app until it is back. */
export async function membersHeldFor(db: Client, now: Date): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT h.workspace_id AS "workspaceId", h.member_id AS "memberId"
    FROM held_message h JOIN workspace w ON w.id = h.workspace_id
    WHERE h.due_at <= ${now} AND w.removed_at IS NULL`
  return z.array(z.object({ workspaceId: z.string(), memberId: z.string() })).parse(rows)
}

/** Forgets the places of messages on days long past. @returns how many */
export async function forgetPlaces(db: Client, before: Date): Promise<number> {
  return (await db.messagePlace.deleteMany({ where: { takenAt: { lt: before } } })).count
}
