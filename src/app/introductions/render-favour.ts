import { rankPaths } from '../../domain/finding/ranking.ts'
import type { IntroductionMessage } from '../../domain/introductions/introduction-message.ts'
import { dayName } from '../../views/format.ts'
import { agreedView } from '../../views/introductions/draft.ts'
import {
  givenUpView,
  movedOnView,
  redirectedView,
  releasedView,
  unansweredView,
} from '../../views/introductions/favour.ts'
import { promiseView, requestView } from '../../views/introductions/introduction.ts'
import { followUpView, thankedView, toldView, wonOfferView } from '../../views/introductions/outcome.ts'
import { postponedView, takenBackView } from '../../views/introductions/promise.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import type { View } from '../../views/view.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

/** What a message of an introduction's life says now, to the reader `shown` is made for. */
export async function renderFavour(
  tenant: Tenant,
  kind: IntroductionMessage,
  introduction: Introduction,
  shown: ShownIntroduction,
  now: Date,
): Promise<View> {
  const onward = {
    organizationId: introduction.path.organizationId,
    whom: introduction.whom,
    organization: introduction.path.organization,
    askOpen: introduction.ask.status === 'open',
  }
  switch (kind) {
    case 'nudge':
    case 'due':
      return requestView(shown, kind)
    case 'reminder':
      return shown.reader === 'connector' ? requestView(shown, kind) : promiseView(shown, true)
    case 'released':
      return releasedView(shown)
    case 'moved-on':
      return movedOnView(shown)
    case 'unanswered':
      return unansweredView(shown, onward)
    case 'given-up':
      return givenUpView(shown, onward)
    case 'redirected': {
      const { name, offered } = await namedTeammate(tenant, introduction, now)
      return redirectedView(shown, name, offered, onward)
    }
    case 'agreed':
      return agreedView(shown)
    case 'postponed': {
      const { timeZone } = await tenant.members.workingTime(introduction.ask.askerId)
      const until = introduction.state === 'later' && introduction.dueAt
      return postponedView(shown, until ? dayName(until, now, timeZone) : null)
    }
    case 'taken-back':
      return takenBackView(shown, onward)
    case 'follow-up':
      return followUpView(shown)
    case 'won-offer':
      return wonOfferView(shown)
    case 'told-met':
      return toldView(shown, 'met')
    case 'told-no-reply':
      return toldView(shown, 'no-reply')
    case 'told-lost':
      return toldView(shown, 'lost')
    case 'told-won':
      return toldView(shown, 'won')
    case 'thanked':
      return thankedView(shown)
  }
}

/** The teammate a connector named, and their best way in that the asker may know of and did not try yet. */
async function namedTeammate(tenant: Tenant, { namedId, ask, path, id }: Introduction, now: Date) {
  const named = namedId === null ? null : await tenant.members.get(namedId)
  const asked = (await tenant.introductions.ofAsk(ask.id)).filter((one) => one.id !== id)
  const theirs = (await tenant.waysIn.to(path.organizationId, ask.askerId, [], now)).filter(
    // Whose a sealed tie is stays its owner's to tell.
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
