import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import { LIMITS } from '../../domain/limits/limits.ts'
import {
  carriesNone,
  isStanding,
  offeredChannels,
  USUAL_DAYS,
  untilAfter,
} from '../../domain/requests/posted-request.ts'
import { askedByTeammateView, askTeamForm, cardPreviewView, postedView } from '../../views/requests/asking.ts'
import type { Form, View } from '../../views/view.ts'
import { fellowAsk } from '../asks/fellow-asks.ts'
import type { Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import type { PostedRequest } from '../ports/tenant/requests.ts'

/**
 * The form of an ask that is to be posted.
 *
 * @throws DomainError cards-nowhere where no channel carries cards, limit-reached when the asker has enough of them
 */
export async function openAskTeam({ tenant, member, channel = '' }: Context, target: string): Promise<Form> {
  if (carriesNone(await tenant.requests.channels())) throw new DomainError('cards-nowhere')
  if ((await tenant.requests.countStanding(member.id)) >= LIMITS['open-cards'].most)
    throw new DomainError('limit-reached', { limit: 'open-cards' })
  return askTeamForm({ channel, target }, { about: member.about ?? '' })
}

/**
 * Shows an asker how their ask would look as a card, and where it can be posted; or the card that stands: theirs, or a
 * teammate's for the same company that everybody may read.
 *
 * @param here the channel they are in; empty if none
 * @throws DomainError ask-not-yours, ask-ended or cards-nowhere
 */
export async function offerCard(context: Context, askId: string, here = context.channel ?? ''): Promise<View> {
  const { tenant, member, now } = context
  const ask = ownAsk(await tenant.asks.get(askId), member.id)
  const card = await tenant.requests.standing(askId)
  if (card) return postedView({ ...card, target: ask.target })
  const theirs = await cardOfFellow(context, ask)
  if (theirs) return askedByTeammateView({ ...theirs, asker: theirs.ask.asker, target: ask.target })
  const allowed = await tenant.requests.channels()
  if (carriesNone(allowed)) throw new DomainError('cards-nowhere')
  const { channel: digest } = await tenant.digest.settings()
  const [first = null, second = null] = offeredChannels(allowed, here || null, digest)
  const isHere = first !== null && first === here
  const { asker, target, whom, teamWhy, why, joined } = ask
  return cardPreviewView(
    askId,
    {
      ...{ asker, target, whom, teamWhy, why, helpers: 0, joined: joined.length, state: 'open' },
      until: untilAfter(now, USUAL_DAYS),
    },
    isHere
      ? { here: first, inThread: here === context.channel && context.thread !== undefined, usual: second }
      : { here: null, usual: first },
  )
}

/** The card of a teammate's ask for the same company, if everybody may read it. */
async function cardOfFellow(context: Context, { organizationId, target }: Ask): Promise<PostedRequest | null> {
  const fellow = await fellowAsk(context, { organizationId, target })
  return fellow ? await openCard(context.tenant, fellow, context.now) : null
}

/** The card of an ask that stands where everybody may read it; null if there is none. */
async function openCard(tenant: Pick<Tenant, 'requests'>, ask: Ask, now: Date): Promise<PostedRequest | null> {
  const card = ask.posted ? await tenant.requests.standing(ask.id) : null
  return card?.open && isStanding({ ...card, status: card.ask.status }, now) ? card : null
}

/** @throws DomainError ask-not-yours or ask-ended */
export function ownAsk(ask: Ask | null, memberId: string): Ask {
  if (ask?.askerId !== memberId) throw new DomainError('ask-not-yours')
  if (!isAlive(ask.status)) throw new DomainError('ask-ended', { target: ask.target })
  return ask
}
