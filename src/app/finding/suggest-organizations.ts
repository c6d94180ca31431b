import { readTargets } from '../../domain/finding/target.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { siteOf } from '../companies/site.ts'
import type { Tenant } from '../ports/store.ts'

/** Discord's maximum. */
const SUGGESTIONS = 25
const LONGEST = 100

/**
 * Suggests what somebody may be about to ask for from what they have typed: "ac" or "Jane Doe at ac" leads to
 * "Jane Doe at Acme Corp". Only companies they may know of.
 */
export async function suggestOrganizations(tenant: Tenant, text: string, viewerId: string): Promise<string[]> {
  const target = readTargets(text, siteOf).at(-1)
  const { key } = normaliseOrganization(target?.organization ?? '')
  if (key === '') return []
  const names = await tenant.companies.suggest(key, viewerId, SUGGESTIONS)
  const texts = names.map((name) => (target?.whom ? `${target.whom.text} at ${name}` : name))
  // A truncated text would ask for something else.
  return texts.filter((one) => one.length <= LONGEST)
}
