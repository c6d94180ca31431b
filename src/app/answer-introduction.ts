import { DomainError } from '../domain/errors.ts'
import type { Move } from '../domain/introduction.ts'
import type { Context } from './context.ts'
import { queueMessage } from './deliver-message.ts'
import { move } from './move-introduction.ts'
import type { Introduction } from './store.ts'

/**
 * The connector says yes or passes; the asker is told. A repeated click is answered like the first and changes nothing.
 *
 * @throws DomainError stale when it was answered otherwise or has ended; not-allowed when it is not theirs to answer
 */
export async function answerIntroduction(
  context: Context,
  introductionId: string,
  answer: 'accept' | 'pass',
): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const { before, move: decided } = await move(tenant, context, introductionId, answer)
    if (decided.moved)
      await queueMessage(tenant, {
        memberId: before.ask.askerId,
        message: answer === 'accept' ? 'promise' : 'passed',
        subjectId: before.id,
      })
    else if (decided.why !== 'repeated') throw refusal(decided)
    return before
  })
}

/** A click that changes nothing, as a kind sentence. */
export function refusal(decided: Move & { moved: false }): DomainError {
  switch (decided.why) {
    case 'foreign':
      return new DomainError('not-allowed', 'That is for the other side to say.')
    case 'too-late':
      return new DomainError('too-late', 'Undo works for 10 minutes only. Write to each other if it was a mistake.')
    default:
      return new DomainError('stale', 'This has moved on since: nothing was changed. See /intros for where it stands.')
  }
}
