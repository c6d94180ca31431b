import { z } from 'zod'
import { Prisma } from '../generated/client.ts'
import { partNamesakes, uniteNamesakes } from '../relationships/merged-people.ts'
import type { Client } from '../sql/client.ts'
import { lockApproaches, lockPeople } from '../sql/lock.ts'

// Companies merged because somebody said so. Each keeps its row, key and learned names, and records which company
// it counts as; whatever belongs to it moves there, marked with its origin. Splitting gives it back.

/** Tables whose rows simply move with a company; partners' ties and no-gos must stay unique, so are handled apart. */
const MOVED = ['relationship', 'person', 'ask', 'introduction'].map((table) => Prisma.raw(table))

const OrganizationRow = z.object({
  id: z.string(),
  mergedIntoId: z.string().nullable(),
  countsAsId: z.string().nullable(),
  mergedAt: z.date().nullable(),
})

/** Merges companies of one workspace, and splits them again. */
export function createMergedOrganizations(db: Client, workspaceId: string) {
  return {
    async merge(from: string, into: string, now: Date): Promise<boolean> {
      const found = await lockOrganizations(db, workspaceId, [from, into])
      if (from === into || found.length < 2 || found.some(({ countsAsId }) => countsAsId !== null)) return false
      await uniteNamesakes(db, workspaceId, { from, into })
      await db.$executeRaw`
        UPDATE organization SET counts_as_id = ${into}::uuid
        WHERE workspace_id = ${workspaceId}::uuid AND (id = ${from}::uuid OR counts_as_id = ${from}::uuid)`
      await db.organization.updateMany({
        where: { workspaceId, id: from },
        data: { mergedIntoId: into, mergedAt: now },
      })
      for (const table of MOVED)
        await db.$executeRaw`
          UPDATE ${table} SET organization_id = ${into}::uuid, merged_from_id = coalesce(merged_from_id, ${from}::uuid)
          WHERE workspace_id = ${workspaceId}::uuid AND organization_id = ${from}::uuid`
      await gatherPartnerTies(db, workspaceId, into)
      await spreadNoGos(db, workspaceId, into)
      return true
    },

    async unmerge(id: string, countsAs?: string): Promise<string | null> {
      const [{ countsAsId: from, mergedIntoId, mergedAt } = NOT_MERGED] = await lockOrganizations(db, workspaceId, [id])
      if (!from || !mergedAt || (countsAs && countsAs !== from && countsAs !== mergedIntoId)) return null
      const parts = await partsOf(db, workspaceId, { id, from })
      await db.$executeRaw`
        UPDATE organization SET counts_as_id = NULLIF(${id}::uuid, id)
        WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${parts}::uuid[])`
      await db.organization.updateMany({ where: { workspaceId, id }, data: { mergedIntoId: null, mergedAt: null } })
      for (const table of MOVED)
        await db.$executeRaw`
          UPDATE ${table} SET organization_id = ${id}::uuid, merged_from_id = NULLIF(merged_from_id, ${id}::uuid)
          WHERE workspace_id = ${workspaceId}::uuid AND organization_id = ${from}::uuid
            AND merged_from_id = ANY(${parts}::uuid[])`
      await db.$executeRaw`
        UPDATE partner_tie t SET organization_id = ${id}::uuid, merged_from_id = NULLIF(merged_from_id, ${id}::uuid)
        WHERE workspace_id = ${workspaceId}::uuid AND organization_id = ${from}::uuid AND merged_from_id = ANY(${parts}::uuid[])
          AND NOT EXISTS (SELECT FROM partner_tie known WHERE known.workspace_id = t.workspace_id
            AND known.relationship_id = t.relationship_id AND known.organization_id = ${id}::uuid)`
      await partNamesakes(db, workspaceId, { id, parts, from })
      await takeAlong(db, workspaceId, { id, from, since: mergedAt })
      for (const whole of [from, id]) await gatherPartnerTies(db, workspaceId, whole)
      await partNoGos(db, workspaceId, { id, from, since: mergedAt })
      return from
    },
  }
}

const NOT_MERGED = { countsAsId: null, mergedIntoId: null, mergedAt: null }

/**
 * The company that one counts as now, locked until this transaction ends: anyone about to assign something to it
 * waits for a merge in progress.
 */
export async function countsAs(db: Client, workspaceId: string, id: string): Promise<string> {
  const rows = await db.$queryRaw`
    SELECT coalesce(counts_as_id, id) AS id FROM organization
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR KEY SHARE`
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? id
}

