import { fold, normaliseOrganization } from '../matching/companies/organization-name.ts'
import { writtenNames } from '../matching/companies/written-names.ts'
import { otherNames } from '../matching/people/nicknames.ts'
import { readAskInWords } from './asks-in-words.ts'
import { isAsking, mayBeCompany, namesIn } from './company-text.ts'
import { isRole, roleWords } from './role.ts'

// Parses what an ask is for: "Acme Corp", "acme.com", "jane@acme.com", "Jane Doe at Acme", "CFO at Acme".

/** A person or a role wanted at a company. */
export type Whom = { kind: 'person' | 'role'; text: string }

/** One reading of an ask: a company by name, or by registrable domain, named by the label before the suffix. */
export type Target = {
  organization: string
  domain: string | null
  whom: Whom | null
  /** Of an ask phrased as a sentence: the place and the deadline said in passing, each as written. */
  said?: Passing
}

/** What an ask says in passing: "in Berlin", "before Thursday". */
export type Passing = { place: string | null; by: string | null }

/** The registrable domain of a URL, host or e-mail address; null if the text is none or its mailbox says nothing. */
export type Site = { domain: string; label: string; freeMail: boolean }

const AT = /\s+(?:at|@)\s+|\s*@\s+|\s+@\s*|(?<=\S)@(?=[^\s.@]+$)/gi
/** A chief of a company: "CFO of Acme". Other titles contain an "of" themselves: "Head of Sales". */
export const CHIEF_OF =
  /^(.*\b(?:ceo|cfo|cto|coo|cmo|cio|owner|founder|president|chair(?:man|woman)?))\s+of\s+(?!the board)(.+)$/iu
