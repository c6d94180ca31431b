import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { RULES_VERSION } from '../../domain/matching/companies/rules-version.ts'
import type { Store } from '../ports/store.ts'
import type { KeyedCompany, NewKeys } from '../ports/tenant/companies.ts'
import { readCompany } from './organization.ts'

/** Companies keyed in one transaction: short, since others wait to log. */
const AT_ONCE = 200

/** Queues a job for every workspace whose companies are keyed by other rules than today's. */
export async function resumeRekeying(store: Store): Promise<void> {
  for (const workspaceId of await store.keyedByOtherRules(RULES_VERSION))
    await store.in(workspaceId).enqueue({ kind: 'rekey', workspaceId })
}

/** Keys a workspace's companies by today's rules; goes on where a process that died has stopped. */
export async function rekeyCompanies(store: Store, workspaceId: string, clock: () => Date): Promise<void> {
  for (let more = true; more; )
    more = await store.transaction(workspaceId, async ({ rekeying }) => {
      const companies = await rekeying.next(RULES_VERSION, AT_ONCE)
      if (companies === null) return false
      if (companies.length > 0) await rekeying.set(RULES_VERSION, companies.map(newKeys), clock())
      else await rekeying.finish(RULES_VERSION)
      return companies.length > 0
    })
}

/** What is no company by today's rules keeps its key: people are known there. */
function newKeys({ id, name, key: before, aliases }: KeyedCompany): NewKeys {
  const { key, compact } = readCompany(name)?.organization ?? { key: before, compact: before.replaceAll(' ', '') }
  // A name that was written beside the company's own is read again from what is logged with it.
  const keyed = aliases.map((alias) => ({
    id: alias.id,
    key: alias.written ? alias.key : normaliseOrganization(alias.name).key || alias.key,
  }))
  return { id, key, compact, aliases: keyed }
}