/** Locks everything a merge touches, in the order others lock it: approaches, people, asks, companies. */
async function lockOrganizations(db: Client, workspaceId: string, ids: string[]) {
  await lockApproaches(db, workspaceId)
  await lockPeople(db, workspaceId)
  // Not coalesce: PostgreSQL does not know that it leaks nothing, and would look for it by no index behind the second wall.
  const wholes = Prisma.sql`(
    SELECT CASE WHEN counts_as_id IS NULL THEN id ELSE counts_as_id END FROM organization WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[]))`
  await db.$queryRaw`
    SELECT id FROM ask WHERE workspace_id = ${workspaceId}::uuid AND id IN (
      SELECT id FROM ask WHERE workspace_id = ${workspaceId}::uuid AND organization_id IN ${wholes}
      UNION ALL SELECT ask_id FROM introduction WHERE workspace_id = ${workspaceId}::uuid AND organization_id IN ${wholes})
    ORDER BY id FOR UPDATE`
  const rows = await db.$queryRaw`
    SELECT id, merged_into_id AS "mergedIntoId", counts_as_id AS "countsAsId", merged_at AS "mergedAt"
    FROM organization WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  return z.array(OrganizationRow).parse(rows)
}

/** A merged company and those merged into it, at any depth. */
async function partsOf(db: Client, workspaceId: string, { id, from }: { id: string; from: string }): Promise<string[]> {
  const merged = await db.organization.findMany({
    where: { workspaceId, countsAsId: from },
    select: { id: true, mergedIntoId: true },
  })
  const parts = new Set([id])
  // Iterating a Set also visits entries added on the way.
  for (const part of parts) for (const one of merged) if (one.mergedIntoId === part) parts.add(one.id)
  return [...parts]
}

/**
 * Moves partners' ties from a company's parts to the whole. A member who named several parts keeps one tie to it,
 * and someone who works there is a direct way in already: the others stay where they are.
 */
async function gatherPartnerTies(db: Client, workspaceId: string, whole: string): Promise<void> {
  await db.$executeRaw`
    UPDATE partner_tie t SET organization_id = ${whole}::uuid, merged_from_id = coalesce(t.merged_from_id, t.organization_id)
    FROM (
      SELECT DISTINCT ON (w.relationship_id) w.id
      FROM organization part
      JOIN partner_tie w ON w.workspace_id = part.workspace_id AND w.organization_id = part.id
      JOIN relationship r ON r.workspace_id = w.workspace_id AND r.id = w.relationship_id
      WHERE part.workspace_id = ${workspaceId}::uuid AND part.counts_as_id = ${whole}::uuid
        AND r.organization_id IS DISTINCT FROM ${whole}::uuid
        AND NOT EXISTS (SELECT FROM partner_tie known WHERE known.workspace_id = w.workspace_id
          AND known.relationship_id = w.relationship_id AND known.organization_id = ${whole}::uuid)
      ORDER BY w.relationship_id, part.merged_into_id = ${whole}::uuid DESC, w.id
    ) AS first
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = first.id`
}

/** Extends a no-go on part of a company to the whole. */
async function spreadNoGos(db: Client, workspaceId: string, whole: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO no_go_organization (workspace_id, member_id, organization_id, merged_from_id, created_at)
    SELECT n.workspace_id, n.member_id, ${whole}::uuid, part.id, n.created_at FROM organization part
    JOIN no_go_organization n ON n.workspace_id = part.workspace_id AND n.organization_id = part.id
    WHERE part.workspace_id = ${workspaceId}::uuid AND part.merged_into_id = ${whole}::uuid
    ORDER BY n.created_at, part.id ON CONFLICT DO NOTHING`
}

type Split = { id: string; from: string; since: Date }

/** A no-go on one part stays with it; one set while they were merged applies to both. */
async function partNoGos(db: Client, workspaceId: string, { id, from, since }: Split): Promise<void> {
  await db.noGoOrganization.deleteMany({ where: { workspaceId, organizationId: from, mergedFromId: id } })
  await db.$executeRaw`
    INSERT INTO no_go_organization (workspace_id, member_id, organization_id, created_at)
    SELECT workspace_id, member_id, ${id}::uuid, created_at FROM no_go_organization
    WHERE workspace_id = ${workspaceId}::uuid AND organization_id = ${from}::uuid AND merged_from_id IS NULL
      AND created_at > ${since} ON CONFLICT DO NOTHING`
  await spreadNoGos(db, workspaceId, from)
}

/** Moves asks and people added during the merge along with the part split off, if they rest on it alone. */
async function takeAlong(db: Client, workspaceId: string, { id, from, since }: Split): Promise<void> {
  const later = (alias: string) => Prisma.sql`
    ${Prisma.raw(alias)}.workspace_id = ${workspaceId}::uuid AND ${Prisma.raw(alias)}.organization_id = ${from}::uuid
    AND ${Prisma.raw(alias)}.merged_from_id IS NULL AND ${Prisma.raw(alias)}.created_at > ${since}`
  const tied = (table: string, one: Prisma.Sql, at: string) => Prisma.sql`EXISTS (
    SELECT FROM ${Prisma.raw(table)} r WHERE r.workspace_id = ${workspaceId}::uuid AND ${one} AND r.organization_id = ${at}::uuid)`
  const ofPerson = Prisma.sql`r.person_id = p.id`
  await db.$executeRaw`
    UPDATE person p SET organization_id = ${id}::uuid
    WHERE ${later('p')} AND ${tied('relationship', ofPerson, id)} AND NOT ${tied('relationship', ofPerson, from)}`
  const direct = Prisma.sql`r.id = i.relationship_id`
  const through = Prisma.sql`r.relationship_id = i.relationship_id`
  await db.$executeRaw`
    UPDATE introduction i SET organization_id = ${id}::uuid
    WHERE ${later('i')} AND CASE WHEN i.through_partner
      THEN ${tied('partner_tie', through, id)} AND NOT ${tied('partner_tie', through, from)}
      ELSE ${tied('relationship', direct, id)} END`
  const ofAsk = Prisma.sql`r.ask_id = a.id`
  await db.$executeRaw`
    UPDATE ask a SET organization_id = ${id}::uuid
    WHERE ${later('a')} AND NOT ${tied('introduction', ofAsk, from)} AND (${tied('introduction', ofAsk, id)}
      OR lower(a.target) IN (
        SELECT lower(r.spelling) FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${id}::uuid
        UNION SELECT lower(name) FROM organization WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid))`
}
