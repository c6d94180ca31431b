import { shownTiesView } from '../../views/members/shown-ties.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'

/** Rows per page. */
const PAGE = 10

/** Who was shown which of the member's ties, latest first. */
export async function showShownTies({ tenant, member }: Context, page: number): Promise<View> {
  const [found, { timeZone }] = await Promise.all([
    tenant.shownTies.of(member.id, { limit: PAGE + 1, offset: page * PAGE }),
    tenant.members.workingTime(member.id),
  ])
  return shownTiesView({ items: found.slice(0, PAGE), page, more: found.length > PAGE }, timeZone)
}
