import { z } from 'zod'
import type { Member } from '../../app/ports/entities.ts'
import { MessageKind } from '../../app/ports/message-kind.ts'
import { newId } from '../../app/ports/new-id.ts'
import type { Actor } from '../../app/ports/platform.ts'
import { Visibility } from '../../domain/relationships/relationship.ts'
import { isTimeZone } from '../../domain/time/time-zone.ts'
import type { WorkingTime } from '../../domain/time/working-days.ts'
import type { Client } from '../sql/client.ts'

const ProgressRow = z.object({ members: z.number(), logged: z.number(), left: z.number() })
const MissedRow = z.object({ missed: z.array(MessageKind) })

type Row = {
  id: string
  platformUserId: string
  name: string
  active: boolean
  admin: boolean
  defaultVisibility: string
  about: string | null
  thankedByName: boolean
  unreachableSince: Date | null
}

/** Queries on the members of one workspace. */
export function createMembers(db: Client, workspaceId: string) {
  return {
    async setTimeZone(timeZone: string): Promise<void> {
      await db.workspace.update({ where: { id: workspaceId }, data: { timeZone } })
    },
    async get(id: string): Promise<Member | null> {
      const row = await db.member.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && toMember(row)
    },
    async all(): Promise<Member[]> {
      const rows = await db.member.findMany({ where: { workspaceId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
      return rows.map(toMember)
    },
    async workingTime(id: string): Promise<WorkingTime> {
      const { timeZone, workspace } = await db.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id } },
        select: { timeZone: true, workspace: { select: { timeZone: true, workingDays: true } } },
      })
      // A platform may name a zone this machine's database does not know (yet).
      const zone = [timeZone, workspace.timeZone].find((one) => one !== null && isTimeZone(one))
      return { timeZone: zone ?? 'UTC', workingDays: workspace.workingDays }
    },
    async progress() {
      const rows = await db.$queryRaw`
        SELECT count(*) FILTER (WHERE m.active)::int AS members,
          count(*) FILTER (WHERE m.active AND EXISTS (
            SELECT FROM relationship r WHERE r.workspace_id = m.workspace_id AND r.member_id = m.id))::int AS logged,
          count(*) FILTER (WHERE m.left_at IS NOT NULL AND NOT m.active)::int AS left
        FROM member m WHERE m.workspace_id = ${workspaceId}::uuid`
      return z.tuple([ProgressRow]).parse(rows)[0]
    },
    async leaverDays(): Promise<number> {
      const select = { leaverDays: true }
      return (await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select })).leaverDays
    },
    async setLeaverDays(leaverDays: number): Promise<void> {
      await db.workspace.update({ where: { id: workspaceId }, data: { leaverDays } })
    },
    async setThankedByName(id: string, named: boolean): Promise<void> {
      await db.member.updateMany({ where: { workspaceId, id }, data: { thankedByName: named } })
    },
    async addMissed(id: string, kind: MessageKind, at: Date): Promise<void> {
      await db.$executeRaw`
        UPDATE member
        SET unreachable_since = coalesce(unreachable_since, ${at}),
            missed = CASE WHEN ${kind}::text = ANY(missed) THEN missed ELSE missed || ${kind}::text END
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid`
    },
    async takeMissed(id: string): Promise<MessageKind[]> {
      const rows = await db.$queryRaw`
        WITH before AS (
          SELECT id, missed FROM member WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE
        )
        UPDATE member m SET unreachable_since = NULL, missed = ARRAY[]::text[]
        FROM before WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = before.id
        RETURNING before.missed`
      return z.array(MissedRow).parse(rows)[0]?.missed ?? []
    },
    /** Finds or creates the member who is speaking, and saves a changed name, zone or activity. */
    async enter(actor: Actor, now: Date): Promise<{ member: Member; isNew: boolean }> {
      const where = { workspaceId_platformUserId: { workspaceId, platformUserId: actor.user } }
      const row = await db.member.findUnique({ where })
      if (row && isUpToDate(row, actor)) return { member: toMember(row), isNew: false }
      const id = newId()
      const made = await db.member.upsert({
        where,
        update: known(actor),
        create: {
          ...{ workspaceId, id, platformUserId: actor.user, name: actor.user, createdAt: now },
          ...known(actor),
        },
      })
      // When two first commands race, only one created the member.
      return { member: toMember(made), isNew: made.id === id }
    },
    async keepProfile(actor: Actor): Promise<void> {
      await db.member.updateMany({ where: { workspaceId, platformUserId: actor.user }, data: known(actor) })
    },
  }
}

/** What the platform reported about somebody; whatever it omitted stays as it is. */
function known({ userName, timeZone, active, admin }: Actor) {
  return {
    ...(userName ? { name: userName } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(active === undefined ? {} : { active }),
    ...(admin === undefined ? {} : { admin }),
  }
}

/** Whether a member's row holds what the platform reported. */
export function isUpToDate(row: object, actor: Actor): boolean {
  return Object.entries(known(actor)).every(([field, value]) => Reflect.get(row, field) === value)
}

/** A member as stored. */
export function toMember(row: Row): Member {
  return {
    id: row.id,
    user: row.platformUserId,
    name: row.name,
    active: row.active,
    admin: row.admin,
    defaultVisibility: Visibility.parse(row.defaultVisibility),
    about: row.about,
    thankedByName: row.thankedByName,
    unreachableSince: row.unreachableSince,
  }
}
