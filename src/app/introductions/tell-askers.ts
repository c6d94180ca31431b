import { queueMessage } from '../outbox/queue-message.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

type About = Pick<Introduction, 'ask' | 'connectorId'>

/** Tells an ask's asker of an introduction, and whoever joined the ask. */
export async function tellAskers(tenant: Tenant, about: About, message: MessageKind, subjectId: string): Promise<void> {
  await queueMessage(tenant, { memberId: about.ask.askerId, message, subjectId })
  await tellJoined(tenant, about, message, subjectId)
}

/** Tells those who joined the ask alone: its asker did it, or answers for all. */
export async function tellJoined(
  tenant: Tenant,
  { ask, connectorId }: About,
  message: MessageKind,
  subjectId: string,
): Promise<void> {
  // Who is the connector here hears it as such.
  for (const { memberId } of ask.joined)
    if (memberId !== connectorId) await queueMessage(tenant, { memberId, message, subjectId })
}
