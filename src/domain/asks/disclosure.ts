import { SeenIn } from './ask.ts'

// What an ask tells to whom, by what its asker chose. Whatever shows an ask to somebody other than its asker asks here.

/** What somebody may be to an ask. */
export const READERS = ['asker', 'connector', 'joined', 'fellow', 'knower', 'everybody'] as const
/**
 * `connector`: who is asked for it. `joined`: who shares it. `fellow`: who is after the same company. `knower`: who knows
 * somebody there and was not asked, be it logged a moment ago. `everybody`: the digest, its channel and the open asks.
 */
export type Reader = (typeof READERS)[number]

/** All of an ask; that somebody, unnamed, is after the company; or not even that there is one. */
export type Told = 'all' | 'someone' | 'nothing'

const TOLD: Record<SeenIn, Record<Reader, Told>> = {
  digest: { asker: 'all', connector: 'all', joined: 'all', fellow: 'all', knower: 'all', everybody: 'all' },
  connectors: {
    asker: 'all',
    connector: 'all',
    joined: 'all',
    // Both have to want it before they learn of each other.
    fellow: 'someone',
    // It is the asker who hears that a way may have opened, and decides whom to ask.
    knower: 'nothing',
    everybody: 'nothing',
  },
}

/** What an ask tells a reader. */
export function toldOf({ seenIn }: { seenIn: SeenIn }, reader: Reader): Told {
  return TOLD[seenIn][reader]
}

/** The choices by which an ask tells a reader all, for looking up only such asks. */
export function choicesTellingAll(reader: Reader): SeenIn[] {
  return SeenIn.options.filter((seenIn) => TOLD[seenIn][reader] === 'all')
}
