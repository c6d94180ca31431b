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
