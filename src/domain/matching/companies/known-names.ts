import { EXONYMS } from '../place-names.ts'
import { applies } from '../rules.ts'
import lines from './known-names.json' with { type: 'json' }
import { isGeneric } from './legal-forms.ts'
import { normaliseOrganization } from './organization-name.ts'
import { SMALL_WORDS } from './organization-terms.ts'

// Well-known other names of well-known companies: former names, names of companies absorbed, acronyms, nicknames.
// Written from common knowledge for this project, and MIT-licensed like it; additions are welcome. It only helps an ask
// find what is logged under another name: it never merges two companies.
//
// known-names.json has one company per line, its names separated by =, the current one first. Names shared by several
// companies are left out, and so are owners and parts of a company. A * stands for the rest of a name, the same in
// each: "Indian Institute of Technology * = IIT *".

/** Places by each of their names. */
const PLACES = new Map(EXONYMS.flatMap((names) => names.map((name) => [name, names] as const)))

/** Placeholder for * while a name is normalised: not a word of any name. */
const REST = 'restofthename'

/** What comes before and after the * of a name. */
type Pattern = { before: string; after: string }

type Known = {
  /** The keys of the names of each company. */
  companies: string[][]
  byCompact: ReadonlyMap<string, string[]>
  /** The same by names without the trades they end in, if two words are left: what other names begin with. */
  byBeginning: ReadonlyMap<string, string[]>
  patterns: Pattern[][]
}

let known: Known | null = null

/** Reads everything at the first ask: keying thousands of names would slow down the start of a command line. */
function readKnown(): Known {
  if (known) return known
  const split = lines.map((line) => line.split(' = '))
  const companies = split.filter((names) => !names.join().includes('*')).map(keysOf)
  known = {
    companies,
    byCompact: byName(companies, (key) => key.replaceAll(' ', '')),
    byBeginning: byName(companies, (key) => withoutTrade(key.split(' ')).join('')),
    patterns: split.filter((names) => names.join().includes('*')).map((names) => names.map(patternOf)),
  }
  return known
}

/** Names by their keys, if they were keyed before. */
const keyed = new Map<string, string>()

function keyOf(name: string): string {
  const known = keyed.get(name) ?? normaliseOrganization(name).key
  keyed.set(name, known)
  return known
}

const keysOf = (names: string[]): string[] => [...new Set(names.map(keyOf))]

/** Lines keyed in one step. */
const STEP = 50

/** Reads everything in steps of a few milliseconds, so that a server does it between others' work before the first ask. */
export function* readKnownInSteps(): Generator<void> {
  for (let from = 0; from < lines.length; from += STEP) {
    for (const line of lines.slice(from, from + STEP)) if (!line.includes('*')) keysOf(line.split(' = '))
    yield
  }
  readKnown()
}

/** Indexes companies by a reading of their names, leaving out shared ones. */
function byName(companies: string[][], read: (key: string) => string): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[] | null>()
  for (const keys of companies)
    for (const name of new Set(keys.map(read))) found.set(name, found.has(name) ? null : keys)
  return new Map([...found].filter((entry): entry is [string, string[]] => entry[1] !== null))
}

function withoutTrade(words: string[]): string[] {
  const trades = words.toReversed().findIndex((word) => !isGeneric(word))
  const rest = trades > 0 ? words.slice(0, -trades) : words
  // "Bank of America" is not "bank of".
  return rest.length > 1 && !SMALL_WORDS.has(rest.at(-1) ?? '') ? rest : words
}

function patternOf(name: string): Pattern {
  const [before = '', after = ''] = normaliseOrganization(name.replace('*', REST)).key.split(REST)
  return { before, after }
}

/** The keys of the names of each well-known company. */
export const wellKnown = (): string[][] => readKnown().companies

/** How many leading words are searched for a known name. */
const FIRST_WORDS = 6
/** Fewest letters of a known name that others may begin with: two or three are the initials of many. */
const LONG = 4

/**
 * The keys of a well-known company's other names: for `procter gamble`, `p g`. A name that begins with a known one gets
 * its alternatives too: `facebook ireland` is `meta ireland`. None for any other.
 */
export function knownNames(key: string): string[] {
  if (!applies('well-known names')) return []
  const compact = key.replaceAll(' ', '')
  const whole = othersOf(compact, readKnown().byCompact)
  const others = [...(whole.length > 0 ? whole : byFirstWords(key)), ...byPattern(key)]
  return [...new Set(others)].filter((other) => other.replaceAll(' ', '') !== compact)
}

function byFirstWords(key: string): string[] {
  const words = key.split(' ')
  for (let length = Math.min(words.length - 1, FIRST_WORDS); length > 0; length--) {
    const first = words.slice(0, length).join('')
    if (first.length < LONG) continue
    const others = othersOf(first, readKnown().byCompact)
    const found = others.length > 0 ? others : othersOf(first, readKnown().byBeginning)
    if (found.length > 0) return found.map((other) => [other, ...words.slice(length)].join(' '))
  }
  return []
}

function othersOf(compact: string, names: ReadonlyMap<string, string[]>): string[] {
  return (names.get(compact) ?? []).filter((other) => other.replaceAll(' ', '') !== compact)
}

/** Names from the lines with *, with places in every language: `tu wien` is `technical university of vienna`. */
function byPattern(key: string): string[] {
  return readKnown().patterns.flatMap((names) =>
    names.flatMap(({ before, after }) => {
      const rest = key.slice(before.length, key.length - after.length)
      if (rest === '' || rest !== rest.trim() || key !== `${before}${rest}${after}`) return []
      return names.flatMap((other) => placesOf(rest).map((place) => `${other.before}${place}${other.after}`))
    }),
  )
}

/** A text, and its variants with each place replaced by its other names. */
function placesOf(rest: string): string[] {
  const words = rest.split(' ')
  const elsewhere = words.flatMap((word, at) => PLACES.get(word)?.map((other) => words.with(at, other).join(' ')) ?? [])
  return [rest, ...elsewhere]
}
