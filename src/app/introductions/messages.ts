import { rankPaths } from '../../domain/finding/ranking.ts'
import { type IntroductionState, UNDER_WAY, undoableUntil } from '../../domain/introductions/introduction.ts'
import type { IntroductionReaction } from '../../domain/introductions/reaction.ts'
import {
  sharedIntroducedView,
  sharedOutcomeView,
  sharedPromiseView,
  sharedUndoneView,
  withdrawnView,
} from '../../views/asks/joined-ask.ts'
import { asJoined } from '../../views/asks/shared-ask.ts'
import { dayName } from '../../views/format.ts'
import { agreedView, mailFileView } from '../../views/introductions/draft.ts'
import {
  givenUpView,
  movedOnView,
  type Onward,
  redirectedView,
  releasedView,
  unansweredView,
} from '../../views/introductions/favour.ts'
import {
  confirmedView,
  introducedView,
  passedView,
  promiseView,
  requestView,
  undeliveredView,
  undoneView,
} from '../../views/introductions/introduction.ts'
import { undoneView as takenBackNote } from '../../views/introductions/noted.ts'
import { followUpView, thankedView, toldView, wonOfferView } from '../../views/introductions/outcome.ts'
import { postponedView, takenBackView } from '../../views/introductions/promise.ts'
import { saidYesView, withReaction } from '../../views/introductions/reactions.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import type { View } from '../../views/view.ts'
import { type MessageAbout, type MessageType, messagesAbout, type Reading } from '../delivery/message-type.ts'
import type { KindAbout, MessageKind } from '../ports/message-kind.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { sendMailFile } from './edit-draft.ts'
import { readerOf, showIntroduction, whoLeft } from './shown-introduction.ts'

type IntroductionMessage = Omit<MessageAbout<Introduction>, 'says'> & {
  /** What its connector or its asker reads; `shown` is made for that reader. */
  says: (shown: ShownIntroduction, introduction: Introduction, reading: Reading) => View | Promise<View>
  /** What those who joined the ask read; by default what its asker reads, without the asker's buttons. */
  joined?: (shown: ShownIntroduction) => View
  /** The reaction to suggest on it, while it has an effect. */
  reaction?: IntroductionReaction
}

const aboutIntroduction = messagesAbout((tenant, id) => tenant.introductions.get(id), 'news')

function ofIntroduction({ says, joined, reaction, ...rest }: IntroductionMessage): MessageType {
  return aboutIntroduction({
    ...rest,
    async says(introduction, reading) {
      const reader = readerOf(introduction, reading.memberId)
      if (reader === 'connector' && introduction.untold) return null
      const shown = showIntroduction(introduction, reader, reading.now)
      if (reader !== 'joined') {
        const view = await says(shown, introduction, reading)
        return reaction ? withReaction(view, reaction, shown) : view
      }
      return asJoined(joined ? joined(shown) : await says(shown, introduction, reading), shown.asker)
    },
  })
}

