import lines from './organization-synonyms.json' with { type: 'json' }
import { EXONYMS } from './place-names.ts'

// Words of company names that are written in several ways or languages: one of each line stands for all.

const SYNONYMS = new Map(
  [...lines.map((line) => line.split(' ')), ...EXONYMS].flatMap((words) =>
    words.map((word): [string, string] => [word, words[0] ?? word]),
  ),
)

/** The word that stands for a folded one and all it is also written as: `intl` for `international`. Idempotent. */
export function standardWord(word: string): string {
  return SYNONYMS.get(word) ?? word
}

/** Whether a word is one of those written in several ways: such a one says what a company does, not which it is. */
export const hasSynonyms = (word: string): boolean => SYNONYMS.has(word)
