import { queueMessage } from '../outbox/queue-message.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

type About = Pick<Introduction, 'ask' | 'connectorId'> & {
  /** The teammate its connector named instead: what is said of them is not for them. */
  namedId?: string | null
}

/** Tells an ask's asker, and those who joined the ask, of an introduction. */
export async function tellAskers(tenant: Tenant, about: About, message: MessageKind, subjectId: string): Promise<void> {
  // An ask may have passed to one of its connectors: they need not be told what they said themselves.
  if (about.ask.askerId !== about.connectorId)
    await queueMessage(tenant, { memberId: about.ask.askerId, message, subjectId })
  await tellJoined(tenant, about, message, subjectId)
}

/** Tells only those who joined the ask: its asker did it, or answers for all. */
export async function tellJoined(
  tenant: Tenant,
  { ask, connectorId, namedId }: About,
  message: MessageKind,
  subjectId: string,
): Promise<void> {
  // The connector is told in that role.
  for (const { memberId } of ask.joined)
    if (memberId !== connectorId && !(message === 'redirected' && memberId === namedId))
      await queueMessage(tenant, { memberId, message, subjectId })
}
