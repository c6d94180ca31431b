import { rankNear, rankPaths } from '../../domain/finding/ranking.ts'
import { otherKeysOf, readTargets, sentenceFirst, type Target, wordsOf } from '../../domain/finding/target.ts'
import { chosen, type FoundOrganization } from '../../domain/matching/companies/found-organization.ts'
import { isLikely } from '../../domain/matching/companies/likely.ts'
import { type Kinship, kinshipOf } from '../../domain/matching/companies/near-names.ts'
import { decide } from '../../domain/matching/companies/organization-match.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { siteOf } from '../companies/site.ts'
import type { Companies, WordCount } from '../ports/tenant/companies.ts'
import type { WaysIn } from '../ports/tenant/ways-in.ts'
import { type FindingCompanies, lookUpOrganizations } from './find-organizations.ts'
import { lookAround } from './look-around.ts'

/** The answer to an ask. `found` may still have no paths; `ambiguous` means the person must choose. */
export type Answer = {
  answer: 'found' | 'ambiguous' | 'none'
  /** What is being looked for, in words; no organization when the text names none. */
  target: Target
  /** Best first, each with its confidence, 0 to 1. */
  organizations: FoundOrganization[]
  paths: ShownPath[]
  /** If it is ambiguous but the first company is likely: the ways into that one, best first; perhaps none. */
  likely?: ShownPath[]
  /** If it is found: companies with similar names, its head first, then those with the strongest ways in, each with its own. */
  near?: NearCompany[]
  /** People the viewer knows there, and the viewer's partners who can open its door. */
  own: string[]
  partners: string[]
  /** There are ways in, but nobody can be asked just now. */
  away?: boolean
}

/** A company with a name similar to the one found, never taken for it; nobody may be there to ask. */
type NearCompany = { organization: FoundOrganization; kinship: Kinship; paths: ShownPath[] }

/** What an answer is read from. */
export type Ways = {
  companies: FindingCompanies
  waysIn: Pick<WaysIn, 'to' | 'around'>
}

/** Choices offered when the company is uncertain. */
const CHOICES = 8
/** A choice is offered when it is at least this likely, relative to the likeliest. */
const WORTH_OFFERING = 0.02
/** Companies with similar names shown below the one found. */
const NEAR = 5

/**
 * Finds who can introduce the viewer, strongest first.
 *
 * @param viewerId the asker; null for what any teammate may see
 */
export async function askWhoKnows(tenant: Ways, text: string, viewerId: string | null, now: Date): Promise<Answer> {
  const targets = readTargets(text, siteOf)
  let best: Answer | null = null
  for (const target of targets) {
    const { organizations, around } = await lookUp(tenant, target, viewerId)
    const [likeliest] = organizations
    const sure = decide(organizations) === 'sure'
    if (likeliest && sure) return await answerAt(tenant, target, likeliest, { viewerId, now, around })
    if (likeliest && likeliest.match !== 'similar')
      return { answer: 'ambiguous', target, organizations, paths: [], own: [], partners: [] }
    const none: Answer = {
      answer: organizations.length > 0 ? 'ambiguous' : 'none',
      target,
      organizations,
      paths: [],
      own: [],
      partners: [],
    }
    // Of several readings, keep the one that splits off a person, unless only the literal one is like something known.
    if (best === null || none.answer === 'ambiguous' || best.answer === 'none') best = none
  }
  if (best) return await withLikely(tenant, best, viewerId, now)
  return {
    answer: 'none',
    target: { organization: '', domain: null, whom: null },
    organizations: [],
    paths: [],
    own: [],
    partners: [],
  }
}

/** An ambiguous answer with the ways into its first company, if that is likely. */
async function withLikely(tenant: Ways, found: Answer, viewerId: string | null, now: Date): Promise<Answer> {
  const { target, organizations } = found
  const [first] = organizations
  if (!first || !isLikely(organizations)) return found
  const ways = await tenant.waysIn.to(first.id, viewerId, target.whom ? wordsOf(target.whom) : [], now)
  return { ...found, likely: rankPaths(ways, target.whom, now).map(asSeenByAsker) }
}

