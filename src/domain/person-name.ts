import { fold } from './organization-name.ts'

const TITLES = new Set(
  'dr prof professor mr mrs ms miss mx sir dame ing dipl herr frau mme mlle sr sra dott avv rev hon'.split(' '),
)
const SUFFIXES = new Set(
  `phd md mba pmp csm cpa cfa jr sr ii iii iv esq msc bsc ma ba mim cissp pe rn dds jd llm dphil frcs acca shrm scp cp mph
  sphr phr gphr itil csp csms cspo psm safe aws bcs ceng fca aca mcips ccna ccnp leed ap`.split(/\s+/),
)

/**
 * The key under which one human being is found: no case, accents, emoji, titles before ("Dr.") or degrees behind
 * ("Smith, PMP, CSM"); "Doe, Jane" is "jane doe". Empty only for a name without letters or digits.
 */
export function normalisePerson(name: string): string {
  const [head = '', ...tails] = fold(name).split(',')
  const last = tokens(head)
  const tail = tails.flatMap(tokens)
  const given = tail.filter((token) => !SUFFIXES.has(token))
  // One comma with an ordinary name behind it: the family name came first.
  const ordered =
    tails.length === 1 && given.length > 0 && given.length <= 3
      ? [...given, ...last]
      : [...last, ...(tails.length > 1 ? [] : given)]
  const plain = ordered.filter((token, index) => !(index === 0 && TITLES.has(token)))
  while (plain.length > 2 && SUFFIXES.has(plain.at(-1) ?? '')) plain.pop()
  return (plain.length > 0 ? plain : ordered).join(' ') || tokens(fold(name)).join(' ')
}

/** Whether a typed name ("Jane", "J. Doe", "doe") fits a person's: every word of it is one of theirs or an initial. */
export function nameMatches(query: string, name: string): boolean {
  const held = tokens(fold(name))
  const typed = tokens(fold(query)).filter((token) => !TITLES.has(token))
  return (
    typed.length > 0 &&
    typed.every((token) => held.some((word) => word === token || (token.length === 1 && word.startsWith(token)))) &&
    typed.some((token) => token.length > 1)
  )
}

function tokens(text: string): string[] {
  return text.replace(/['’.]/g, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
