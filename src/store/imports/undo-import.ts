import { z } from 'zod'
import { removeUnknown } from '../relationships/remove-unknown.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { undoMet } from './merge-met.ts'

const Owned = z.array(z.object({ memberId: z.string(), kind: z.string() }))
const Removed = z.array(z.object({ personId: z.string(), organizationId: z.string().nullable() }))
const Renewed = z.array(z.object({ personId: z.string(), organizationId: z.string().nullable() }))

/**
 * Takes back the next ties of an import, first those it added, then those it renewed; with none left, the import is
 * undone. What its owner did with a tie since, or an introduction is about, keeps it.
 *
 * @returns how many
 */
export async function undoChunk(
  db: Client,
  { workspaceId, importId }: { workspaceId: string; importId: string },
  limit: number,
  now: Date,
): Promise<number> {
  const locked = Owned.parse(
    await db.$queryRaw`
      SELECT member_id AS "memberId", kind FROM import
      WHERE workspace_id = ${workspaceId}::uuid AND id = ${importId}::uuid AND status IN ('done', 'failed') FOR UPDATE`,
  )
  const [owner] = locked
  if (!owner) return 0
  // A list of people may have come with whom its owner met: first that, which kept ties from being removed.
  const undoTouches = () => undoMet(db, { workspaceId, memberId: owner.memberId, importId }, limit, now)
  let taken = await undoTouches()
  if (owner.kind === 'encounters') {
    if (taken === 0) await markUndone(db, { workspaceId, importId }, now)
    return taken
  }
  while (taken > 0) taken = await undoTouches()
  await lockPeople(db, workspaceId)
  const removed = Removed.parse(
    await db.$queryRaw`
      DELETE FROM relationship WHERE workspace_id = ${workspaceId}::uuid AND id IN (
        SELECT r.id FROM relationship r
        JOIN import i ON i.workspace_id = r.workspace_id AND i.id = r.import_id
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${owner.memberId}::uuid
          AND r.import_id = ${importId}::uuid AND r.source = 'import' AND r.created_at >= i.created_at
          AND r.confirmed_at IS NULL AND r.rating IS NULL AND r.last_touch IS NULL
          AND NOT EXISTS (SELECT FROM import_before b WHERE b.workspace_id = r.workspace_id AND b.relationship_id = r.id
            AND b.import_id = r.import_id)
          AND NOT EXISTS (SELECT FROM introduction n WHERE n.workspace_id = r.workspace_id AND n.relationship_id = r.id)
        LIMIT ${limit})
      RETURNING person_id AS "personId", organization_id AS "organizationId"`,
  )
  const renewed =
    removed.length > 0
      ? []
      : Renewed.parse(
          await db.$queryRaw`
            WITH back AS (
              DELETE FROM import_before WHERE workspace_id = ${workspaceId}::uuid AND import_id = ${importId}::uuid
                AND relationship_id IN (SELECT relationship_id FROM import_before
                  WHERE workspace_id = ${workspaceId}::uuid AND import_id = ${importId}::uuid LIMIT ${limit})
              RETURNING relationship_id, facts)
            UPDATE relationship r SET name = b.facts->>'name', title = b.facts->>'title', spelling = b.facts->>'spelling',
              domain = b.facts->>'domain', since = (b.facts->>'since')::date, organization_id = o.id,
              merged_from_id = CASE WHEN o.id IS NULL THEN NULL ELSE (b.facts->>'mergedFromId')::uuid END,
              import_id = NULL, updated_at = ${now}
            FROM back b
            JOIN relationship old ON old.workspace_id = ${workspaceId}::uuid AND old.id = b.relationship_id
            LEFT JOIN organization o ON o.workspace_id = ${workspaceId}::uuid AND o.id = (b.facts->>'organizationId')::uuid
            WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = b.relationship_id
            RETURNING r.person_id AS "personId", old.organization_id AS "organizationId"`,
        )
  const touched = [...removed, ...renewed]
  if (touched.length === 0) {
    await markUndone(db, { workspaceId, importId }, now)
    return 0
  }
  const people = touched.map(({ personId }) => personId)
  const organizations = [...new Set(touched.flatMap(({ organizationId }) => organizationId ?? []))]
  await removeUnknown(db, workspaceId, people, organizations)
  return touched.length
}

async function markUndone(db: Client, of: { workspaceId: string; importId: string }, now: Date): Promise<void> {
  await db.import.updateMany({
    where: { workspaceId: of.workspaceId, id: of.importId },
    // The same file may come in again.
    data: { status: 'undone', fileId: null, updatedAt: now },
  })
}
