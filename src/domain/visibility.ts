import type { IntroductionLife } from './introduction.ts'
import type { Path } from './ranking.ts'

// Who may see what of a relationship that is not their own: the one place of these rules.

/** A path in the words its reader may see: one that is not open shows neither whose it is nor with whom. */
export type ShownPath = Path & { sealed: boolean }

/**
 * Hides what a sealed tie's owner keeps to themselves until they said yes; what is left is its band. A tie made private
 * after it was asked about hides the same.
 */
export function asSeenByAsker(path: Path): ShownPath {
  if (path.visibility === 'open') return { ...path, sealed: false }
  return {
    ...path,
    memberId: '',
    connector: 'A teammate',
    person: 'someone',
    title: null,
    how: null,
    kind: 'acquaintance',
    rating: null,
    since: null,
    lastTouch: null,
    sealed: true,
  }
}

/** States in which the connector has said yes. */
const PROMISED = ['accepted', 'lent-name']

/**
 * Whether a connector has let themselves be known to the asker: they said yes, or confirmed the introduction. An asker
 * who claims it was made does not uncover a sealed tie.
 */
export function hasShownThemselves(life: IntroductionLife, connectorId: string): boolean {
  return (
    PROMISED.includes(life.state) || PROMISED.includes(life.stateBefore ?? '') || life.confirmedById === connectorId
  )
}
