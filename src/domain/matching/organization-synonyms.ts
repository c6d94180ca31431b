import lines from './organization-synonyms.json' with { type: 'json' }
import { EXONYMS } from './place-names.ts'
import { applies } from './rules.ts'

// Words in company names with several spellings or translations: one of each line stands for all.

const SYNONYMS = new Map(
  [...lines.map((line) => line.split(' ')), ...EXONYMS].flatMap((words) =>
    words.map((word): [string, string] => [word, words[0] ?? word]),
  ),
)

/** The word that stands for a folded one and its variants: `intl` for `international`. Idempotent. */
export function standardWord(word: string): string {
  return (applies('words with one meaning') && SYNONYMS.get(word)) || word
}

/** Whether a word has variants: such words say what a company does, not which one it is. */
export const hasSynonyms = (word: string): boolean => SYNONYMS.has(word)
