import { fold } from './organization-name.ts'

// What an ask is for: "Acme Corp", "acme.com", "jane@acme.com", "Jane Doe at Acme", "CFO at Acme".

/** A person or a role wanted at a company. */
export type Whom = { kind: 'person' | 'role'; text: string }

/** One reading of an ask: a company by name, or by registrable domain with the label before its suffix as name. */
export type Target = { organization: string; domain: string | null; whom: Whom | null }

/** The registrable domain of a URL, host or e-mail address; null when the text is none or its mailbox says nothing. */
export type Site = { domain: string; label: string; freeMail: boolean }

const AT = /\s+(?:at|@)\s+|\s*@\s+|\s+@\s*/i
const COMPANY_PAGE = /^(?:https?:\/\/)?(?:[\w-]+\.)?linkedin\.com\/(?:company|school|showcase)\/([^/?#\s]+)/i

/**
 * The readings of what was typed, most literal first: a company may itself be called "Women at Work".
 *
 * @param siteOf reads URLs, hosts and e-mail addresses (registrable domains need the public suffix list)
 */
export function readTargets(text: string, siteOf: (text: string) => Site | null): Target[] {
  const clean = text.replace(/\s+/g, ' ').trim()
  const literal = readOrganization(clean, siteOf)
  const split = splitAt(clean)
  if (!split) return [{ ...literal, whom: null }]
  const [left, right] = split
  const whom: Whom = { kind: isRole(left) ? 'role' : 'person', text: left }
  return [
    { ...literal, whom: null },
    { ...readOrganization(right, siteOf), whom },
  ]
}

function readOrganization(text: string, siteOf: (text: string) => Site | null): Omit<Target, 'whom'> {
  const page = COMPANY_PAGE.exec(text)?.[1]
  if (page) return { organization: page.replaceAll('-', ' '), domain: null }
  const site = siteOf(text)
  if (site) return { organization: site.label, domain: site.freeMail ? null : site.domain }
  return { organization: text, domain: null }
}

/** Splits at the last "at" with something on both sides. */
function splitAt(text: string): [string, string] | null {
  const parts = text.split(AT)
  const right = parts.pop()?.trim()
  if (!right || parts.length === 0) return null
  const left = text.slice(0, text.lastIndexOf(right)).replace(/\s*(?:\bat|@)\s*$/i, '')
  const wanted = left.replace(/^(?:someone|somebody|anyone|anybody|the|a|an)\s+(?:in\s+)?/i, '').trim()
  return wanted === '' ? null : [wanted, right]
}

const ROLE_WORDS = new Set(
  `ceo cfo cto coo cmo cio cpo cro ciso chro chief officer president vp svp evp vice head director directeur manager
  lead leader founder cofounder owner partner principal engineer engineering developer designer design analyst
  consultant recruiter recruiting talent sales marketing finance financial procurement purchasing buyer operations
  product legal counsel hr people human resources accountant accounting controller secretary assistant associate
  executive board chair chairman chairwoman investor scientist architect supervisor administrator coordinator
  specialist strategist editor producer professor teacher nurse doctor lawyer attorney growth support success it
  security data research geschäftsführer geschäftsführerin leiter leiterin directora gerente jefe`.split(/\s+/),
)

const EXPANSIONS: Record<string, string> = {
  ceo: 'chief executive officer',
  cfo: 'chief financial officer',
  cto: 'chief technology officer',
  coo: 'chief operating officer',
  cmo: 'chief marketing officer',
  cio: 'chief information officer',
  cpo: 'chief product officer',
  cro: 'chief revenue officer',
  ciso: 'chief information security officer',
  chro: 'chief human resources officer',
  vp: 'vice president',
  svp: 'senior vice president',
  evp: 'executive vice president',
  hr: 'human resources',
  'co-founder': 'founder',
  cofounder: 'founder',
}

/** Words that carry no role of their own. */
const FILLERS = new Set(['of', 'the', 'for', 'and', 'in', 'a', 'an'])

/** Whether a text names a job rather than a human being. */
export function isRole(text: string): boolean {
  return words(text).some((word) => ROLE_WORDS.has(word))
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
    .flatMap((word) => (EXPANSIONS[word] ?? word).split(' '))
    .filter((word) => !FILLERS.has(word))
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []
}
