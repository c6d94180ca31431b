import { Prisma } from '../generated/client.ts'

/**
 * The single rule for who may know of relationship `r`: always its owner, and everyone else unless it is private, or
 * open and its owner has a no-go on that company or viewer, for whom the tie does not exist. A sealed tie is there for
 * all: where it is not, others could tell whose it is.
 * Whom a sealed tie is with is hidden where paths become words (src/domain/relationships/visibility.ts).
 *
 * @param viewerId a member; null for everything there is, whoever may be asked
 * @param organizationId the company it leads to, if not the person's own: a partner opens others
 */
export function visibleTo(viewerId: string | null, organizationId = Prisma.sql`r.organization_id`): Prisma.Sql {
  if (viewerId === null) return Prisma.sql`r.visibility <> 'private'`
  const tie = {
    workspaceId: Prisma.sql`r.workspace_id`,
    memberId: Prisma.sql`r.member_id`,
    organizationId,
    askerId: viewerId,
  }
  return Prisma.sql`((r.member_id = ${viewerId}::uuid AND r.leaves_at IS NULL) OR r.visibility = 'sealed'
    OR (r.visibility = 'open' AND NOT ${isNoGo(tie)}))`
}

/** Whether tie `r` may be offered as a way in: a sealed one only where at least `among` members logged somebody. */
export function mayBeOffered(workspaceId: string, among: number): Prisma.Sql {
  return Prisma.sql`(r.visibility <> 'sealed' OR ${among}::int <= (
    SELECT count(*) FROM (
      SELECT FROM member other WHERE other.workspace_id = ${workspaceId}::uuid AND other.active AND EXISTS (
        SELECT FROM relationship theirs WHERE theirs.workspace_id = ${workspaceId}::uuid AND theirs.member_id = other.id)
      LIMIT ${among}) AS others))`
}

/** Whether a member has a no-go on a company or an asker; `memberId` and the like are SQL. */
export function isNoGo(of: {
  workspaceId: Prisma.Sql
  memberId: Prisma.Sql
  organizationId: Prisma.Sql
  askerId: string | Prisma.Sql
}): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM no_go_organization n WHERE n.workspace_id = ${of.workspaceId}
      AND n.member_id = ${of.memberId} AND n.organization_id = ${of.organizationId})
    OR EXISTS (SELECT 1 FROM no_go_asker n WHERE n.workspace_id = ${of.workspaceId}
      AND n.member_id = ${of.memberId} AND n.asker_id = ${of.askerId}::uuid))`
}

/** Partners' ties `t` to a company, each with the relationship `r` that decides who may know of it. */
export function partnerTies(workspaceId: string, organizationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    partner_tie t JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.organization_id = ${organizationId}`
}

/** The company a partner's tie `t` opens: pass it to visibleTo with partnerTies. */
export const partnerOpens = Prisma.sql`t.organization_id`
