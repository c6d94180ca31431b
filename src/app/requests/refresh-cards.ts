import type { Ended } from '../../domain/requests/posted-request.ts'
import type { Tenant } from '../ports/store.ts'

/** Updates the cards of an ask to show how it stands. */
export async function refreshCards(tenant: Tenant, askId: string): Promise<void> {
  for (const { id } of await tenant.requests.ofAsk(askId)) await refreshCard(tenant, id)
}

/** Updates one card. */
export async function refreshCard(tenant: Tenant, requestId: string): Promise<void> {
  await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: requestId })
}

/** Ends the card of an ask that stands, if there is one. */
export async function endCards(tenant: Tenant, askId: string, why: Ended): Promise<void> {
  const card = await tenant.requests.standing(askId)
  if (card && (await tenant.requests.end(card.id, why))) await refreshCard(tenant, card.id)
}
