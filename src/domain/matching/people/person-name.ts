import { fold } from '../companies/organization-name.ts'
import { sameGivenName } from './nicknames.ts'

// Names of people outside as they are written in lists and lines, and when a typed one fits.

const TITLES = new Set(
  'dr prof professor mr mrs ms miss mx sir dame ing dipl herr frau mme mlle sra dott avv rev hon'.split(' '),
)
/** Behind a name even without a comma. */
const SUFFIXES = new Set('phd md mba pmp cpa cfa jr sr ii iii iv esq msc bsc mim dds jd llm dphil'.split(' '))
/** Behind a comma only: some are names too (Yo-Yo Ma). */
const DEGREES = new Set([
  ...SUFFIXES,
  ...`csm ma ba cissp pe rn frcs acca shrm scp cp mph sphr phr gphr itil csp csms cspo psm safe aws bcs ceng fca aca
  mcips ccna ccnp leed ap`.split(/\s+/),
])
/** Words before a family name that belong to it: "van Dyke, Dick". */
const PARTICLES = new Set(
  'van von de der den del della da di do dos du la le al el bin ibn ben mac st ter ten'.split(' '),
)

/**
 * The key under which one human being is found: no case, accents, emoji, titles before ("Dr.") or degrees behind
 * ("Smith, PMP, CSM"); "Doe, Jane" is "jane doe". Empty only for a name without letters or digits.
 * `normalisePerson(key) === key`.
 */
export function normalisePerson(name: string): string {
  const [head = [], ...behind] = fold(name).split(',').map(tokens)
  const given = behind.map((part) => part.filter((token) => !DEGREES.has(token))).filter((part) => part.length > 0)
  // One part behind the comma that is no degree: the family name came first. "Jane Doe, Speaker" has two words before.
  const [first = []] = given
  const reversed = given.length === 1 && first.length <= 3 && (head.length === 1 || PARTICLES.has(head[0] ?? ''))
  const plain = reversed ? [...first, ...head] : head.length > 0 ? [...head] : given.flat()
  // Nothing but degrees: they are all there is.
  return withoutTitles(plain.length > 0 ? plain : tokens(fold(name))).join(' ')
}

function withoutTitles(words: string[]): string[] {
  let [start, end] = [0, words.length]
  while (end - start > 1 && TITLES.has(words[start] ?? '')) start++
  while (end - start > 2 && SUFFIXES.has(words[end - 1] ?? '')) end--
  return words.slice(start, end)
}

/** Whether a typed name ("Jane", "J. Doe", "doe", "Bob") fits a person's: every word is one of theirs, short for it, or an initial. */
export function nameMatches(query: string, name: string): boolean {
  const held = tokens(fold(name))
  const typed = tokens(fold(query)).filter((token) => !TITLES.has(token))
  return (
    typed.length > 0 &&
    typed.every((token) =>
      held.some((word) => sameGivenName(word, token) || (token.length === 1 && word.startsWith(token))),
    ) &&
    // "J." alone fits too many; but in scripts where one character is a word, it is the name.
    typed.some((token) => token.length > 1 || held.includes(token))
  )
}

/** What one calls somebody: the first word of a name that is no title ("Dr. Jane Doe" is Jane). */
export function firstName(name: string): string {
  const words = name.split(/\s+/)
  return words.find((word) => !TITLES.has(fold(word).replace('.', ''))) ?? name
}

/** Folded words; "O’Neil" is one. */
function tokens(text: string): string[] {
  return text.replace(/['’`´]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
