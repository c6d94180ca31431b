/** A spelling of a company, from a tie or only from a partner; possibly the name of a company merged into it. */
type Spelling = { relationshipId: string | null; mergedFromId: string | null }

/** The spellings that can be split off: never a company's last own one, and merged companies only as a whole. */
export function splittableOf<T extends Spelling>(spellings: T[]): T[] {
  const own = spellings.filter(({ relationshipId, mergedFromId }) => relationshipId !== null && mergedFromId === null)
  return own.length > 1 ? own : []
}
