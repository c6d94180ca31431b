// What is remembered of how companies are spelled, and of which spellings were split off.

/** One way a company is spelled; `relationshipId` is a tie visible to the viewer that spells it so. */
export type Spelling = { spelling: string; people: number; relationshipId: string }

export type SpellingVerbs = {
  /** How a company is spelled on what the viewer may see, the most frequent first; at most `limit`. */
  spellings(organizationId: string, viewerId: string, limit: number): Promise<Spelling[]>
  /**
   * Moves everybody's ties with this exact spelling to a company of its own, with what rests on them alone: people,
   * asks, introductions. From now on that spelling goes there. Call it in a transaction.
   *
   * @returns the company split off; null when there is none of that spelling, or it is one split off itself
   */
  splitOrganization(organizationId: string, spelling: string, now: Date): Promise<string | null>
  /**
   * Moves all that a company split off holds to the one it was split from, as if it had not been. Call it in a
   * transaction.
   *
   * @returns the company it is now part of, and the spelling; null when it is not split off (any more)
   */
  rejoinOrganization(organizationId: string): Promise<{ organizationId: string; spelling: string } | null>
  /** The company a split-off one belonged to; null when it is none, or that one is gone. */
  splitFrom(organizationId: string): Promise<string | null>
}
