import { z } from 'zod'
import { isStanding } from '../../domain/requests/posted-request.ts'
import { cardLostView } from '../../views/requests/asking.ts'
import { cardView } from '../../views/requests/card.ts'
import { canHelpView, handRaisedView, tippedView } from '../../views/requests/helping.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import type { Tenant } from '../ports/store.ts'
import { loseCard } from './lose-card.ts'
import { showCard } from './shown-card.ts'

const ofRequest = messagesAbout((tenant, id) => tenant.requests.get(id), 'news')

/** About what a reader of a card said to its asker alone: an audited event of the ask. */
const ofAnswer = messagesAbout(async (tenant, auditId) => {
  const event = await tenant.audit.get(auditId)
  const ask = event && (await tenant.asks.get(event.subjectId))
  const by = event?.memberId ? await tenant.members.get(event.memberId) : null
  return ask && by && { ask, by, data: event?.data ?? {} }
}, 'news')

const HelpData = z.object({ relationshipId: z.string() })
const TipData = z.object({ teammateId: z.string() })

export const REQUEST_MESSAGES: Record<KindAbout<'posted' | 'card-answer'>, MessageType> = {
  card: ofRequest({
    living: true,
    vanished: loseCard,
    says: async (request, { tenant, now }) => cardView(await showCard(tenant, request, now)),
  }),
  'card-lost': ofRequest({ says: ({ ask, postedAt }) => cardLostView(ask, postedAt !== null) }),
  'hand-raised': ofRequest({
    answer: true,
    stillTells: (request, { now }) => isStanding({ ...request, status: request.ask.status }, now),
    says: ({ id: requestId, ask: { asker, target } }) => handRaisedView({ requestId, asker, target }),
  }),
  // Also null once that tie is gone or private.
  'can-help': ofAnswer({
    says: async ({ ask, by, data }, { tenant }) => {
      const { relationshipId } = HelpData.parse(data)
      const tie = await tenant.relationships.get(relationshipId)
      if (!tie || tie.visibility === 'private') return null
      return canHelpView(ask, { name: by.name, person: tie.visibility === 'open' ? tie.name : null, relationshipId })
    },
  }),
  // Also null once that teammate is gone.
  tipped: ofAnswer({
    says: async ({ ask, by, data }, { tenant }) => {
      const teammate = await teammateIn(tenant, data)
      return teammate && tippedView(ask.target, by.name, teammate.name)
    },
  }),
}

async function teammateIn(tenant: Tenant, data: Record<string, unknown>) {
  const read = TipData.safeParse(data)
  return read.success ? await tenant.members.get(read.data.teammateId) : null
}
