import { z } from 'zod'
import type { NewKeys, Rekeying } from '../../app/ports/tenant/companies.ts'
import type { Client } from '../sql/client.ts'
import { jsonRows } from '../sql/json-rows.ts'
import { lockApproaches, lockPeople } from '../sql/lock.ts'
import { createMergedOrganizations } from './merged-organizations.ts'
import { WRITTEN } from './organization-aliases.ts'
import { countWords, indexTerms } from './organization-index.ts'

const CompanyRow = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  aliases: z.array(z.object({ id: z.string(), name: z.string(), key: z.string(), written: z.boolean() })),
})

/** Keys one workspace's companies anew. */
export function createRekeying(db: Client, workspaceId: string): Rekeying {
  const setTo = (data: { rekeyedTo: string | null; rulesVersion?: number }) =>
    db.workspace.update({ where: { id: workspaceId }, data })

  return {
    async next(version, most) {
      await lockApproaches(db, workspaceId)
      await lockPeople(db, workspaceId)
      const where = { id: workspaceId }
      const { rulesVersion, rekeyedTo } = await db.workspace.findUniqueOrThrow({
        where,
        select: { rulesVersion: true, rekeyedTo: true },
      })
      if (rulesVersion === version) return null
      const after = rekeyedTo?.startsWith(`${version} `) ? rekeyedTo.slice(`${version} `.length) : null
      const rows = await db.$queryRaw`
        SELECT o.id, o.name, o.key, coalesce((
          SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'key', a.key, 'written', a.origin = ${WRITTEN}))
          FROM organization_alias a WHERE a.workspace_id = o.workspace_id AND a.organization_id = o.id), '[]') AS aliases
        FROM organization o
        WHERE o.workspace_id = ${workspaceId}::uuid AND (${after}::uuid IS NULL OR o.id > ${after}::uuid)
        ORDER BY o.id LIMIT ${most}`
      return z.array(CompanyRow).parse(rows)
    },

    async set(version, companies, now) {
      const names = [...companies, ...companies.flatMap(({ aliases }) => aliases)]
      // The words are known first, and counted by a trigger as names get them.
      await countWords(
        db,
        workspaceId,
        names.map(({ key }) => ({ key, hidden: true })),
      )
      for (const company of companies) await joinSameKey(db, workspaceId, company, now)
      await setKeys(db, workspaceId, companies)
      await setAliasKeys(
        db,
        workspaceId,
        companies.flatMap(({ aliases }) => aliases),
      )
      const last = companies.at(-1)
      if (last) await setTo({ rekeyedTo: `${version} ${last.id}` })
    },

    async finish(version) {
      await setTo({ rekeyedTo: null, rulesVersion: version })
    },
  }
}

/** Workspaces whose companies are keyed by another version of the rules. */
export async function keyedByOtherRules(db: Client, version: number): Promise<string[]> {
  const rows = await db.workspace.findMany({ where: { NOT: { rulesVersion: version } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Makes a company part of the one that has its new key already. */
async function joinSameKey(db: Client, workspaceId: string, { id, key }: NewKeys, now: Date): Promise<void> {
  const where = { workspaceId, key, apart: '', countsAsId: null, NOT: { id } }
  const same = await db.organization.findFirst({ where, select: { id: true } })
  const own = await db.organization.findFirst({ where: { workspaceId, id }, select: { key: true, apart: true } })
  if (!same || !own || own.key === key || own.apart !== '') return
  await createMergedOrganizations(db, workspaceId).merge(id, same.id, now)
}

/** Sets keys and terms where they differ; a key that another row has stays with that one. */
async function setKeys(db: Client, workspaceId: string, companies: NewKeys[]): Promise<void> {
  const rows = companies.map(({ id, key, compact }) => ({ id, key, compact, terms: indexTerms(key) }))
  await db.$executeRaw`
    UPDATE organization o SET key = n.key, compact = n.compact, terms = n.terms
    FROM json_to_recordset(${jsonRows(rows)}::json) AS n(id uuid, key text, compact text, terms text[])
    WHERE o.workspace_id = ${workspaceId}::uuid AND o.id = n.id
      AND (o.key <> n.key OR o.compact <> n.compact OR o.terms <> n.terms)
      AND NOT EXISTS (SELECT FROM organization same
        WHERE same.workspace_id = o.workspace_id AND same.key = n.key AND same.apart = o.apart AND same.id <> o.id)`
}

async function setAliasKeys(db: Client, workspaceId: string, aliases: NewKeys['aliases']): Promise<void> {
  const rows = aliases.map(({ id, key }) => ({ id, key, terms: indexTerms(key) }))
  await db.$executeRaw`
    UPDATE organization_alias a SET key = n.key, terms = n.terms
    FROM json_to_recordset(${jsonRows(rows)}::json) AS n(id uuid, key text, terms text[])
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = n.id AND (a.key <> n.key OR a.terms IS DISTINCT FROM n.terms)
      AND NOT EXISTS (SELECT FROM organization_alias same WHERE same.workspace_id = a.workspace_id AND same.key = n.key
        AND same.organization_id = a.organization_id AND same.id <> a.id)`
}
