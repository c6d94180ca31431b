import {
  comparedWords,
  type Equal,
  type FoundOrganization,
  foundEqual,
  foundSimilar,
  otherKeys,
  type Scored,
  SIMILAR,
  type Sought,
  scoreCandidates,
} from '../../domain/matching/companies/found-organization.ts'
import { localKeys } from '../../domain/matching/companies/local-names.ts'
import { ofKey } from '../../domain/matching/companies/organization-name.ts'
import type { Companies } from '../ports/tenant/companies.ts'

/** The lookups used to find companies. */
export type FindingCompanies = Pick<Companies, 'equal' | 'candidates' | 'wordCounts' | 'describe'>

/** What is being looked for: a name by its key, perhaps a domain, and other names given in the same ask. */
export type Wanted = {
  key: string
  compact: string
  domain: string | null
  /** Keys of the other names: "Acme (formerly Apex)". */
  otherKeys?: string[]
}

/**
 * Companies that may be meant, best first: equal key or compact key or alias, then domain; for a domain of a country the
 * company of that country before its namesakes. Only when nothing is equal:
 * similar names, at most 20, including those of a company's well-known other name. Companies known only through others'
 * private relationships are excluded.
 *
 * @param viewerId null: what any teammate may see
 */
export async function findOrganizations(
  companies: FindingCompanies,
  wanted: Wanted,
  viewerId: string | null,
): Promise<FoundOrganization[]> {
  const named = await companies.equal(wanted, viewerId)
  // Where somebody uses the domain itself, its country says no more.
  const isUsed = named.some(({ match }) => match === 'domain')
  const equal = [...(isUsed ? [] : await equalThere(companies, wanted, viewerId)), ...named]
  const ids = [...new Set(equal.map(({ id }) => id))]
  const found = ids.length > 0 ? foundEqual(equal, await companies.describe(ids, viewerId)) : []
  return found.length > 0 ? found : await findSimilar(companies, wanted, viewerId)
}

/** Companies called so in the country of the domain asked for. */
async function equalThere(companies: FindingCompanies, wanted: Wanted, viewerId: string | null): Promise<Equal[]> {
  const there: Equal[] = []
  for (const key of localKeys(wanted.key, wanted.domain))
    there.push(...(await companies.equal({ ...ofKey(key), domain: null }, viewerId)))
  return there.map((one) => ({ ...one, there: true }))
}

async function findSimilar(
  companies: FindingCompanies,
  { key, otherKeys: written = [] }: Wanted,
  viewerId: string | null,
): Promise<FoundOrganization[]> {
  const candidates = await companies.candidates(key, otherKeys(key, written), viewerId)
  const counts = await companies.wordCounts(comparedWords(key, candidates))
  const scored = scoreCandidates({ key, written }, candidates, counts)
  return foundSimilar(scored, await describeBest(companies, scored, viewerId), counts)
}

/** The best companies the viewer may see, and perhaps more. */
async function describeBest(
  companies: FindingCompanies,
  scored: readonly Scored[],
  viewerId: string | null,
): Promise<Sought[]> {
  const visible: Sought[] = []
  // Visibility is looked up for the best only: for all others if some of those are hidden.
  for (const some of [scored.slice(0, SIMILAR), scored.slice(SIMILAR)]) {
    if (some.length === 0 || visible.length >= SIMILAR) break
    const ids = some.map(({ id }) => id)
    visible.push(...(await companies.describe(ids, viewerId)))
  }
  return visible
}
