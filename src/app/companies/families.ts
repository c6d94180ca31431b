import { DomainError } from '../../domain/errors.ts'
import { chosen, type Organization } from '../../domain/matching/companies/found-organization.ts'
import { type Kinship, kinshipOf } from '../../domain/matching/companies/near-names.ts'
import { lookAround } from '../finding/look-around.ts'
import type { Context } from '../ports/context.ts'
import { gone, mayDecide, notTheirs } from './split-organization.ts'

// Companies that share a head of their names are shown together, never merged. Whoever knows that one is no family of
// another takes it out, for everybody in the workspace, and can put it back.

type Viewed = Pick<Context, 'tenant' | 'member' | 'now'>

export type Family = {
  organization: Organization
  members: { organization: Organization; kinship: Kinship }[]
  /** Called alike, and taken out. */
  parted: Organization[]
}

/**
 * The family of a company, as far as the member may see it.
 *
 * @throws DomainError companies-changed when they know of no such company (any more)
 */
export async function showFamily({ tenant, member, now }: Viewed, organizationId: string): Promise<Family> {
  const organization = await tenant.companies.get(organizationId, member.id)
  if (!organization) throw gone()
  const sought = { otherKeys: [], around: null, words: [] }
  const { kin } = await lookAround(tenant, chosen(organization), sought, member.id, now)
  return {
    organization,
    members: kin.map(({ organization: one }) => ({ organization: one, kinship: kinshipOf(organization.key, one.key) })),
    parted: await tenant.companies.partedFrom(organization.id, member.id),
  }
}

/**
 * Takes a company out of the family of another, or puts it back.
 *
 * @returns both, as the member may see them
 * @throws DomainError companies-changed when either is not known to them, or it is done already; companies-not-yours
 *   when they know nobody at either
 */
export async function changeFamily(
  context: Context,
  { organizationId, otherId }: { organizationId: string; otherId: string },
  change: 'part' | 'unpart',
): Promise<{ one: Organization; other: Organization }> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const one = await tenant.companies.get(organizationId, member.id)
    const other = await tenant.companies.get(otherId, member.id)
    if (!one || !other) throw gone()
    if (one.id === other.id) throw new DomainError('one-company-already', { company: one.name })
    if (!(await mayDecide(tenant, member, [one.id, other.id]))) throw notTheirs()
    const { companies } = tenant
    const isDone =
      change === 'part' ? await companies.part(one.id, other.id, now) : await companies.unpart(one.id, other.id)
    if (!isDone) throw gone()
    const event = change === 'part' ? 'family-parted' : 'family-joined'
    const about = { memberId: member.id, subject: 'organization', subjectId: one.id, event, origin } as const
    await tenant.audit.record({ ...about, data: { organizationId: other.id } }, now)
    return { one, other }
  })
}