export const INTRODUCTION_MESSAGES: Record<KindAbout<'introduction'>, MessageType> = {
  'mail-file': ofIntroduction({ answer: true, says: (shown) => mailFileView(shown), send: sendMailFile }),
  request: ofIntroduction({
    // Somebody waits for the answer; how many come is up to its reader's own budget.
    urgent: true,
    missed: 'requests',
    reaction: 'made',
    living: true,
    topic: 'asked',
    opensTopic: true,
    stillTells: isIn(UNDER_WAY),
    // It never reached its connector, so it does not count against their budget.
    dropped: ({ id, state }, { tenant, now }) =>
      tenant.introductions.change(id, state, { state, countsUntil: null }, now),
    says: (shown) => requestView(shown),
  }),
  nudge: ofIntroduction({
    missed: 'requests',
    reaction: 'made',
    living: true,
    topic: 'asked',
    stillTells: isIn(['asked']),
    says: (shown) => requestView(shown, 'nudge'),
  }),
  due: ofIntroduction({
    missed: 'requests',
    reaction: 'made',
    living: true,
    topic: 'asked',
    stillTells: isIn(['asked']),
    says: (shown) => requestView(shown, 'due'),
  }),
  reminder: ofIntroduction({
    missed: 'requests',
    reaction: 'made',
    living: true,
    topic: 'asked',
    stillTells: isIn(['accepted', 'lent-name']),
    says: (shown) => (shown.reader === 'connector' ? requestView(shown, 'reminder') : promiseView(shown, true)),
  }),
  // It undoes something its reader may never have been told.
  'said-yes': ofIntroduction({
    reaction: 'made',
    living: true,
    answer: true,
    stillTells: isIn(['accepted']),
    says: (shown) => saidYesView(shown),
  }),
  // Before they write to somebody for nothing.
  released: ofIntroduction({
    urgent: true,
    stillTells: async (_, reading) => (await heard(reading)).length > 0,
    says: releasedView,
  }),
  promise: ofIntroduction({
    reaction: 'made',
    living: true,
    stillTells: isIn(['accepted', 'lent-name']),
    says: (shown) => promiseView(shown),
    joined: sharedPromiseView,
  }),
  passed: ofIntroduction({
    says: (shown, { ask, path }) => passedView(shown, ask.status === 'open', path.organizationId),
  }),
  undelivered: ofIntroduction({
    says: async (shown, { path, connectorId, ask }, { tenant }) => {
      const hasLeft = (await tenant.members.get(connectorId))?.active === false
      return undeliveredView(shown, path.organizationId, { hasLeft, askOpen: ask.status === 'open' })
    },
  }),
  'moved-on': ofIntroduction({
    stillTells: isIn(UNDER_WAY),
    says: async (shown, introduction, { tenant, now }) => movedOnView(shown, await whoLeft(tenant, introduction, now)),
  }),
  unanswered: ofIntroduction({ says: (shown, introduction) => unansweredView(shown, onwardFrom(introduction)) }),
  'given-up': ofIntroduction({ says: (shown, introduction) => givenUpView(shown, onwardFrom(introduction)) }),
  // Offers a way in through the teammate named until it was tried.
  redirected: ofIntroduction({
    living: true,
    says: async (shown, introduction, { tenant, now }) => {
      const { name, offered } = await namedTeammate(tenant, introduction, now)
      return redirectedView(shown, name, offered, onwardFrom(introduction))
    },
  }),
  postponed: ofIntroduction({
    says: async (shown, { state, dueAt, ask }, { tenant, now }) => {
      const { timeZone } = await tenant.members.workingTime(ask.askerId)
      return postponedView(shown, state === 'later' && dueAt ? dayName(dueAt, now, timeZone) : null)
    },
  }),
  'taken-back': ofIntroduction({ says: (shown, introduction) => takenBackView(shown, onwardFrom(introduction)) }),
  agreed: ofIntroduction({ topic: 'agreed', says: agreedView }),
  withdrawn: ofIntroduction({ says: withdrawnView }),
  // Notes keep their words: what updates them takes away the button that was pressed.
  introduced: ofIntroduction({
    reaction: 'thanked',
    living: true,
    topic: 'made',
    stillTells: isIn(['introduced', 'no-reply', 'met', 'won', 'lost']),
    says: introducedView,
    joined: sharedIntroducedView,
  }),
  undone: ofIntroduction({
    urgent: true,
    topic: 'made',
    stillTells: async (_, reading) => (await heard(reading)).includes('introduced'),
    says: undoneView,
    joined: sharedUndoneView,
  }),
  confirmed: ofIntroduction({
    reaction: 'thanked',
    living: true,
    answer: true,
    says(shown, introduction, { now }) {
      if (introduction.introducedAt === null) return takenBackNote()
      const until = undoableUntil(introduction)
      return confirmedView(shown, until && until >= now ? until : null)
    },
  }),
  'follow-up': ofIntroduction({
    missed: 'outcomes',
    reaction: 'won',
    living: true,
    topic: 'follow-up',
    stillTells: isIn(['introduced', 'no-reply']),
    says: followUpView,
  }),
  'won-offer': ofIntroduction({
    missed: 'outcomes',
    living: true,
    answer: true,
    says: wonOfferView,
  }),
  'told-met': outcome('met'),
  'told-no-reply': outcome('no-reply'),
  'told-lost': outcome('lost'),
  'told-won': outcome('won'),
  thanked: ofIntroduction({
    missed: 'outcomes',
    says: thankedView,
  }),
}

function outcome(said: Parameters<typeof toldView>[1]): MessageType {
  return ofIntroduction({
    missed: 'outcomes',
    says: (shown) => toldView(shown, said),
    joined: (shown) => sharedOutcomeView(shown, said),
  })
}

function isIn(states: readonly IntroductionState[]): (introduction: Introduction) => boolean {
  return ({ state }) => states.includes(state)
}

/** What its reader has been told of its subject so far. */
async function heard({ tenant, subjectId, memberId }: Reading): Promise<MessageKind[]> {
  const told = await tenant.messages.toldAbout(subjectId)
  return told.filter((message) => message.memberId === memberId).map(({ kind }) => kind)
}

function onwardFrom({ path, whom, ask }: Introduction): Onward {
  const { organizationId, organization } = path
  return { organizationId, organization, whom, askOpen: ask.status === 'open' }
}

/** The teammate a connector named, and their best way in that the asker may know of and has not tried yet. */
async function namedTeammate(tenant: Tenant, { namedId, ask, path, id }: Introduction, now: Date) {
  const named = namedId === null ? null : await tenant.members.get(namedId)
  const asked = (await tenant.introductions.ofAsk(ask.id)).filter((one) => one.id !== id)
  const theirs = (await tenant.waysIn.to(path.organizationId, ask.askerId, [], now)).filter(
    // Only its owner may reveal whose a sealed tie is.
    (one) =>
      one.memberId === namedId &&
      one.visibility === 'open' &&
      !asked.some((other) => other.path.relationshipId === one.relationshipId),
  )
  const [best] = rankPaths(theirs, null, now)
  return {
    name: named?.name ?? 'a teammate',
    offered: best ? { wayId: best.wayId, person: best.person, isPartner: best.partner !== null } : null,
  }
}
