import { DomainError } from '../../domain/errors.ts'
import { aheadBy, type FavourWay, OWED_AT_ONCE, OWED_FROM } from '../../domain/partners/favour.ts'
import { dayIn } from '../../domain/time/working-days.ts'
import { favourNotedView, favourUndoneView } from '../../views/partners/swap-favour.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Tenant } from '../ports/store.ts'
import type { KeptPartner } from '../ports/tenant/partners.ts'
import { own } from '../relationships/confirm-relationship.ts'

/** Partners of one member looked at for whom to give back to. */
const LOOKED_AT = 200

/**
 * Notes that a door was opened, for a partner or by them; the same on one day counts once.
 *
 * @throws DomainError not-found when the tie is not theirs
 */
export async function noteFavour(
  context: Context,
  favour: { relationshipId: string; way: FavourWay; company: string },
): Promise<View> {
  const { tenant, member, now } = context
  const { relationshipId, way, company } = favour
  const { name } = await own(context, relationshipId)
  const { timeZone } = await tenant.members.workingTime(member.id)
  const id = newId()
  const isNew = await tenant.partners.addFavour({ ...favour, id, day: dayIn(timeZone, now) }, now)
  const favours = await tenant.partners.favours(relationshipId)
  const given = favours.filter((one) => one.way === 'given').length
  const noted = { name, relationshipId, way, company, favourId: isNew ? id : null }
  return favourNotedView(noted, { given, received: favours.length - given })
}

/** A member's partners who are well ahead, those furthest first: a few, to give something back to. */
export async function owedBy({ partners }: Pick<Tenant, 'partners'>, memberId: string): Promise<KeptPartner[]> {
  const kept = (await partners.of(memberId, LOOKED_AT)).filter((one) => aheadBy(one) >= OWED_FROM)
  return kept.toSorted((a, b) => aheadBy(b) - aheadBy(a)).slice(0, OWED_AT_ONCE)
}

/** Takes it back. @throws DomainError stale when there is nothing to take back */
export async function undoFavour({ tenant, member }: Context, favourId: string): Promise<View> {
  const removed = await tenant.partners.removeFavour(favourId, member.id)
  if (!removed) throw new DomainError('log-undone')
  return favourUndoneView(removed)
}
