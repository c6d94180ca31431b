import { queueMessage } from '../outbox/queue-message.ts'
import type { Tenant } from '../ports/store.ts'

/** A card, or its channel, is gone, or never took it: it ends, and its asker is told once. */
export async function loseCard(tenant: Tenant, requestId: string): Promise<void> {
  const request = await tenant.requests.get(requestId)
  if (!request || !(await tenant.requests.end(requestId, 'gone'))) return
  await queueMessage(tenant, { memberId: request.ask.askerId, message: 'card-lost', subjectId: requestId })
}
