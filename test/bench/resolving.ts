import { findOrganizations } from '../../src/app/finding/find-organizations.ts'
import type { Tenant } from '../../src/app/ports/store.ts'
import { normaliseOrganization } from '../../src/domain/matching/companies/organization-name.ts'
import type { Database } from '../../src/store/database.ts'
import { companyName, withSlip } from '../support/database/big-workspace.ts'
import { ms, printTable, quantile, ratio } from './table.ts'

// One name against all companies of a workspace, beside a bare look-up by key and trigram similarity (pg_trgm) alone.

const TIMES = 150

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The n-th of the companies asked for: spread over all, and never number 0, which is far bigger than the others. */
export const nth = (n: number, companies: number): number => 1 + ((n * 7919) % (companies - 1))

/** @param goal p95 in milliseconds */
export async function benchResolving(
  { pool }: Database,
  tenant: Tenant,
  viewerId: string,
  companies: number,
  options: { where: string; goal: number; trigrams: boolean },
): Promise<void> {
  if (options.trigrams) {
    await pool.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    await pool.query('CREATE INDEX organization_key_trigrams ON organization USING GIN (key gin_trgm_ops)')
    await pool.query('ANALYZE organization')
  }
  const kinds: [string, (n: number) => string][] = [
    ['as logged', companyName],
    ['a slip of the pen', (n) => withSlip(companyName(n))],
    ['not there', (n) => `unheard${'abcdefghij'[n % 10]} quibble${n} bank`],
  ]
  const rows = []
  for (const [what, textOf] of kinds) {
    const [ours, bare, trigrams]: [number[], number[], number[]] = [[], [], []]
    for (let i = 0; i < TIMES; i++) {
      const name = normaliseOrganization(textOf(nth(i, companies)))
      ours.push(await timed(() => findOrganizations(tenant.companies, { ...name, domain: null }, viewerId)))
      const key = [tenant.workspaceId, name.key]
      bare.push(await timed(() => pool.query('SELECT id FROM organization WHERE workspace_id = $1 AND key = $2', key)))
      const similar = `SELECT id, similarity(key, $2) AS score FROM organization
        WHERE workspace_id = $1 AND key % $2 ORDER BY score DESC LIMIT 20`
      if (options.trigrams && i % 5 === 0) trigrams.push(await timed(() => pool.query(similar, key)))
    }
    for (const [baseline, times] of [
      ['bare look-up', bare],
      ['pg_trgm', trigrams],
    ] as const)
      if (times.length > 0)
        rows.push({
          what: `${what}, p50 ${ms(quantile(ours, 0.5))}, ${baseline} p50 ${ms(quantile(times, 0.5))}`,
          measured: ms(quantile(ours, 0.95)),
          baseline: ms(quantile(times, 0.95)),
          ratio: ratio(quantile(ours, 0.5), quantile(times, 0.5)),
          goal: `p95 ≤ ${options.goal} ms`,
        })
  }
  printTable(
    `one name among ${companies.toLocaleString('en')} companies, ${options.where}, p95 (ratio of the medians)`,
    rows,
  )
}
