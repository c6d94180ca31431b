import { z } from 'zod'
import type { Workspace } from '../../app/ports/entities.ts'
import { newId } from '../../app/ports/new-id.ts'
import type { MessageRef } from '../../app/ports/platform.ts'
import type { Store } from '../../app/ports/store.ts'
import type { Command } from '../../domain/commands/command.ts'
import { RULES_VERSION } from '../../domain/matching/companies/rules-version.ts'
import { Prisma } from '../generated/client.ts'
import { newKey, type Secrets } from '../secrets.ts'
import type { Client } from '../sql/client.ts'
import { Platform, toWorkspace } from '../sql/rows.ts'
import { findEntered } from './entered.ts'
import { createMembers } from './members.ts'

const WorkspaceRow = z.object({
  id: z.string(),
  platform: Platform,
  platformId: z.string(),
  name: z.string(),
  timeZone: z.string().nullable(),
  removedAt: z.date().nullable(),
  cardsAnywhere: z.boolean(),
  cardChannels: z.array(z.string()),
})

type Workspaces = Pick<
  Store,
  | 'enterWorkspace'
  | 'enter'
  | 'workspace'
  | 'findWorkspace'
  | 'workspacesOn'
  | 'workspacesOf'
  | 'markRemoved'
  | 'keepProfile'
>

type IdsOf<C> = C extends unknown ? Extract<keyof C, `${string}Id`> : never

/** The tables that the ids in Commands point into, so that whatever a button names is found from a direct message. */
const TABLES: Record<IdsOf<Command>, readonly string[]> = {
  aliasId: ['organization_alias'],
  askId: ['ask'],
  askerId: ['member'],
  auditId: ['audit_event'],
  bundleId: ['message_reference'],
  changeId: ['people_change'],
  draftId: ['form_draft'],
  favourId: ['partner_favour'],
  handoverId: ['handover'],
  importId: ['import'],
  introductionId: ['introduction'],
  listId: ['target_list'],
  messageId: ['bundled_message'],
  noticeId: ['watch_notice'],
  organizationId: ['organization'],
  otherId: ['organization'],
  /** A way in is a relationship, or a partner's tie to the company. */
  relationshipId: ['relationship', 'partner_tie'],
  requestId: ['posted_request'],
  suggestionId: ['suggested_person'],
  /** An ask, or an introduction somebody was asked for. */
  subjectId: ['ask', 'introduction'],
  wishId: ['join_wish'],
}
const NAMED = [...new Set(Object.values(TABLES).flat())]

/** Queries on workspaces themselves: who is where. */
export function createWorkspaces(db: Client, secrets: Secrets): Workspaces {
  const find = async (rest: Prisma.Sql): Promise<Workspace[]> =>
    z
      .array(WorkspaceRow)
      .parse(
        await db.$queryRaw`
        SELECT w.id, w.platform, w.platform_id AS "platformId", w.name, w.time_zone AS "timeZone",
               w.removed_at AS "removedAt", w.cards_anywhere AS "cardsAnywhere", w.card_channels AS "cardChannels"
        FROM workspace w WHERE w.removed_at IS NULL AND ${rest} ORDER BY w.name, w.id`,
      )
      .map(toWorkspace)

  /** Whether the app had to be installed there, and was removed: what comes late does not bring it back. */
  const isWithdrawn = async (workspaceId: string) =>
    (await db.installation.count({ where: { workspaceId, secret: '' } })) > 0

  /** When first commands race, one creates the workspace and the others find it. */
  const make = async (workspace: { platform: string; platformId: string; name: string; createdAt: Date }) => {
    const { platform, platformId } = workspace
    await db.workspace.createMany({
      data: [{ ...workspace, id: newId(), hashKey: secrets.seal(newKey()), rulesVersion: RULES_VERSION }],
      skipDuplicates: true,
    })
    return await db.workspace.findUniqueOrThrow({ where: { platform_platformId: { platform, platformId } } })
  }

  const enterWorkspace: Store['enterWorkspace'] = async ({ platform, workspace, workspaceName }, now) => {
    const where = { platform_platformId: { platform, platformId: workspace } }
    const known = await db.workspace.findUnique({ where })
    const name = workspaceName || known?.name || workspace
    const row = known ?? (await make({ platform, platformId: workspace, name, createdAt: now }))
    const removedAt = row.removedAt !== null && (await isWithdrawn(row.id)) ? row.removedAt : null
    if (row.removedAt !== removedAt || row.name !== name)
      await db.workspace.update({ where, data: { removedAt, name } })
    return toWorkspace({ ...row, name, removedAt })
  }

  return {
    async workspace(id) {
      const row = await db.workspace.findUnique({ where: { id } })
      return row && toWorkspace(row)
    },
    async findWorkspace(platform, platformId) {
      const row = await db.workspace.findUnique({ where: { platform_platformId: { platform, platformId } } })
      return row && toWorkspace(row)
    },
    enterWorkspace,
    async enter(actor, now) {
      const known = await findEntered(db, actor)
      if (known) return { ...known, isNew: false }
      const workspace = await enterWorkspace(actor, now)
      const { member, isNew } = await createMembers(db, workspace.id).enter(actor, now)
      return { workspace, member, isNew }
    },
    async markRemoved({ platform, workspace }, at) {
      const state = at ? { removedAt: null } : { removedAt: { not: null } }
      await db.workspace.updateMany({
        where: { platform, platformId: workspace, ...state },
        data: { removedAt: at },
      })
    },
    async keepProfile(actor) {
      const where = { platform_platformId: { platform: actor.platform, platformId: actor.workspace } }
      const row = await db.workspace.findUnique({ where })
      if (row) await createMembers(db, row.id).keepProfile(actor)
    },
    workspacesOn: (platform) => find(Prisma.sql`w.platform = ${platform}`),
    workspacesOf: ({ platform, user }, about) =>
      find(Prisma.sql`w.platform = ${platform} AND ${holds(about)}
        AND EXISTS (SELECT 1 FROM member m WHERE m.workspace_id = w.id AND m.platform_user_id = ${user})`),
  }
}

/** Whether workspace `w` holds what is referred to. */
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
