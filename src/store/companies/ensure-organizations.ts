import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { OrganizationName } from '../../app/ports/tenant/companies.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { addWrittenNames } from './organization-aliases.ts'
import { countWords, indexTerms } from './organization-index.ts'

/** Where a name belongs: the company it counts as, plus its own company if that was merged. */
type Belonging = { organizationId: string; mergedFromId: string | null }

/**
 * Finds or creates companies by key, and returns where each name belongs: a split-off spelling goes to its own
 * company, a merged name to the one it was merged into. Call it with the lock of src/store/sql/lock.ts.
 */
export async function ensureOrganizations(
  db: Client,
  workspaceId: string,
  names: OrganizationName[],
  now: Date,
): Promise<(name: OrganizationName) => Belonging | null> {
  if (names.length === 0) return () => null
  const keys = [...new Set(names.map(({ key }) => key))]
  const rows = await db.$queryRaw`
    SELECT key, id, apart, counts_as_id AS "countsAsId" FROM organization
    WHERE workspace_id = ${workspaceId}::uuid AND key = ANY(${keys}::text[])`
  const known = z.array(KnownRow).parse(rows)
  const split = new Map(known.filter((row) => row.apart !== '').map((row) => [`${row.key}\0${row.apart}`, row.id]))
  const whole = new Map(known.filter((row) => row.apart === '').map((row) => [row.key, row.id]))
  const idOf = ({ key, name }: OrganizationName) => split.get(`${key}\0${name}`) ?? whole.get(key) ?? null
  const missing = new Map(names.filter((name) => idOf(name) === null).map((name) => [name.key, name]))
  const fresh = [...missing.values()].map((name) => ({ ...name, id: newId(), terms: indexTerms(name.key) }))
  await addOrganizations(db, workspaceId, fresh, now)
  for (const { key, id } of fresh) whole.set(key, id)
  await addWrittenNames(db, workspaceId, names, idOf, now)
  const countsAs = new Map(known.flatMap(({ id, countsAsId }) => (countsAsId ? [[id, countsAsId]] : [])))
  return (name) => {
    const id = idOf(name)
    const mergedInto = id && countsAs.get(id)
    if (mergedInto) return { organizationId: mergedInto, mergedFromId: id }
    return id === null ? null : { organizationId: id, mergedFromId: null }
  }
}

const KnownRow = z.object({
  key: z.string(),
  id: z.string(),
  apart: z.string(),
  countsAsId: z.string().nullable(),
})

type FreshOrganization = OrganizationName & { id: string; terms: string[] }

async function addOrganizations(db: Client, workspaceId: string, fresh: FreshOrganization[], now: Date): Promise<void> {
  if (fresh.length === 0) return
  await db.$executeRaw`
    INSERT INTO organization (workspace_id, id, name, key, compact, terms, created_at)
    SELECT ${workspaceId}::uuid, n.*, ${now}
    FROM json_to_recordset(${jsonRows(fresh)}::json) AS n(id uuid, name text, key text, compact text, terms text[])`
  await countWords(
    db,
    workspaceId,
    fresh.map(({ key }) => ({ key, hidden: false })),
  )
}
