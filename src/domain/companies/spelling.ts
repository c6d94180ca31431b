/** A way a company is spelled, by a tie, or by a partner's alone; perhaps as the name of a company that was merged into it. */
type Spelling = { relationshipId: string | null; mergedFromId: string | null }

/** The spellings that can be split off: not the last one of a company's own, what was merged into it is parted whole. */
export function splittableOf<T extends Spelling>(spellings: T[]): T[] {
  const own = spellings.filter(({ relationshipId, mergedFromId }) => relationshipId !== null && mergedFromId === null)
  return own.length > 1 ? own : []
}
