import { SeenIn } from './ask.ts'

// What an ask reveals to whom, by its asker's choice. Anything that shows an ask to others must check here.

/** Roles a reader can have towards an ask. */
export const READERS = ['asker', 'connector', 'joined', 'card', 'fellow', 'knower', 'everybody'] as const
/**
 * `connector`: was asked. `joined`: shares the ask. `card`: stands before its card in a channel. `fellow`: is after the same company. `knower`: knows somebody there
 * but was not asked, even if logged a moment ago. `everybody`: the digest, its channel and the open asks.
 */
export type Reader = (typeof READERS)[number]

/** The whole ask; that somebody, unnamed, is after the company; or not even that it exists. */
export type Told = 'all' | 'someone' | 'nothing'

const TOLD: Record<SeenIn, Record<Reader, Told>> = {
  digest: {
    asker: 'all',
    connector: 'all',
    joined: 'all',
    card: 'all',
    fellow: 'all',
    knower: 'all',
    everybody: 'all',
  },
  connectors: {
    asker: 'all',
    connector: 'all',
    joined: 'all',
    // Its asker chose to tell this channel.
    card: 'all',
    // Both must agree before they learn of each other.
    fellow: 'someone',
    // The asker hears that a way may have opened, and decides whom to ask.
    knower: 'nothing',
    everybody: 'nothing',
  },
}

/**
 * What an ask reveals to a reader.
 *
 * @param ask.posted whether its card stands where every member may read it: then it is no secret, whatever was chosen
 */
export function toldOf({ seenIn, posted = false }: { seenIn: SeenIn; posted?: boolean }, reader: Reader): Told {
  return TOLD[posted ? 'digest' : seenIn][reader]
}

/** The choices that reveal the whole ask to a reader, for querying only such asks. */
export function choicesTellingAll(reader: Reader): SeenIn[] {
  return SeenIn.options.filter((seenIn) => TOLD[seenIn][reader] === 'all')
}
