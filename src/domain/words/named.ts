import { readAskInWords } from '../finding/asks-in-words.ts'
import { isAsking } from '../finding/company-text.ts'
import { isRole, isRoleOnly } from '../finding/role.ts'
import type { Site } from '../finding/target.ts'
import { isGeneric, isLegalForm } from '../matching/companies/legal-forms.ts'
import { fold } from '../matching/companies/organization-name.ts'
import { otherNames } from '../matching/people/nicknames.ts'
import { ARTICLES, AT, capitalRuns, plain, wordSet } from './capitals.ts'
import { isPlaceName } from './places.ts'

// Finds who and which company a message is about that was not written to the bot: what it finds fills a form, for its
// reader to correct. Guessing wrong costs a correction, so a weak guess beats none, and several are all told of.

/** Whom a message is about, as written; each is empty where nothing was found. */
export type Named = {
  person: string
  /** Their job, if it stands beside them; or the job somebody has there, where nobody is named. */
  title: string
  organization: string
  /** Further people and companies, in their order. */
  others: string[]
}

type Span = { text: string; kind: 'person' | 'company' | 'maybe'; at: number; end: number }

/** Sites whose links say nothing of a company: where people write, meet, and keep files. */
const EVERYBODYS = wordSet(`
  linkedin.com twitter.com x.com facebook.com instagram.com youtube.com youtu.be google.com goo.gl zoom.us slack.com
  discord.com discord.gg notion.so notion.site github.com gitlab.com medium.com dropbox.com figma.com calendly.com
  microsoft.com office.com bit.ly t.co lnkd.in loom.com substack.com wikipedia.org`)
/** Behind a company that begins a sentence. */
const DOING = wordSet(`
  is are was has had will just announced raised wants needs plans hired launched ist hat war wird sucht plant will est va
  cherche veut es está quiere busca ha`)

const SENTENCES = /(?<=[.!?])\s+(?=\p{Lu})|\n+/u

/**
 * Finds who a message is about. A pure function; takes time in proportion to the length of the text, which its caller
 * bounds.
 *
 * @param siteOf reads URLs and e-mail addresses (registrable domains need the public suffix list)
 */
export function namedIn(message: string, siteOf: (text: string) => Site | null): Named {
  const text = message.replaceAll('\0', '').trim()
  const asked = askIn(text)
  if (asked) return asked
  const { sites, rest } = takeSites(text, siteOf)
  const spans = rest.split(SENTENCES).flatMap(spansOf)
  const person = spans.find((one) => one.kind === 'person')
  const behind = (one: Span) => person === undefined || spans.indexOf(one) > spans.indexOf(person)
  const companies = spans.filter((one) => one.kind === 'company')
  const company = companies.find(behind) ?? companies[0]
  const guess = spans.find((one) => one.kind === 'maybe')
  const organization = company?.text ?? sites[0] ?? guess?.text ?? ''
  const others = [...spans.filter((one) => one.kind !== 'maybe').map((one) => one.text), ...sites]
  return {
    person: person?.text ?? '',
    title: company ? titleAt(rest, person?.text ?? '', company.text) : '',
    organization,
    others: [...new Set(others)].filter((one) => one !== person?.text && one !== organization),
  }
}

/** A message that asks for somebody says so itself; most others only look like it: “She wants a demo”. */
function askIn(text: string): Named | null {
  const said = isAsking(text) ? readAskInWords(text) : null
  if (!said?.sure) return null
  return { person: said.whom?.text ?? '', title: '', organization: said.organization, others: [] }
}

/** Registrable domains in a text, those of addresses first, and the text without them. */
function takeSites(text: string, siteOf: (text: string) => Site | null): { sites: string[]; rest: string } {
  const found: { domain: string; isAddress: boolean }[] = []
  const rest = text.replace(/\S*[^\s.]\.[^\s.]\S*/g, (word) => {
    const bare = word.replace(/^[<(["'“„«]+|[>)\]"'”“»,;:!?.]+$/g, '')
    const site = siteOf(bare)
    if (!site) return word
    const isTold = site.freeMail || EVERYBODYS.has(site.domain)
    if (!isTold) found.push({ domain: site.domain, isAddress: bare.includes('@') })
    return ' , '
  })
  const sites = found.toSorted((a, b) => Number(b.isAddress) - Number(a.isAddress)).map(({ domain }) => domain)
  return { sites: [...new Set(sites)], rest }
}

/** Runs of capitalised words, each with what it is likely to name. */
function spansOf(sentence: string): Span[] {
  const { words, runs } = capitalRuns(sentence)
  const spans = runs.flatMap(({ text, at, end }): Span[] => {
    const kind = kindOf(words.slice(at, end), words[at - 1] ?? '', at === 0 && !DOING.has(plain(words[end] ?? '')))
    return kind ? [{ text, kind, at, end }] : []
  })
  return spans.map((span, index) => givenAlone(span, spans[index + 1], words))
}

/** "Sarah from Globex": a given name alone is somebody where a company follows at once. */
function givenAlone(span: Span, next: Span | undefined, words: string[]): Span {
  const isBeside = next?.kind === 'company' && next.at === span.end + 1 && AT.has(plain(words[span.end] ?? ''))
  return span.kind === 'maybe' && isBeside && isGiven(span.text) ? { ...span, kind: 'person' } : span
}

/** @param isBegin whether it has its capital from beginning a sentence, for all one can tell */
function kindOf(words: string[], before: string, isBegin: boolean): Span['kind'] | null {
  const name = words.join(' ')
  if (isRole(name) || isPlaceName(name)) return null
  const previous = plain(before)
  const folded = words.map(plain)
  const isMarked = words.length > 1 && folded.some((word) => isLegalForm(word) || isGeneric(word))
  if (isMarked || words.includes('&')) return 'company'
  const isNamed = words.length > 1 && words.length <= 4 && words.every((word) => /^[\p{L}\p{M}'’.-]+$/u.test(word))
  if (isNamed && (isGiven(words[0] ?? '') || !AT.has(previous))) return 'person'
  if (AT.has(previous)) return 'company'
  // The first word of a sentence has a capital whatever it is, and nouns behind an article are no names.
  return (isBegin && words.length === 1 && !isGiven(name)) || ARTICLES.has(previous) ? null : 'maybe'
}

/** The job between somebody and their company, or before a company alone: "Jane Doe, head of sales at Acme". */
function titleAt(text: string, person: string, company: string): string {
  const start = text.indexOf(person) + person.length
  const [between = ''] = text
    .slice(start, text.indexOf(company, start))
    .split(/[;()\n]|[.!?]\s/u)
    .slice(-1)
  const words = (JOB.exec(between)?.[1] ?? '').split(/[\s,]+/).filter((word) => word !== '')
  // "talk to the CFO of Acme": the longest end of it that is a job and nothing else.
  const jobs = words.map((_, at) => words.slice(at)).filter((one) => one.length <= 5)
  return (jobs.find((one) => isRoleOnly(one.join(' ')) && isRole(one[0] ?? '')) ?? []).join(' ')
}

/** What stands before a company, without the word that leads to it. */
const JOB = /^(.*?)\s+(?:at|@|of|from|bei|beim|von|chez|de|en)\s+$/u

const isGiven = (word: string): boolean => otherNames(fold(word)).length > 1
