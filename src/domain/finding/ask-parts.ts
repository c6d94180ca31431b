import { fold } from '../matching/companies/organization-name.ts'
import { phrasesOf, wordsOf } from '../words/lexicon.ts'
import { isPlaceName } from '../words/places.ts'
import { isRole, isRoleOnly, sameMeaning } from './role.ts'

// Tells the parts of an ask apart, once its asking is taken away: "the CFO of Acme", "Jane Doe (Acme)", "Acme in
// procurement", "Acme’s office in Berlin".

/** Where somebody is wanted, whom, and in which place, each as written. */
export type SaidWhere = {
  organization: string
  whom: { kind: 'person' | 'role'; text: string } | null
  place: string | null
}

const wordOf = (words: ReadonlySet<string>): string => `(?:${[...words].join('|')})`
const THE = String.raw`(?:${wordOf(wordsOf(({ ask }) => ask.the))}\s+)`
/** Between somebody and their company. */
const BETWEEN = new RegExp(
  String.raw`\s+(?:${phrasesOf(({ ask }) => ask.between)})\s+${THE}?|\s+d['’](?=\p{Lu})`,
  'giu',
)
/** Those of them that never occur in a person's name. */
const SURE = new RegExp(String.raw`^(?:${phrasesOf(({ ask }) => ask.sure)})(?:\s|$)`, 'iu')
/** Before a job or a place behind the company. */
const INSIDE = new RegExp(String.raw`(?:,\s*|\s+)(${phrasesOf(({ ask }) => ask.inside)})\s+${THE}?`, 'giu')
/** Of those, before jobs alone: "Banco de España" is no bank in Spain. */
const JOBS_ONLY = /^(?:del?|de la|for|für)\b/iu
/** Before a department, by any name: "im Controlling". */
const OF_THE = /^(?:im|in der|aus der|aus dem)$/iu
const TEAM = new RegExp(String.raw`\s+${wordOf(wordsOf(({ ask }) => ask.team))}$`, 'iu')
const OFFICES = wordOf(wordsOf(({ ask }) => ask.office))
const OFFICE = new RegExp(
  String.raw`^(?:${OFFICES}\s+(?:in|en|à|de)\s+(?<behind>.+)|(?<before>\p{Lu}.*?)[\s-]+${OFFICES})$`,
  'iu',
)
const OF_COMPANY = /^(.+?)(?:['’]s|(?<=s)['’])\s+(.+)$/u

/** "Jane Doe (Acme)", "CFO of Acme", "Head of Sales at Acme", "somebody in Berlin at Acme". */
export function readSomebody(text: string): SaidWhere | null {
  const [, named = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)$/.exec(text) ?? []
  const whom = whomOf(named, true)
  if (whom) return { organization: withoutJob(inside.trim()), whom, place: null }
  // "Jane Doe, the CFO of Acme"
  const [, name = '', clause = ''] = /^([^,]+),\s+(.+)$/.exec(text) ?? []
  const there = isPersonLike(name) ? readSomebody(clause) : null
  if (there) return { ...there, whom: { kind: 'person', text: name } }
  const isLoud = text !== text.toLowerCase()
  const read = Array.from(text.matchAll(BETWEEN), (match) => {
    const behind = readCompany(text.slice(match.index + match[0].length).trim())
    const { rest, place } = takePlace(text.slice(0, match.index))
    const sure = SURE.test(match[0].trim())
    const found = whomOf(rest, sure) ?? (isLoud || match[0].trim() === 'of' ? null : quietName(rest, sure))
    if (behind.organization === '' || !(found || (place && rest === ''))) return null
    return { organization: behind.organization, whom: found ?? behind.whom, place: place ?? behind.place }
  }).filter((one) => one !== null)
  // "Head of Sales at Acme": take the longest job, but the shortest name.
  return read.findLast((one) => one.whom?.kind !== 'person') ?? read[0] ?? null
}

/** "CFO, Acme" and "CFO at Acme" in parentheses: the company. */
function withoutJob(inside: string): string {
  const [, job = '', company = ''] = /^(.+?)(?:,\s*|\s+(?:at|of|@)\s+)(.+)$/iu.exec(inside) ?? []
  return isJob(job) ? company : inside
}

/** What a company is called before its name: "bei der Firma Nordlicht". */
const SUCH_AS = /^(?:[Ff]irma|Unternehmen|company|firm|société|entreprise|boîte|empresa|compañía)\s+(?=\p{Lu})/u

