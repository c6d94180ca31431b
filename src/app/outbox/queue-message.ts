import type { MessageKind } from '../ports/message-kind.ts'
import { newId } from '../ports/new-id.ts'
import type { Tenant } from '../ports/store.ts'

/** Queues a direct message in the transaction that causes it; `own` if its reader's own action does. */
export async function queueMessage(
  tenant: Tenant,
  message: { memberId: string; message: MessageKind; subjectId: string; own?: true },
): Promise<void> {
  await tenant.enqueue({ kind: 'deliver', workspaceId: tenant.workspaceId, deliveryId: newId(), ...message })
}
