import { isMeant } from '../../domain/finding/ranking.ts'
import { readWhom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'

/**
 * Whom an asker wants to reach through the connector's person, in their words; null if, by name or title, that person
 * may be exactly who is meant. A partner is never the person wanted.
 */
export function referredTo({ whom, path }: { whom: string | null; path: ShownPath }): string | null {
  const wanted = whom === null ? null : readWhom(whom)
  if (path.partner) return wanted?.text ?? 'somebody'
  return wanted && !isMeant(path, wanted) ? wanted.text : null
}
