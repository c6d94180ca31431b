import { Prisma } from './generated/client.ts'

/**
 * The one rule of who may know of a relationship `r`: its owner always, everybody else unless it is private.
 * Whom a sealed one is with is hidden where paths become words (src/domain/visibility.ts).
 *
 * @param viewerId a member; null for what any teammate may see
 */
export function visibleTo(viewerId: string | null): Prisma.Sql {
  return viewerId === null
    ? Prisma.sql`r.visibility <> 'private'`
    : Prisma.sql`(r.visibility <> 'private' OR r.member_id = ${viewerId}::uuid)`
}

/** The ties `t` of partners to a company, each with the relationship `r` that says who may know of it. */
export function partnerTies(workspaceId: string, organizationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    partner_tie t JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.organization_id = ${organizationId}`
}
