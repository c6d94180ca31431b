import { splittableOf } from '../../domain/companies/spelling.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Spelling } from '../ports/tenant/spellings.ts'

// A company may be spelled many ways; a spelling that is really another company is split off, and can be put back.

/** Spellings shown at once. */
const SHOWN = 20

/**
 * A company's spellings, as far as the member may see them, and whether they may decide which of these are one.
 *
 * @throws DomainError stale when they know of no such company (any more)
 */
export async function showSpellings(
  { tenant, member }: Pick<Context, 'tenant' | 'member'>,
  organizationId: string,
): Promise<{ id: string; name: string; spellings: Spelling[]; mayDecide: boolean }> {
  const organization = await tenant.companies.get(organizationId, member.id)
  if (!organization) throw gone()
  const { id, name } = organization
  const spellings = await tenant.spellings.of(id, member.id, SHOWN)
  return { id, name, spellings, mayDecide: await mayDecide(tenant, member, [id]) }
}

/**
 * Splits off a company as one tie spells it: everybody's ties with that exact spelling go with it, and later ones too.
 *
 * @returns its spelling, and the company split off
 * @throws DomainError stale when there is nothing to split (any more), not-allowed when they may not decide it
 */
export async function splitOrganization(
  context: Context,
  relationshipId: string,
): Promise<{ spelling: string; organizationId: string }> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const { organizationId: from, spelling, mergedFromId } = (await tenant.relationships.get(relationshipId)) ?? {}
    if (!from || !spelling || mergedFromId) throw gone()
    const shown = await showSpellings({ tenant, member }, from)
    const splittable = splittableOf(shown.spellings)
    // A spelling they may not see is not theirs to split.
    if (!splittable.some((one) => one.spelling === spelling)) throw gone()
    if (!shown.mayDecide) throw notTheirs()
    const organizationId = await tenant.spellings.split(from, spelling, now)
    if (!organizationId) throw gone()
    const event = { memberId: member.id, subject: 'organization', subjectId: from, event: 'split', origin } as const
    await tenant.audit.record({ ...event, data: { spelling, organizationId } }, now)
    return { spelling, organizationId }
  })
}

/**
 * Puts a split-off company back into the one it came from.
 *
 * @returns its spelling
 * @throws DomainError stale when it is not split off (any more), not-allowed when they may not decide it
 */
export async function rejoinOrganization(context: Context, organizationId: string): Promise<string> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    if (!(await tenant.companies.get(organizationId, member.id))) throw gone()
    const from = await tenant.spellings.splitFrom(organizationId)
    if (!(await mayDecide(tenant, member, from ? [organizationId, from] : [organizationId]))) throw notTheirs()
    const rejoined = await tenant.spellings.rejoin(organizationId, now)
    if (!rejoined) throw gone()
    const { spelling, organizationId: subjectId } = rejoined
    const event = { memberId: member.id, subject: 'organization', subjectId, event: 'rejoined', origin } as const
    await tenant.audit.record({ ...event, data: { spelling, organizationId } }, now)
    return spelling
  })
}

/** Companies are shared: those who know somebody there may decide which are one, and so may the workspace's admins. */
export async function mayDecide(
  tenant: Tenant,
  member: Context['member'],
  organizationIds: string[],
): Promise<boolean> {
  if (member.admin) return true
  for (const id of organizationIds) if ((await tenant.waysIn.ownPeople(id, member.id)).length > 0) return true
  return false
}

export function gone(): DomainError {
  return new DomainError('companies-changed')
}

export function notTheirs(): DomainError {
  return new DomainError('companies-not-yours')
}
