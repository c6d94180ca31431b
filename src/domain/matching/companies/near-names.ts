import { isNearName, tellingWords } from './families.ts'
import { type CandidateName, readsLike } from './found-organization.ts'

// Companies named similarly to a certain match: shown below it, never taken for it.

/**
 * How a company with a similar name is related to a certain one, by their keys: it is the head of whose name the other's
 * begins with, or a unit whose name begins with the other's, or the name in another script, or one of its other names
 * is similar.
 */
export type Kinship = 'head' | 'unit' | 'read-alike' | 'other-name'

export function kinshipOf(key: string, other: string): Kinship {
  if (!isNearName(key, other)) return readsLike(key)(other) ? 'read-alike' : 'other-name'
  const [own, others] = [key, other].map((one) => tellingWords(one).join('').length)
  return (others ?? 0) < (own ?? 0) || (others === own && other.length < key.length) ? 'head' : 'unit'
}

/**
 * The candidates named similarly to a certain match, the nearest first: of its family, read alike in another
 * script, or with one of its other names ("Dux" beside "DUX (Dienst Uitvoering Xamens)").
 *
 * @param key the certain match's
 */
export function nearAmong(key: string, candidates: readonly CandidateName[]): string[] {
  const isReadAlike = readsLike(key)
  const near = candidates.filter((one) => one.named || isNearName(key, one.key) || isReadAlike(one.key))
  const beyond = ({ key: other }: CandidateName) => Math.abs(other.length - key.length)
  return [...new Set(near.toSorted((a, b) => beyond(a) - beyond(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id))]
}
