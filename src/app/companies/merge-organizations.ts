import { readMergeWith } from '../../domain/companies/organization-form.ts'
import { DomainError } from '../../domain/errors.ts'
import type { FieldRefusal } from '../../domain/field-refusal.ts'
import { readTargets } from '../../domain/finding/target.ts'
import type { Organization } from '../../domain/matching/companies/found-organization.ts'
import { decideStrictly } from '../../domain/matching/companies/organization-match.ts'
import { resolve } from '../finding/ask-who-knows.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import { siteOf } from './site.ts'
import { gone, mayDecide, notTheirs } from './split-organization.ts'

// Companies with different names may be one: whoever knows so can merge them, and undo it.

/** Alternatives offered at once. */
const SHOWN = 5

type Viewed = Pick<Context, 'tenant' | 'member'>
type Pair = { one: Organization; other: Organization }

/**
 * Looks up the company that another one is the same as, just like an ask for it would.
 *
 * @returns the company, and the candidates, at least one, likeliest first
 * @throws DomainError form-invalid when this member knows none under that name, stale when they do not know the first
 */
export async function findSameCompany(
  { tenant, member }: Viewed,
  organizationId: string,
  values: Record<string, string>,
): Promise<{ one: Organization; others: Organization[] }> {
  const written = readMergeWith(values)
  const one = await tenant.companies.get(organizationId, member.id)
  if (!one) throw gone()
  let isItself = false
  for (const target of readTargets(written, siteOf)) {
    const found = await resolve(tenant, target, member.id)
    const others = found.filter(({ id }) => id !== one.id)
    if (others.length > 0) {
      const isSure = decideStrictly(others) === 'sure'
      return { one, others: others.slice(0, isSure ? 1 : SHOWN) }
    }
    isItself ||= found.length > 0
  }
  throw refused(isItself ? { reason: 'company-itself', company: one.name } : { reason: 'company-unknown', written })
}

/**
 * Two companies that may be one, as far as the member may see them.
 *
 * @throws DomainError stale when either is not known to them, or they are already one; not-allowed when they may not
 *   decide it
 */
export async function previewMerge({ tenant, member }: Viewed, organizationId: string, otherId: string): Promise<Pair> {
  const one = await tenant.companies.get(organizationId, member.id)
  const other = await tenant.companies.get(otherId, member.id)
  if (!one || !other) throw gone()
  if (one.id === other.id) throw new DomainError('one-company-already', { company: one.name })
  if (!(await mayDecide(tenant, member, [one.id, other.id]))) throw notTheirs()
  return { one, other }
}

/** Merges the other company into the first; throws like previewMerge. */
export async function mergeOrganizations(context: Context, organizationId: string, otherId: string): Promise<Pair> {
  const { store, workspace, member, now } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const pair = await previewMerge({ tenant, member }, organizationId, otherId)
    // These two were confirmed, not what either has become part of since.
    if (pair.one.id !== organizationId || pair.other.id !== otherId) throw gone()
    if (!(await tenant.spellings.merge(otherId, organizationId, now))) throw gone()
    await record(tenant, context, organizationId, { event: 'merged', name: pair.other.name, organizationId: otherId })
    return pair
  })
}

/**
 * Makes a merged company independent again.
 *
 * @param countsAs the company it was seen to be part of
 * @returns it by the name the member may know, and the company it was part of
 * @throws DomainError stale when it is not part of that one (any more), not-allowed when they may not decide it
 */
export async function unmergeOrganization(
  context: Context,
  id: string,
  countsAs: string,
): Promise<{ id: string; name: string | null; countedAs: string }> {
  const { store, workspace, member } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const whole = await tenant.companies.get(id, member.id)
    if (!whole || whole.id === id) throw gone()
    if (!(await mayDecide(tenant, member, [whole.id]))) throw notTheirs()
    const countedAs = await tenant.spellings.unmerge(id, countsAs)
    if (!countedAs) throw gone()
    const name = (await tenant.companies.get(id, member.id))?.name ?? null
    await record(tenant, context, countedAs, { event: 'split', name, organizationId: id })
    return { id, name, countedAs }
  })
}

async function record(
  tenant: Tenant,
  { member, origin, now }: Context,
  subjectId: string,
  { event, name, organizationId }: { event: 'merged' | 'split'; name: string | null; organizationId: string },
): Promise<void> {
  const data = { spelling: name, organizationId }
  await tenant.audit.record({ memberId: member.id, subject: 'organization', subjectId, event, origin, data }, now)
}

function refused(company: FieldRefusal): DomainError {
  return new DomainError('form-to-mend', { fields: { company } })
}
