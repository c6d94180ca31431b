import { compareOrganizations, normaliseOrganization } from '../domain/organization-name.ts'
import { rankPaths } from '../domain/ranking.ts'
import { readTargets, readWhom, type Target, wordsOf } from '../domain/target.ts'
import { asSeenByAsker, type ShownPath } from '../domain/visibility.ts'
import { siteOf } from './site.ts'
import type { FoundOrganization, Tenant } from './store.ts'

/** The answer to an ask. `found` may still have no paths; `ambiguous` means the person must choose. */
export type Answer = {
  answer: 'found' | 'ambiguous' | 'none'
  /** What is looked for, in words; no organization when the text names none. */
  target: Target
  /** Best first, each with how sure it is, 0 to 1. */
  organizations: (FoundOrganization & { score: number })[]
  paths: ShownPath[]
  /** People the viewer knows there. */
  own: string[]
}

/** A domain says where people work, but a person may use a former one. */
const DOMAIN_SCORE = 0.95
/** Choices offered when the company is not sure. */
const CHOICES = 8

/**
 * Finds who can introduce the viewer, strongest first.
 *
 * @param viewerId the asker; null for what any teammate may see
 */
export async function askWhoKnows(tenant: Tenant, text: string, viewerId: string | null, now: Date): Promise<Answer> {
  const targets = readTargets(text, siteOf)
  let best: Answer | null = null
  for (const target of targets) {
    const organizations = await resolve(tenant, target, viewerId)
    const sure = organizations.filter((organization) => organization.match !== 'similar')
    if (sure.length === 1 && sure[0]) return await answerAt(tenant, target, sure[0], viewerId, now)
    if (sure.length > 1) return { answer: 'ambiguous', target, organizations: sure, paths: [], own: [] }
    const none: Answer = {
      answer: organizations.length > 0 ? 'ambiguous' : 'none',
      target,
      organizations,
      paths: [],
      own: [],
    }
    // Of several readings the one that splits off a person is kept, unless only the literal one is like something known.
    if (best === null || none.answer === 'ambiguous' || best.answer === 'none') best = none
  }
  return (
    best ?? {
      answer: 'none',
      target: { organization: '', domain: null, whom: null },
      organizations: [],
      paths: [],
      own: [],
    }
  )
}

/** The ways into a company the person chose; null when it is not known to them (any more). */
export async function askAt(
  tenant: Tenant,
  organizationId: string,
  whomText: string,
  viewerId: string,
  now: Date,
): Promise<Answer | null> {
  const organization = await tenant.organization(organizationId, viewerId)
  if (!organization) return null
  const target: Target = { organization: organization.name, domain: null, whom: readWhom(whomText) }
  return await answerAt(tenant, target, { ...organization, score: 1 }, viewerId, now)
}

async function answerAt(
  tenant: Tenant,
  target: Target,
  organization: FoundOrganization & { score: number },
  viewerId: string | null,
  now: Date,
): Promise<Answer> {
  const candidates = await tenant.candidates(organization.id, viewerId, target.whom ? wordsOf(target.whom) : [])
  const paths = rankPaths(candidates, target.whom, now).map(asSeenByAsker)
  const own = viewerId === null ? [] : await tenant.ownPeople(organization.id, viewerId)
  return { answer: 'found', target, organizations: [organization], paths, own }
}

async function resolve(tenant: Tenant, target: Target, viewerId: string | null) {
  const { key, compact } = normaliseOrganization(target.organization)
  if (key === '') return []
  const found = await tenant.findOrganizations({ key, compact, domain: target.domain, viewerId })
  return found
    .map((organization) => ({ ...organization, ...judge(target.organization, organization) }))
    .filter((organization) => organization.score > 0)
    .sort((a, b) => b.score - a.score || b.people - a.people)
    .slice(0, CHOICES)
}

/** A similar spelling is only ever a question, and only when both sides agree: never a loose hit. */
function judge(query: string, organization: FoundOrganization): { score: number } {
  if (organization.match === 'name') return { score: 1 }
  if (organization.match === 'domain') return { score: DOMAIN_SCORE }
  const { score, relation } = compareOrganizations(query, organization.key)
  return { score: relation === 'different' ? 0 : Math.min(score, 0.9) }
}
