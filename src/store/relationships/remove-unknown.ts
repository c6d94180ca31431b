import type { Client } from '../sql/client.ts'
import { forgetMerged } from './merged-people.ts'

/** Removes those of these people nobody knows any more, then companies nothing refers to any more. */
export async function removeUnknown(db: Client, workspaceId: string, people: string[], organizations: string[]) {
  const gone = await db.$executeRaw`
    DELETE FROM person p WHERE p.workspace_id = ${workspaceId}::uuid AND p.id = ANY(${people}::uuid[])
      AND NOT EXISTS (SELECT FROM relationship r WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id)`
  // Where only this member placed somebody at a company, those who still know them now decide.
  await db.$executeRaw`
    UPDATE person p SET (organization_id, merged_from_id) = (
      SELECT r.organization_id, r.merged_from_id FROM relationship r
      WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id AND r.organization_id IS NOT NULL
      ORDER BY r.updated_at DESC, r.id LIMIT 1)
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.id = ANY(${people}::uuid[]) AND NOT EXISTS (
      SELECT FROM relationship r WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id
        AND r.organization_id IS NOT DISTINCT FROM p.organization_id)`
  await forgetMerged(db, workspaceId)
  const nameless = await db.$executeRaw`
    DELETE FROM organization o WHERE o.workspace_id = ${workspaceId}::uuid AND o.id = ANY(${organizations}::uuid[])
      AND NOT EXISTS (SELECT FROM relationship r WHERE r.workspace_id = o.workspace_id AND r.organization_id = o.id)
      AND NOT EXISTS (SELECT FROM person p WHERE p.workspace_id = o.workspace_id AND p.organization_id = o.id)
      AND NOT EXISTS (SELECT FROM partner_tie t WHERE t.workspace_id = o.workspace_id AND t.organization_id = o.id)
      AND NOT EXISTS (SELECT FROM no_go_organization n WHERE n.workspace_id = o.workspace_id AND n.organization_id = o.id)
      AND NOT EXISTS (SELECT FROM organization part
        JOIN no_go_organization n ON n.workspace_id = part.workspace_id AND n.organization_id = part.id
        WHERE part.workspace_id = o.workspace_id AND part.counts_as_id = o.id)
      AND NOT EXISTS (SELECT FROM ask a WHERE a.workspace_id = o.workspace_id AND a.organization_id = o.id)
      AND NOT EXISTS (SELECT FROM introduction i WHERE i.workspace_id = o.workspace_id AND i.organization_id = o.id)`
  return { people: gone, organizations: nameless }
}