/** A company, and perhaps a job or a place there, or both. */
export function readCompany(text: string): SaidWhere {
  let read: SaidWhere = { organization: text.replace(SUCH_AS, ''), whom: null, place: null }
  for (let more = takeInside(read); more !== null; more = takeInside(read)) read = more
  const [, company = '', part = ''] = OF_COMPANY.exec(read.organization) ?? []
  if (company === '') return read
  const { place } = takePlace(part)
  if (place && read.place === null) return { ...read, organization: company, place }
  return isJob(bare(part)) && read.whom === null
    ? { ...read, organization: company, whom: { kind: 'role', text: bare(part) } }
    : read
}

/** Takes the last job or place off the end; null if there is none. */
function takeInside(read: SaidWhere): SaidWhere | null {
  const text = read.organization
  const isLoud = text !== text.toLowerCase()
  for (const match of [...text.matchAll(INSIDE)].reverse()) {
    const said = text.slice(match.index + match[0].length)
    const organization = text.slice(0, match.index)
    if (read.place === null && !JOBS_ONLY.test(match[1] ?? '')) {
      const place = placeOf(said)
      if (place) return { ...read, organization, place }
    }
    const whom = read.whom === null ? jobOf(said, match[1] ?? '', isLoud) : null
    if (whom) return { ...read, organization, whom }
  }
  return null
}

/** The job that words behind a company are, by the preposition before them; `isLoud`: names have capitals here. */
function jobOf(text: string, inside: string, isLoud: boolean): SaidWhere['whom'] {
  const job = bare(text)
  const isOneWord = (isLoud && /^\p{Ll}{4,}$/u.test(job)) || (OF_THE.test(inside) && /^\p{L}{4,}$/u.test(job))
  return isJob(job) || isOneWord ? { kind: 'role', text: job } : null
}

/** "Berlin", "the Berlin office", "office in Berlin". */
function placeOf(text: string): string | null {
  const said = text.trim().replace(new RegExp(`^${THE}`, 'iu'), '')
  if (isPlaceName(said)) return said
  const { behind, before } = OFFICE.exec(said)?.groups ?? {}
  const named = behind ?? before ?? ''
  return isPlaceName(named) || /^\p{Lu}\p{L}+$/u.test(named) ? named : null
}

/** Splits a place off what is said of somebody: "Berlin", "a buyer in Berlin". */
function takePlace(text: string): { rest: string; place: string | null } {
  const whole = placeOf(text)
  if (whole) return { rest: '', place: whole }
  for (const match of [...text.matchAll(INSIDE)].reverse()) {
    const place = JOBS_ONLY.test(match[1] ?? '') ? null : placeOf(text.slice(match.index + match[0].length))
    if (place) return { rest: text.slice(0, match.index), place }
  }
  return { rest: text, place: null }
}

function whomOf(text: string, sure: boolean): SaidWhere['whom'] {
  const said = bare(text)
  if (isJob(said)) return { kind: 'role', text: said }
  const isName = sure && (isPersonLike(said) || /^\p{Lu}\p{Ll}+$/u.test(said))
  return isName ? { kind: 'person', text: said } : null
}

/** A name where nothing is written with a capital: "jane doe at acme". */
function quietName(text: string, sure: boolean): SaidWhere['whom'] {
  return sure && /^\p{L}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+){0,2}$/u.test(text.trim())
    ? { kind: 'person', text: text.trim() }
    : null
}

/** "whoever runs", "the person who handles": before a job. */
const WHOEVER = new RegExp(
  String.raw`^(?:who(?:m)?ever|${THE}?(?:person|one|guy|lady|somebody|someone|anybody|anyone)\s+(?=(?:who|that)\s))`,
  'iu',
)
const WHO_DOES = new RegExp(String.raw`^(?=(?:who|that)\s)(?:${phrasesOf(({ ask }) => ask.inside)})\s+`, 'iu')

/** Without an article or "whoever runs" before it, and "team" behind it. */
function bare(text: string): string {
  return text
    .trim()
    .replace(WHOEVER, (said) => (/ever$/i.test(said) ? 'who' : ''))
    .replace(WHO_DOES, '')
    .replace(new RegExp(`^${THE}`, 'iu'), '')
    .replace(TEAM, '')
}

/** Whether a text is a job: nothing else, or in lower case, as names are not. */
function isJob(text: string): boolean {
  const typed = text.split(' ')
  if (isRoleOnly(text) || typed.every((word) => isRoleOnly(word) || sameMeaning(fold(word)).length > 1)) return true
  return isRole(text) && text === text.toLowerCase() && typed.length <= 4
}

/** Two to four words capitalised like a person's name. */
export const isPersonLike = (text: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u.test(text)
