import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { MetRecord } from '../../app/ports/tenant/imports.ts'
import { keepWordsOf } from '../relationships/words.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'
import type { Owner } from './merge-people.ts'

const Found = z.array(z.object({ at: z.number(), id: z.string(), sure: z.boolean() }))

/**
 * Merges some of those a calendar or mailbox says its owner met: their ties are touched, others suggested. Idempotent.
 */
export async function mergeMet(db: Client, owner: Owner, records: MetRecord[], now: Date) {
  const tieOf = await knownTies(db, owner, records)
  const touched = records.flatMap((record, at) => {
    const relationshipId = tieOf(at)
    return relationshipId === null
      ? []
      : record.touches.map(({ kind, day }) => ({ id: newId(), relationshipId, kind, day }))
  })
  const updated = await addTouches(db, owner, touched, now)
  const added = await suggest(
    db,
    owner,
    records.filter((record, at) => record.isWorthAsking && tieOf(at) === null),
    now,
  )
  return { added, updated, unchanged: records.length - added - updated }
}

/** The owner's ties to these people: by address or profile, else the only one of that name at that company. */
async function knownTies(db: Client, { workspaceId, memberId }: Owner, records: MetRecord[]) {
  const rows = records.map(({ hash, nameKey, domain, organization }, at) => ({
    ...{ at, hash, name: nameKey, domain },
    ...{ key: organization?.key ?? null, compact: organization?.compact ?? null },
  }))
  // OFFSET 0 forces one look-up per row: the planner would otherwise read every person.
  const found = Found.parse(
    await db.$queryRaw`
      WITH n AS MATERIALIZED (
        SELECT * FROM json_to_recordset(${jsonRows(rows)}::json)
          AS n(at int, hash text, name text, domain text, key text, compact text)
      ), hashed AS MATERIALIZED (
        SELECT n.at, p.id FROM n CROSS JOIN LATERAL (
          SELECT id FROM person WHERE workspace_id = ${workspaceId}::uuid AND email_hash = n.hash
          UNION ALL SELECT id FROM person WHERE workspace_id = ${workspaceId}::uuid AND profile_hash = n.hash OFFSET 0) AS p
      )
      SELECT h.at, r.id, true AS sure FROM hashed h
      JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid
        AND r.person_id = h.id AND r.leaves_at IS NULL
      UNION
      SELECT n.at, r.id, false FROM n
      CROSS JOIN LATERAL (
        SELECT id FROM person WHERE workspace_id = ${workspaceId}::uuid AND name_key = n.name OFFSET 0) AS p
      JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid
        AND r.person_id = p.id AND r.leaves_at IS NULL
      LEFT JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = r.organization_id
      WHERE n.name <> '' AND (r.domain = n.domain OR o.key = n.key OR o.compact = n.compact)`,
  )
  const byRow = new Map<number, { sure: Set<string>; likely: Set<string> }>()
  for (const { at, id, sure } of found) {
    const ties = byRow.get(at) ?? { sure: new Set<string>(), likely: new Set<string>() }
    byRow.set(at, ties)
    ties[sure ? 'sure' : 'likely'].add(id)
  }
  return (at: number): string | null => {
    const { sure = new Set<string>(), likely = new Set<string>() } = byRow.get(at) ?? {}
    const ties = sure.size > 0 ? sure : likely
    const [only] = ties
    return ties.size === 1 ? (only ?? null) : null
  }
}

type NewTouch = { id: string; relationshipId: string; kind: string; day: string }

/**
 * Adds touches that are not there yet, and confirms the ties as of their last. What stood there before is written down
 * for the undo.
 *
 * @returns of how many ties something is new
 */