const COMPANY_PAGE = /^(?:https?:\/\/)?(?:[\w-]+\.)?linkedin\.com\/(?:company|school|showcase)\/([^/?#\s]+)/i
const PROFILE = /^(?:https?:\/\/)?(?:[\w-]+\.)?linkedin\.com\/(?:in|pub)\//i
/** Anyone there: nobody in particular. */
const ANYONE =
  /^(?:(?:who\s+knows|someone|somebody|anyone|anybody|everyone|people)\b|(?:the|an?)\s)\s*(?:(?:who\s+)?works?|working|from|in)?\s*/i

/**
 * The possible readings of what was typed, most literal first: a company may be called "Women at Work". None if it
 * names no company: a private mailbox, a person's profile page, no letters at all.
 *
 * @param siteOf reads URLs, hosts and e-mail addresses (registrable domains need the public suffix list)
 */
export function readTargets(text: string, siteOf: (text: string) => Site | null): Target[] {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”«<]+|[\s"“”»>?]+$/g, '')
    .replace(/^(?:who knows(?: (?:someone|somebody|anyone|anybody))?|at|@)(?:\s+(?:at\s+)?|(?<=@))(?=\S)/i, '')
  const readings: [left: string, right: string][] = [
    ['', clean],
    ...Array.from(clean.matchAll(AT), (match): [string, string] => [
      clean.slice(0, match.index),
      clean.slice(match.index + match[0].length),
    ]),
  ]
  const chief = CHIEF_OF.exec(clean)
  if (chief?.[1] && chief[2]) readings.push([chief[1], chief[2]])
  const targets = readings.flatMap(([left, right]) => {
    const organization = readOrganization(unquoted(right), siteOf)
    return organization ? [{ ...organization, whom: readWhom(unquoted(left)) }] : []
  })
  const said = readAskInWords(text)
  const organization = said && readOrganization(unquoted(said.organization), siteOf)
  if (!said || !organization) return targets
  const { whom, place, by } = said
  const sentence = { ...organization, whom, said: { place, by } }
  const at = targets.findIndex((one) => one.organization === organization.organization && one.whom?.text === whom?.text)
  const all = at === -1 ? [...targets, sentence] : targets.with(at, sentence)
  const [, name = '', company = ''] = (whom === null && NAME_OF.exec(said.organization)) || []
  const there = readOrganization(company, siteOf)
  // The last reading: a name may have such a word within.
  return there ? [...all, { ...there, whom: { kind: 'person', text: name }, said: { place, by } }] : all
}

/** "Lucía Prado de Banco Rivera": one name, or somebody there. */
const NAME_OF = /^(\p{Lu}\S+(?: \p{Lu}\S+){1,2}) (?:de|du|von|vom) (\p{Lu}.*)$/u

/** The readings of an ask, that of the whole sentence first if it is one: the others miss what it says besides. */
export function sentenceFirst(targets: Target[]): Target[] {
  return targets.toSorted((a, b) => Number(b.said !== undefined) - Number(a.said !== undefined))
}

/**
 * An ask as a button carries it: as typed if that fits, else in a sentence of its own that says the same in short.
 *
 * @param max most characters
 */
export function shortAsk(asked: string, { organization, domain, whom, said }: Target, max: number): string {
  if (asked.length <= max) return asked
  const start = whom?.kind === 'person' ? `intro to ${whom.text} at` : 'anyone at'
  const role = whom?.kind === 'role' ? ` in ${whom.text}` : ''
  const place = said?.place ? ` in ${said.place}` : ''
  const short = `${start} ${domain ?? organization}${role}${place}${said?.by ? ` ${said.by}` : ''}`
  return short.length <= max && said ? short : asked
}

/**
 * Whether an ask was understood as one for this company: the name can be one and, if the ask was a sentence, nothing
 * is left of it but the asking, who and by when. Only then may anybody be told that the company is unknown here.
 */
export function isUnderstood(asked: string, { organization, domain, whom }: Target): boolean {
  if (!mayBeCompany(organization)) return false
  const said = readAskInWords(asked)
  if (said?.organization === organization) return said.sure
  return domain !== null || whom !== null || mayBeCompany(asked) || namesIn(asked).join() === organization
}

/** Keys of other names in the ask: those written beside the company's, and a whole domain ("moonshot.ai"). */
export function otherKeysOf({ organization, domain }: Target): string[] {
  const whole = domain === null ? '' : normaliseOrganization(domain.replaceAll(/[.-]/g, ' ')).key
  return [...writtenNames(organization).map(({ key }) => key), ...(whole === '' ? [] : [whole])]
}

/**
 * Parses who is wanted: a role or a person; null for nobody in particular ("someone"). In a sentence, the words of
 * asking are ignored: "I need an intro to the CFO" wants the CFO.
 */
export function readWhom(text: string): Whom | null {
  const said = text.replace(ANYONE, '').trim()
  const wanted = isAsking(said) ? lastSaid(said) : said
  if (!/[\p{L}\p{N}]/u.test(wanted)) return null
  return { kind: isRole(wanted) ? 'role' : 'person', text: wanted }
}

const unquoted = (text: string): string => text.replace(/^[\s"“”„«»]+|[\s"“”„«»]+$/g, '')

function lastSaid(sentence: string): string {
  const role = /^.*\b(?:the|an?|your)\s+(.+)$/i.exec(sentence)?.[1] ?? ''
  return isRole(role) ? role : (namesIn(sentence).at(-1) ?? '')
}

function readOrganization(text: string, siteOf: (text: string) => Site | null): Omit<Target, 'whom'> | null {
  if (!/[\p{L}\p{N}]/u.test(text) || PROFILE.test(text)) return null
  const page = COMPANY_PAGE.exec(text)?.[1]
  if (page) return { organization: decode(page).replaceAll('-', ' '), domain: null }
  const site = siteOf(text)
  if (!site) return { organization: text, domain: null }
  if (site.freeMail) return text.includes('@') ? null : { organization: site.label, domain: null }
  return { organization: site.label, domain: site.domain }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Search words for a wanted person or role in names and titles: all forms of "CFO" or "Bob", no initials. */
export function wordsOf(whom: Whom): string[] {
  if (whom.kind === 'role') return roleWords(whom.text)
  const typed = fold(whom.text).match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(typed.filter((word) => word.length > 1).flatMap(otherNames))]
}
