import { isMeant } from '../../domain/finding/ranking.ts'
import { readWhom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'

/**
 * Whom an asker wants to reach through the connector's person, in their words; null where it is that person: by name or
 * by title they may be exactly who is meant. A partner is never who is wanted.
 */
export function referredTo({ whom, path }: { whom: string | null; path: ShownPath }): string | null {
  const wanted = whom === null ? null : readWhom(whom)
  if (path.partner) return wanted?.text ?? 'somebody'
  return wanted && !isMeant(path, wanted) ? wanted.text : null
}
