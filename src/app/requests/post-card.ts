import { DomainError } from '../../domain/errors.ts'
import { limitReached } from '../../domain/limits/limits.ts'
import { type Ended, isStanding, mayCarry, USUAL_DAYS, untilAfter } from '../../domain/requests/posted-request.ts'
import { cardView } from '../../views/requests/card.ts'
import { refreshMessages } from '../delivery/deliver-message.ts'
import type { Context } from '../ports/context.ts'
import type { Job } from '../ports/jobs.ts'
import { newId } from '../ports/new-id.ts'
import type { MessageRef, Platform } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import type { PostedRequest } from '../ports/tenant/requests.ts'
import { loseCard } from './lose-card.ts'
import { ownAsk } from './offer-card.ts'
import { refreshCard } from './refresh-cards.ts'
import { showCard } from './shown-card.ts'

/**
 * Posts an ask of the member's as a card: it is stored with the job that posts it. Posting it twice in one channel
 * posts it once. Where they are in a thread of that channel, it is posted there.
 *
 * @throws DomainError ask-not-yours or ask-ended; no-cards-there; card-stands in another channel; limit-reached
 */
export async function postCard(
  context: Context,
  askId: string,
  { channel, days = USUAL_DAYS }: { channel: string; days?: number },
): Promise<PostedRequest> {
  const { store, workspace, member, now, origin } = context
  const thread = channel === context.channel ? context.thread : undefined
  return await store.transaction(workspace.id, async (tenant) => {
    const { target } = ownAsk(await tenant.asks.lock(askId), member.id)
    const standing = await tenant.requests.standing(askId)
    if (standing?.channel === channel) return standing
    if (standing) throw new DomainError('card-stands', { target })
    if (!mayCarry(await tenant.requests.channels(), channel)) throw new DomainError('no-cards-there')
    const limit = limitReached(await tenant.requests.lockUsed(member.id, channel, now))
    if (limit) throw new DomainError('limit-reached', { limit })
    const id = newId()
    await tenant.requests.add({ id, askId, channel, until: untilAfter(now, days) }, now)
    const event = { memberId: member.id, subject: 'ask', subjectId: askId, origin } as const
    await tenant.audit.record({ ...event, event: 'post' }, now)
    await tenant.enqueue({ kind: 'card', workspaceId: workspace.id, requestId: id, ...(thread ? { thread } : {}) })
    const posted = await tenant.requests.get(id)
    if (!posted) throw new Error('A request just stored is gone.')
    return posted
  })
}

/**
 * Posts a queued card and records where; one that has ended, or was posted, is not posted again. Where it cannot be
 * posted, its asker is told.
 */
export async function deliverCard(
  store: Store,
  platform: Platform,
  { workspaceId, requestId, thread }: Extract<Job, { kind: 'card' }>,
  now: Date,
): Promise<void> {
  const tenant = store.in(workspaceId)
  const [workspace, request] = await Promise.all([store.workspace(workspaceId), tenant.requests.get(requestId)])
  if (!workspace || !request) return
  const refresh = { kind: 'refresh', workspaceId, subjectId: requestId } as const
  if (request.postedAt) return await refreshMessages(store, platform, refresh, now)
  if (!isStanding({ ...request, status: request.ask.status }, now)) return
  try {
    // Where this cannot be said, the card counts as one that not everybody may read.
    const open = await platform.isOpen(workspace.platformId, request.channel)
    const to = { workspace: workspace.platformId, channel: request.channel, thread }
    const ref = await platform.send(to, cardView(await showCard(tenant, request, now)), requestId)
    await recordCard(store, platform, { request, ref, open, workspace }, now)
    // It may have changed between the read and the record.
    await refreshMessages(store, platform, refresh, now)
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'unreachable')) throw error
    await store.transaction(workspaceId, (within) => loseCard(within, requestId))
  }
}

async function recordCard(
  store: Store,
  platform: Platform,
  posted: {
    request: PostedRequest
    ref: MessageRef
    open: boolean
    workspace: { id: string; platformId: string }
  },
  now: Date,
): Promise<void> {
  const { request, ref, open, workspace } = posted
  const { id } = request
  const link = await platform.linkTo(workspace.platformId, ref).catch(() => null)
  await store.transaction(workspace.id, async (tenant) => {
    const message = { id, platform: platform.name, kind: 'card', subjectId: id, memberId: null } as const
    await tenant.messages.add({ ...message, ...ref }, now)
    await tenant.requests.setPosted(id, { open, link }, now)
  })
}

/**
 * The asker takes a card down; the ask goes on.
 *
 * @returns the ask's target
 * @throws DomainError ask-not-yours
 */
export async function takeDownCard(context: Context, requestId: string): Promise<string> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const request = await tenant.requests.get(requestId)
    if (request?.ask.askerId !== member.id) throw new DomainError('ask-not-yours')
    if (await tenant.requests.end(requestId, 'down')) {
      const event = { memberId: member.id, subject: 'ask', subjectId: request.ask.id, origin } as const
      await tenant.audit.record({ ...event, event: 'take-down' }, now)
      await refreshCard(tenant, requestId)
    }
    return request.ask.target
  })
}

/** Ends the cards whose time is up, and those of askers who left the team. */
export async function endOverdueCards(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, requestId } of await store.overdueCards(now))
    await store.transaction(workspaceId, async (tenant) => {
      const request = await tenant.requests.get(requestId)
      if (!request) return
      const why: Ended = request.until <= now ? 'time' : 'left'
      if (await tenant.requests.end(requestId, why)) await refreshCard(tenant, requestId)
    })
}

/** Shows every card that stands once more: that is how one that was deleted by hand, or whose channel is gone, is noticed. */
export async function lookAfterCards(store: Store): Promise<void> {
  for (const { workspaceId, requestId } of await store.standingCards())
    await store.in(workspaceId).enqueue({ kind: 'refresh', workspaceId, subjectId: requestId })
}
