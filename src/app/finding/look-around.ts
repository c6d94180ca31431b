import {
  type FoundOrganization,
  foundSimilar,
  scoreCandidates,
  withFamily,
} from '../../domain/matching/companies/found-organization.ts'
import { nearAmong } from '../../domain/matching/companies/near-names.ts'
import { ofKey } from '../../domain/matching/companies/organization-name.ts'
import { writtenNames } from '../../domain/matching/companies/written-names.ts'
import type { WordCount } from '../ports/tenant/companies.ts'
import type { Around, WaysIn } from '../ports/tenant/ways-in.ts'
import type { FindingCompanies } from './find-organizations.ts'

/** Companies whose ways in are compared: more of one family would take too long to read. */
const LOOKED_AT = 10

/** A company with a name similar to a certain one's, and its ways in. */
export type Kin = { organization: FoundOrganization; ways: Around['ways'] }

/**
 * Everything around a certain company: its ways in, and companies with similar names, as the viewer may see them, nearest
 * first and at most LOOKED_AT, with theirs. Takes two statements: the look-up of candidates, and what is seen of them.
 *
 * @param sought `otherKeys`: keys of other names given for it in the same ask; `around`: the words around its name, null
 *   if they are not known yet, which takes a third statement
 * @param viewerId null: what any teammate may see
 */
export async function lookAround(
  { companies, waysIn }: { companies: FindingCompanies; waysIn: Pick<WaysIn, 'around'> },
  organization: FoundOrganization,
  sought: { otherKeys: string[]; around: WordCount[] | null; words: string[] },
  viewerId: string | null,
  now: Date,
): Promise<Omit<Around, 'others'> & { kin: Kin[] }> {
  const { id: own, key, spellings } = organization
  const others = spellings.flatMap((spelling) => writtenNames(spelling)).map((other) => other.key)
  const written = [...new Set([...sought.otherKeys, ...others])]
  const around = sought.around ?? (await companies.named({ ...ofKey(key), domain: null }, viewerId)).around
  const { candidates } = await companies.candidates({ key, otherKeys: written, around, slips: false }, viewerId)
  const ids = nearAmong(key, candidates).filter((id) => id !== own)
  const at = { organizationId: own, others: ids, most: LOOKED_AT }
  const { others: seen, ...there } = await waysIn.around(at, viewerId, sought.words, now)
  // One key and two companies: somebody said that they are not the same.
  const visible = seen.map(({ organization }) => organization).filter((one) => one.id !== own && one.key !== key)
  // How distinctive their words are is not looked up: the company meant is certain.
  const near = foundSimilar(scoreCandidates({ key, written }, candidates, new Map()), visible, new Map())
  const kin = withFamily(near, organization, new Map())
  const waysOf = new Map(seen.map(({ organization, ways }) => [organization.id, ways]))
  return { ...there, kin: kin.map((one) => ({ organization: one, ways: waysOf.get(one.id) ?? [] })) }
}
