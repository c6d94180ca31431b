import { z } from 'zod'
import type { ImportRecord } from '../app/import-store.ts'
import { newId } from '../app/new-id.ts'
import type { Relationship } from '../app/relationship-store.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { jsonRows } from './json-rows.ts'
import { lockPeople } from './lock.ts'
import { ensureOrganizations } from './organizations.ts'
import { RelationshipRow } from './rows.ts'

type Owner = { workspaceId: string; memberId: string; importId: string }
type Counts = { added: number; updated: number; unchanged: number }

const PersonRow = z.object({
  id: z.string(),
  nameKey: z.string(),
  organizationId: z.string().nullable(),
  emailHash: z.string().nullable(),
  profileHash: z.string().nullable(),
})
type Person = z.infer<typeof PersonRow>

/** `tiedTo` is the company at which the importing member's own tie says they know the person, where it is another. */
const NamedPersonRow = PersonRow.extend({ tiedTo: z.string().nullable() })

/** People as rows of SQL, in the order of the columns of `person`. */
const asRecords = (people: Iterable<Person>) => Prisma.sql`
  json_to_recordset(${jsonRows([...people])}::json)
    AS n(id uuid, "nameKey" text, "organizationId" uuid, "emailHash" text, "profileHash" text)`

/** What an import may write on a relationship: the facts of the list, never the owner's own word. */
type Facts = Pick<Relationship, 'name' | 'title' | 'organizationId' | 'spelling' | 'domain' | 'since'>
type Written = Facts & { id: string; personId: string }

/** Relationships as rows of SQL, in the order in which they are inserted. */
const writtenRecords = (rows: Written[]) => Prisma.sql`
  json_to_recordset(${jsonRows(rows)}::json)
    AS n(id uuid, "personId" uuid, "organizationId" uuid, name text, title text, spelling text, domain text, since date)`

/**
 * Merges some thousand staged rows by a handful of set-based statements: companies, then people, then relationships.
 * Merging the same rows again changes nothing.
 */
export async function mergeRecords(db: Client, owner: Owner, records: ImportRecord[], now: Date): Promise<Counts> {
  const { workspaceId } = owner
  await lockPeople(db, workspaceId)
  const organizationOf = await ensureOrganizations(
    db,
    workspaceId,
    records.flatMap((record) => record.organization ?? []),
    now,
  )
  const rows = records.map((record) => ({
    record,
    organizationId: record.organization && organizationOf(record.organization),
  }))
  const people = await knownPeople(db, owner, rows)
  const relationships = await knownRelationships(db, owner, people.all)
  const added: Written[] = []
  const updated: Written[] = []
  let unchanged = 0
  for (const { record, organizationId } of rows) {
    const person = people.findOrMake(record, organizationId, (id) => relationships.has(id))
    const known = relationships.get(person.id)
    if (!known) {
      const { name, title, spelling, domain, since } = record
      const fresh = { id: newId(), personId: person.id, name, title, organizationId, spelling, domain, since }
      added.push(fresh)
      relationships.set(person.id, { ...fresh, importId: owner.importId, source: 'import' })
    } else {
      const next = known.importId === owner.importId ? null : renew(known, { ...record, organizationId })
      if (next) {
        updated.push({ ...next, id: known.id, personId: person.id })
        // A second row about the same person is the same news.
        relationships.set(person.id, { ...known, ...next, importId: owner.importId })
      } else unchanged += 1
    }
  }
  await people.write(now)
  await insertRelationships(db, owner, added, now)
  await updateRelationships(db, owner, updated, now)
  return { added: added.length, updated: updated.length, unchanged }
}

/** The facts of a known relationship after an import, or null when nothing changes. */
function renew(known: Known, facts: Facts): Facts | null {
  const own = known.source === 'log'
  const pick = <T>(held: T | null, listed: T | null) => (own ? (held ?? listed) : (listed ?? held))
  const keepsCompany = own ? known.organizationId !== null : facts.organizationId === null && facts.spelling === null
  const next: Facts = {
    name: own ? known.name : facts.name,
    title: pick(known.title, facts.title),
    organizationId: keepsCompany ? known.organizationId : facts.organizationId,
    spelling: keepsCompany ? known.spelling : facts.spelling,
    domain: pick(known.domain, facts.domain),
    since: pick(known.since, facts.since),
  }
  const same =
    next.name === known.name &&
    next.title === known.title &&
    next.organizationId === known.organizationId &&
    next.spelling === known.spelling &&
    next.domain === known.domain &&
    next.since === known.since
  return same ? null : next
}

