import { isCommon } from '../word-rarity.ts'
import type { CandidateName } from './found-organization.ts'
import { changesNothing } from './legal-forms.ts'
import { ofKey } from './organization-name.ts'
import { SMALL_WORDS } from './organization-terms.ts'

// Companies named similarly to a certain match: shown below it, never taken for it.

/**
 * Whether two keys are of one family: one begins with the other's distinctive words, in order, written together or
 * apart. Symmetric. "Acme" and "Acme Brick" are, "Acme Brick" and "Acme Software" are not; a mere trade or place does
 * not make a family: "Bank" has none.
 */
export function isNearName(one: string, other: string): boolean {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const [head, whole] = a.join('').length <= b.join('').length ? [a, b] : [b, a]
  const [first = ''] = head
  if (head.length === 1 && ([...first].length < 2 || isCommon(first))) return false
  const joined = head.join('')
  return joined !== '' && whole.some((_, at) => whole.slice(0, at + 1).join('') === joined)
}

function tellingWords(key: string): string[] {
  const { tokens } = ofKey(key)
  const telling = tokens.filter((token) => !SMALL_WORDS.has(token) && !changesNothing(token))
  return telling.length > 0 ? telling : tokens
}

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
