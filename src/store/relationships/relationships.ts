import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { Relationship, RelationshipEntry } from '../../app/ports/tenant/relationships.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { type Visibility, Visibility as VisibilitySchema } from '../../domain/relationships/relationship.ts'
import { askTables, tellsAll } from '../asks/asks.ts'
import { ensureOrganizations } from '../companies/ensure-organizations.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { RelationshipRow, toDate } from '../sql/rows.ts'
import { forgetMerged } from './merged-people.ts'
import { findKnownPerson } from './people.ts'
import { keepWordsOf } from './words.ts'

/** The columns of tie `r` that RelationshipRow reads. */
export const relationshipColumns = Prisma.sql`
  r.id, r.member_id AS "memberId", r.person_id AS "personId", r.organization_id AS "organizationId",
  r.merged_from_id AS "mergedFromId", r.name, r.title, r.spelling, r.domain, r.how, r.kind, r.rating, r.since, r.last_touch AS "lastTouch", r.source,
  r.confirmed_at AS "confirmedAt", r.visibility`

/** Queries on the relationships of one workspace's members. */
export function createRelationships(db: Client, workspaceId: string) {
  const read = async (where: { id: string } | { memberId: string; personId: string }) => {
    const row = await db.relationship.findFirst({ where: { workspaceId, leavesAt: null, ...where } })
    return row && RelationshipRow.parse(row)
  }

  const keepWords = (relationshipId: string) => keepWordsOf(db, workspaceId, relationshipId)

  return {
    get: (id: string): Promise<Relationship | null> => read({ id }),

    async log(entry: RelationshipEntry, now: Date) {
      const { memberId, nameKey } = entry
      await lockPeople(db, workspaceId)
      const companies = entry.organization ? [entry.organization] : []
      const belongingOf = await ensureOrganizations(db, workspaceId, companies, now)
      const { organizationId = null, mergedFromId = null } =
        (entry.organization && belongingOf(entry.organization)) ?? {}
      let personId = await findKnownPerson(db, workspaceId, { memberId, name: entry.name, nameKey, organizationId })
      if (personId === null) {
        personId = newId()
        await db.person.create({ data: { workspaceId, id: personId, nameKey, organizationId, createdAt: now } })
      }
      // Whoever logs somebody they just removed begins anew.
      await db.relationship.deleteMany({ where: { workspaceId, memberId, personId, leavesAt: { not: null } } })
      const before = await read({ memberId, personId })
      const said = { ...saidOf(entry, before), organizationId, mergedFromId, confirmedAt: now, updatedAt: now }
      const id = before?.id ?? newId()
      await db.relationship.upsert({
        where: { workspaceId_id: { workspaceId, id } },
        update: said,
        create: { workspaceId, id, memberId, personId, source: 'log', createdAt: now, ...said },
      })
      await keepWords(id)
      const after = await read({ id })
      if (!after) throw new Error('A relationship just written is gone.')
      return { before, after }
    },

    async restore(before: Relationship, now: Date): Promise<void> {
      // Visibility stays as its owner has it now.
      const { id, memberId: _member, personId: _person, visibility: _visibility, ...rest } = before
      const at = await presentOrganization(db, workspaceId, before, now)
      await db.relationship.updateMany({
        where: { workspaceId, id },
        data: { ...rest, ...at, since: toDate(rest.since), lastTouch: toDate(rest.lastTouch), updatedAt: now },
      })
      await keepWords(id)
    },

    async remove(id: string): Promise<boolean> {
      await lockPeople(db, workspaceId)
      // Anyone requesting an introduction through it right now goes first, so that it is seen below.
      await db.$queryRaw`SELECT id FROM relationship WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`
      const where = { workspaceId, id, introductions: { none: {} } }
      const gone = await db.relationship.findFirst({ where, select: { personId: true } })
      const { count } = await db.relationship.deleteMany({ where })
      if (gone) await db.person.deleteMany({ where: { workspaceId, id: gone.personId, relationships: { none: {} } } })
      await forgetMerged(db, workspaceId)
      return count === 1
    },

    async rate(id: string, rating: number, now: Date): Promise<void> {
      await db.relationship.updateMany({
        where: { workspaceId, id },
        data: { rating, confirmedAt: now, updatedAt: now },
      })
      await keepWords(id)
    },

    ...listsOf(db, workspaceId),
    unconfirmed: (memberId: string, limit: number) => findUnconfirmed(db, workspaceId, memberId, limit),
  }
}