type Row = { record: ImportRecord; organizationId: string | null }

/** Everybody these rows may be about: by profile, by address, or by name at a company. */
async function findPeople(db: Client, owner: Owner, rows: Row[]) {
  const { workspaceId } = owner
  const columns = Prisma.sql`
    p.id, p.name_key AS "nameKey", p.organization_id AS "organizationId", p.email_hash AS "emailHash",
    p.profile_hash AS "profileHash"`
  const found = await db.$queryRaw`
    SELECT ${columns} FROM person p WHERE p.workspace_id = ${workspaceId}::uuid
      AND p.profile_hash = ANY(${rows.flatMap(({ record }) => record.profileHash ?? [])}::text[])
    UNION SELECT ${columns} FROM person p WHERE p.workspace_id = ${workspaceId}::uuid
      AND p.email_hash = ANY(${rows.flatMap(({ record }) => record.emailHash ?? [])}::text[])
    ORDER BY id`
  const names = rows.map(({ record, organizationId }) => ({
    name_key: record.nameKey,
    organization_id: organizationId,
  }))
  // A teammate's newer list may have moved a person on: the member's own tie still says where they know them from.
  // OFFSET 0 holds both to a look-up a row: the planner would rather read every person there is.
  const named = await db.$queryRaw`
    SELECT DISTINCT ${columns}, tie.organization_id AS "tiedTo"
    FROM json_to_recordset(${jsonRows(names)}::json) AS n(name_key text, organization_id uuid)
    CROSS JOIN LATERAL (
      SELECT * FROM person WHERE workspace_id = ${workspaceId}::uuid AND name_key = n.name_key OFFSET 0
    ) AS p
    LEFT JOIN LATERAL (
      SELECT r.organization_id FROM relationship r
      WHERE p.organization_id IS DISTINCT FROM n.organization_id AND r.workspace_id = ${workspaceId}::uuid
        AND r.member_id = ${owner.memberId}::uuid AND r.person_id = p.id AND r.organization_id = n.organization_id OFFSET 0
    ) AS tie ON true
    WHERE p.organization_id IS NOT DISTINCT FROM n.organization_id OR tie.organization_id IS NOT NULL
    ORDER BY id`
  const byName = z.array(NamedPersonRow).parse(named)
  const byId = new Map(
    z
      .array(PersonRow)
      .parse(found)
      .map((person) => [person.id, person]),
  )
  for (const { tiedTo: _, ...person } of byName) if (!byId.has(person.id)) byId.set(person.id, person)
  return { byId, moved: byName.flatMap(({ id, tiedTo }) => (tiedTo ? { id, tiedTo } : [])) }
}

