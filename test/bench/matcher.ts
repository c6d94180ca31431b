import { readCompany } from '../../src/app/companies/organization.ts'
import { siteOf } from '../../src/app/companies/site.ts'
import { findOrganizations } from '../../src/app/finding/find-organizations.ts'
import { lookAround } from '../../src/app/finding/look-around.ts'
import type { Tenant } from '../../src/app/ports/store.ts'
import { otherKeysOf, readTargets } from '../../src/domain/finding/target.ts'
import { belonging } from '../../src/domain/matching/companies/found-organization.ts'
import { decide, type Question } from '../../src/domain/matching/companies/organization-match.ts'
import { fold, normaliseOrganization, ofKey } from '../../src/domain/matching/companies/organization-name.ts'
import { ensureOrganizations } from '../../src/store/companies/ensure-organizations.ts'
import { actor, openWorld, prepareFolder, removeFolder, type World } from './world.ts'

// The matcher as the product has it, on the embedded database, for a scorer that knows `build` and `query`: companies are
// made as an import makes them, and a query goes the way of /whoknows up to the decision.

export type Row = { id: number; name: string }
/** A row, how certain it is that it belongs to the answer; and of its company, how certain it is that it is meant. */
export type Hit = { id: number; score: number; organization?: string; certainty?: number; open?: Question }

/** Names written in one transaction. */
const CHUNK = 2_000

let tenant: Tenant
let folder: string
let world: World | null = null
const spelled = new Map<string, { id: number; folded: string }[]>()

/** Adds names to the one workspace, opened at the first call. */
export async function build(rows: Row[]): Promise<void> {
  if (world === null) {
    folder = await prepareFolder()
    world = await openWorld(folder)
  }
  const { database, store } = world
  const now = new Date()
  const { workspace, member } = await store.enter(actor('ana'), now)
  tenant = store.in(workspace.id)
  for (let from = 0; from < rows.length; from += CHUNK)
    await database.prisma.$transaction((tx) => log(tx, workspace.id, member.id, rows.slice(from, from + CHUNK), now))
}

/** Companies by the product's own way, and a relationship at each under the name as it is spelled. */
async function log(
  tx: Parameters<typeof ensureOrganizations>[0],
  workspaceId: string,
  memberId: string,
  rows: Row[],
  now: Date,
) {
  const named = rows.flatMap((row) => {
    const organization = readCompany(row.name)?.organization
    return organization ? [{ ...row, organization }] : []
  })
  const idOf = await ensureOrganizations(
    tx,
    workspaceId,
    named.map((row) => row.organization),
    now,
  )
  const ties = named.map((row) => ({ ...row, organizationId: idOf(row.organization)?.organizationId ?? '' }))
  for (const { id, name, organizationId } of ties)
    spelled.set(organizationId, [...(spelled.get(organizationId) ?? []), { id, folded: fold(name) }])
  await tx.$executeRaw`
    WITH tie AS (
      SELECT gen_random_uuid() AS id, organization_id, name
      FROM unnest(${ties.map((tie) => tie.organizationId)}::uuid[], ${ties.map((tie) => tie.name)}::text[])
        AS t(organization_id, name)
    ), known AS (
      INSERT INTO person (workspace_id, id, name_key, organization_id, created_at)
      SELECT ${workspaceId}::uuid, id, 'jane doe', organization_id, ${now} FROM tie
    )
    INSERT INTO relationship (workspace_id, id, member_id, person_id, organization_id, name, spelling, kind, visibility,
      source, created_at, updated_at)
    SELECT ${workspaceId}::uuid, id, ${memberId}::uuid, id, organization_id, 'Jane Doe', name, 'colleague', 'open', 'log',
      ${now}, ${now} FROM tie`
}

/** The key a query is looked for by; empty when it names no company. */
export function keyOf(text: string): string {
  return normaliseOrganization(readTargets(text, siteOf)[0]?.organization ?? '').key
}

/** Companies for a name, best first. */
export async function query(text: string, most: number): Promise<Hit[]> {
  const { key, compact } = ofKey(keyOf(text))
  if (key === '') return []
  const otherKeys = readTargets(text, siteOf).slice(0, 1).flatMap(otherKeysOf)
  const found = await findOrganizations(tenant.companies, { key, compact, domain: null, otherKeys }, null)
  const [best] = found
  // What is found for sure is shown with those of its family.
  const near = best && decide(found) === 'sure'
  const sought = { otherKeys, around: null, words: [] }
  const kin = near
    ? (await lookAround(tenant, best, sought, null, new Date())).kin.map(({ organization }) => organization)
    : []
  const besides = kin.filter(({ id }) => !found.some((one) => one.id === id))
  return find(
    [
      ...found.map(({ open, ...one }) => ({
        id: one.id,
        score: belonging(one),
        certainty: one.score,
        ...(open ? { open } : {}),
      })),
      // They are in no doubt with the one that is meant: it was decided before they were looked for.
      ...besides.map((one) => ({ id: one.id, score: belonging(one), certainty: 0 })),
    ],
    fold(text),
  ).slice(0, most)
}

/** The rows of some companies, those of one company in the order of their spelling's likeness. */
export function find(
  companies: { id: string; score: number; certainty?: number; open?: Question }[],
  folded: string,
): Hit[] {
  return companies.flatMap(({ id, score, certainty = score, open }) =>
    (spelled.get(id) ?? [])
      .toSorted((a, b) => Number(b.folded === folded) - Number(a.folded === folded))
      .map((row) => ({ id: row.id, score, organization: id, certainty, ...(open ? { open } : {}) })),
  )
}

export function pool(): World['database']['pool'] {
  return opened().database.pool
}

function opened(): World {
  if (world === null) throw new Error('Nothing is built yet.')
  return world
}

export async function close(): Promise<void> {
  await opened().close()
  await removeFolder(folder)
}
