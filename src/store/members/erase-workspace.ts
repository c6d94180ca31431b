import { z } from 'zod'
import type { Store } from '../../app/ports/store.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'

/** What the platform's id of a workspace becomes once its erasure has begun. */
const ERASING = 'erasing '

/**
 * The tables that hold most, those that others refer to after them; the rest goes with the workspace itself. In pieces, so
 * that no statement holds others up for long.
 */
const LARGE = [
  'introduction',
  'ask',
  'shown_tie',
  'relationship',
  'person',
  'no_go_organization',
  'organization',
] as const

/** Rows a statement. */
const PIECE = 2000

/** Erases workspaces whose app was removed. */
export function createWorkspaceErasure(db: Client): Pick<Store, 'workspacesToErase' | 'eraseWorkspace'> {
  return {
    async workspacesToErase(removedBefore) {
      const rows = await db.$queryRaw`
        SELECT id FROM workspace WHERE removed_at < ${removedBefore} OR platform_id LIKE ${`${ERASING}%`}
        ORDER BY removed_at`
      return z
        .array(z.object({ id: z.string() }))
        .parse(rows)
        .map((row) => row.id)
    },
    async eraseWorkspace(id, removedBefore) {
      const begun = await db.$executeRaw`
        UPDATE workspace SET platform_id = ${`${ERASING}${id}`}
        WHERE id = ${id}::uuid AND (removed_at < ${removedBefore} OR platform_id = ${`${ERASING}${id}`})`
      if (begun === 0) return false
      for (const table of LARGE) await removeAll(db, table, id)
      await db.workspace.deleteMany({ where: { id } })
      return true
    },
  }
}

async function removeAll(db: Client, table: (typeof LARGE)[number], workspaceId: string): Promise<void> {
  const from = Prisma.raw(table)
  for (;;) {
    const removed = await db.$executeRaw`
      DELETE FROM ${from} WHERE workspace_id = ${workspaceId}::uuid AND ctid = ANY (ARRAY(
        SELECT ctid FROM ${from} WHERE workspace_id = ${workspaceId}::uuid LIMIT ${PIECE}))`
    if (removed === 0) return
  }
}
