import { DomainError } from '../../domain/errors.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { refusal } from './answer-introduction.ts'
import { move } from './move-introduction.ts'
import { lockIntroduction } from './record-outcome.ts'
import { tellAskers } from './tell-askers.ts'

/**
 * The connector cannot keep a promise after all; the asker is told, and can try another way in.
 *
 * @throws DomainError not-allowed when it is not theirs; stale when it was made or has ended
 */
export async function takeBackPromise(context: Context, introductionId: string): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const introduction = await lockIntroduction(tenant, introductionId)
    if (introduction?.connectorId !== context.member.id) throw new DomainError('not-who-promised')
    if (introduction.state === 'asked' || introduction.state === 'later') throw new DomainError('nothing-promised')
    const { before, move: decided } = await move(tenant, context, introduction, 'cancel')
    if (decided.moved) await tellAskers(tenant, before, 'taken-back', before.id)
    else throw refusal(decided)
    return before
  })
}
