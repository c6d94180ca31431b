import type { Path } from './ranking.ts'

/** A path in the words its asker may read: a sealed tie shows neither whose it is nor with whom. */
export type ShownPath = Path & { sealed: boolean }

/** Hides what a sealed tie's owner keeps to themselves until they said yes. */
export function asSeenByAsker(path: Path): ShownPath {
  if (path.visibility !== 'sealed') return { ...path, sealed: false }
  return { ...path, connector: 'A teammate', person: 'someone', title: null, how: null, sealed: true }
}
