import { isNoCompany } from '../domain/no-company.ts'
import { normaliseOrganization } from '../domain/organization-name.ts'
import { siteOf } from './site.ts'
import type { OrganizationName } from './store.ts'

/**
 * The company a field names, with its domain when it was written as one; null when it names none ("Freelance").
 * `acme.com` and `Acme Inc.` share the key `acme`.
 */
export function readCompany(spelling: string): { organization: OrganizationName; domain: string | null } | null {
  if (isNoCompany(spelling)) return null
  const site = siteOf(spelling)
  const { key, compact } = normaliseOrganization(site?.label ?? spelling)
  return key === '' ? null : { organization: { name: spelling, key, compact }, domain: site?.domain ?? null }
}
