import { hasShownThemselves } from '../../domain/relationships/visibility.ts'
import type { Member } from '../ports/entities.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

/**
 * Whom everybody may be told made an introduction: nobody who does not allow it, or whose tie is not open.
 *
 * @returns their name; null for nobody
 */
export function thankedFor(members: readonly Member[]): (introduction: Introduction) => string | null {
  const allowing = new Set(members.filter((member) => member.thankedByName).map((member) => member.id))
  return (one) =>
    allowing.has(one.connectorId) && one.path.visibility === 'open' && hasShownThemselves(one, one.connectorId)
      ? one.connector
      : null
}
