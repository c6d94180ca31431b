import { dayIn } from '../../domain/time/working-days.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import { newId } from '../ports/new-id.ts'
import type { Tenant } from '../ports/store.ts'

/** Tells an asker of ways in opened for their asks; if they had such a message today, then tomorrow. */
export async function tellOpened(tenant: Tenant, memberId: string, now: Date): Promise<void> {
  const { timeZone } = await tenant.members.workingTime(memberId)
  const id = newId()
  if (await tenant.openedWays.addNotice({ id, memberId, day: dayIn(timeZone, now) }, now))
    await queueMessage(tenant, { memberId, message: 'way-opened', subjectId: id })
}

/** Updates the messages about ways opened for an ask, and about ties that may answer it: is it still looking, and whose is it? */
export async function refreshWays(tenant: Tenant, askId: string): Promise<void> {
  for (const subjectId of await tenant.openedWays.noticesOf(askId))
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId })
}
