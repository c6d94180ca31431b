import { isAlive } from '../../domain/asks/ask.ts'
import { toldOf } from '../../domain/asks/disclosure.ts'
import { joinWishView, wishDeclinedView, wishGrantedView } from '../../views/asks/join-wish.ts'
import { handedAskView, someoneJoinedView } from '../../views/asks/shared-ask.ts'
import { watchView } from '../../views/asks/watch.ts'
import { wayOpenedView } from '../../views/asks/way-opened.ts'
import { namedView } from '../../views/digest/digest.ts'
import { expiredView } from '../../views/introductions/introduction.ts'
import { connectorGoneView } from '../../views/members/erasure.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { waitingOf } from './show-matches.ts'

const ofAsk = messagesAbout((tenant, id) => tenant.asks.get(id), 'news')

/** About an audited event of an ask. */
const ofEvent = messagesAbout(async (tenant, auditId) => {
  const event = await tenant.audit.get(auditId)
  const ask = event && (await tenant.asks.get(event.subjectId))
  return ask && { ask, byId: event.memberId }
}, 'news')

/** About a notice of the watch: asks its reader's ties may answer. */
const ofNotice = messagesAbout((tenant, noticeId) => tenant.watches.matchesOf(noticeId), 'matches')

/** About a notice of ways in opened for its reader's asks. */
const ofWays = messagesAbout(async (tenant, noticeId) => await tenant.openedWays.asksOf(noticeId), 'matches')

const ofWish = messagesAbout((tenant, id) => tenant.joinWishes.get(id), 'news')

export const ASK_MESSAGES: Record<KindAbout<'ask' | 'ask-event' | 'notice' | 'way-notice' | 'wish'>, MessageType> = {
  expired: ofAsk({ stillTells: ({ status }) => status === 'expired', says: ({ target }) => expiredView(target) }),
  'connector-gone': ofAsk({ says: connectorGoneView }),
  // Also null when whoever named them is gone, or its asker now shows it only to those they ask.
  named: ofEvent({
    onceADay: true,
    missed: 'requests',
    stillTells: ({ ask }) => isAlive(ask.status) && toldOf(ask, 'everybody') === 'all',
    says: async ({ ask, byId }, { tenant }) => {
      if (toldOf(ask, 'everybody') !== 'all') return null
      const by = byId && (await tenant.members.get(byId))
      return by ? namedView(ask, by.name) : null
    },
  }),
  // Also null when they have left the ask again.
  joined: ofEvent({
    says: ({ ask, byId }, { memberId: readerId }) => {
      const joined = ask.joined.find(({ memberId }) => memberId === byId)
      return joined ? someoneJoinedView(ask, joined, ask.askerId === readerId) : null
    },
  }),
  // Whoever handed it on may be erased: then it names them no more.
  'ask-handed': ofEvent({
    living: true,
    says: async ({ ask, byId }, { tenant }) => {
      const from = byId ? await tenant.members.get(byId) : null
      return handedAskView(ask, from?.name ?? null)
    },
  }),
  // Null when unsent with nothing left to say.
  watch: ofNotice({
    living: true,
    says: async (matches, { tenant, subjectId }) => {
      const waiting = waitingOf(matches)
      if (waiting.length === 0 && (await tenant.messages.about(subjectId)).length === 0) return null
      return watchView(waiting, subjectId)
    },
  }),
  // Null when unsent and they are no longer looking for any of it.
  'way-opened': ofWays({
    living: true,
    says: async (asks, { tenant, subjectId }) =>
      asks.length === 0 && (await tenant.messages.about(subjectId)).length === 0 ? null : wayOpenedView(asks),
  }),
  'join-wish': ofWish({
    missed: 'requests',
    living: true,
    stillTells: ({ agreed, ask }) => agreed === null && isAlive(ask.status),
    says: ({ id: wishId, ask, name, why, benefit, agreed }, { memberId }) => {
      const isOver = agreed === null && !(ask.askerId === memberId && isAlive(ask.status))
      return joinWishView({ wishId, name, target: ask.target, why, benefit, said: isOver ? 'over' : agreed })
    },
  }),
  // Also null when they have left the ask again.
  'join-answered': ofWish({
    says: ({ ask, memberId: wisherId, target, agreed }) => {
      if (agreed !== true) return wishDeclinedView(target)
      return ask.joined.some(({ memberId }) => memberId === wisherId) ? wishGrantedView(ask) : null
    },
  }),
}
