import { fold } from '../matching/companies/organization-name.ts'
import { BARE, CONTACTS, type Column, NAMES } from './column-names.ts'

// Finds the columns of a list of people by their names.

/** Normalises a column name for comparison: "FirstName", "first_name" and "First name*" are the same. */
export function readHeaderName(cell: string): string {
  const parted = cell.replaceAll('LinkedIn', 'Linkedin').replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
  return (
    fold(parted)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}

/** Systems name whose a column is, and which of several: "Person - Email - Work", "E-mail 2 - Value", "Name (from Deals)". */
const WHOSE = /^(?:contact|person|lead|primary contact) (?=.)/
const WHICH = /(?<=.) (?:(?:[1-9] )?(?:value|address)|[1-9]|work|home|other|primary|from .+)$/

/** What a column is called apart from whose it is, and which of several. */
export function plainColumn(name: string): string {
  const plain = name.replace(WHOSE, '')
  return (plain === 'owner' ? name : plain).replace(WHICH, '')
}

/** How certain each name of a column is: the lower, the more. */
type Ranks = ReadonlyMap<string, number>
const ranksOf = (names: Iterable<string>): Ranks => {
  const ranks = new Map<string, number>()
  for (const name of names) if (!ranks.has(name)) ranks.set(name, ranks.size)
  return ranks
}
const { first, middle, last, full, company, title, email, url, connected } = NAMES
const RANKS: Record<Column, Ranks> = {
  ...{ first: ranksOf(first), middle: ranksOf(middle), last: ranksOf(last), full: ranksOf(full) },
  ...{ company: ranksOf(company), title: ranksOf(title), email: ranksOf(email) },
  ...{ url: ranksOf(url), connected: ranksOf(connected) },
}
const [BARE_RANKS, CONTACT_RANKS] = [ranksOf(BARE), ranksOf(CONTACTS)]

/** Where the most certain name of a column stands, as written or else apart from whose it is; null for nowhere. */
function bestPlace(column: Column, known: Ranks, written: string[][], taken: Set<number>): number | null {
  const found = written.flatMap((names, held) =>
    names.flatMap((name, at) => {
      const rank = known.get(name)
      return rank === undefined || taken.has(at) ? [] : [{ rank, held, at }]
    }),
  )
  // Outlook in French has two columns "Titre": how somebody is addressed, and then what they do.
  const side = column === 'title' ? -1 : 1
  const [best] = found.sort((a, b) => a.rank - b.rank || a.held - b.held || side * (a.at - b.at))
  return best?.at ?? null
}

/** The positions in a header of the columns of a list of people; missing ones are left out. */
export function peopleColumns(names: string[]): Map<Column, number> {
  const places = new Map<Column, number>()
  const taken = new Set<number>()
  const plain = names.map(plainColumn)
  const find = (column: Column, known: Ranks) => {
    if (places.has(column)) return
    const at = bestPlace(column, known, [names, plain], taken)
    if (at === null) return
    places.set(column, at)
    taken.add(at)
  }
  // "Nome" and "Nom" are a first or last name next to the other one, and otherwise a full name.
  for (const column of ['last', 'full', 'middle', 'company', 'title', 'email', 'url', 'connected'] as const)
    find(column, RANKS[column])
  if (places.has('last')) find('first', RANKS.first)
  // Beside first names, a whole name is only there for those who lack them.
  if (places.has('first')) find('full', BARE_RANKS)
  if (places.has('first') || places.has('full')) return places
  places.delete('last')
  find('full', CONTACT_RANKS)
  find('full', BARE_RANKS)
  return places
}

/** The positions of all columns that hold e-mail addresses: their names, but for which of several, mean the same. */
export function mailColumns(names: string[]): number[] {
  const isMail = (name: string) => RANKS.email.has(name) || RANKS.email.has(plainColumn(name))
  return names.flatMap((name, at) => (isMail(name) ? [at] : []))
}

/** Whether a header is that of a list of people: first and last names, or full names and more about a person. */
export function isOfPeople(names: string[]): boolean {
  const places = peopleColumns(names)
  if (places.has('first')) return true
  if (!places.has('full')) return false
  const full = names[places.get('full') ?? -1] ?? ''
  if (NAMES.full.includes(full) || NAMES.full.includes(plainColumn(full))) return names.length > 1
  // "Name" may be a company's, and a list of companies may say whom to call there.
  return places.has('company') && (places.has('title') || (!CONTACTS.has(full) && places.has('email')))
}

/** Whether a column name means companies, or names that may be companies'. */
export const isCompanyName = (name: string): boolean => NAMES.company.includes(name)
export const isBareName = (name: string): boolean => BARE.has(name)
/** Whether a column name is another one of a list of people. */
export const isPeopleName = (name: string): boolean =>
  (['first', 'middle', 'last', 'full', 'title', 'email', 'url', 'connected'] as const).some((column) =>
    NAMES[column].includes(name),
  )
