import { toldOf } from '../../domain/asks/disclosure.ts'
import { DomainError } from '../../domain/errors.ts'
import { askProgressView } from '../../views/asks/ask-progress.ts'
import type { View } from '../../views/view.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'

/**
 * An ask's progress with everybody who was asked.
 *
 * @throws DomainError not-found when it is not theirs, and they did not join it
 */
export async function showProgress({ tenant, member, now }: Context, askId: string): Promise<View> {
  const ask = await tenant.asks.get(askId)
  const isMine = ask?.askerId === member.id
  const isJoined = ask?.joined.some(({ memberId }) => memberId === member.id)
  if (!ask || !(isMine || (isJoined && toldOf(ask, 'joined') === 'all'))) throw new DomainError('ask-not-yours')
  const introductions = await tenant.introductions.ofAsk(askId)
  const card = isMine ? await tenant.requests.standing(askId) : null
  return askProgressView(
    { ...ask, isMine, requestId: card?.id ?? null },
    introductions.map((one) => showIntroduction(one, isMine ? 'asker' : 'joined', now)),
  )
}
