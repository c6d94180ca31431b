import { EVERYBODY } from '../../domain/relationships/people-filter.ts'
import { privacyView } from '../../views/members/privacy.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { carriedFilter } from '../relationships/show-people.ts'

const UNTOUCHED = { ...EVERYBODY, state: 'untouched' } as const

/** What is kept of a member and by them, who may see it, and what they keep from whom. */
export async function showPrivacy({ tenant, member, now }: Context): Promise<View> {
  const [kept, relationships, noGos, untouched, handover, met, own] = await Promise.all([
    tenant.ownData.count(member.id),
    tenant.relationships.byVisibility(member.id),
    tenant.protection.noGos(member.id),
    tenant.people.list(member.id, UNTOUCHED, { limit: 1, offset: 0 }, now),
    tenant.handovers.of(member.id),
    tenant.suggestions.count(member.id),
    tenant.imports.ownAddresses(member.id),
  ])
  return privacyView({
    ...kept,
    relationships,
    handover,
    met,
    ownAddresses: own.hashes.size,
    usual: member.defaultVisibility,
    blocked: { companies: noGos.organizationIds.length, teammates: noGos.askers.length },
    untouched: { people: untouched.total, filter: carriedFilter(UNTOUCHED) },
  })
}
