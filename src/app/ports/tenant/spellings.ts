// Stored spellings of companies, and which of them were split off.

/**
 * One spelling of a company; `relationshipId` is a tie visible to the viewer with that spelling, null when only
 * partners have it; `mergedFromId` is the company of that name if it was merged into this one.
 */
export type Spelling = {
  spelling: string
  people: number
  relationshipId: string | null
  mergedFromId: string | null
}

export type Spellings = {
  /** A company's spellings in what the viewer may see, most frequent first; at most `limit`. */
  of(organizationId: string, viewerId: string, limit: number): Promise<Spelling[]>
  /**
   * Moves everybody's ties with this exact spelling to a company of its own, with what rests on them alone: people,
   * asks, introductions. From now on that spelling goes there. Call it in a transaction.
   *
   * @returns the company split off; null when there is no such spelling, or it was itself split off; what was
   *   merged into it is split off by unmergeOrganization
   */
  split(organizationId: string, spelling: string, now: Date): Promise<string | null>
  /**
   * Moves everything a split-off company holds back to the one it came from, as if never split. Call it in a
   * transaction.
   *
   * @returns the company it is now part of, and the spelling; null when it is not split off (any more)
   */
  rejoin(organizationId: string, now: Date): Promise<{ organizationId: string; spelling: string } | null>
  /** The company a split-off one belonged to, as it counts now; null when it was not split off, or that one is gone. */
  splitFrom(organizationId: string): Promise<string | null>
  /**
   * Makes a company part of another: all its data is found there from now on, and whatever is logged or imported
   * under its name goes there. People with the same name at both become one. Call it in a transaction.
   *
   * @returns false when either is already part of another, or gone
   */
  merge(from: string, into: string, now: Date): Promise<boolean>
  /**
   * Gives a merged company back everything of its own, with what was logged under its name since, and those
   * merged into it before. Call it in a transaction.
   *
   * @param countsAs the company it must be part of, if the caller has seen that before
   * @returns the company it was part of; null when it is not (any more)
   */
  unmerge(id: string, countsAs?: string): Promise<string | null>
}