async function knownPeople(db: Client, owner: Owner, rows: Row[]) {
  const { workspaceId } = owner
  const { byId, moved } = await findPeople(db, owner, rows)
  const all = [...byId.values()]
  const byProfile = new Map<string, Person>()
  const byEmail = new Map<string, Person>()
  const byName = new Map<string, Person[]>()
  const made = new Set<Person>()
  const changed = new Set<Person>()
  const nameAt = (nameKey: string, organizationId: string | null) => `${organizationId ?? ''} ${nameKey}`
  const indexName = (person: Person, organizationId: string | null) => {
    const at = nameAt(person.nameKey, organizationId)
    const namesakes = byName.get(at)
    if (namesakes) namesakes.push(person)
    else byName.set(at, [person])
  }
  const index = (person: Person) => {
    if (person.profileHash) byProfile.set(person.profileHash, person)
    if (person.emailHash) byEmail.set(person.emailHash, person)
    indexName(person, person.organizationId)
  }
  all.forEach(index)
  for (const { id, tiedTo } of moved) {
    const person = byId.get(id)
    if (person) indexName(person, tiedTo)
  }

  const find = (record: ImportRecord, organizationId: string | null, isMine: (id: string) => boolean) => {
    const agrees = (person: Person) =>
      !person.profileHash || !record.profileHash || person.profileHash === record.profileHash
    // Another profile is another human being of the same name; without a company, only one this member knows.
    const named = (byName.get(nameAt(record.nameKey, organizationId)) ?? []).filter(
      (person) => agrees(person) && (organizationId !== null || isMine(person.id)),
    )
    // A mailbox may be shared (info@…): where profile and name both differ, so do the people.
    const mailed = record.emailHash ? byEmail.get(record.emailHash) : undefined
    const sameMail = mailed && (agrees(mailed) || mailed.nameKey === record.nameKey) ? mailed : undefined
    return (
      (record.profileHash && byProfile.get(record.profileHash)) ||
      sameMail ||
      named.find((person) => isMine(person.id)) ||
      named[0]
    )
  }

  return {
    all,
    findOrMake(record: ImportRecord, organizationId: string | null, isMine: (id: string) => boolean): Person {
      const { nameKey, emailHash, profileHash } = record
      const person = find(record, organizationId, isMine)
      if (!person) {
        const ownMail = emailHash && byEmail.has(emailHash) ? null : emailHash
        const fresh = { id: newId(), nameKey, organizationId, emailHash: ownMail, profileHash }
        made.add(fresh)
        index(fresh)
        return fresh
      }
      const learned = {
        profileHash: person.profileHash ?? (profileHash && !byProfile.has(profileHash) ? profileHash : null),
        emailHash: person.emailHash ?? (emailHash && !byEmail.has(emailHash) ? emailHash : null),
        organizationId: organizationId ?? person.organizationId,
      }
      if (
        learned.profileHash !== person.profileHash ||
        learned.emailHash !== person.emailHash ||
        learned.organizationId !== person.organizationId
      ) {
        Object.assign(person, learned)
        if (!made.has(person)) changed.add(person)
        index(person)
      }
      return person
    },
    async write(now: Date): Promise<void> {
      if (made.size > 0)
        await db.$executeRaw`
          INSERT INTO person (workspace_id, id, name_key, organization_id, email_hash, profile_hash, created_at)
          SELECT ${workspaceId}::uuid, n.*, ${now} FROM ${asRecords(made)}`
      if (changed.size > 0)
        await db.$executeRaw`
          UPDATE person p SET organization_id = n."organizationId", email_hash = n."emailHash", profile_hash = n."profileHash"
          FROM ${asRecords(changed)}
          WHERE p.workspace_id = ${workspaceId}::uuid AND p.id = n.id AND p.id = ANY(${[...changed].map(({ id }) => id)}::uuid[])`
    },
  }
}

const KnownRow = z.object({
  ...RelationshipRow.pick({
    id: true,
    personId: true,
    name: true,
    title: true,
    organizationId: true,
    spelling: true,
    domain: true,
    since: true,
    source: true,
  }).shape,
  importId: z.string().nullable(),
})
type Known = z.infer<typeof KnownRow>

/** The member's relationships with these people, by person. */
async function knownRelationships(db: Client, owner: Owner, people: Person[]): Promise<Map<string, Known>> {
  const rows = await db.$queryRaw`
    SELECT id, person_id AS "personId", name, title, organization_id AS "organizationId", spelling, domain, since, source,
           import_id AS "importId"
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
      domain, since, kind, visibility, source, created_at, updated_at)
    SELECT m.workspace_id, m.id, ${owner.importId}::uuid, n.*, 'acquaintance', m.default_visibility, 'import', ${now}, ${now}
    FROM ${writtenRecords(rows)}
    JOIN member m ON m.workspace_id = ${owner.workspaceId}::uuid AND m.id = ${owner.memberId}::uuid`
}

async function updateRelationships(db: Client, owner: Owner, rows: Written[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await db.$executeRaw`
    UPDATE relationship r SET organization_id = n."organizationId", name = n.name, title = n.title, spelling = n.spelling,
      domain = n.domain, since = n.since, import_id = ${owner.importId}::uuid, updated_at = ${now}
    FROM ${writtenRecords(rows)}
    WHERE r.workspace_id = ${owner.workspaceId}::uuid AND r.id = n.id AND r.id = ANY(${rows.map((r) => r.id)}::uuid[])`
}
