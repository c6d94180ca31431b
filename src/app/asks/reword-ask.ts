import { isAlive } from '../../domain/asks/ask.ts'
import { readReworded } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { rewordForm } from '../../views/introductions/draft.ts'
import type { Form } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import { refreshCards } from '../requests/refresh-cards.ts'

/**
 * The form to change an ask's words, filled with the current ones.
 *
 * @throws DomainError not-found when it is not theirs, stale when it has ended
 */
export async function openReword({ tenant, member }: Context, askId: string): Promise<Form> {
  const { why, benefit, teamWhy, question } = changeableAsk(await tenant.asks.get(askId), member.id)
  return rewordForm(askId, { why, benefit, teamWhy: teamWhy ?? '', question: question ?? '' })
}

/**
 * The asker rewords why, what is in it for them, the line for the team, and the question. Every message about it shows the new words from then
 * on, except a draft its connector wrote themselves; nobody is messaged again.
 *
 * @throws DomainError form-invalid; not-found or stale like openReword
 */
export async function rewordAsk(
  { store, workspace, member, now, origin }: Context,
  askId: string,
  values: Record<string, string>,
): Promise<Ask> {
  const read = readReworded(values)
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = changeableAsk(await tenant.asks.lock(askId), member.id)
    await tenant.drafts.drop(member.id, { kind: 'reword', askId, values })
    const words = { ...read, teamWhy: read.teamWhy === undefined ? ask.teamWhy : read.teamWhy }
    const isSame = (['why', 'benefit', 'teamWhy', 'question'] as const).every((name) => ask[name] === words[name])
    if (isSame) return ask
    const { seenIn, expiresAt } = ask
    await tenant.asks.reword(askId, { ...words, seenIn, expiresAt }, now)
    await tenant.audit.record({ memberId: member.id, subject: 'ask', subjectId: askId, event: 'reword', origin }, now)
    await refreshCards(tenant, askId)
    for (const { id } of await tenant.introductions.ofAsk(askId))
      await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: id })
    return { ...ask, ...words }
  })
}

/** An ask of this member's that still lives; throws not-found or stale like openReword. */
export function changeableAsk(ask: Ask | null, memberId: string): Ask {
  if (ask?.askerId !== memberId) throw new DomainError('ask-not-yours')
  if (!isAlive(ask.status)) throw new DomainError('ask-ended', { target: ask.target })
  return ask
}
