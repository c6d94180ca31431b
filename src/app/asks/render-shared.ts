import { isAlive } from '../../domain/asks/ask.ts'
import {
  sharedIntroducedView,
  sharedOutcomeView,
  sharedPromiseView,
  sharedUndoneView,
} from '../../views/asks/joined-ask.ts'
import { asJoined, handedAskView, someoneJoinedView } from '../../views/asks/shared-ask.ts'
import { watchView } from '../../views/asks/watch.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import type { View } from '../../views/view.ts'
import type { MessageKind } from '../ports/jobs.ts'
import type { Tenant } from '../ports/store.ts'

/** What who is on an ask reads when a teammate joins it; null when that is undone, or gone. */
export async function renderJoined(tenant: Tenant, auditId: string, readerId: string): Promise<View | null> {
  const event = await tenant.audit.get(auditId)
  const ask = event && (await tenant.asks.get(event.subjectId))
  const joined = ask?.joined.find(({ memberId }) => memberId === event?.memberId)
  return ask && joined ? someoneJoinedView(ask, joined, ask.askerId === readerId) : null
}

/** What who has an ask now reads. */
export async function renderHanded(tenant: Tenant, auditId: string): Promise<View | null> {
  const event = await tenant.audit.get(auditId)
  const ask = event && (await tenant.asks.get(event.subjectId))
  const from = event?.memberId ? await tenant.members.get(event.memberId) : null
  return ask && handedAskView(ask, from?.name ?? null)
}

/**
 * What those who joined an ask read of its introductions.
 *
 * @param asAsker what its asker reads, shown without their buttons where there is no message of its own
 */
export function renderForJoined(kind: MessageKind, shown: ShownIntroduction, asAsker: View): View {
  switch (kind) {
    case 'promise':
      return asJoined(sharedPromiseView(shown), shown.asker)
    case 'introduced':
      return asJoined(sharedIntroducedView(shown), shown.asker)
    case 'undone':
      return asJoined(sharedUndoneView(shown), shown.asker)
    case 'told-met':
      return asJoined(sharedOutcomeView(shown, 'met'), shown.asker)
    case 'told-no-reply':
      return asJoined(sharedOutcomeView(shown, 'no-reply'), shown.asker)
    case 'told-lost':
      return asJoined(sharedOutcomeView(shown, 'lost'), shown.asker)
    case 'told-won':
      return asJoined(sharedOutcomeView(shown, 'won'), shown.asker)
    default:
      return asJoined(asAsker, shown.asker)
  }
}

/** What a notice says now; null while it was not sent and has nothing to say any more. */
export async function renderWatch(tenant: Tenant, noticeId: string): Promise<View | null> {
  const matches = await tenant.watches.matchesOf(noticeId)
  const waiting = matches.filter(({ ask, settled }) => !settled && isAlive(ask.status))
  if (waiting.length === 0 && (await tenant.messages.about(noticeId)).length === 0) return null
  return watchView(
    waiting.map(({ ask: { id: askId, asker, target, whom, why }, relationshipId, person }) => ({
      askId,
      relationshipId,
      asker,
      target,
      whom,
      why,
      person,
    })),
  )
}
