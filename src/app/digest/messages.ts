import { digestHintView, digestLostView } from '../../views/digest/digest-settings.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'

const ofDigest = messagesAbout((tenant) => tenant.digest.settings(), 'digest')

export const DIGEST_MESSAGES: Record<KindAbout<'workspace'>, MessageType> = {
  'digest-lost': ofDigest({ stillTells: ({ lostAt }) => lostAt !== null, says: digestLostView }),
  'digest-hint': ofDigest({ answer: true, says: digestHintView }),
}
