import { z } from 'zod'
import type { Actor, MessageRef } from '../app/platform.ts'
import type { Workspace } from '../app/store.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { Platform } from './rows.ts'

const WorkspaceRow = z.object({
  id: z.string(),
  platform: Platform,
  platformId: z.string(),
  name: z.string(),
  timeZone: z.string().nullable(),
  removedAt: z.date().nullable(),
})

/** Tables whose rows a button may name. */
const NAMED = ['introduction', 'ask', 'relationship', 'organization', 'audit_event', 'form_draft'] as const

/** Verbs that look for workspaces rather than into one. */
export function createWorkspaces(db: Client) {
  const find = async (rest: Prisma.Sql): Promise<Workspace[]> =>
    z.array(WorkspaceRow).parse(
      await db.$queryRaw`
        SELECT w.id, w.platform, w.platform_id AS "platformId", w.name, w.time_zone AS "timeZone",
               w.removed_at AS "removedAt"
        FROM workspace w WHERE w.removed_at IS NULL AND ${rest} ORDER BY w.name, w.id`,
    )

  return {
    workspacesOn: (platform: Actor['platform']): Promise<Workspace[]> => find(Prisma.sql`w.platform = ${platform}`),
    workspacesOf: (
      { platform, user }: Pick<Actor, 'platform' | 'user'>,
      about: { id: string } | MessageRef | null,
    ): Promise<Workspace[]> =>
      find(Prisma.sql`w.platform = ${platform} AND ${holds(about)}
        AND EXISTS (SELECT 1 FROM member m WHERE m.workspace_id = w.id AND m.platform_user_id = ${user})`),
  }
}

/** Whether workspace `w` holds what is spoken of. */
function holds(about: { id: string } | MessageRef | null): Prisma.Sql {
  if (about === null) return Prisma.sql`true`
  if ('id' in about) {
    const rows = NAMED.map(
      (table) =>
        Prisma.sql`EXISTS (SELECT 1 FROM ${Prisma.raw(table)} t WHERE t.workspace_id = w.id AND t.id = ${about.id}::uuid)`,
    )
    return Prisma.sql`(${Prisma.join(rows, ' OR ')})`
  }
  return Prisma.sql`EXISTS (
    SELECT 1 FROM message_reference t
    WHERE t.workspace_id = w.id AND t.platform = w.platform AND t.channel = ${about.channel} AND t.message = ${about.message})`
}
