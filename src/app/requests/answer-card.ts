import { isAlive } from '../../domain/asks/ask.ts'
import { readReworded } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Help } from '../../domain/requests/commands.ts'
import { isStanding } from '../../domain/requests/posted-request.ts'
import { joinedAskView } from '../../views/asks/shared-ask.ts'
import { nameNotedView } from '../../views/digest/noted.ts'
import { helpedView, howToHelpView, someoneForm, tipNotedView, whichTieView } from '../../views/requests/helping.ts'
import type { View } from '../../views/view.ts'
import { putOnAsk } from '../asks/join-ask.ts'
import { leadsTo, logForAsk, namedTeammate, nameTeammate, offerIntroduction } from '../digest/answer-digest.ts'
import { deliveryIdOf } from '../outbox/delivery-id.ts'
import type { Context } from '../ports/context.ts'
import type { Reply } from '../ports/platform.ts'
import type { Relationship } from '../ports/tenant/relationships.ts'
import type { PostedRequest } from '../ports/tenant/requests.ts'
import { showLogged } from '../relationships/log-relationship.ts'
import { show } from '../room.ts'
import { refreshCard } from './refresh-cards.ts'

// What a reader of a card can do for its ask. That they press on it shows that they may read it.

/** Ties offered to choose from. */
const TIES = 5

/**
 * "I know someone": the member's own ties there to choose from, or else the form to log one.
 *
 * @throws DomainError card-over or own-ask
 */
export async function knowSomeone(context: Context, requestId: string): Promise<Reply> {
  const { ask } = await standingCard(context, requestId)
  const { tenant, member } = context
  const ties = ask.organizationId ? await tenant.relationships.at(ask.organizationId, member.id, TIES) : []
  const card = { requestId, target: ask.target }
  return ties.length === 0 ? { kind: 'form', form: someoneForm(card) } : show(whichTieView(card, ties))
}

/** Logs somebody for a card's ask; throws like knowSomeone, and form-invalid. */
export async function logOnCard(context: Context, requestId: string, values: Record<string, string>): Promise<View> {
  const request = await standingCard(context, requestId)
  const { logged, ask, offers } = await logForAsk(context, request.ask.id, values, 'card')
  if (offers) await countHelper(context, requestId)
  const card = { requestId, target: ask.target, asker: ask.asker }
  return howToHelpView(card, offers ? logged.after.id : null, showLogged(logged))
}

/** Picks a tie of one's own for a card's ask; throws like knowSomeone, and tie-gone. */
export async function knowTie(context: Context, requestId: string, relationshipId: string): Promise<View> {
  const { ask } = await standingCard(context, requestId)
  await ownTie(context, ask.id, relationshipId)
  await countHelper(context, requestId)
  return howToHelpView({ requestId, target: ask.target, asker: ask.asker }, relationshipId)
}

/**
 * Helps the asker with a tie of one's own: by a promise, like an offer from the digest, or by telling them privately.
 * Repeating it tells nobody again.
 *
 * @throws DomainError like knowTie, and whatever refuses an offer
 */
export async function helpOut(
  context: Context,
  { requestId, relationshipId, how }: { requestId: string; relationshipId: string; how: Help },
): Promise<View> {
  const { ask } = await standingCard(context, requestId)
  const tie = await ownTie(context, ask.id, relationshipId)
  if (how === 'tell') await tellAsker(context, requestId, relationshipId)
  else {
    const answer = how === 'introduce' ? 'accept' : how
    await offerIntroduction(context, ask.id, relationshipId, { reader: 'card', answer })
  }
  return helpedView(ask.asker, tie.name, how)
}

/** Tells the asker, and nobody else, that the member can help; once per card. */
async function tellAsker(context: Context, requestId: string, relationshipId: string): Promise<void> {
  const { store, workspace, member, now, origin } = context
  await store.transaction(workspace.id, async (tenant) => {
    const { ask } = await standingCard({ ...context, tenant }, requestId)
    const event = { memberId: member.id, subject: 'ask', subjectId: ask.id, event: 'can-help', origin } as const
    const subjectId = deliveryIdOf('can help', requestId, member.id)
    await tenant.audit.recordOnce(subjectId, { ...event, data: { relationshipId } }, now)
    const deliveryId = deliveryIdOf('can-help', requestId, member.id)
    const to = { workspaceId: workspace.id, deliveryId, memberId: ask.askerId }
    await tenant.enqueue({ kind: 'deliver', ...to, message: 'can-help', subjectId })
  })
}

