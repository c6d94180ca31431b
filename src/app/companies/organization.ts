import { readTargets } from '../../domain/finding/target.ts'
import { isNoCompany } from '../../domain/matching/companies/no-company.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { maskAddresses, withoutAddresses, withoutPhones } from '../../domain/privacy/addresses.ts'
import type { OrganizationName } from '../ports/tenant/companies.ts'
import { siteOf } from './site.ts'

/**
 * The company named in a field, with its domain if written as one; null when it names none ("Freelance", a
 * mailbox at a free provider). `acme.com`, `jane@acme.com` and `Acme Inc.` share the key `acme`; of a personal
 * address only the domain is kept, and of an address or phone number beside a name nothing.
 */
export function readCompany(written: string): { organization: OrganizationName; domain: string | null } | null {
  const masked = maskAddresses(written)
  const spelling = siteOf(masked) ? masked : withoutAddresses(masked)
  if (isNoCompany(spelling) || (spelling !== written && CONTACT_WORDS.test(spelling))) return null
  const site = siteOf(spelling)
  const isMailbox = site !== null && spelling.includes('@')
  if (isMailbox && site.freeMail) return null
  // "U.S.Bank" and "M.Video" look like hosts: a single letter before the suffix is an initial, except in x.com.
  const asSite = site && (site.label.length > 1 || site.domain.endsWith('.com')) ? site : null
  const { key, compact } = normaliseOrganization(asSite?.label ?? spelling)
  if (key === '') return null
  const name = isMailbox ? site.domain : spelling
  return { organization: { name, key, compact }, domain: asSite && !asSite.freeMail ? asSite.domain : null }
}

/** The target of an ask or a list, as stored: "acme.com" for somebody's address there, and no phone number. */
export function asTarget(written: string): string {
  const target = withoutPhones(written).trim()
  const site = target.includes('@') ? siteOf(target) : null
  return site && !site.freeMail ? site.domain : target
}

/** What remains when only an address or a phone number was written: "Cel", "tel.", "e-mail:". */
const CONTACT_WORDS =
  /^(?:[\s.,:;/|+&()-]|(?:cel|celular|cell|mob|mobile|mobil|movil|móvil|tel|telefon|telefono|teléfono|telephone|phone|ph|handy|whats?app|fax|e-?mail|mail|correo|contact|contacto|kontakt|web|url|at|or|and|y|und|e|o)(?![\p{L}\p{N}]))*$/iu

/** Keys of the companies an ask may be for: one per reading of what its asker wrote ("CFO at Acme", "acme.com"). */
export function companyKeys(target: string): string[] {
  const keys = readTargets(target, siteOf).map(({ organization }) => normaliseOrganization(organization).key)
  return [...new Set(keys)].filter((key) => key !== '')
}
