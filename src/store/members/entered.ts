import { z } from 'zod'
import type { Member, Workspace } from '../../app/ports/entities.ts'
import type { Actor } from '../../app/ports/platform.ts'
import type { Client } from '../sql/client.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'
import { toWorkspace } from '../sql/rows.ts'
import { isUpToDate, toMember } from './members.ts'

const EnteredRow = z.object({
  workspaceId: z.string(),
  workspaceName: z.string(),
  workspaceZone: z.string().nullable(),
  cardsAnywhere: z.boolean(),
  cardChannels: z.array(z.string()),
  id: z.string(),
  platformUserId: z.string(),
  name: z.string(),
  timeZone: z.string().nullable(),
  active: z.boolean(),
  admin: z.boolean(),
  defaultVisibility: z.string(),
  about: z.string().nullable(),
  thankedByName: z.boolean(),
  unreachableSince: z.date().nullable(),
})

/** The workspace and member of a speaker, in one statement; null unless both are known and nothing of them has changed. */
export async function findEntered(db: Client, actor: Actor): Promise<{ workspace: Workspace; member: Member } | null> {
  const { platform, workspace: platformId } = actor
  const rows = await db.$queryRaw`
    SELECT w.id AS "workspaceId", w.name AS "workspaceName", w.time_zone AS "workspaceZone",
      w.cards_anywhere AS "cardsAnywhere", w.card_channels AS "cardChannels",
      m.id, m.platform_user_id AS "platformUserId", m.name, m.time_zone AS "timeZone", m.active, m.admin,
      m.default_visibility AS "defaultVisibility", m.about, m.thanked_by_name AS "thankedByName",
      m.unreachable_since AS "unreachableSince"
    FROM workspace w JOIN member m ON m.workspace_id = w.id AND m.platform_user_id = ${actor.user}
    WHERE w.platform = ${platform} AND w.platform_id = ${platformId} AND w.removed_at IS NULL ${PLANNED_ONCE}`
  const [row] = z.array(EnteredRow).parse(rows)
  if (!row || !isUpToDate(row, actor)) return null
  const { workspaceId: id, workspaceName: name, workspaceZone: timeZone, cardsAnywhere, cardChannels } = row
  if (actor.workspaceName !== '' && actor.workspaceName !== name) return null
  const workspace = { id, platform, platformId, name, timeZone, removedAt: null, cardsAnywhere, cardChannels }
  return { workspace: toWorkspace(workspace), member: toMember(row) }
}
