import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { ImportRecord } from '../../app/ports/tenant/imports.ts'
import { findPerson, nameEnds } from '../../domain/matching/people/person-match.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'

// Finds whom an import's rows are about.

export type Owner = { workspaceId: string; memberId: string; importId: string }

const PersonRow = z.object({
  id: z.string(),
  nameKey: z.string(),
  organizationId: z.string().nullable(),
  emailHash: z.string().nullable(),
  profileHash: z.string().nullable(),
})
export type Person = z.infer<typeof PersonRow>

/** `tiedTo` is the company where the importing member's own tie places the person, if a different one. */
const NamedPersonRow = PersonRow.extend({ tiedTo: z.string().nullable() })

/** People as SQL rows, in the column order of `person`. */
const asRecords = (people: Iterable<Person>) => Prisma.sql`
  json_to_recordset(${jsonRows([...people])}::json)
    AS n(id uuid, "nameKey" text, "organizationId" uuid, "emailHash" text, "profileHash" text)`

type Row = { record: ImportRecord; organizationId: string | null }

const columns = Prisma.sql`
  p.id, p.name_key AS "nameKey", p.organization_id AS "organizationId", p.email_hash AS "emailHash",
  p.profile_hash AS "profileHash"`

/** Everyone these rows may be about: by profile, by address, or by name at a company. */
async function findPeople(db: Client, owner: Owner, rows: Row[]) {
  const { workspaceId } = owner
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
  // A teammate's newer list may have moved a person on: the member's own tie still records where they know them from.
  // OFFSET 0 forces one look-up per row: the planner would otherwise read every person.
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

/** How the importing member already knows a person: from earlier rows of this import, or from before. */
type RelationOf = (personId: string) => 'this-import' | 'known' | undefined

const nameAt = (nameKey: string, organizationId: string | null) => `${organizationId ?? ''} ${nameKey}`

type Index = ReturnType<typeof createIndex>

/** People indexed by what a row may say of them. */
function createIndex() {
  const byProfile = new Map<string, Person>()
  const byEmail = new Map<string, Person>()
  const byName = new Map<string, Person[]>()
  const addName = (person: Person, organizationId: string | null) => {
    const at = nameAt(person.nameKey, organizationId)
    const namesakes = byName.get(at)
    if (namesakes) namesakes.push(person)
    else byName.set(at, [person])
  }
  return {
    add(person: Person): void {
      if (person.profileHash) byProfile.set(person.profileHash, person)
      if (person.emailHash) byEmail.set(person.emailHash, person)
      addName(person, person.organizationId)
    },
    /** Makes a person findable by name at one more company. */
    addName,
    ofProfile: (hash: string | null) => (hash ? byProfile.get(hash) : undefined),
    ofEmail: (hash: string | null) => (hash ? byEmail.get(hash) : undefined),
    named: (nameKey: string, organizationId: string | null) => byName.get(nameAt(nameKey, organizationId)) ?? [],
    /** A profile or address, if it is nobody's yet; else null. */
    freeProfile: (hash: string | null) => (hash && !byProfile.has(hash) ? hash : null),
    freeEmail: (hash: string | null) => (hash && !byEmail.has(hash) ? hash : null),
  }
}

/** Whether a row may be about a person: a different profile is a different person. */
const agrees = (person: Person, { profileHash }: ImportRecord) =>
  !person.profileHash || !profileHash || person.profileHash === profileHash

/**
 * Whether two names under one address may be one person's: a mailbox may be shared (info@…), in a family too. Who
 * married keeps the given name, and an initial or a nickname stands for one.
 */
function sharesName(person: Person, { name, nameKey }: ImportRecord): boolean {
  const words = new Set(nameKey.split(' '))
  const [given = ''] = person.nameKey.split(' ')
  return words.has(given) || findPerson(name, [person]) !== null
}

/** Whom a row is about, judging by its content: by profile, by address, or by name at a company. */
function findSame({ record, organizationId }: Row, people: Index, relationOf: RelationOf): Person | undefined {
  const profiled = people.ofProfile(record.profileHash)
  if (profiled) return profiled
  const mailed = people.ofEmail(record.emailHash)
  if (mailed && sharesName(mailed, record) && (agrees(mailed, record) || mailed.nameKey === record.nameKey))
    return mailed
  // Without a company, only someone this member knows.
  const named = people
    .named(record.nameKey, organizationId)
    .filter((person) => agrees(person, record) && (organizationId !== null || relationOf(person.id)))
  return named.find((person) => relationOf(person.id)) ?? named[0]
}

/** What a row adds to what a person is known by, if anything; never takes what is another person's. */
function learnedFrom({ record, organizationId }: Row, person: Person, people: Index): Partial<Person> | null {
  const learned = {
    profileHash: person.profileHash ?? people.freeProfile(record.profileHash),
    emailHash: person.emailHash ?? people.freeEmail(record.emailHash),
    organizationId: organizationId ?? person.organizationId,
  }
  const isKnown =
    learned.profileHash === person.profileHash &&
    learned.emailHash === person.emailHash &&
    learned.organizationId === person.organizationId
  return isKnown ? null : learned
}

/** The people some rows of an import are about: found, or created. */
export async function knownPeople(db: Client, owner: Owner, rows: Row[]) {
  const { byId, moved } = await findPeople(db, owner, rows)
  const all = [...byId.values()]
  const people = createIndex()
  const made = new Set<Person>()
  const changed = new Set<Person>()
  /** People the rows so far were about. */
  const taken = new Set<Person>()
  all.forEach(people.add)
  for (const { id, tiedTo } of moved) {
    const person = byId.get(id)
    if (person) people.addName(person, tiedTo)
  }
  const unnamed = rows.filter((row) => people.named(row.record.nameKey, row.organizationId).length === 0)
  const namesakes = await findNamesakes(db, owner, unnamed)
  for (const person of namesakes.people)
    if (!byId.has(person.id)) {
      byId.set(person.id, person)
      all.push(person)
      people.add(person)
    }

  // A list names each person once: anyone another row names, or was about, is somebody else.
  const names = new Set(rows.map(({ record, organizationId }) => nameAt(record.nameKey, organizationId)))
  const isAnotherRow = (person: Person) => taken.has(person) || names.has(nameAt(person.nameKey, person.organizationId))

  /** Whom a row is about, under another name. */
  const findNamesake = ({ record, organizationId }: Row, relationOf: RelationOf) =>
    findPerson(
      record.name,
      namesakes
        .at(record.name, organizationId)
        .flatMap(({ id }) => byId.get(id) ?? [])
        .filter((person) => agrees(person, record) && !isAnotherRow(person) && relationOf(person.id) !== 'this-import'),
    )

  return {
    all,
    findOrMake(record: ImportRecord, organizationId: string | null, relationOf: RelationOf): Person {
      const row = { record, organizationId }
      const person = findSame(row, people, relationOf) ?? findNamesake(row, relationOf)
      if (!person) {
        const { nameKey, profileHash } = record
        const emailHash = people.freeEmail(record.emailHash)
        const fresh = { id: newId(), nameKey, organizationId, emailHash, profileHash }
        made.add(fresh)
        people.add(fresh)
        return fresh
      }
      taken.add(person)
      const learned = learnedFrom(row, person, people)
      if (learned) {
        Object.assign(person, learned)
        if (!made.has(person)) changed.add(person)
        people.add(person)
      }
      return person
    },
    write: (now: Date) => writePeople(db, owner.workspaceId, { made, changed }, now),
  }
}

/**
 * People at these rows' companies who may be meant under another name ("Bob Smith" for Robert), by the possible words
 * of a family name. If nobody else knows anyone there, nothing is looked up.
 */
async function findNamesakes(db: Client, { workspaceId, memberId }: Owner, rows: Row[]) {
  const others = z.array(z.unknown()).parse(
    await db.$queryRaw`
      SELECT 1 FROM member m WHERE m.workspace_id = ${workspaceId}::uuid AND EXISTS (
        SELECT FROM relationship r WHERE r.workspace_id = m.workspace_id AND r.member_id = m.id
          AND (r.member_id <> ${memberId}::uuid OR r.source = 'log')) LIMIT 1`,
  )
  const wanted = others.length === 0 ? [] : rows.flatMap(wantedWords)
  const found =
    wanted.length === 0
      ? []
      : await db.$queryRaw`
          WITH wanted AS MATERIALIZED (
            SELECT DISTINCT n.* FROM json_to_recordset(${jsonRows(wanted)}::json) AS n(at uuid, word text, first boolean)
          ), there AS MATERIALIZED (
            SELECT p.*, split_part(p.name_key, ' ', 1) AS first_word, split_part(p.name_key, ' ', -1) AS last_word
            FROM (SELECT DISTINCT at FROM wanted) AS o
            JOIN person p ON p.workspace_id = ${workspaceId}::uuid AND p.organization_id = o.at
          )
          SELECT ${columns} FROM there p JOIN wanted w ON w.at = p.organization_id AND w.word = p.last_word
          UNION
          SELECT ${columns} FROM there p JOIN wanted w ON w.at = p.organization_id AND w.word = p.first_word AND NOT w.first
          ORDER BY id`
  const people = z.array(PersonRow).parse(found)
  const byWord = new Map<string, Person[]>()
  const put = (word: string, person: Person) => {
    const at = `${person.organizationId} ${word}`
    byWord.set(at, [...(byWord.get(at) ?? []), person])
  }
  for (const person of people) {
    const words = person.nameKey.split(' ')
    for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) put(word, person)
  }
  return {
    people,
    at(name: string, organizationId: string | null): Person[] {
      if (people.length === 0 || organizationId === null) return []
      const { first, last } = nameEnds(name)
      return [...new Set([...first, ...last].flatMap((word) => byWord.get(`${organizationId} ${word}`) ?? []))]
    },
  }
}

