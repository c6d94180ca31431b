import { keepWarmView, stillRightView } from '../../views/relationships/keep-warm.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import { owedBy } from '../partners/note-favour.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { checkedPerson, warmPerson } from './keep-warm.ts'

const ofNote = messagesAbout((tenant, id) => tenant.warmth.note(id), 'matches')

export const RELATIONSHIP_MESSAGES: Record<KindAbout<'warm-note'>, MessageType> = {
  'keep-warm': ofNote({
    living: true,
    stillTells: ({ ties }, { now }) => ties.some((tie) => warmPerson(tie, now).state === 'cold'),
    says: ({ ties }, { now }) => keepWarmView(ties.map((tie) => warmPerson(tie, now))),
  }),
  'still-right': ofNote({
    living: true,
    says: async ({ memberId, ties }, { tenant, now }) =>
      stillRightView(
        ties.map((tie) => checkedPerson(tie, now)),
        await owedBy(tenant, memberId),
      ),
  }),
}
