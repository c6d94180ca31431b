// What is remembered of how companies are spelled, and of which spellings were split off.

/**
 * One way a company is spelled; `relationshipId` is a tie visible to the viewer that spells it so, null where only
 * partners do; `mergedFromId` is the company of that name where it was merged into this one.
 */
export type Spelling = {
  spelling: string
  people: number
  relationshipId: string | null
  mergedFromId: string | null
}

export type Spellings = {
  /** How a company is spelled on what the viewer may see, the most frequent first; at most `limit`. */
  of(organizationId: string, viewerId: string, limit: number): Promise<Spelling[]>
  /**
   * Moves everybody's ties with this exact spelling to a company of its own, with what rests on them alone: people,
   * asks, introductions. From now on that spelling goes there. Call it in a transaction.
   *
   * @returns the company split off; null when there is none of that spelling, or it is one split off itself; what was
   *   merged into it is split off by unmergeOrganization
   */
  split(organizationId: string, spelling: string, now: Date): Promise<string | null>
  /**
   * Moves all that a company split off holds to the one it was split from, as if it had not been. Call it in a
   * transaction.
   *
   * @returns the company it is now part of, and the spelling; null when it is not split off (any more)
   */
  rejoin(organizationId: string, now: Date): Promise<{ organizationId: string; spelling: string } | null>
  /** The company a split-off one belonged to, as it counts now; null when it is none, or that one is gone. */
  splitFrom(organizationId: string): Promise<string | null>
  /**
   * Makes a company part of another: all that belongs to it is found there from now on, and what is logged or imported
   * under its name goes there. People of one name known at both are one. Call it in a transaction.
   *
   * @returns false when either is part of another already, or gone
   */
  merge(from: string, into: string, now: Date): Promise<boolean>
  /**
   * Gives a company that was merged all that is its own back, with what was logged under its name since, and those that
   * were merged into it before. Call it in a transaction.
   *
   * @param countsAs the company it must be part of, where that was seen before
   * @returns the company it was part of; null when it is not (any more)
   */
  unmerge(id: string, countsAs?: string): Promise<string | null>
}
