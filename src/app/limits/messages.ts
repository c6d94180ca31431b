import { looksUpMuchView } from '../../views/limits/looks-up-much.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'

/** About a member who looked up more than the limits allow: an audited event. */
const ofMember = messagesAbout(async (tenant, auditId) => {
  const event = await tenant.audit.get(auditId)
  return event?.memberId ? await tenant.members.get(event.memberId) : null
}, 'news')

export const LIMIT_MESSAGES: Record<KindAbout<'much-used'>, MessageType> = {
  'looks-up-much': ofMember({ says: ({ name }) => looksUpMuchView(name) }),
}
