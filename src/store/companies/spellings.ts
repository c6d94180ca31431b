import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { Spelling } from '../../app/ports/tenant/spellings.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockApproaches, lockPeople } from '../sql/lock.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'
import { createMergedOrganizations } from './merged-organizations.ts'
import { countWords } from './organization-index.ts'

const SpellingRow = z.object({
  spelling: z.string(),
  people: z.number(),
  relationshipId: z.string().nullable(),
  mergedFromId: z.string().nullable(),
})
const Ids = z.array(z.object({ id: z.string() }))
const Apart = z.array(z.object({ key: z.string(), apart: z.string(), countsAsId: z.string().nullable() }))

/** Queries on the spellings of one workspace's companies. */
export function createSpellings(db: Client, workspaceId: string) {
  const merged = createMergedOrganizations(db, workspaceId)
  const firstId = (rows: unknown) => Ids.parse(rows)[0]?.id ?? null

  const find = async (id: string) => {
    const rows = await db.$queryRaw`
      SELECT key, apart, counts_as_id AS "countsAsId" FROM organization WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`
    return Apart.parse(rows)[0] ?? null
  }

  const splitFrom = async (id: string): Promise<string | null> =>
    firstId(
      await db.$queryRaw`
      SELECT coalesce(whole.counts_as_id, whole.id) AS id FROM organization o
      JOIN organization whole ON whole.workspace_id = o.workspace_id AND whole.key = o.key AND whole.apart = ''
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.id = ${id}::uuid AND o.apart <> ''`,
    )

  return {
    ...merged,
    splitFrom,

    async of(organizationId: string, viewerId: string, limit: number): Promise<Spelling[]> {
      const rows = await db.$queryRaw`
        SELECT spelling, count(id)::int AS people, (array_agg(id ORDER BY id))[1] AS "relationshipId", "mergedFromId"
        FROM (
          SELECT r.spelling, r.id, r.merged_from_id AS "mergedFromId" FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}::uuid
            AND r.spelling IS NOT NULL AND ${visibleTo(viewerId)}
          UNION ALL
          SELECT t.spelling, NULL, t.merged_from_id FROM ${partnerTies(workspaceId, Prisma.sql`${organizationId}::uuid`)}
            AND ${visibleTo(viewerId, partnerOpens)}
        ) AS known
        GROUP BY spelling, "mergedFromId" ORDER BY people DESC, spelling LIMIT ${limit}`
      return z.array(SpellingRow).parse(rows)
    },

    async split(organizationId: string, spelling: string, now: Date): Promise<string | null> {
      await lockPeople(db, workspaceId)
      const whole = await find(organizationId)
      if (whole?.apart !== '') return null
      const held = { workspaceId, organizationId, spelling, mergedFromId: null }
      if ((await db.relationship.findFirst({ where: held, select: { id: true } })) === null) return null
      const made = firstId(
        await db.$queryRaw`
        INSERT INTO organization (workspace_id, id, name, key, compact, terms, apart, created_at)
        SELECT workspace_id, ${newId()}::uuid, ${spelling}, key, compact, terms, ${spelling}, ${now} FROM organization
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${organizationId}::uuid
        ON CONFLICT (workspace_id, key, apart) DO NOTHING RETURNING id`,
      )
      if (made) await countWords(db, workspaceId, [{ key: whole.key, hidden: false }])
      // Split off before, and a tie has been moved back since: it follows.
      const where = { workspaceId, key: whole.key, apart: spelling }
      const known = made ? null : await db.organization.findFirst({ where, select: { id: true, countsAsId: true } })
      if (known?.countsAsId) return null
      const apart = made ?? known?.id ?? null
      if (apart === null) return null
      await moveSpelling(db, { workspaceId, organizationId, spelling }, apart)
      await copyNoGos(db, workspaceId, organizationId, apart)
      return apart
    },

    async rejoin(organizationId: string, now: Date): Promise<{ organizationId: string; spelling: string } | null> {
      await lockApproaches(db, workspaceId)
      await lockPeople(db, workspaceId)
      const apart = await find(organizationId)
      if (!apart || apart.apart === '' || apart.countsAsId) return null
      const spelling = apart.apart
      const whole = await splitFrom(organizationId)
      if (whole === organizationId) return null
      if (whole === null) {
        // Nothing is left of the other company: this one takes its place.
        await db.organization.update({
          where: { workspaceId_id: { workspaceId, id: organizationId } },
          data: { apart: '' },
        })
        return { organizationId, spelling }
      }
      // If either is merged with others, its row is still needed to tell them apart.
      const isMerged = {
        OR: [
          { id: organizationId, merged: { some: {} } },
          { key: apart.key, apart: '', NOT: { id: whole } },
        ],
      }
      if (await db.organization.findFirst({ where: { workspaceId, ...isMerged }, select: { id: true } }))
        return (await merged.merge(organizationId, whole, now)) ? { organizationId: whole, spelling } : null
      await moveAll(db, workspaceId, organizationId, whole)
      return { organizationId: whole, spelling }
    },
  }
}

