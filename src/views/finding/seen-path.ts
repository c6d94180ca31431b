import type { Path } from '../../domain/finding/ranking.ts'
import { hideSealed, type ShownPath } from '../../domain/relationships/visibility.ts'

/** What stands in sentences for names their reader may not know yet. */
const UNNAMED = { connector: 'A teammate', person: 'someone' }

/** A path as its asker may see it, ready for sentences. */
export function asSeenByAsker(path: Path): ShownPath {
  return hideSealed(path, UNNAMED)
}