async function addTouches(db: Client, owner: Owner, touches: NewTouch[], now: Date): Promise<number> {
  if (touches.length === 0) return 0
  const { workspaceId, importId } = owner
  const ids = [...new Set(touches.map(({ relationshipId }) => relationshipId))].sort()
  await db.$queryRaw`
    SELECT id FROM relationship WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const changed = z.array(z.object({ id: z.string() })).parse(
    await db.$queryRaw`
      WITH added AS (
        INSERT INTO touch (workspace_id, id, relationship_id, kind, happened_on, import_id, created_at)
        SELECT ${workspaceId}::uuid, n.id, n."relationshipId", n.kind, n.day, ${importId}::uuid, ${now}
        FROM (SELECT DISTINCT ON ("relationshipId", kind, day) * FROM json_to_recordset(${jsonRows(touches)}::json)
          AS n(id uuid, "relationshipId" uuid, kind text, day date)) AS n
        WHERE NOT EXISTS (SELECT FROM touch t WHERE t.workspace_id = ${workspaceId}::uuid
          AND t.relationship_id = n."relationshipId" AND t.kind = n.kind AND t.happened_on = n.day)
        RETURNING relationship_id, happened_on
      ), latest AS (
        SELECT relationship_id, max(happened_on) AS day FROM added GROUP BY relationship_id
      ), before AS (
        INSERT INTO import_before (workspace_id, import_id, relationship_id, facts)
        SELECT r.workspace_id, ${importId}::uuid, r.id, json_build_object('lastTouch', r.last_touch, 'confirmedAt', r.confirmed_at,
          'toldAt', greatest(r.confirmed_at, (l.day::timestamp AT TIME ZONE 'UTC')))
        FROM latest l JOIN relationship r ON r.workspace_id = ${workspaceId}::uuid AND r.id = l.relationship_id
        ON CONFLICT (workspace_id, import_id, relationship_id) DO UPDATE
        SET facts = (import_before.facts::jsonb || excluded.facts::jsonb) WHERE import_before.facts->'toldAt' IS NULL
      )
      UPDATE relationship r SET last_touch = greatest(r.last_touch, l.day),
        confirmed_at = greatest(r.confirmed_at, (l.day::timestamp AT TIME ZONE 'UTC')), updated_at = ${now}
      FROM latest l WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = l.relationship_id
      RETURNING r.id`,
  )
  await keepWordsOf(db, workspaceId, ...changed.map(({ id }) => id))
  return changed.length
}

/** Suggests people, but for those that were left out; suggested again, they are shown as of now. */
async function suggest(db: Client, owner: Owner, records: MetRecord[], now: Date): Promise<number> {
  if (records.length === 0) return 0
  const rows = records.map((record) => ({ ...record, id: newId(), company: record.organization?.name ?? null }))
  return await db.$executeRaw`
    INSERT INTO suggested_person (workspace_id, id, member_id, import_id, hash, is_profile, name, company, domain, title,
      days, first_on, last_on, touches, created_at)
    SELECT DISTINCT ON (n.hash) ${owner.workspaceId}::uuid, n.id, ${owner.memberId}::uuid, ${owner.importId}::uuid, n.hash, n."isProfile",
      n.name, n.company, n.domain, n.title, n.days, n.first, n.last, n.touches, ${now}
    FROM json_to_recordset(${jsonRows(rows)}::json) AS n(id uuid, hash text, "isProfile" boolean, name text, company text,
      domain text, title text, days int, first date, last date, touches json)
    ON CONFLICT (workspace_id, member_id, hash) DO UPDATE SET name = excluded.name, company = excluded.company,
      domain = excluded.domain, title = excluded.title, days = excluded.days, first_on = excluded.first_on,
      last_on = excluded.last_on, touches = excluded.touches, created_at = excluded.created_at, import_id = excluded.import_id
    WHERE suggested_person.left_out_at IS NULL`
}

/**
 * Takes back the next touches an import added, tie by tie, and all that it suggested. A tie confirmed otherwise since
 * stays confirmed.
 *
 * @returns of how many ties
 */
export async function undoMet(db: Client, owner: Owner, limit: number, now: Date): Promise<number> {
  const { workspaceId, importId } = owner
  await db.suggestedPerson.deleteMany({ where: { workspaceId, importId, leftOutAt: null } })
  const back = z.array(z.object({ id: z.string() })).parse(
    await db.$queryRaw`
      WITH back AS MATERIALIZED (
        SELECT relationship_id, facts FROM import_before WHERE workspace_id = ${workspaceId}::uuid
          AND import_id = ${importId}::uuid AND facts->'toldAt' IS NOT NULL LIMIT ${limit}
      ), left_over AS (
        UPDATE import_before f SET facts = f.facts::jsonb - 'toldAt' - 'lastTouch' - 'confirmedAt'
        FROM back b WHERE f.workspace_id = ${workspaceId}::uuid AND f.import_id = ${importId}::uuid
          AND f.relationship_id = b.relationship_id AND f.facts->'name' IS NOT NULL
      ), done AS (
        DELETE FROM import_before f USING back b WHERE f.workspace_id = ${workspaceId}::uuid
          AND f.import_id = ${importId}::uuid AND f.relationship_id = b.relationship_id AND f.facts->'name' IS NULL
      ), gone AS (
        DELETE FROM touch t USING back b WHERE t.workspace_id = ${workspaceId}::uuid
          AND t.relationship_id = b.relationship_id AND t.import_id = ${importId}::uuid
      )
      UPDATE relationship r SET updated_at = ${now},
        last_touch = greatest((b.facts->>'lastTouch')::date, (SELECT max(t.happened_on) FROM touch t
          WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id AND t.import_id IS DISTINCT FROM ${importId}::uuid)),
        confirmed_at = CASE WHEN r.confirmed_at = (b.facts->>'toldAt')::timestamptz
          THEN (b.facts->>'confirmedAt')::timestamptz ELSE r.confirmed_at END
      FROM back b WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = b.relationship_id
      RETURNING r.id`,
  )
  await keepWordsOf(db, workspaceId, ...back.map(({ id }) => id))
  return back.length
}

/** How many ties an import touched, and how many people it suggests. */
export async function countMet(db: Client, { workspaceId, importId }: Pick<Owner, 'workspaceId' | 'importId'>) {
  const suggested = await db.suggestedPerson.count({ where: { workspaceId, importId, leftOutAt: null } })
  const [row] = z.array(z.object({ count: z.number() })).parse(
    await db.$queryRaw`
      SELECT count(*)::int FROM import_before WHERE workspace_id = ${workspaceId}::uuid AND import_id = ${importId}::uuid
        AND facts->'toldAt' IS NOT NULL`,
  )
  return { touched: row?.count ?? 0, suggested }
}
