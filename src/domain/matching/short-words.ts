// Abbreviations in company names: "Acme NZ", "Acme R&D", "acme-g" for Acme Group.

/** Phrases in names, and their abbreviations. */
const PHRASES: [phrase: string, word: string][] = [
  ['united states of america', 'us'],
  ['united states america', 'us'],
  ['united states', 'us'],
  ['united states of america', 'usa'],
  ['united states', 'usa'],
  ['estados unidos', 'us'],
  ['etats unis', 'us'],
  ['united kingdom', 'uk'],
  ['great britain', 'uk'],
  ['reino unido', 'uk'],
  ['new zealand', 'nz'],
  ['south africa', 'za'],
  ['saudi arabia', 'ksa'],
  ['united arab emirates', 'uae'],
  ['european union', 'eu'],
  ['hong kong', 'hk'],
  ['new york', 'ny'],
  ['czech republic', 'czechia'],
  ['republica checa', 'czechia'],
  ['puerto rico', 'pr'],
  ['papua new guinea', 'png'],
  ['research development', 'rd'],
  ['group', 'g'],
  ['holdings', 'hd'],
]
const BY_FIRST = Map.groupBy(
  PHRASES.map(([phrase, word]) => ({ words: phrase.split(' '), word })),
  ({ words }) => words[0] ?? '',
)

/**
 * Abbreviates folded words where the other name does: `new zealand` becomes `nz` beside `nz`.
 */
export function shortenLike(tokens: string[], others: string[]): string[] {
  const short: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const here = at
    const found = BY_FIRST.get(tokens[at] ?? '')?.find(
      ({ words, word }) => others.includes(word) && words.every((part, index) => tokens[here + index] === part),
    )
    short.push(found?.word ?? tokens[at] ?? '')
    at += found?.words.length ?? 1
  }
  return short
}