/** Moves what belongs to one spelling of a company to the company split off for it. */
async function moveSpelling(
  db: Client,
  { workspaceId, organizationId, spelling }: { workspaceId: string; organizationId: string; spelling: string },
  apart: string,
): Promise<void> {
  const held = { workspaceId, organizationId, spelling, mergedFromId: null }
  await db.relationship.updateMany({ where: held, data: { organizationId: apart } })
  await db.partnerTie.updateMany({ where: held, data: { organizationId: apart } })
  await db.$executeRaw`
    UPDATE introduction i SET organization_id = ${apart}::uuid FROM relationship r
    WHERE i.workspace_id = ${workspaceId}::uuid AND i.organization_id = ${organizationId}::uuid
      AND i.merged_from_id IS NULL AND r.workspace_id = i.workspace_id AND r.id = i.relationship_id AND r.organization_id = ${apart}::uuid`
  // People known under both spellings stay.
  await db.$executeRaw`
    UPDATE person p SET organization_id = ${apart}::uuid
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.organization_id = ${organizationId}::uuid
      AND p.merged_from_id IS NULL AND EXISTS (SELECT FROM relationship r WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id
        AND r.organization_id = ${apart}::uuid)
      AND NOT EXISTS (SELECT FROM relationship r WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id
        AND r.organization_id = ${organizationId}::uuid)`
  await db.$executeRaw`
    UPDATE ask a SET organization_id = ${apart}::uuid
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.organization_id = ${organizationId}::uuid
      AND a.merged_from_id IS NULL AND (a.target = ${spelling} OR (
        EXISTS (SELECT FROM introduction i WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id)
        AND NOT EXISTS (SELECT FROM introduction i WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id
          AND i.organization_id <> ${apart}::uuid)))`
}

/** Moves everything a company has to another, and deletes it. */
async function moveAll(db: Client, workspaceId: string, organizationId: string, whole: string): Promise<void> {
  const moved = { where: { workspaceId, organizationId }, data: { organizationId: whole } }
  await db.relationship.updateMany(moved)
  await db.$executeRaw`
    DELETE FROM partner_tie t WHERE t.workspace_id = ${workspaceId}::uuid AND t.organization_id = ${organizationId}::uuid
      AND EXISTS (SELECT FROM partner_tie known WHERE known.workspace_id = t.workspace_id
        AND known.relationship_id = t.relationship_id AND known.organization_id = ${whole}::uuid)`
  await db.partnerTie.updateMany(moved)
  await db.introduction.updateMany(moved)
  await db.person.updateMany(moved)
  await db.ask.updateMany(moved)
  await db.$executeRaw`
    UPDATE organization_alias a SET organization_id = ${whole}::uuid
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.organization_id = ${organizationId}::uuid
      AND NOT EXISTS (SELECT FROM organization_alias known WHERE known.workspace_id = a.workspace_id
        AND known.organization_id = ${whole}::uuid AND known.key = a.key)`
  await copyNoGos(db, workspaceId, organizationId, whole)
  await db.noGoOrganization.deleteMany({ where: { workspaceId, organizationId } })
  await db.organization.deleteMany({ where: { workspaceId, id: organizationId } })
}

/** A no-go on a company covers all of it, however it is split. */
async function copyNoGos(db: Client, workspaceId: string, from: string, to: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO no_go_organization (workspace_id, member_id, organization_id, created_at)
    SELECT workspace_id, member_id, ${to}::uuid, created_at FROM no_go_organization
    WHERE workspace_id = ${workspaceId}::uuid AND organization_id = ${from}::uuid ON CONFLICT DO NOTHING`
}
