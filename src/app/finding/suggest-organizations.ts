import { readTargets } from '../../domain/finding/target.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { siteOf } from '../companies/site.ts'
import type { Tenant } from '../ports/store.ts'

/** What Discord shows and takes at most. */
const SUGGESTIONS = 25
const LONGEST = 100

/**
 * What somebody may be about to ask for, from what they typed so far: "ac" or "Jane Doe at ac" leads to
 * "Jane Doe at Acme Corp". Only companies they may know of.
 */
export async function suggestOrganizations(tenant: Tenant, text: string, viewerId: string): Promise<string[]> {
  const target = readTargets(text, siteOf).at(-1)
  const { key } = normaliseOrganization(target?.organization ?? '')
  if (key === '') return []
  const names = await tenant.companies.suggest(key, viewerId, SUGGESTIONS)
  const texts = names.map((name) => (target?.whom ? `${target.whom.text} at ${name}` : name))
  // A text cut short would ask for something else.
  return texts.filter((one) => one.length <= LONGEST)
}
