import { fold } from './organization-name.ts'

// What an ask is for: "Acme Corp", "acme.com", "jane@acme.com", "Jane Doe at Acme", "CFO at Acme".

/** A person or a role wanted at a company. */
export type Whom = { kind: 'person' | 'role'; text: string }

/** One reading of an ask: a company by name, or by registrable domain with the label before its suffix as name. */
export type Target = { organization: string; domain: string | null; whom: Whom | null }

/** The registrable domain of a URL, host or e-mail address; null when the text is none or its mailbox says nothing. */
export type Site = { domain: string; label: string; freeMail: boolean }

const AT = /\s+(?:at|@)\s+|\s*@\s+|\s+@\s*|(?<=\S)@(?=[^\s.@]+$)/gi
/** A chief of a company: "CFO of Acme". Other titles hold an "of" of their own: "Head of Sales". */
export const CHIEF_OF =
  /^(.*\b(?:ceo|cfo|cto|coo|cmo|cio|owner|founder|president|chair(?:man|woman)?))\s+of\s+(?!the board)(.+)$/iu
const COMPANY_PAGE = /^(?:https?:\/\/)?(?:[\w-]+\.)?linkedin\.com\/(?:company|school|showcase)\/([^/?#\s]+)/i
const PROFILE = /^(?:https?:\/\/)?(?:[\w-]+\.)?linkedin\.com\/(?:in|pub)\//i
/** Whoever is there: nobody in particular. */
const ANYONE =
  /^(?:(?:who\s+knows|someone|somebody|anyone|anybody|everyone|people)\b|(?:the|an?)\s)\s*(?:(?:who\s+)?works?|working|from|in)?\s*/i

/**
 * The readings of what was typed, most literal first: a company may itself be called "Women at Work". None for what
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
  return readings.flatMap(([left, right]) => {
    const organization = readOrganization(right, siteOf)
    return organization ? [{ ...organization, whom: readWhom(left) }] : []
  })
}

/** Who is wanted, as somebody put it: a role or a person; null for nobody in particular ("someone"). */
export function readWhom(text: string): Whom | null {
  const wanted = text.replace(ANYONE, '').trim()
  if (!/[\p{L}\p{N}]/u.test(wanted)) return null
  return { kind: isRole(wanted) ? 'role' : 'person', text: wanted }
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

const ROLE_WORDS = new Set(
  `ceo cfo cto coo cmo cio cpo cro ciso chro chief officer president vp svp evp vice head director directeur manager
  lead leader founder cofounder owner partner principal engineer engineering developer designer design analyst
  consultant recruiter recruiting talent sales marketing finance financial procurement purchasing buyer operations
  product legal counsel hr people human resources accountant accounting controller secretary assistant associate
  executive board chair chairman chairwoman investor scientist architect supervisor administrator coordinator
  specialist strategist editor producer professor teacher nurse doctor lawyer attorney growth support success it
  security data research staff geschaftsfuhrer geschaftsfuhrerin leiter leiterin directora gerente jefe`.split(/\s+/),
)

const EXPANSIONS = new Map([
  ['ceo', 'chief executive officer'],
  ['cfo', 'chief financial officer'],
  ['cto', 'chief technology officer'],
  ['coo', 'chief operating officer'],
  ['cmo', 'chief marketing officer'],
  ['cio', 'chief information officer'],
  ['cpo', 'chief product officer'],
  ['cro', 'chief revenue officer'],
  ['ciso', 'chief information security officer'],
  ['chro', 'chief human resources officer'],
  ['vp', 'vice president'],
  ['svp', 'senior vice president'],
  ['evp', 'executive vice president'],
  ['hr', 'human resources'],
  ['cofounder', 'founder'],
])

/** Words that carry no role of their own. */
const FILLERS = new Set(['of', 'the', 'for', 'and', 'in', 'a', 'an'])

/** Whether a text names a job rather than a human being. */
export function isRole(text: string): boolean {
  return words(text).some((word) => ROLE_WORDS.has(word))
}

/** Whether a text names nothing but a job: "CFO", "Head of Sales"; so it is nobody's name. */
export function isRoleOnly(text: string): boolean {
  return isRole(text) && words(text).every((word) => ROLE_WORDS.has(word) || FILLERS.has(word))
}

/** Whether a title holds every word of a role: "CFO" fits "Chief Financial Officer, EMEA", not "CTO". */
export function roleMatches(role: string, title: string): boolean {
  const wanted = expand(role)
  const held = new Set(expand(title))
  return wanted.length > 0 && wanted.every((word) => held.has(word))
}

/** The words by which a wanted person or role is found in names and titles: both forms of "CFO", no initials. */
export function wordsOf(whom: Whom): string[] {
  const typed = words(whom.text).filter((word) => !FILLERS.has(word) && word.length > 1)
  return [...new Set(whom.kind === 'role' ? [...typed, ...expand(whom.text)] : typed.map(fold))]
}

function expand(text: string): string[] {
  return words(text)
    .flatMap((word) => (EXPANSIONS.get(word) ?? word).split(' '))
    .filter((word) => !FILLERS.has(word))
}

/** Folded words; "co-founder" is one, "vice-president" two. */
function words(text: string): string[] {
  return (
    fold(text)
      .replace(/\bco-(?=founder)/g, 'co')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
