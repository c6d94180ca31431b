import { z } from 'zod'
import { findPerson, nameEnds } from '../../domain/matching/people/person-match.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'

/** Maximum similarly named people compared at one company. */
const NAMESAKES = 200

type Sought = { memberId: string; name: string; nameKey: string; organizationId: string | null }

/**
 * The person a name at a company stands for: an exact match, preferably one this member knows, else the only one it
 * could mean ("Bob Smith" for Robert). Without a company, only an exact match the member knows.
 */
export async function findKnownPerson(db: Client, workspaceId: string, sought: Sought): Promise<string | null> {
  const { memberId, name, nameKey, organizationId } = sought
  // Another's newer list may have moved the person on; the member's own tie still records where they know them from.
  const at = Prisma.sql`(p.organization_id = ${organizationId}::uuid OR r.organization_id = ${organizationId}::uuid)`
  const nowhere = Prisma.sql`r.id IS NOT NULL AND r.organization_id IS NULL`
  const rows = await db.$queryRaw`
    SELECT p.id FROM person p
    LEFT JOIN relationship r ON r.workspace_id = p.workspace_id AND r.person_id = p.id AND r.member_id = ${memberId}::uuid
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.name_key = ${nameKey} AND ${organizationId ? at : nowhere}
    ORDER BY (r.id IS NULL), p.id LIMIT 1`
  const [named] = z.array(z.object({ id: z.string() })).parse(rows)
  if (named || organizationId === null) return named?.id ?? null
  const { first, last } = nameEnds(name)
  const namesakes = await db.$queryRaw`
    SELECT DISTINCT p.id, p.name_key AS "nameKey" FROM relationship r
    JOIN person p ON p.workspace_id = r.workspace_id AND p.id = r.person_id
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}::uuid
      AND (split_part(p.name_key, ' ', 1) = ANY(${last}::text[])
        OR split_part(p.name_key, ' ', -1) = ANY(${[...first, ...last]}::text[]))
    ORDER BY p.id LIMIT ${NAMESAKES}`
  return findPerson(name, z.array(z.object({ id: z.string(), nameKey: z.string() })).parse(namesakes))?.id ?? null
}
