import {
  type Equal,
  type FoundOrganization,
  foundEqual,
  foundSimilar,
  otherKeys,
  SIMILAR,
  type Sought,
  scoreCandidates,
} from '../../domain/matching/companies/found-organization.ts'
import { localKeys } from '../../domain/matching/companies/local-names.ts'
import { decide } from '../../domain/matching/companies/organization-match.ts'
import { ofKey } from '../../domain/matching/companies/organization-name.ts'
import type { Companies, WordCount } from '../ports/tenant/companies.ts'

/** The lookups used to find companies. */
export type FindingCompanies = Pick<Companies, 'named' | 'candidates' | 'describe'>

/** What is being looked for: a name by its key, perhaps a domain, and other names given in the same ask. */
export type Wanted = {
  key: string
  compact: string
  domain: string | null
  /** Keys of the other names: "Acme (formerly Apex)". */
  otherKeys?: string[]
  /** Leave all out if even the likeliest would not be offered. */
  onlyOffered?: boolean
}

/** Companies that may be meant, and the words around what was asked for and around their names. */
type Found = { found: FoundOrganization[]; around: WordCount[] }

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
  return (await lookUpOrganizations(companies, wanted, viewerId)).found
}

/** The same, with the words around. Takes one statement if a name is equal, at most three if not. */
export async function lookUpOrganizations(
  companies: FindingCompanies,
  wanted: Wanted,
  viewerId: string | null,
): Promise<Found> {
  const { equal, visible, around } = await companies.named(wanted, viewerId)
  // Where somebody uses the domain itself, its country says no more.
  const isUsed = equal.some(({ match }) => match === 'domain')
  const there = isUsed ? [] : await namedThere(companies, wanted, viewerId)
  const seen = [...there.flatMap((one) => one.visible), ...visible]
  const found = foundEqual([...there.flatMap((one) => one.equal), ...equal], onceEach(seen))
  return found.length > 0 ? { found, around } : await findSimilar(companies, wanted, around, viewerId)
}

/** Companies called so in the country of the domain asked for. */
async function namedThere(
  companies: FindingCompanies,
  wanted: Wanted,
  viewerId: string | null,
): Promise<{ equal: Equal[]; visible: Sought[] }[]> {
  const there = []
  for (const key of localKeys(wanted.key, wanted.domain)) {
    const { equal, visible } = await companies.named({ ...ofKey(key), domain: null }, viewerId)
    there.push({ equal: equal.map((one) => ({ ...one, there: true })), visible })
  }
  return there
}

const onceEach = (seen: Sought[]): Sought[] => [...new Map(seen.map((one) => [one.soughtId, one])).values()]

async function findSimilar(
  companies: FindingCompanies,
  { key, otherKeys: written = [], onlyOffered = false }: Wanted,
  around: WordCount[],
  viewerId: string | null,
): Promise<Found> {
  const sought = { key, otherKeys: otherKeys(key, written), around, slips: true }
  const { candidates, counts } = await companies.candidates(sought, viewerId)
  const scored = scoreCandidates({ key, written }, candidates, counts)
  // If even the best would not be offered, nobody needs to know what may be seen of them.
  if (onlyOffered && decide(scored.slice(0, 1)) === 'none') return { found: [], around }
  const ids = scored.map(({ id }) => id)
  const found = foundSimilar(scored, await companies.describe(ids, viewerId, SIMILAR), counts)
  const theirs = [...counts].map(([word, organizations]) => ({ word, organizations, begun: false }))
  return { found, around: [...around, ...theirs] }
}
