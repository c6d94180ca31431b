import type { KeptTie } from '../../domain/relationships/kept-tie.ts'
import { emailKey, profileKey } from '../imports/person-keys.ts'
import type { Tenant } from '../ports/store.ts'

/**
 * All that is kept of a person outside, whoever knows them: for whoever has to answer when they ask (GDPR, Art. 15). They are
 * found by the hash of their address or profile, so only where a file had it.
 *
 * @param said their e-mail address, or the address of their profile
 */
export async function keptOf(tenant: Tenant, said: string): Promise<KeptTie[]> {
  const hash = await tenant.imports.hasher()
  const text = said.trim()
  return await tenant.people.keptOf(hash(text.includes('@') ? emailKey(text) : profileKey(text)))
}
