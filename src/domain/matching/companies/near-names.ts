import { isNearName } from './families.ts'
import type { CandidateName } from './found-organization.ts'

// Companies named similarly to a certain match: shown below it, never taken for it.

/**
 * The candidates named similarly to a certain match, the nearest first: of its family, or with one of its other names
 * ("Dux" beside "DUX (Dienst Uitvoering Xamens)").
 *
 * @param key the certain match's
 */
export function nearAmong(key: string, candidates: readonly CandidateName[]): string[] {
  const near = candidates.filter((one) => one.named || isNearName(key, one.key))
  const beyond = ({ key: other }: CandidateName) => Math.abs(other.length - key.length)
  return [...new Set(near.toSorted((a, b) => beyond(a) - beyond(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id))]
}
