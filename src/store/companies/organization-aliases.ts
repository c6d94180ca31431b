import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { OrganizationName } from '../../app/ports/tenant/companies.ts'
import { writtenNames } from '../../domain/matching/companies/written-names.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { countWords, indexTerms } from './organization-index.ts'

// Other names of companies, searched like their own: by words, typos and initials.

/** The origin of names logged alongside the company's own: "Acme (formerly Apex)". */
export const WRITTEN = 'written'

type Alias = { id: string; organizationId: string; name: string; key: string; origin: string }

/**
 * Adds other names of companies, skipping those already present. Call it with the lock of src/store/sql/lock.ts.
 *
 * @returns the keys of the new ones
 */
export async function addAliases(db: Client, workspaceId: string, aliases: Alias[], now: Date): Promise<string[]> {
  if (aliases.length === 0) return []
  const fresh = aliases.map((alias) => ({ ...alias, terms: indexTerms(alias.key) }))
  const rows = await db.$queryRaw`
    INSERT INTO organization_alias (workspace_id, id, organization_id, name, key, origin, terms, created_at, hidden)
    SELECT ${workspaceId}::uuid, a.*, ${now}, o.hidden FROM json_to_recordset(${jsonRows(fresh)}::json)
      AS a(id uuid, "organizationId" uuid, name text, key text, origin text, terms text[])
    JOIN organization o ON o.workspace_id = ${workspaceId}::uuid AND o.id = a."organizationId"
    ON CONFLICT DO NOTHING RETURNING key, hidden`
  const added = z.array(z.object({ key: z.string(), hidden: z.boolean() })).parse(rows)
  await countWords(db, workspaceId, added)
  return added.map(({ key }) => key)
}

/** Adds the other names companies are written with. */
export async function addWrittenNames(
  db: Client,
  workspaceId: string,
  names: OrganizationName[],
  idOf: (name: OrganizationName) => string | null,
  now: Date,
): Promise<void> {
  const aliases = names.flatMap((named) => {
    const others = writtenNames(named.name)
    const organizationId = others.length > 0 ? idOf(named) : null
    return organizationId === null
      ? []
      : others.map((other) => ({ id: newId(), organizationId, origin: WRITTEN, ...other }))
  })
  await addAliases(db, workspaceId, aliases, now)
}
