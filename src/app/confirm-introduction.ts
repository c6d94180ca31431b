import { refusal } from './answer-introduction.ts'
import type { Context } from './context.ts'
import { queueMessage } from './deliver-message.ts'
import type { Introduction } from './introduction-store.ts'
import { move } from './move-introduction.ts'

/**
 * Connector or asker confirms that the introduction was made; both are told, once.
 *
 * @param by a button answers by itself; a reaction cannot, so who reacted is told by message
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
    const other = party === 'connector' ? before.ask.askerId : before.connectorId
    await queueMessage(tenant, { memberId: other, message: 'introduced', subjectId: before.id })
    if (by === 'reaction')
      await queueMessage(tenant, { memberId: context.member.id, message: 'confirmed', subjectId: before.id })
    return before
  })
}

/**
 * Takes a confirmation back within ten minutes; the other one is told.
 *
 * @throws DomainError too-late, stale or not-allowed
 */
export async function undoConfirmation(context: Context, introductionId: string): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const { before, move: decided, party } = await move(tenant, context, introductionId, 'undo')
    if (!decided.moved) throw refusal(decided)
    const other = party === 'connector' ? before.ask.askerId : before.connectorId
    await queueMessage(tenant, { memberId: other, message: 'undone', subjectId: before.id })
    return before
  })
}
