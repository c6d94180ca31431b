import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { ImportRecord } from '../../app/ports/tenant/imports.ts'
import { type Facts, renewedFacts } from '../../domain/imports/renewed-facts.ts'
import { ensureOrganizations } from '../companies/ensure-organizations.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { lockPeople } from '../sql/lock.ts'
import { RelationshipRow } from '../sql/rows.ts'
import { knownPeople, type Owner, type Person } from './merge-people.ts'

type Counts = { added: number; updated: number; unchanged: number }

type Written = Facts & { id: string; personId: string }

/** Relationships as SQL rows, in insertion order. */
const writtenRecords = (rows: Written[]) => Prisma.sql`
  json_to_recordset(${jsonRows(rows)}::json)
    AS n(id uuid, "personId" uuid, "organizationId" uuid, name text, title text, spelling text, domain text, since date,
      "mergedFromId" uuid)`

/**
 * Merges a few thousand staged rows in a handful of set-based statements: companies, then people, then relationships.
 * Idempotent.
 */
export async function mergeRecords(db: Client, owner: Owner, records: ImportRecord[], now: Date): Promise<Counts> {
  const { workspaceId } = owner
  await lockPeople(db, workspaceId)
  const belongingOf = await ensureOrganizations(
    db,
    workspaceId,
    records.flatMap((record) => record.organization ?? []),
    now,
  )
  const rows = records.map((record) => {
    const { organizationId = null, mergedFromId = null } =
      (record.organization && belongingOf(record.organization)) ?? {}
    return { record, organizationId, mergedFromId }
  })
  const people = await knownPeople(db, owner, rows)
  const relationships = await knownRelationships(db, owner, people.all)
  const relationOf = (personId: string) => {
    const known = relationships.get(personId)
    return known && (known.importId === owner.importId ? 'this-import' : 'known')
  }
  const added: Written[] = []
  const updated: Written[] = []
  let unchanged = 0
  for (const { record, organizationId, mergedFromId } of rows) {
    const person = people.findOrMake(record, organizationId, relationOf)
    const known = relationships.get(person.id)
    if (!known) {
      const { name, title, spelling, domain, since } = record
      const at = { organizationId, mergedFromId }
      const fresh = { id: newId(), personId: person.id, name, title, ...at, spelling, domain, since }
      added.push(fresh)
      relationships.set(person.id, { ...fresh, importId: owner.importId, source: 'import' })
    } else {
      const listed = { ...record, organizationId, mergedFromId }
      const next = known.importId === owner.importId ? null : renewedFacts(known, listed)
      if (next) {
        updated.push({ ...next, id: known.id, personId: person.id })
        // A second row about the same person counts as the same news.
        relationships.set(person.id, { ...known, ...next, importId: owner.importId })
      } else unchanged += 1
    }
  }
  await people.write(now)
  await insertRelationships(db, owner, added, now)
  await updateRelationships(db, owner, updated, now)
  return { added: added.length, updated: updated.length, unchanged }
}

const KnownRow = z.object({
  ...RelationshipRow.pick({
    id: true,
    personId: true,
    name: true,
    title: true,
    organizationId: true,
    mergedFromId: true,
    spelling: true,
    domain: true,
    since: true,
    source: true,
  }).shape,
  importId: z.string().nullable(),
})
type Known = z.infer<typeof KnownRow>

/** The member's relationships with these people, keyed by person. */
async function knownRelationships(db: Client, owner: Owner, people: Person[]): Promise<Map<string, Known>> {
  const rows = await db.$queryRaw`
    SELECT id, person_id AS "personId", name, title, organization_id AS "organizationId",
           merged_from_id AS "mergedFromId", spelling, domain, since, source, import_id AS "importId"
    FROM relationship WHERE workspace_id = ${owner.workspaceId}::uuid AND member_id = ${owner.memberId}::uuid
      AND person_id = ANY(${people.map((person) => person.id)}::uuid[])`
  return new Map(
    z
      .array(KnownRow)
      .parse(rows)
      .map((row) => [row.personId, row]),
  )
}

async function insertRelationships(db: Client, owner: Owner, rows: Written[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await db.$executeRaw`
    INSERT INTO relationship (workspace_id, member_id, import_id, id, person_id, organization_id, name, title, spelling,
      domain, since, merged_from_id, kind, visibility, source, created_at, updated_at)
    SELECT m.workspace_id, m.id, i.id, n.*, 'acquaintance', coalesce(i.visibility, m.default_visibility), 'import', ${now}, ${now}
    FROM ${writtenRecords(rows)}
    JOIN member m ON m.workspace_id = ${owner.workspaceId}::uuid AND m.id = ${owner.memberId}::uuid
    JOIN import i ON i.workspace_id = m.workspace_id AND i.id = ${owner.importId}::uuid`
}

async function updateRelationships(db: Client, owner: Owner, rows: Written[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await db.$executeRaw`
    INSERT INTO import_before (workspace_id, import_id, relationship_id, facts)
    SELECT workspace_id, ${owner.importId}::uuid, id, json_build_object('name', name, 'title', title,
      'organizationId', organization_id, 'mergedFromId', merged_from_id, 'spelling', spelling, 'domain', domain, 'since', since)
    FROM relationship WHERE workspace_id = ${owner.workspaceId}::uuid AND id = ANY(${rows.map((r) => r.id)}::uuid[])
    ON CONFLICT DO NOTHING`
  await db.$executeRaw`
    UPDATE relationship r SET organization_id = n."organizationId", name = n.name, title = n.title, spelling = n.spelling,
      domain = n.domain, since = n.since, merged_from_id = n."mergedFromId", import_id = ${owner.importId}::uuid, updated_at = ${now}
    FROM ${writtenRecords(rows)}
    WHERE r.workspace_id = ${owner.workspaceId}::uuid AND r.id = n.id AND r.id = ANY(${rows.map((r) => r.id)}::uuid[])`
}
