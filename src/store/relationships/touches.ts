import { z } from 'zod'
import type { Touch } from '../../app/ports/tenant/relationships.ts'
import type { Client } from '../sql/client.ts'
import { toDate } from '../sql/rows.ts'
import { keepWordsOf } from './words.ts'

/** Queries on when members were last in touch with whom they know. */
export function createTouches(db: Client, workspaceId: string) {
  const lock = (relationshipId: string) => db.$queryRaw`
    SELECT id FROM relationship WHERE workspace_id = ${workspaceId}::uuid AND id = ${relationshipId}::uuid FOR NO KEY UPDATE`

  return {
    async add({ id, relationshipId, kind, day }: Touch, now: Date): Promise<boolean> {
      await lock(relationshipId)
      const happenedOn = toDate(day)
      if (happenedOn === null) throw new Error('A touch needs a day.')
      const same = { workspaceId, relationshipId, kind, happenedOn }
      if (await db.touch.findFirst({ where: same, select: { id: true } })) return false
      await db.touch.create({ data: { ...same, id, createdAt: now } })
      await db.$executeRaw`
        UPDATE relationship SET last_touch = greatest(last_touch, ${day}::date), confirmed_at = ${now}, updated_at = ${now}
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${relationshipId}::uuid`
      await keepWordsOf(db, workspaceId, relationshipId)
      return true
    },

    async undo(
      touch: { id: string; relationshipId: string; lastTouch: string | null; confirmedAt: Date | null; toldAt: Date },
      now: Date,
    ): Promise<boolean> {
      const { id, relationshipId, lastTouch, confirmedAt, toldAt } = touch
      await lock(relationshipId)
      const { count } = await db.touch.deleteMany({ where: { workspaceId, id, relationshipId } })
      if (count === 0) return false
      await db.$executeRaw`
        UPDATE relationship r SET updated_at = ${now},
          last_touch = greatest(${lastTouch}::date, (SELECT max(t.happened_on) FROM touch t
            WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id)),
          confirmed_at = CASE WHEN r.confirmed_at = ${toldAt} THEN ${confirmedAt}::timestamptz ELSE r.confirmed_at END
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid`
      await keepWordsOf(db, workspaceId, relationshipId)
      return true
    },

    async of(relationshipId: string, limit: number): Promise<Omit<Touch, 'id' | 'relationshipId'>[]> {
      const rows = await db.$queryRaw`
        SELECT kind, happened_on::text AS day FROM touch
        WHERE workspace_id = ${workspaceId}::uuid AND relationship_id = ${relationshipId}::uuid
        ORDER BY happened_on DESC, id DESC LIMIT ${limit}`
      return z.array(z.object({ kind: z.string(), day: z.string() })).parse(rows)
    },
  }
}
