import { type Candidate, rankNear, rankPaths } from '../../domain/finding/ranking.ts'
import { otherKeysOf, readTargets, sentenceFirst, type Target, wordsOf } from '../../domain/finding/target.ts'
import {
  chosen,
  type FoundOrganization,
  type Organization,
} from '../../domain/matching/companies/found-organization.ts'
import { decide } from '../../domain/matching/companies/organization-match.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { siteOf } from '../companies/site.ts'
import type { Companies } from '../ports/tenant/companies.ts'
import type { Partners } from '../ports/tenant/partners.ts'
import type { Protections } from '../ports/tenant/protection.ts'
import type { WaysIn } from '../ports/tenant/ways-in.ts'
import { findNear } from './find-near.ts'
import { type FindingCompanies, findOrganizations } from './find-organizations.ts'

/** The answer to an ask. `found` may still have no paths; `ambiguous` means the person must choose. */
export type Answer = {
  answer: 'found' | 'ambiguous' | 'none'
  /** What is being looked for, in words; no organization when the text names none. */
  target: Target
  /** Best first, each with its confidence, 0 to 1. */
  organizations: FoundOrganization[]
  paths: ShownPath[]
  /** If it is found: companies with similar names, those with the strongest ways in first, each with its own. */
  near?: NearCompany[]
  /** People the viewer knows there, and the viewer's partners who can open its door. */
  own: string[]
  partners: string[]
  /** There are ways in, but nobody can be asked just now. */
  away?: boolean
}

/** A company with a name similar to the one found, never taken for it; nobody may be there to ask. */
type NearCompany = { organization: FoundOrganization; paths: ShownPath[] }

/** What an answer is read from. */
export type Ways = {
  companies: FindingCompanies
  waysIn: Pick<WaysIn, 'to' | 'toEach' | 'ownPeople'>
  partners: Pick<Partners, 'own'>
  protection: Pick<Protections, 'hasWaysIn'>
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
    const organizations = await resolve(tenant, target, viewerId)
    const [likeliest] = organizations
    const sure = decide(organizations.map((organization) => organization.score)) === 'sure'
    if (likeliest && sure) return await answerAt(tenant, target, likeliest, viewerId, now)
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
  return (
    best ?? {
      answer: 'none',
      target: { organization: '', domain: null, whom: null },
      organizations: [],
      paths: [],
      own: [],
      partners: [],
    }
  )
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
  for (const target of sentenceFirst(targets)) {
    const choices = await resolve(tenant, target, viewerId)
    if (choices.some((choice) => choice.id === organization.id))
      return { answer: await answerAt(tenant, target, organization, viewerId, now), offered: true }
  }
  const target = targets.at(-1) ?? { organization: organization.name, domain: null, whom: null }
  return { answer: await answerAt(tenant, target, organization, viewerId, now), offered: false }
}

async function answerAt(
  tenant: Ways,
  target: Target,
  organization: FoundOrganization,
  viewerId: string | null,
  now: Date,
): Promise<Answer> {
  const kin = await findNear(tenant.companies, organization, otherKeysOf(target), viewerId)
  const ways = await waysInto(tenant, target.whom, [organization, ...kin], viewerId, now)
  const pathsTo = ({ id }: Organization) => rankPaths(ways.get(id) ?? [], target.whom, now)
  const paths = pathsTo(organization).map(asSeenByAsker)
  const near = rankNear(kin.map((one) => ({ organization: one, paths: pathsTo(one) }))).slice(0, NEAR)
  const own = viewerId === null ? [] : await tenant.waysIn.ownPeople(organization.id, viewerId)
  const partners =
    viewerId === null || organization.partners === 0 ? [] : await tenant.partners.own(organization.id, viewerId)
  const away = viewerId !== null && paths.length === 0 && (await tenant.protection.hasWaysIn(organization.id, viewerId))
  return {
    answer: 'found',
    target,
    organizations: [organization],
    paths,
    ...(near.length > 0 ? { near: near.map((one) => ({ ...one, paths: one.paths.map(asSeenByAsker) })) } : {}),
    own,
    partners,
    ...(away ? { away } : {}),
  }
}

/** Ways into a company and those with similar names, by company: one statement, or two when looking for a person. */
async function waysInto(
  { waysIn }: Ways,
  whom: Target['whom'],
  [first, ...others]: [Organization, ...Organization[]],
  viewerId: string | null,
  now: Date,
): Promise<Map<string, Candidate[]>> {
  const words = whom ? wordsOf(whom) : []
  if (others.length === 0) return new Map([[first.id, await waysIn.to(first.id, viewerId, words, now)]])
  const ids = others.map(({ id }) => id)
  if (words.length === 0) return await waysIn.toEach([first.id, ...ids], viewerId, now)
  const own = await waysIn.to(first.id, viewerId, words, now)
  const ways = await waysIn.toEach(ids, viewerId, now)
  return ways.set(first.id, own)
}

/** What may be meant, best first; empty when nothing is worth asking about. */
export async function resolve(tenant: Ways, target: Target, viewerId: string | null): Promise<FoundOrganization[]> {
  const { key, compact } = normaliseOrganization(target.organization)
  if (key === '') return []
  const otherKeys = otherKeysOf(target)
  const found = await findOrganizations(tenant.companies, { key, compact, domain: target.domain, otherKeys }, viewerId)
  if (decide(found.map((organization) => organization.score)) === 'none') return []
  const [best] = found
  return found.filter(({ score }) => score >= (best?.score ?? 0) * WORTH_OFFERING).slice(0, CHOICES)
}
