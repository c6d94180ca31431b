import { ownFileFailedView, ownFileView } from '../../views/members/privacy.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { sendOwnFile } from './own-file.ts'

const ofMember = messagesAbout((tenant, id) => tenant.members.get(id), 'reports')

export const MEMBER_MESSAGES: Record<KindAbout<'member'>, MessageType> = {
  'member-file': ofMember({
    answer: true,
    // Nobody is sent what is kept of somebody else.
    says: ({ id }, { memberId }) => (id === memberId ? ownFileView() : null),
    send: sendOwnFile,
    otherwise: 'member-file-failed',
  }),
  'member-file-failed': ofMember({ says: ownFileFailedView }),
}
