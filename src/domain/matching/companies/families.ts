import { isCommon } from '../word-rarity.ts'
import { changesNothing } from './legal-forms.ts'
import { ofKey } from './organization-name.ts'
import { SMALL_WORDS } from './organization-terms.ts'

// Families: companies whose names share a telling head. Shown together, never merged.

/**
 * Whether two keys are of one family: one begins with the other's distinctive words, in order, written together or
 * apart. Symmetric. "Acme" and "Acme Brick" are, "Acme Brick" and "Acme Software" are not; a mere trade or place does
 * not make a family: "Bank" has none.
 */
export const isNearName = (one: string, other: string): boolean => sharedHead(one, other) !== null

/** The telling words that one of two keys consists of and the other begins with; null where they are no family. */
export function sharedHead(one: string, other: string): string[] | null {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const [head, whole] = a.join('').length <= b.join('').length ? [a, b] : [b, a]
  const [first = ''] = head
  if (head.length === 1 && ([...first].length < 2 || isCommon(first))) return null
  const joined = head.join('')
  return joined !== '' && whole.some((_, at) => whole.slice(0, at + 1).join('') === joined) ? head : null
}

/** The words of a key that tell a company from others, in order; all if none does. */
export function tellingWords(key: string): string[] {
  const { tokens } = ofKey(key)
  const telling = tokens.filter((token) => !SMALL_WORDS.has(token) && !changesNothing(token))
  return telling.length > 0 ? telling : tokens
}
