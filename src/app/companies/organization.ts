import { readTargets } from '../../domain/finding/target.ts'
import { isNoCompany } from '../../domain/matching/companies/no-company.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { withoutAddresses } from '../../domain/relationships/relationship-text.ts'
import type { OrganizationName } from '../ports/tenant/companies.ts'
import { siteOf } from './site.ts'

/**
 * The company a field names, with its domain when it was written as one; null when it names none ("Freelance", a
 * mailbox at a free provider). `acme.com`, `jane@acme.com` and `Acme Inc.` share the key `acme`; of a person's own
 * address only the domain is kept, and of an address or phone number beside a name nothing.
 */
export function readCompany(written: string): { organization: OrganizationName; domain: string | null } | null {
  const spelling = siteOf(written) ? written : withoutAddresses(written)
  if (isNoCompany(spelling) || (spelling !== written && CONTACT_WORDS.test(spelling))) return null
  const site = siteOf(spelling)
  const isMailbox = site !== null && spelling.includes('@')
  if (isMailbox && site.freeMail) return null
  // "U.S.Bank" and "M.Video" look like hosts: a single letter before the suffix is an initial, but for x.com.
  const asSite = site && (site.label.length > 1 || site.domain.endsWith('.com')) ? site : null
  const { key, compact } = normaliseOrganization(asSite?.label ?? spelling)
  if (key === '') return null
  const name = isMailbox ? site.domain : spelling
  return { organization: { name, key, compact }, domain: asSite && !asSite.freeMail ? asSite.domain : null }
}

/** What is left where only an address or a phone number was written: "Cel", "tel.", "e-mail:". */
const CONTACT_WORDS =
  /^(?:[\s.,:;/|+&()-]|(?:cel|celular|cell|mob|mobile|mobil|movil|móvil|tel|telefon|telefono|teléfono|telephone|phone|ph|handy|whats?app|fax|e-?mail|mail|correo|contact|contacto|kontakt|web|url|at|or|and|y|und|e|o)(?![\p{L}\p{N}]))*$/iu

/** The keys of the companies an ask may be for: one a reading of what its asker wrote ("CFO at Acme", "acme.com"). */
export function companyKeys(target: string): string[] {
  const keys = readTargets(target, siteOf).map(({ organization }) => normaliseOrganization(organization).key)
  return [...new Set(keys)].filter((key) => key !== '')
}