/**
 * "I know who knows": the teammate is told like by the digest; but where not everybody may read the card, its asker is,
 * and decides.
 *
 * @throws DomainError card-over, own-ask, or form-invalid when no teammate or several have that name
 */
export async function tipOnCard(context: Context, requestId: string, values: Record<string, string>): Promise<View> {
  const { ask } = await standingCard(context, requestId)
  if (ask.posted) return nameNotedView(await nameTeammate(context, ask.id, values))
  const teammate = await namedTeammate(context, ask, values)
  const { store, workspace, member, now, origin } = context
  await store.transaction(workspace.id, async (tenant) => {
    const event = { memberId: member.id, subject: 'ask', subjectId: ask.id, event: 'tipped', origin } as const
    const subjectId = deliveryIdOf('tipped by', requestId, member.id, teammate.id)
    await tenant.audit.recordOnce(subjectId, { ...event, data: { teammateId: teammate.id } }, now)
    const deliveryId = deliveryIdOf('tipped', requestId, teammate.id)
    const to = { workspaceId: workspace.id, deliveryId, memberId: ask.askerId }
    await tenant.enqueue({ kind: 'deliver', ...to, message: 'tipped', subjectId })
  })
  return tipNotedView(ask.asker, teammate.name)
}

/** "Me too": joins the ask of a card, in their own words; throws like knowSomeone, and form-invalid. */
export async function meToo(context: Context, requestId: string, values: Record<string, string>): Promise<View> {
  const words = readReworded(values)
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const { ask: found } = await standingCard({ ...context, tenant }, requestId)
    const ask = await tenant.asks.lock(found.id)
    if (!ask || !isAlive(ask.status)) throw new DomainError('card-over')
    const others = [ask.askerId, ...ask.joined.map((one) => one.memberId)]
    await putOnAsk(tenant, ask, { memberId: member.id, ...words }, others, { now, origin })
    return joinedAskView(ask)
  })
}

/** A hand raised by a reaction: a message brings the button that opens what a reaction cannot. Once per card. */
export async function raiseHand(context: Context, requestId: string): Promise<void> {
  const { tenant, workspace, member, now } = context
  const request = await tenant.requests.get(requestId)
  if (!request || request.ask.askerId === member.id) return
  if (!isStanding({ ...request, status: request.ask.status }, now)) return
  const deliveryId = deliveryIdOf('hand', requestId, member.id)
  const to = { workspaceId: workspace.id, deliveryId, memberId: member.id, own: true } as const
  await tenant.enqueue({ kind: 'deliver', ...to, message: 'hand-raised', subjectId: requestId })
}

async function countHelper({ store, workspace, member, now }: Context, requestId: string): Promise<void> {
  await store.transaction(workspace.id, async (tenant) => {
    if (await tenant.requests.addHelper(requestId, member.id, now)) await refreshCard(tenant, requestId)
  })
}

/** A teammate's card that still takes answers. @throws DomainError card-over or own-ask */
async function standingCard({ tenant, member, now }: Context, requestId: string): Promise<PostedRequest> {
  const request = await tenant.requests.get(requestId)
  if (!request || !isStanding({ ...request, status: request.ask.status }, now)) throw new DomainError('card-over')
  if (request.ask.askerId === member.id) throw new DomainError('own-ask')
  return request
}

/** A tie of the member's own that leads to an ask and is not private. @throws DomainError tie-gone */
async function ownTie(context: Context, askId: string, relationshipId: string): Promise<Relationship> {
  const { tenant, member } = context
  const [tie, ask] = await Promise.all([tenant.relationships.get(relationshipId), tenant.asks.get(askId)])
  if (tie?.memberId !== member.id || tie.visibility === 'private' || !ask) throw new DomainError('tie-gone')
  if (!tie.organizationId || !(await leadsTo(context, ask, tie.organizationId))) throw new DomainError('tie-gone')
  return tie
}
