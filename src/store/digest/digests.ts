import type { MessageRef } from '../../app/ports/platform.ts'
import type { Digest, DigestSettings } from '../../app/ports/tenant/digest.ts'
import type { DigestChoice } from '../../domain/digest/digest.ts'
import type { Client } from '../sql/client.ts'

const SETTINGS = {
  digestChannel: true,
  digestDay: true,
  digestHour: true,
  digestPaused: true,
  digestSince: true,
  digestLostAt: true,
  digestToldAt: true,
  timeZone: true,
} as const

type Row = {
  digestChannel: string | null
  digestDay: number
  digestHour: number
  digestPaused: boolean
  digestSince: Date | null
  digestLostAt: Date | null
  digestToldAt: Date | null
  timeZone: string | null
}

/** Queries on the weekly digest of one workspace. */
export function createDigests(db: Client, workspaceId: string) {
  const where = { id: workspaceId }
  return {
    async settings(): Promise<DigestSettings> {
      return toSettings(await db.workspace.findUniqueOrThrow({ where, select: SETTINGS }))
    },
    async choose({ channel, day, hour, timeZone }: DigestChoice, now: Date): Promise<void> {
      const chosen = { digestChannel: channel, digestDay: day, digestHour: hour, timeZone }
      await db.workspace.update({ where, data: { ...chosen, digestSince: now, digestLostAt: null } })
    },
    async pause(paused: boolean, now: Date): Promise<void> {
      await db.workspace.update({ where, data: { digestPaused: paused, digestSince: now } })
    },
    async setLost(at: Date | null): Promise<boolean> {
      const { count } = await db.workspace.updateMany({
        where: { ...where, digestLostAt: at ? null : { not: null } },
        data: { digestLostAt: at },
      })
      return count === 1
    },
    async setTold(now: Date): Promise<boolean> {
      const { count } = await db.workspace.updateMany({
        where: { ...where, digestToldAt: null },
        data: { digestToldAt: now },
      })
      return count === 1
    },
    /** When processes race, one inserts the row; the others wait for it and find the week taken. */
    async add({ id, due }: Pick<Digest, 'id' | 'due'>, now: Date): Promise<boolean> {
      const { count } = await db.digest.createMany({
        data: [{ workspaceId, id, week: new Date(`${due.week}T00:00:00Z`), dueAt: due.at, createdAt: now }],
        skipDuplicates: true,
      })
      return count === 1
    },
    async get(id: string): Promise<Digest | null> {
      const row = await db.digest.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      if (!row) return null
      const { channel, message, week, dueAt } = row
      const posted = channel !== null && message !== null ? { channel, message } : null
      return { id, due: { week: week.toISOString().slice(0, 10), at: dueAt }, posted }
    },
    async setPosted(id: string, ref: MessageRef): Promise<void> {
      await db.digest.updateMany({ where: { workspaceId, id }, data: ref })
    },
  }
}

/** All workspaces that want a digest. */
export async function findDigestSettings(db: Client): Promise<{ id: string; settings: DigestSettings }[]> {
  const rows = await db.workspace.findMany({
    where: { digestChannel: { not: null }, digestPaused: false, removedAt: null },
    select: { id: true, ...SETTINGS },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ id: row.id, settings: toSettings(row) }))
}

function toSettings(row: Row): DigestSettings {
  return {
    channel: row.digestChannel,
    day: row.digestDay,
    hour: row.digestHour,
    timeZone: row.timeZone,
    paused: row.digestPaused,
    since: row.digestSince,
    lostAt: row.digestLostAt,
    toldAt: row.digestToldAt,
  }
}
