import type { Store } from './ports/store.ts'

/**
 * How long work on an event may take before whoever claimed it counts as dead, in milliseconds: longer than any answer
 * takes, and shorter than the minute after which Slack tells of an event for the second time again.
 */
export const LOST_AFTER = 30_000

/** Claims on what a platform may tell several processes, or tell again. */
export type Once = {
  /**
   * Whether to work on it: false while another process does, or once it is answered.
   *
   * @param kept what it takes to answer it, should this process die before it is done; null for what is not taken up again
   */
  begin(key: string, kept: string | null): Promise<boolean>
  /** Records that it is answered. */
  done(key: string): Promise<void>
}

/** @param source the platform whose keys these are */
export function createOnce(store: Store, source: string, clock: () => Date): Once {
  return {
    begin: (key, kept) => store.claim(source, key, clock(), LOST_AFTER, kept),
    done: (key) => store.finishClaim(source, key, clock()),
  }
}
