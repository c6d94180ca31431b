import {
  type FoundOrganization,
  foundSimilar,
  type Sought,
  scoreCandidates,
  withFamily,
} from '../../domain/matching/companies/found-organization.ts'
import { nearAmong } from '../../domain/matching/companies/near-names.ts'
import { writtenNames } from '../../domain/matching/companies/written-names.ts'
import type { FindingCompanies } from './find-organizations.ts'

/** Companies whose ways in are compared: more of one family would take too long to read. */
const LOOKED_AT = 10

/**
 * Companies with names similar to a certain one, as the viewer may see them, nearest first: at most LOOKED_AT. Takes
 * one look-up of candidates, and one or two of what may be seen of them if there are any.
 *
 * @param otherKeys keys of other names given for it in the same ask
 * @param viewerId null: what any teammate may see
 */
export async function findNear(
  companies: Pick<FindingCompanies, 'candidates' | 'describe'>,
  organization: FoundOrganization,
  otherKeys: string[],
  viewerId: string | null,
): Promise<FoundOrganization[]> {
  const { id: own, key, spellings } = organization
  const others = spellings.flatMap((spelling) => writtenNames(spelling)).map((other) => other.key)
  const written = [...new Set([...otherKeys, ...others])]
  const candidates = await companies.candidates(key, written, viewerId)
  const ids = nearAmong(key, candidates).filter((id) => id !== own)
  const visible: Sought[] = []
  // If some of the nearest are hidden, the others are looked at too, so that nothing hidden takes a place.
  for (const some of [ids.slice(0, LOOKED_AT), ids.slice(LOOKED_AT)]) {
    if (some.length === 0 || visible.length >= LOOKED_AT) break
    // One key and two companies: somebody said that they are not the same.
    const seen = await companies.describe(some, viewerId)
    visible.push(...seen.filter((one) => one.id !== own && one.key !== key))
  }
  // How distinctive their words are is not looked up: the company meant is certain.
  const near = scoreCandidates({ key, written }, candidates, new Map())
  return withFamily(foundSimilar(near, visible, new Map()), organization, new Map()).slice(0, LOOKED_AT)
}
