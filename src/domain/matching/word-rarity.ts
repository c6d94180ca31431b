import commonWords from './common-words.json' with { type: 'json' }
import { isGeneric } from './companies/legal-forms.ts'
import { hasSynonyms, standardWord } from './organization-synonyms.ts'
import { COMMON_PLACES } from './place-names.ts'

// How much a shared word says: rare words name a company, common ones only its trade.

/** Number of company names a word's frequency is measured against: the size of a large public list. */
const LIST = 100_000
/** How many names of such a list contain a typical common word, by order of magnitude (own estimate). */
const GENERIC_FREQUENCY = 400
/** How many of 100,000 public names contain each of the most common words, all its variants (test/bench/lists/common-words.ts). */
const FREQUENCIES = new Map<string, number>()
for (const [word, names] of Object.entries(commonWords))
  FREQUENCIES.set(standardWord(word), names + (FREQUENCIES.get(standardWord(word)) ?? 0))
/** Fewer names count as one: a small workspace has no frequencies yet, and no single private name must show. */
const RARE = 4

/** Whether a folded word is so common in company names that sharing it says nothing: a trade, a form, a place. */
export const isCommon = (word: string): boolean => isGeneric(word) || hasSynonyms(word) || COMMON_PLACES.has(word)

/**
 * How distinctive a folded word is, from 0 (everybody has it) to 1: one minus the logarithm of its frequency, as in
 * inverse document frequency (Spärck Jones, 1972).
 *
 * @param companies how many names of the workspace contain it; 0 if unknown
 */
export function rarityOf(word: string, companies: number): number {
  const length = [...word].length
  const usual =
    FREQUENCIES.get(standardWord(word)) ??
    (isCommon(word) ? GENERIC_FREQUENCY : length === 1 ? 600 : length === 2 ? 60 : 0)
  const rarity = 1 - Math.log(Math.max(RARE, companies, usual)) / Math.log(LIST)
  return Math.max(0.05, rarity)
}