/** Queries on all relationships of a member. */
function listsOf(db: Client, workspaceId: string) {
  return {
    at: (organizationId: string, memberId: string, limit: number) =>
      findAt(db, workspaceId, { organizationId, memberId }, limit),
    async setVisibility(id: string, visibility: Visibility, now: Date): Promise<void> {
      await db.relationship.updateMany({
        where: { workspaceId, id },
        data: { visibility, changeId: null, visibilityBefore: null, updatedAt: now },
      })
    },
    async byVisibility(memberId: string): Promise<Record<Visibility, number>> {
      const found: Record<Visibility, number> = { open: 0, sealed: 0, private: 0 }
      const where = { workspaceId, memberId, leavesAt: null }
      for (const row of await db.relationship.groupBy({ by: ['visibility'], where, _count: true }))
        found[VisibilitySchema.parse(row.visibility)] = row._count
      return found
    },
    async lastLogged(id: string): Promise<string | null> {
      const rows = await db.$queryRaw`
        SELECT e.id FROM audit_event e
        JOIN relationship r ON r.workspace_id = e.workspace_id AND r.id = e.subject_id
        WHERE e.workspace_id = ${workspaceId}::uuid AND e.subject_id = ${id}::uuid AND e.subject = 'relationship'
          AND e.event IN ('logged', 'updated') AND (e.data->>'updated')::timestamptz = r.confirmed_at
        ORDER BY e.id DESC LIMIT 1`
      return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null
    },
  }
}

/** A member's ties at a company that are not private, those known best first. */
async function findAt(
  db: Client,
  workspaceId: string,
  { organizationId, memberId }: { organizationId: string; memberId: string },
  limit: number,
): Promise<Relationship[]> {
  const rows = await db.$queryRaw`
    SELECT ${relationshipColumns} FROM relationship r
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}::uuid
      AND r.member_id = ${memberId}::uuid AND r.visibility <> 'private'
    ORDER BY r.rating DESC NULLS LAST, r.id LIMIT ${limit}`
  return z.array(RelationshipRow).parse(rows)
}

/** A tie updated with what its owner just said; anything omitted stays as it was. */
function saidOf(entry: RelationshipEntry, before: Relationship | null) {
  const { name, spelling } = entry
  if (before === null) {
    const { title, domain, rating, how, kind, since, visibility } = entry
    return { name, spelling, title, domain, rating, how, kind, visibility, since: toDate(since) }
  }
  return {
    name,
    spelling,
    // Visibility was decided before: logging again reveals nothing.
    visibility: before.visibility,
    title: entry.title ?? before.title,
    domain: entry.domain ?? before.domain,
    rating: entry.rating ?? before.rating,
    how: entry.how ?? before.how,
    kind: entry.how === null && entry.kind === 'acquaintance' ? before.kind : entry.kind,
    since: toDate(entry.since ?? before.since),
  }
}

/**
 * Imported ties a member has not described yet, and their total. First, and counted, are those that may answer an ask this
 * member may know of, posted ones too: a private tie answers none.
 */
async function findUnconfirmed(db: Client, workspaceId: string, memberId: string, limit: number) {
  const rows = await db.$queryRaw`
    SELECT ${relationshipColumns}, count(*) OVER ()::int AS total, count(wanted.asks) OVER ()::int AS wanted
    FROM relationship r
    LEFT JOIN (
      SELECT a.organization_id, count(*) AS asks FROM ${askTables}
      WHERE a.workspace_id = ${workspaceId}::uuid AND a.status IN ('open', 'pursued') AND w.active
        AND a.asker_id <> ${memberId}::uuid AND ${tellsAll('knower')} GROUP BY a.organization_id
    ) AS wanted ON wanted.organization_id = r.organization_id AND r.visibility <> 'private'
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid
      AND r.source = 'import' AND r.confirmed_at IS NULL AND r.leaves_at IS NULL
    ORDER BY coalesce(wanted.asks, 0) DESC, r.since DESC NULLS LAST, r.id LIMIT ${limit}`
  const found = z.array(RelationshipRow.extend({ total: z.number(), wanted: z.number() })).parse(rows)
  return {
    relationships: found.map(({ total: _total, wanted: _wanted, ...row }) => row),
    total: found[0]?.total ?? 0,
    wanted: found[0]?.wanted ?? 0,
  }
}

/** A relationship's company as it counts now; found anew if that row has since been rejoined or erased. */
async function presentOrganization(db: Client, workspaceId: string, before: Relationship, now: Date) {
  const { organizationId, mergedFromId, spelling } = before
  if (organizationId === null || spelling === null) return { organizationId, mergedFromId: null }
  await lockPeople(db, workspaceId)
  const own = mergedFromId ?? organizationId
  const row = await db.organization.findFirst({ where: { workspaceId, id: own }, select: { countsAsId: true } })
  if (row) return { organizationId: row.countsAsId ?? own, mergedFromId: row.countsAsId ? own : null }
  const { key, compact } = normaliseOrganization(spelling)
  const name = { name: spelling, key, compact }
  return (await ensureOrganizations(db, workspaceId, [name], now))(name) ?? { organizationId: null, mergedFromId: null }
}
