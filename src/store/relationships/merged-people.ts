import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'

// People united when their companies are merged, and separated again when those are split.

/**
 * Unites namesakes at both companies, by the rules of src/store/imports/merge-people.ts: not if their profiles differ,
 * not if several share the name, and not if one member knows both, whose ties stay separate. Call it before people
 * move.
 */
export async function uniteNamesakes(
  db: Client,
  workspaceId: string,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO merged_person (workspace_id, id, organization_id, merged_from_id, name_key, email_hash, profile_hash,
      relationship_ids, created_at)
    SELECT p.workspace_id, p.id, p.organization_id, p.merged_from_id, p.name_key, p.email_hash, p.profile_hash,
      ARRAY(SELECT r.id FROM relationship r WHERE r.workspace_id = p.workspace_id AND r.person_id = p.id ORDER BY r.id),
      p.created_at
    FROM person p
    WHERE p.workspace_id = ${workspaceId}::uuid AND p.organization_id = ${from}::uuid AND p.name_key <> '' AND 1 = (
      SELECT count(*) FROM person n
      WHERE n.workspace_id = p.workspace_id AND n.name_key = p.name_key AND n.organization_id = ${from}::uuid)
    AND 1 = (
      SELECT count(*) FROM person n
      WHERE n.workspace_id = p.workspace_id AND n.name_key = p.name_key AND n.organization_id = ${into}::uuid)
    AND EXISTS (
      SELECT FROM person n
      WHERE n.workspace_id = p.workspace_id AND n.name_key = p.name_key AND n.organization_id = ${into}::uuid
        AND (n.profile_hash IS NULL OR p.profile_hash IS NULL)
        AND NOT EXISTS (
          SELECT FROM relationship a JOIN relationship b ON b.workspace_id = a.workspace_id AND b.member_id = a.member_id
          WHERE a.workspace_id = p.workspace_id AND a.person_id = p.id AND b.person_id = n.id))`
  // Only the ones just kept are still there.
  await db.$executeRaw`
    WITH pair AS MATERIALIZED (
      SELECT gone.id AS gone, kept.id AS kept FROM merged_person m
      JOIN person gone ON gone.workspace_id = m.workspace_id AND gone.id = m.id
      JOIN person kept ON kept.workspace_id = m.workspace_id AND kept.name_key = m.name_key
        AND kept.organization_id = ${into}::uuid
      WHERE m.workspace_id = ${workspaceId}::uuid AND gone.organization_id = ${from}::uuid
    ), asked AS (
      UPDATE introduction i SET person_id = pair.kept FROM pair
      WHERE i.workspace_id = ${workspaceId}::uuid AND i.person_id = pair.gone
    )
    UPDATE relationship r SET person_id = pair.kept FROM pair
    WHERE r.workspace_id = ${workspaceId}::uuid AND r.person_id = pair.gone`
  await db.$executeRaw`
    DELETE FROM person p USING merged_person m
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.organization_id = ${from}::uuid
      AND p.workspace_id = m.workspace_id AND p.id = m.id`
  // The kept person takes over addresses they lack.
  await db.$executeRaw`
    UPDATE person p SET email_hash = coalesce(p.email_hash, m.email_hash), profile_hash = coalesce(p.profile_hash, m.profile_hash)
    FROM merged_person m
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.organization_id = ${from}::uuid
      AND p.workspace_id = m.workspace_id AND p.organization_id = ${into}::uuid AND p.name_key = m.name_key`
}

/**
 * Separates people united by a company merge, restoring the relationships they had. Call it once everything that
 * belongs to the company has moved.
 *
 * @param parts the company split off, `id`, and those merged into it
 * @param from the company it counted as
 */
export async function partNamesakes(
  db: Client,
  workspaceId: string,
  { id, parts, from }: { id: string; parts: string[]; from: string },
): Promise<void> {
  const parted = Prisma.sql`m.workspace_id = ${workspaceId}::uuid AND m.organization_id = ${id}::uuid`
  // They get back what they were known by.
  await db.$executeRaw`
    UPDATE person p SET email_hash = NULLIF(p.email_hash, m.email_hash), profile_hash = NULLIF(p.profile_hash, m.profile_hash)
    FROM merged_person m
    WHERE ${parted} AND p.workspace_id = m.workspace_id AND p.organization_id = ${from}::uuid AND p.name_key = m.name_key`
  await db.$executeRaw`
    INSERT INTO person (workspace_id, id, name_key, organization_id, merged_from_id, email_hash, profile_hash, created_at)
    SELECT m.workspace_id, m.id, m.name_key, m.organization_id, m.merged_from_id,
      (SELECT m.email_hash WHERE NOT EXISTS (
        SELECT FROM person n WHERE n.workspace_id = m.workspace_id AND n.email_hash = m.email_hash)),
      (SELECT m.profile_hash WHERE NOT EXISTS (
        SELECT FROM person n WHERE n.workspace_id = m.workspace_id AND n.profile_hash = m.profile_hash)),
      m.created_at
    FROM merged_person m
    WHERE ${parted} AND EXISTS (
      SELECT FROM relationship r WHERE r.workspace_id = m.workspace_id AND r.id = ANY(m.relationship_ids))`
  await db.$executeRaw`
    UPDATE relationship r SET person_id = m.id FROM merged_person m
    WHERE ${parted} AND r.workspace_id = m.workspace_id AND r.id = ANY(m.relationship_ids)`
  await db.$executeRaw`
    UPDATE introduction i SET person_id = m.id FROM merged_person m
    WHERE ${parted} AND i.workspace_id = m.workspace_id AND i.relationship_id = ANY(m.relationship_ids)`
  // A company further up later gives back what is left.
  await db.$executeRaw`
    UPDATE merged_person up SET relationship_ids = ARRAY(
      SELECT unnest(up.relationship_ids) EXCEPT SELECT unnest(m.relationship_ids) ORDER BY 1)
    FROM merged_person m
    WHERE ${parted} AND up.workspace_id = m.workspace_id AND up.organization_id <> ALL(${parts}::uuid[])
      AND up.relationship_ids && m.relationship_ids`
  await db.mergedPerson.deleteMany({ where: { workspaceId, organizationId: id } })
}

/** Forgets merged people once no relationships about them remain. */
export async function forgetMerged(db: Client, workspaceId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM merged_person m WHERE m.workspace_id = ${workspaceId}::uuid AND NOT EXISTS (
      SELECT FROM relationship r WHERE r.workspace_id = m.workspace_id AND r.id = ANY(m.relationship_ids))`
}
