import { z } from 'zod'
import type { Asking, MemberSettings, Protection } from '../../app/ports/tenant/protection.ts'
import type { Standing } from '../../domain/members/budget.ts'
import { Visibility } from '../../domain/relationships/relationship.ts'
import { countsAs } from '../companies/merged-organizations.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { isNoGo } from '../sql/visibility.ts'
import { createMembers } from './members.ts'

const StandingRow = z.object({
  budget: z.number(),
  asked: z.number(),
  askedInAll: z.number(),
  snoozedUntil: z.date().nullable(),
  noGo: z.boolean(),
})

/** Queries on what protects the members of one workspace. */
export function createProtection(db: Client, workspaceId: string) {
  const { workingTime } = createMembers(db, workspaceId)
  const asked = (memberId: string, now: Date) =>
    db.introduction.count({ where: { workspaceId, connectorId: memberId, countsUntil: { gt: now } } })

  return {
    async of(memberId: string, now: Date): Promise<Protection> {
      const row = await db.member.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: memberId } },
        select: {
          ...{ budget: true, quietFrom: true, quietUntil: true, snoozedUntil: true },
          ...{ defaultVisibility: true, about: true },
        },
      })
      return {
        ...row,
        defaultVisibility: Visibility.parse(row.defaultVisibility),
        asked: await asked(memberId, now),
        working: await workingTime(memberId),
      }
    },
    async lockStanding(connectorId: string, { askerId, organizationId }: Asking, now: Date): Promise<Standing> {
      // Not the member's row: askers lock their own before their ask (livingAsk), so two who ask each other at once
      // would deadlock.
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${workspaceId} ${connectorId}`}, 0))`
      // Counted in a separate statement, which sees what the previous one committed.
      const noGo = isNoGo({
        workspaceId: Prisma.sql`m.workspace_id`,
        memberId: Prisma.sql`m.id`,
        organizationId: Prisma.sql`${organizationId}::uuid`,
        askerId,
      })
      const rows = await db.$queryRaw`
        SELECT m.budget, m.snoozed_until AS "snoozedUntil",
          (SELECT count(*)::int FROM introduction i
           WHERE i.workspace_id = m.workspace_id AND i.connector_id = m.id AND NOT i.sealed AND i.counts_until > ${now}) AS asked,
          (SELECT count(*)::int FROM introduction i
           WHERE i.workspace_id = m.workspace_id AND i.connector_id = m.id AND i.counts_until > ${now}) AS "askedInAll",
          ${noGo} AS "noGo"
        FROM member m WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = ${connectorId}::uuid`
      return z.tuple([StandingRow]).parse(rows)[0]
    },
    async set(memberId: string, change: Partial<MemberSettings>): Promise<void> {
      await db.member.updateMany({ where: { workspaceId, id: memberId }, data: change })
    },
    ...createNoGos(db, workspaceId),
  }
}

function createNoGos(db: Client, workspaceId: string) {
  return {
    async noGos(memberId: string) {
      const where = { workspaceId, memberId }
      const orderBy = { createdAt: 'asc' } as const
      // A no-go on a merged company applies to the whole too.
      const companies = await db.noGoOrganization.findMany({
        where: { ...where, organization: { countsAsId: null } },
        orderBy,
        select: { organizationId: true },
      })
      const asker = { select: { id: true, name: true } }
      const askers = await db.noGoAsker.findMany({ where, orderBy, select: { asker } })
      return {
        organizationIds: companies.map((row) => row.organizationId),
        askers: askers.map((row) => row.asker),
      }
    },
    async addNoGoOrganization(memberId: string, id: string, now: Date): Promise<void> {
      const organizationId = await countsAs(db, workspaceId, id)
      const data = [{ workspaceId, memberId, organizationId, createdAt: now }]
      await db.noGoOrganization.createMany({ data, skipDuplicates: true })
    },
    async addNoGoAsker(memberId: string, askerId: string, now: Date): Promise<void> {
      await db.noGoAsker.createMany({
        data: [{ workspaceId, memberId, askerId, createdAt: now }],
        skipDuplicates: true,
      })
    },
    async removeNoGoOrganization(memberId: string, id: string): Promise<void> {
      const organizationId = await countsAs(db, workspaceId, id)
      const said = [{ organizationId }, { organization: { countsAsId: organizationId } }]
      await db.noGoOrganization.deleteMany({ where: { workspaceId, memberId, OR: said } })
    },
    async removeNoGoAsker(memberId: string, askerId: string): Promise<void> {
      await db.noGoAsker.deleteMany({ where: { workspaceId, memberId, askerId } })
    },
  }
}
