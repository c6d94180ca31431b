import { DomainError } from '../errors.ts'
import { isRole, isRoleOnly } from '../finding/role.ts'
import { CHIEF_OF } from '../finding/target.ts'
import { belongsToName, legalFormLength } from '../matching/companies/legal-forms.ts'
import { fold } from '../matching/companies/organization-name.ts'
import { withoutPronouns } from '../matching/people/person-name.ts'
import { takeOpens } from './opens-text.ts'
import type { Kind } from './relationship.ts'

// "Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5": a relationship in one line of words.

/** What a line said. `organization` is '' when it named none. */
export type RelationshipText = {
  name: string
  title: string | null
  organization: string
  how: string | null
  kind: Kind
  rating: number | null
  /** `yyyy-mm-dd`: the first of the year somebody named. */
  since: string | null
  /** The companies whose doors they can open, as written. */
  opens: string[]
}

const RATING =
  /[\s,;:(–—-]*(?:\b(?:rating|rated)[:\s]+([1-5])(?![\d/])|(?<![\d/])([1-5])\s*(?:\/\s*5(?![\d/])|(?:out )?of 5\b|stars?\b)|(★{1,5})☆*)\)?/iu
/** Behind a comma these belong to the words before: "Acme, Inc.", "Jane Doe, PhD". */
const TAIL = 'inc|llc|ltd|co|corp|gmbh|s\\.?a|plc|llp|lp|ag|bv|nv|jr|sr|phd|md|mba|esq'
const DIVIDER = new RegExp(
  `\\s+[–—-]+\\s+|—|:\\s+|:$|\\s*[;|\\n，、；]\\s*|,(?!\\s*(?:${TAIL})\\b)\\s*|\\.\\s+(?=(?:We|I|She|He|They|My|Our|Met|Worked|Friends|Known|Knows)\\s)`,
  'iu',
)
/** "VP Sales at Acme", "@ Acme", "VP@Acme"; the first "at" parts them, since a company may be called "Women at Work". */
const AT = /^(.*?)(?:(?:^|\s)(?:at|@)\s|\s?@)\s*(.+)$/iu
/** Begins where a word does, so that a long one is looked through once. */
const ADDRESS = /(?:<|(?<![^\s<>@,;|()]))[^\s<>@,;|()]+@[^\s<>@,;|()]+\.[^\s<>@,;|()]+>?/gu
/** A number with what says that it is one. */
const LABELLED_PHONE =
  /(?<![\p{L}\p{N}])(?:cel(?:ular)?|cell|mob(?:ile?)?|movil|móvil|tel(?:efon|efono|éfono|ephone)?|ph(?:one)?|handy|whats?app|fax|fon)\b[.:]*\s*(?:\+|\(|\b)\d[\d\s()./-]{5,}\d/giu
const PHONE = /(?:\+|\b0)\d[\d\s()./-]{6,}\d/g

/** Words that begin the story of two people. */
const VERBS =
  'met|meet|worked|working|studied|know|knows|knew|known|went|shared|sold|bought|invested|introduced|lived|grew|played|hired|managed|reported|taught'
const STORY = new RegExp(
  `^(?:(?:we|i|she|he|they|both|also|just|first|used to)\\s+)*(?:${VERBS})\\b|\\b(?:together|since|ago|years?|we|my|our|ex|former|from (?:school|university|college|work))\\b|\\b(?:19|20)\\d\\d\\b|^(?:high )?(?:school|university|college|work|family)$`,
  'iu',
)
const BOND =
  /\b(?:friends?|buddy|colleagues?|co-?workers?|team-?mates?|classmates?|flatmates?|room-?mates?|clients?|customers?|cousin|brother|sister|wife|husband|uncle|aunt|mother|father|in-law|neighbou?rs?|mentor|boss|acquaintances?|freund(?:in)?|kolleg(?:e|in)|kund(?:e|in)|collègue|amie?|colega|amig[oa]|cliente)\b/iu
/** A story right behind the company, with nothing between. */
const GLUED = new RegExp(`\\s+(?=(?:${VERBS}|friends|colleagues|since|where|whom)\\s)`, 'u')

const KIND_WORDS: [Kind, RegExp][] = [
  [
    'family',
    /\b(?:brother|sister|cousin|wife|husband|uncle|aunt|mother|father|family|in-law|nephew|niece|son|daughter)\b/i,
  ],
  ['friend', /\b(?:friends?|buddy|flatmates?|room-?mates?|best man|neighbou?rs?|freund(?:in)?|amie?|amig[oa])\b/i],
  ['client', /\b(?:clients?|customers?|sold|bought|kund(?:e|in)|cliente)\b/i],
  ['investor', /\b(?:investors?|invested|angel|board)\b/i],
  ['school', /\b(?:stud(?:y|ied)|class(?:mates?| of)|school|university|alum\w*|college|mba|taught)\b/i],
  [
    'colleague',
    /\b(?:work(?:ed|s|ing)?|colleagues?|co-?workers?|team(?:-?mates?)?|managed|hired|boss|reported|kolleg(?:e|in)|collègue|colega)\b/i,
  ],
  ['partner', /\bpartners?\b/i],
]

/** What kind of relationship the words tell of; an acquaintance when they tell nothing. */
export function readKind(how: string): Kind {
  return KIND_WORDS.find(([, words]) => words.test(how))?.[0] ?? 'acquaintance'
}

/** What was written of how two people know each other: the doors one can open, and the rest without addresses. */
export function readStory(text: string): { opens: string[]; how: string | null } {
  const { opens, rest } = takeOpens(text, isStory)
  return { opens, how: withoutAddresses(rest.replace(/^[\s;,]+|[\s;,]+$/g, '')) || null }
}

/** The first year a story names, as its first of January; not one that only ends it ("until 2019"). */
export function readSince(how: string): string | null {
  const year = /(?<!\b(?:until|till|before|by)\s+(?:\p{L}+\s+)?)\b((?:19[5-9]|20\d)\d)\b/iu.exec(how)?.[1]
  return year ? `${year}-01-01` : null
}

/**
 * A text without e-mail addresses and phone numbers, and without the brackets or the comma they leave behind: those of
 * outside people are never stored in clear.
 */
export function withoutAddresses(text: string): string {
  const left = text.replace(ADDRESS, '').replace(LABELLED_PHONE, '').replace(PHONE, '')
  const tidy = left === text ? text : left.replace(/\(\s*\)/g, '').replace(/(?<![\s,;|–—-])[\s,;|–—-]+$/, '')
  return tidy.replace(/\s+/g, ' ').trim()
}

function isAddress(text: string): boolean {
  return text !== '' && text.replace(ADDRESS, '') === ''
}

/**
 * Reads a relationship from a line: who, their title and company, how they are known, and a rating as `4/5`. The parts
 * may be parted by "at", "@", commas, semicolons, bars, dashes, colons or parentheses; what is no part of the others is
 * how they are known. "opens Acme, Globex" makes a partner of them who can open those doors. An e-mail address is left
 * out: it is never stored in clear.
 *
 * @throws DomainError not-understood when no name is there
 */
export function readRelationship(text: string): RelationshipText {
  const clean = withoutPronouns(text)
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  const [rating, unrated] = takeRating(clean)
  const { opens, rest: told } = takeOpens(unrated, isStory)
  const parts = openParentheses(told)
    .split(DIVIDER)
    .map((part) => part.trim())
    .filter((part, index) => /[\p{L}\p{N}]/u.test(part) && (index === 0 || !isAddress(part)))
  const [first = '', ...others] = parts
  const head = readFirst(first)
  const {
    title,
    organization: named,
    rest,
  } = head.organization === '' ? readPlace(head.title, others) : { ...head, rest: others }
  if (!isName(head.name) || /^[,;|]/.test(clean)) throw new DomainError('name-missed')
  const glued = GLUED.exec(named)
  const story = [...(glued ? [named.slice(glued.index).trim()] : []), ...rest]
  const bare = rating === null ? story.find((part) => /^[1-5]$/.test(part)) : undefined
  const how = withoutAddresses(story.filter((part) => part !== bare).join(', '))
  return {
    name: head.name,
    // Who opens doors is a partner of the team, not of a firm.
    title: opens.length > 0 && /^partner$/i.test(title) ? null : title || null,
    organization: glued ? named.slice(0, glued.index) : named,
    how: opens.length > 0 && /^(?:an?\s+)?partner$/i.test(how) ? null : how || null,
    kind: opens.length > 0 ? 'partner' : readKind(how),
    rating: rating ?? (bare === undefined ? null : Number(bare)),
    since: readSince(how),
    opens,
  }
}

function takeRating(text: string): [rating: number | null, rest: string] {
  const match = RATING.exec(text)
  if (!match) return [null, text]
  const [whole, said, digit, stars] = match
  return [
    Number(said ?? digit ?? stars?.length),
    `${text.slice(0, match.index)}, ${text.slice(match.index + whole.length)}`,
  ]
}

/** What stands in parentheses is a part of its own, unless it belongs to a company's name: "Acme (India)". */
function openParentheses(text: string): string {
  return text.replace(/\s*\(([^()]*)\)/gu, (whole, inside: string) =>
    belongsToName(fold(inside).trim()) ? whole : `; ${inside};`,
  )
}

type Place = { title: string; organization: string }

/** "Jane Doe", "Jane Doe CFO at Acme", "I know Jane Doe from Acme", "jane.doe@acme.com". */
function readFirst(part: string): Place & { name: string } {
  const known = part.replace(/^(?:i\s+know\s+|@(?=\S))/iu, '').replace(/\s*<[^<>]*@[^<>]*>/u, '')
  if (isAddress(known))
    return {
      name: known
        .slice(0, known.indexOf('@'))
        .replace(/[._+]+/g, ' ')
        .trim(),
      title: '',
      organization: '',
    }
  const split = AT.exec(known) ?? /^(.+?)(?:\s+from)\s+(?!school\b|university\b|college\b|work\b)(.+)$/iu.exec(known)
  const who = (split?.[1] ?? known).replace(/(?:\s+who)?(?:\s+(?:is|works?|working|now|currently))+$/iu, '').trim()
  // A job behind a name of two words or more: nobody is called "Jane Doe CFO".
  const words = who.split(' ')
  const job = words.findIndex((word, index) => index > 1 && isRole(word))
  return {
    name: (job === -1 ? words : words.slice(0, job)).join(' '),
    title: job === -1 ? '' : words.slice(job).join(' '),
    organization: (split?.[2] ?? '').trim(),
  }
}

/** Title and company of the parts behind the name; the first that tells a story and all behind it are `rest`. */
function readPlace(known: string, parts: string[]): Place & { rest: string[] } {
  const title = (words: string[]) => [known, ...words].filter(Boolean).join(', ')
  const told = parts.findIndex(isStory)
  const heads = told === -1 ? parts : parts.slice(0, told)
  const rest = parts.slice(heads.length)

  const at = heads.findIndex((part) => readSplit(part) !== null)
  const split = readSplit(heads[at] ?? '')
  if (split)
    return {
      title: title([...heads.slice(0, at), split.title]),
      organization: split.organization,
      rest: [...heads.slice(at + 1), ...rest],
    }
  const jobs = heads.findIndex((part) => !isRole(part))
  const leading = jobs === -1 ? heads.length : jobs
  const [organization = '', next = '', ...more] = heads.slice(leading)
  if (leading > 0 || known !== '' || next === '')
    return { title: title(heads.slice(0, leading)), organization, rest: [...(next ? [next] : []), ...more, ...rest] }
  // Two parts and neither said to be a job: "Captain, Starfleet" in the order people are introduced, unless the first
  // can only be the company ("Acme Inc., Berlin") or the second the job ("Acme, VP Sales").
  if (isRole(next)) return { title: next, organization, rest: [...more, ...rest] }
  if (isCompany(organization)) return { title: '', organization, rest: [next, ...more, ...rest] }
  return { title: organization, organization: next, rest: [...more, ...rest] }
}

/** Whether a part tells how two people know each other. */
function isStory(part: string): boolean {
  return !readSplit(part) && (STORY.test(part) || (BOND.test(part) && !isRole(part)) || /^[1-5]$/.test(part))
}

/** "VP Sales at Acme", "at Acme", "works at Acme", "CFO of Acme"; null for "met at the fair". */
function readSplit(part: string): Place | null {
  const [, left = '', organization = ''] =
    AT.exec(part) ??
    CHIEF_OF.exec(part) ??
    /^()from\s+(?!school\b|university\b|college\b|work\b)(.+)$/iu.exec(part) ??
    []
  if (organization === '') return null
  const title = left
    .replace(
      /^(?:(?:is|works?|working|now|currently|the|an?)\s+)*(?:is|works?|working|now|currently|the|an?)?$|^(?:(?:is|now|currently|the|an?)\s+)+/iu,
      '',
    )
    .trim()
  return STORY.test(title) || (BOND.test(title) && !isRole(title)) ? null : { title, organization: organization.trim() }
}

function isCompany(part: string): boolean {
  return /\p{L}\.\p{L}{2,}$/u.test(part) || legalFormLength(fold(part).match(/[\p{L}\p{N}]+/gu) ?? [], 'end') > 0
}

const NOBODY =
  /^(?:(?:someone|somebody|anyone|anybody|everyone|everybody|nobody|people|she|he|they|we|i|it|him|her|them|me|myself|who)\b|(?:an?|the|my|our|some|all)\s)/iu

/** Whether a name can be one: it has letters and is no job, pronoun, relation or address. */
function isName(name: string): boolean {
  return (
    /\p{L}/u.test(name) && !NOBODY.test(`${name} `) && !isRoleOnly(name) && !/^(?:at\s|@|<|https?:|www\.)/iu.test(name)
  )
}
