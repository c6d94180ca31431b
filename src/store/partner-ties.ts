import { z } from 'zod'
import { newId } from '../app/new-id.ts'
import type { OpenedCompany } from '../app/partner-store.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { lockPeople } from './lock.ts'
import { ensureOrganizations } from './organizations.ts'
import { partnerTies } from './visibility.ts'

const OpenedRow = z.object({
  spelling: z.string(),
  organization: z.object({ name: z.string(), key: z.string(), compact: z.string() }),
})

/** Verbs on the companies whose doors partners can open, in one workspace. */
export function createPartnerTies(db: Client, workspaceId: string) {
  return {
    async openedBy(relationshipId: string): Promise<OpenedCompany[]> {
      const rows = await db.partnerTie.findMany({
        where: { workspaceId, relationshipId },
        select: { spelling: true, organization: { select: { name: true, key: true, compact: true } } },
        orderBy: { id: 'asc' },
      })
      return z.array(OpenedRow).parse(rows)
    },

    async setOpened(relationshipId: string, companies: OpenedCompany[], now: Date): Promise<void> {
      await lockPeople(db, workspaceId)
      const names = companies.map((company) => company.organization)
      const idOf = await ensureOrganizations(db, workspaceId, names, now)
      const spellings = new Map(companies.map(({ spelling, organization }) => [idOf(organization), spelling]))
      await db.$executeRaw`
        DELETE FROM partner_tie WHERE workspace_id = ${workspaceId}::uuid AND relationship_id = ${relationshipId}::uuid
          AND organization_id <> ALL(${[...spellings.keys()]}::uuid[])`
      // A partner who works there is a direct way in already.
      await db.$executeRaw`
        INSERT INTO partner_tie (workspace_id, id, relationship_id, organization_id, spelling, created_at)
        SELECT r.workspace_id, n.id, r.id, n.organization_id, n.spelling, ${now}
        FROM unnest(${[...spellings].map(() => newId())}::uuid[], ${[...spellings.keys()]}::uuid[],
          ${[...spellings.values()]}::text[]) AS n(id, organization_id, spelling)
        JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid
        WHERE r.organization_id IS DISTINCT FROM n.organization_id
        ON CONFLICT (workspace_id, relationship_id, organization_id) DO UPDATE SET spelling = EXCLUDED.spelling`
    },

    async ownPartners(organizationId: string, viewerId: string): Promise<string[]> {
      const rows = await db.$queryRaw`
        SELECT r.name FROM ${partnerTies(workspaceId, Prisma.sql`${organizationId}::uuid`)}
          AND r.member_id = ${viewerId}::uuid
        ORDER BY r.name, r.id LIMIT 20`
      return z
        .array(z.object({ name: z.string() }))
        .parse(rows)
        .map((row) => row.name)
    },
  }
}