/** Words of a row's name to look for at its company: its first words only match last ones ("Smith Bob"). */
function wantedWords({ record, organizationId: at }: Row) {
  if (at === null) return []
  const { first, last } = nameEnds(record.name)
  return [...first.map((word) => ({ at, word, first: true })), ...last.map((word) => ({ at, word, first: false }))]
}

async function writePeople(
  db: Client,
  workspaceId: string,
  { made, changed }: { made: Set<Person>; changed: Set<Person> },
  now: Date,
): Promise<void> {
  if (made.size > 0)
    await db.$executeRaw`
      INSERT INTO person (workspace_id, id, name_key, organization_id, email_hash, profile_hash, created_at)
      SELECT ${workspaceId}::uuid, n.*, ${now} FROM ${asRecords(made)}`
  if (changed.size > 0)
    await db.$executeRaw`
      UPDATE person p SET organization_id = n."organizationId",
        merged_from_id = CASE WHEN p.organization_id = n."organizationId" THEN p.merged_from_id END, email_hash = n."emailHash", profile_hash = n."profileHash"
      FROM ${asRecords(changed)}
      WHERE p.workspace_id = ${workspaceId}::uuid AND p.id = n.id AND p.id = ANY(${[...changed].map(({ id }) => id)}::uuid[])`
}
