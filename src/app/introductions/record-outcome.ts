import { DomainError } from '../../domain/errors.ts'
import type { Outcome } from '../../domain/introductions/commands.ts'
import { FOLLOW_UPS, NO_REPLY_AFTER } from '../../domain/introductions/due.ts'
import type { IntroductionState } from '../../domain/introductions/introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { refusal } from './answer-introduction.ts'
import { move } from './move-introduction.ts'
import { tellJoined } from './tell-askers.ts'

/**
 * Records the asker's word on how an introduction went; its connector and those who joined the ask are told at once,
 * and only once.
 *
 * @param amount what was won, in the asker's words: only the two of them see it
 * @throws DomainError stale, or not-allowed when it is not theirs to say
 */
export async function recordOutcome(
  context: Context,
  introductionId: string,
  outcome: Outcome,
  amount: string | null = null,
): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const early = outcome === 'no-reply' ? await noteNoReply(tenant, context, introductionId) : null
    if (early) return early
    // From the asker it is an answer; from the clock it is not.
    const said = outcome === 'no-reply' ? { noReplyNoted: FOLLOW_UPS } : {}
    const told = outcome === 'won' ? { amount } : said
    const { before, move: decided } = await move(tenant, context, introductionId, outcome, told)
    if (decided.moved) await tellOutcome(tenant, before, `told-${outcome}`)
    else if (decided.why !== 'repeated') throw refusal(decided)
    return before
  })
}

/** "No reply yet" ends nothing before day 30: it is passed on, once for each time the asker was asked. */
async function noteNoReply(tenant: Tenant, context: Context, introductionId: string): Promise<Introduction | null> {
  const { member, now, origin } = context
  const introduction = await lockIntroduction(tenant, introductionId)
  if (introduction?.state !== 'introduced' || introduction.ask.askerId !== member.id) return null
  const { introducedAt, reminders } = introduction
  if (introducedAt === null || now.getTime() - introducedAt.getTime() >= NO_REPLY_AFTER) return null
  if (introduction.noReplyNoted > reminders) return introduction
  await tenant.introductions.change(
    introductionId,
    'introduced',
    { state: 'introduced', noReplyNoted: reminders + 1 },
    now,
  )
  const subject = { subject: 'introduction', subjectId: introductionId } as const
  await tenant.audit.record({ memberId: member.id, ...subject, event: 'no-reply-yet', origin }, now)
  await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: introductionId })
  await tellOutcome(tenant, introduction, 'told-no-reply')
  return introduction
}

/** Tells its connector, and those who joined the ask, how it went. */
async function tellOutcome(tenant: Tenant, introduction: Introduction, message: `told-${Outcome}`): Promise<void> {
  const { id: subjectId, connectorId: memberId } = introduction
  await queueMessage(tenant, { memberId, message, subjectId })
  await tellJoined(tenant, introduction, message, subjectId)
}

/** States in which there is something to thank for. */
const THANKED: readonly IntroductionState[] = ['accepted', 'lent-name', 'introduced', 'no-reply', 'met', 'won', 'lost']

/**
 * The asker thanks the connector, who is told at once; only once.
 *
 * @returns the introduction, or null when there is nothing to thank for (yet)
 * @throws DomainError not-allowed for anybody but the asker
 */
export async function giveThanks(context: Context, introductionId: string): Promise<Introduction | null> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = await lockIntroduction(tenant, introductionId)
    if (introduction?.ask.askerId !== member.id) throw new DomainError('not-who-thanks')
    const { id, state, connectorId } = introduction
    if (!THANKED.includes(state)) return null
    if (introduction.thankedAt !== null) return introduction
    await tenant.introductions.change(id, state, { state, thankedAt: now }, now)
    await tenant.audit.record(
      { memberId: member.id, subject: 'introduction', subjectId: id, event: 'thanks', origin },
      now,
    )
    await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: id })
    await queueMessage(tenant, { memberId: connectorId, message: 'thanked', subjectId: id })
    return introduction
  })
}

/** An introduction read after locking its ask; null when it is gone. */
export async function lockIntroduction(tenant: Tenant, introductionId: string): Promise<Introduction | null> {
  const seen = await tenant.introductions.get(introductionId)
  if (!seen || !(await tenant.asks.lock(seen.ask.id))) return null
  return await tenant.introductions.get(introductionId)
}