/**
 * The companies that may be meant by what was asked, without one that was shown as likely.
 *
 * @returns null when that one is no longer in question there
 */
export async function othersThan(
  tenant: Pick<Ways, 'companies'>,
  organizationId: string,
  asked: string,
  viewerId: string,
): Promise<{ target: Target; others: FoundOrganization[] } | null> {
  for (const target of sentenceFirst(readTargets(asked, siteOf))) {
    const choices = await resolve(tenant, target, viewerId)
    const others = choices.filter(({ id }) => id !== organizationId)
    if (others.length < choices.length) return { target, others }
  }
  return null
}

/**
 * The ways into a company the person chose for what they had asked.
 *
 * @returns the answer, and whether that company was in question there; null when it is not known to them (any more)
 */
export async function askAt(
  tenant: Ways & { companies: Pick<Companies, 'get'> },
  organizationId: string,
  asked: string,
  viewerId: string,
  now: Date,
): Promise<{ answer: Answer; offered: boolean } | null> {
  const known = await tenant.companies.get(organizationId, viewerId)
  if (!known) return null
  const organization = chosen(known)
  const targets = readTargets(asked, siteOf)
  const looking = { viewerId, now, around: null }
  for (const target of sentenceFirst(targets)) {
    const choices = await resolve(tenant, target, viewerId)
    if (choices.some((choice) => choice.id === organization.id))
      return { answer: await answerAt(tenant, target, organization, looking), offered: true }
  }
  const target = targets.at(-1) ?? { organization: organization.name, domain: null, whom: null }
  return { answer: await answerAt(tenant, target, organization, looking), offered: false }
}

async function answerAt(
  tenant: Ways,
  target: Target,
  organization: FoundOrganization,
  { viewerId, now, around }: { viewerId: string | null; now: Date; around: WordCount[] | null },
): Promise<Answer> {
  const { whom } = target
  const sought = { otherKeys: otherKeysOf(target), around, words: whom ? wordsOf(whom) : [] }
  const there = await lookAround(tenant, organization, sought, viewerId, now)
  const kin = there.kin.map(({ organization: one, ways }) => {
    const kinship = kinshipOf(organization.key, one.key)
    return { organization: one, kinship, paths: rankPaths(ways, whom, now) }
  })
  const near = rankNear(kin).slice(0, NEAR)
  return {
    answer: 'found',
    target,
    organizations: [organization],
    paths: rankPaths(there.ways, whom, now).map(asSeenByAsker),
    ...(near.length > 0 ? { near: near.map((one) => ({ ...one, paths: one.paths.map(asSeenByAsker) })) } : {}),
    own: there.own,
    partners: there.partners,
    ...(there.away ? { away: true } : {}),
  }
}

/** What may be meant, best first; empty when nothing is worth asking about. */
export async function resolve(
  tenant: Pick<Ways, 'companies'>,
  target: Target,
  viewerId: string | null,
): Promise<FoundOrganization[]> {
  return (await lookUp(tenant, target, viewerId)).organizations
}

/** The same, with the words around it. */
async function lookUp(
  tenant: Pick<Ways, 'companies'>,
  target: Target,
  viewerId: string | null,
): Promise<{ organizations: FoundOrganization[]; around: WordCount[] }> {
  const { key, compact } = normaliseOrganization(target.organization)
  if (key === '') return { organizations: [], around: [] }
  const wanted = { key, compact, domain: target.domain, otherKeys: otherKeysOf(target), onlyOffered: true }
  const { found, around } = await lookUpOrganizations(tenant.companies, wanted, viewerId)
  if (decide(found) === 'none') return { organizations: [], around }
  const [best] = found
  return {
    organizations: found.filter(({ score }) => score >= (best?.score ?? 0) * WORTH_OFFERING).slice(0, CHOICES),
    around,
  }
}
