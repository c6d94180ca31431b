import { isPromised } from '../../domain/introductions/introduction.ts'
import { cardState } from '../../domain/requests/posted-request.ts'
import type { ShownCard } from '../../views/requests/card.ts'
import { thankedFor } from '../digest/thanks.ts'
import type { Tenant } from '../ports/store.ts'
import type { PostedRequest } from '../ports/tenant/requests.ts'

/** A posted request as its channel may see it now. */
export async function showCard(tenant: Tenant, request: PostedRequest, now: Date): Promise<ShownCard> {
  const { id, ask, until, ended, helpers } = request
  const introductions = await tenant.introductions.ofAsk(ask.id)
  const promised = introductions.some((one) => isPromised(one.state))
  const state = cardState({ ended, until, status: ask.status, promised }, now)
  const made = state === 'made' ? introductions.filter((one) => one.introducedAt !== null) : []
  const thanked = made.length > 0 ? thankedFor(await tenant.members.all()) : () => null
  const { asker, target, whom, teamWhy, why, joined } = ask
  return {
    ...{ id, asker, target, whom, teamWhy, why, until, helpers, state },
    joined: joined.length,
    thanks: [...new Set(made.flatMap((one) => thanked(one) ?? []))],
  }
}
