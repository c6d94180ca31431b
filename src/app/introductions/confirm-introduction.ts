import { DomainError } from '../../domain/errors.ts'
import type { Party } from '../../domain/introductions/introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { refusal } from './answer-introduction.ts'
import { move } from './move-introduction.ts'
import { releaseOthers } from './release-others.ts'
import { tellAskers, tellJoined } from './tell-askers.ts'

/**
 * Connector or asker confirms that the introduction was made; both are told, once.
 *
 * @param by a button shows its own answer; a reaction cannot, so whoever reacted is told by message
 * @throws DomainError stale or not-allowed
 */
export async function confirmIntroduction(
  context: Context,
  introductionId: string,
  by: 'button' | 'reaction',
): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const { before, move: decided, party } = await move(tenant, context, introductionId, 'made')
    if (!decided.moved) {
      if (decided.why === 'repeated') return before
      throw refusal(decided)
    }
    await tellOthers(tenant, before, party, 'introduced')
    await releaseOthers(tenant, context, before)
    if (by === 'reaction')
      await queueMessage(tenant, { memberId: context.member.id, message: 'confirmed', subjectId: before.id })
    return before
  })
}

/**
 * Undoes a confirmation within ten minutes; the other one is told.
 *
 * @throws DomainError too-late, stale or not-allowed; in-use when somebody else has since promised the same person
 */
export async function undoConfirmation(context: Context, introductionId: string): Promise<Introduction> {
  const undone = await context.store.transaction(context.workspace.id, async (tenant) => {
    const { before, move: decided, party } = await move(tenant, context, introductionId, 'undo')
    if (decided.moved) {
      await tellOthers(tenant, before, party, 'undone')
      return before
    }
    // Its time is up: the message with the button is updated to show so.
    await tenant.enqueue({ kind: 'refresh', workspaceId: context.workspace.id, subjectId: introductionId })
    return refusal(decided)
  })
  if (undone instanceof DomainError) throw undone
  return undone
}

/** Tells those who did not say it themselves. */
async function tellOthers(
  tenant: Tenant,
  introduction: Introduction,
  by: Party,
  message: 'introduced' | 'undone',
): Promise<void> {
  if (by === 'connector') return await tellAskers(tenant, introduction, message, introduction.id)
  await queueMessage(tenant, { memberId: introduction.connectorId, message, subjectId: introduction.id })
  await tellJoined(tenant, introduction, message, introduction.id)
}
