import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { OpenedCompany, Partners } from '../../app/ports/tenant/partners.ts'
import { ensureOrganizations } from '../companies/ensure-organizations.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { createSwaps } from './swaps.ts'

const OpenedRow = z.object({
  spelling: z.string(),
  organization: z.object({ name: z.string(), key: z.string(), compact: z.string() }),
})

/** Queries on partners in one workspace: the companies whose doors they can open, and lead swaps. */
export function createPartners(db: Client, workspaceId: string): Partners {
  return {
    ...createSwaps(db, workspaceId),
    async openedBy(relationshipId: string): Promise<OpenedCompany[]> {
      const rows = await db.$queryRaw`
        SELECT t.spelling, json_build_object('name', o.name, 'key', o.key, 'compact', o.compact) AS organization
        FROM partner_tie t
        JOIN organization o ON o.workspace_id = t.workspace_id AND o.id = coalesce(t.merged_from_id, t.organization_id)
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.relationship_id = ${relationshipId}::uuid ORDER BY t.id`
      return z.array(OpenedRow).parse(rows)
    },

    async setOpened(relationshipId: string, companies: OpenedCompany[], now: Date): Promise<void> {
      await lockPeople(db, workspaceId)
      const names = companies.map((company) => company.organization)
      const opened = openedOnce(companies, await ensureOrganizations(db, workspaceId, names, now))
      const ids = [...opened.keys()]
      await db.$executeRaw`
        DELETE FROM partner_tie WHERE workspace_id = ${workspaceId}::uuid AND relationship_id = ${relationshipId}::uuid
          AND organization_id <> ALL(${ids}::uuid[])`
      // A partner who works there is a direct way in already.
      await db.$executeRaw`
        INSERT INTO partner_tie (workspace_id, id, relationship_id, organization_id, merged_from_id, spelling, created_at)
        SELECT r.workspace_id, n.id, r.id, n.organization_id, n.merged_from_id, n.spelling, ${now}
        FROM unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[],
          ${[...opened.values()].map((one) => one.mergedFromId)}::uuid[],
          ${[...opened.values()].map((one) => one.spelling)}::text[]) AS n(id, organization_id, merged_from_id, spelling)
        JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid
        WHERE r.organization_id IS DISTINCT FROM n.organization_id
        ON CONFLICT (workspace_id, relationship_id, organization_id)
          DO UPDATE SET spelling = EXCLUDED.spelling, merged_from_id = EXCLUDED.merged_from_id`
    },
  }
}

/**
 * The ties these companies yield, by the company each is stored at. One tie opens a company, whatever its name: of
 * several merged names, the others stay at their own company, where nobody looks, until they are split.
 */
function openedOnce(companies: OpenedCompany[], belongingOf: Awaited<ReturnType<typeof ensureOrganizations>>) {
  const own = new Map<string, { organizationId: string; spelling: string }>()
  for (const { spelling, organization } of companies) {
    const { organizationId, mergedFromId } = belongingOf(organization) ?? {}
    if (organizationId) own.set(mergedFromId ?? organizationId, { organizationId, spelling })
  }
  const opened = new Map<string, { mergedFromId: string | null; spelling: string }>()
  for (const [id, { organizationId, spelling }] of own) {
    const isFirst = !own.has(organizationId) && !opened.has(organizationId)
    opened.set(isFirst ? organizationId : id, { mergedFromId: isFirst ? id : null, spelling })
  }
  return opened
}
