import type { Path } from '../finding/ranking.ts'
import { NO_RECORD, withoutReasons } from '../finding/track-record.ts'
import { BANDS } from '../finding/weights.ts'
import type { IntroductionLife } from '../introductions/introduction.ts'

// Who may see what of somebody else's relationship: the only place these rules live.

/** A path as its reader may see it: one that is not open shows neither whose it is nor with whom. */
export type ShownPath = Path & { sealed: boolean }

/**
 * Hides what a sealed tie's owner keeps to themselves until they say yes, leaving only its band. A tie made private
 * after it was asked about hides the same. Why a connector passed on others' asks is hidden from everybody.
 *
 * @param unnamed what stands in place of the hidden names
 */
export function hideSealed(path: Path, unnamed: { connector: string; person: string }): ShownPath {
  if (path.visibility === 'open') return { ...path, record: withoutReasons(path.record), sealed: false }
  return {
    ...path,
    // Says that a partner opens the door, but neither whose partner nor who it is.
    partner: path.partner && { organization: '' },
    record: NO_RECORD,
    weakness: null,
    strength: BANDS[path.band],
    memberId: '',
    ...unnamed,
    title: null,
    how: null,
    kind: 'acquaintance',
    rating: null,
    since: null,
    lastTouch: null,
    touches: [],
    source: 'log',
    confirmedAt: null,
    handedOver: null,
    sealed: true,
  }
}

/** States in which the connector has said yes. */
const PROMISED = ['accepted', 'lent-name']

/**
 * Whether a connector has revealed themselves to the asker: they said yes, or confirmed the introduction. An asker's
 * claim that it was made does not uncover a sealed tie.
 */
export function hasShownThemselves(life: IntroductionLife, connectorId: string): boolean {
  return (
    PROMISED.includes(life.state) || PROMISED.includes(life.stateBefore ?? '') || life.confirmedById === connectorId
  )
}

/** Fewest members who logged somebody for a sealed tie to be offered: among fewer, its owner is easily guessed. */
export const HIDING_AMONG = 4
