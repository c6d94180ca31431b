import { takeOverView } from '../../views/members/handover.ts'
import { ownFileFailedView, ownFileView } from '../../views/members/privacy.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { sendOwnFile } from './own-file.ts'

const ofMember = messagesAbout((tenant, id) => tenant.members.get(id), 'reports')

const ofHandover = messagesAbout((tenant, id) => tenant.handovers.get(id), 'requests')

export const MEMBER_MESSAGES: Record<KindAbout<'member' | 'handover'>, MessageType> = {
  'take-over': ofHandover({
    living: true,
    stillTells: ({ isHere, agreed }) => !isHere && agreed === null,
    says: async ({ id: handoverId, memberId: giverId, receiverId, giver, isHere, askedAt, agreed }, reading) => {
      // Nobody else is told how much somebody hands over, nor to whom.
      if (reading.memberId !== receiverId) return null
      const isOver = agreed === null && (isHere || askedAt === null)
      const counts = await reading.tenant.handovers.count(giverId)
      return takeOverView({ handoverId, giver, ...counts, said: isOver ? 'over' : agreed })
    },
  }),
  'member-file': ofMember({
    answer: true,
    // Nobody is sent what is kept of somebody else.
    says: ({ id }, { memberId }) => (id === memberId ? ownFileView() : null),
    send: sendOwnFile,
    otherwise: 'member-file-failed',
  }),
  'member-file-failed': ofMember({ says: ownFileFailedView }),
}
