import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import { matchesView, type ShownMatch } from '../../views/asks/watch.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { WatchMatch } from '../ports/tenant/watches.ts'

/** The matches of a notice that still wait for an answer, as their reader sees them. */
export function waitingOf(matches: WatchMatch[]): ShownMatch[] {
  return matches
    .filter(({ ask, settled }) => !settled && isAlive(ask.status))
    .map(({ ask: { id: askId, asker, target, whom, teamWhy, why }, relationshipId, person }) => ({
      ...{ askId, relationshipId, asker, target, whom, teamWhy, why, person },
    }))
}

/**
 * A page, from 0, of the asks a notice tells of.
 *
 * @throws DomainError stale when nothing of it waits for this member (any more)
 */
export async function showMatches({ tenant, member }: Context, noticeId: string, page: number): Promise<View> {
  const waiting = waitingOf(await tenant.watches.matchesOf(noticeId))
  const [first] = waiting
  const match = first && (await tenant.watches.matchOf(first.askId, member.id))
  if (match?.noticeId !== noticeId) throw new DomainError('match-over')
  return matchesView(waiting, noticeId, page)
}
