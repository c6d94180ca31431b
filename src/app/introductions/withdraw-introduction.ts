import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { refusal } from './answer-introduction.ts'
import { move } from './move-introduction.ts'
import { tellJoined } from './tell-askers.ts'

/**
 * The asker withdraws one request; the message that asked shows it, and the ask lives on.
 *
 * @throws DomainError stale when it was made or has ended; not-allowed when it is not theirs
 */
export async function withdrawIntroduction(context: Context, introductionId: string): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.ask.askerId !== context.member.id) throw new DomainError('not-who-withdraws')
    const { before, move: decided } = await move(tenant, context, introduction, 'cancel')
    if (decided.moved) await tellJoined(tenant, before, 'withdrawn', before.id)
    else if (decided.why !== 'repeated' || !isAlive(before.ask.status)) throw refusal(decided)
    return before
  })
}
