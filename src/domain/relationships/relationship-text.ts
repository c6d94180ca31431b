import { isRole } from '../finding/role.ts'
import { belongsToName } from '../matching/companies/legal-forms.ts'
import { fold } from '../matching/companies/organization-name.ts'
import { plainName, withoutPronouns } from '../matching/people/person-name.ts'
import { hostIn, withoutAddresses } from '../privacy/addresses.ts'
import { isPlaceName } from '../words/places.ts'
import {
  hintsAtVisibility,
  howWellOf,
  splitTrailingVisibility,
  strictest,
  takeHowWell,
  visibilityOf,
} from './intent-words.ts'
import { readKind } from './kind-words.ts'
import { GLUED, isName, isStory, jobIn, readFirst, readPlace, STRAY_LINK, splitWhen } from './line-parts.ts'
import { takeOpens } from './opens-text.ts'
import type { Kind, Visibility } from './relationship.ts'
import { asLine, ofNobodyNamed, withoutOpening, withoutOrder } from './sentences.ts'

// "Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5": a relationship in one line of words.

/** What a line lacks, or leaves unclear enough to ask about. */
type Missing = 'person' | 'organization'

/**
 * A parsed line. `name` and `organization` are '' when it named none. Only a line with nothing `unread` and nothing
 * `missing` may be saved as is; any other opens the form, prefilled with what was understood.
 */
export type RelationshipText = {
  name: string
  title: string | null
  organization: string
  how: string | null
  kind: Kind
  rating: number | null
  /** `yyyy-mm-dd`: 1 January of the year that was named. */
  since: string | null
  /** The companies whose doors they can open, as written. */
  opens: string[]
  /** Who may see it, if the line says so. */
  visibility: Visibility | null
  /** Parts of the line that were not understood, or only guessed; never an address. */
  unread: string[]
  missing: Missing[]
}

const RATING =
  /[\s,;:(–—-]*(?:\b(?:rating|rated)[:\s]+([1-5])(?![\d/])|(?<![\d/]|\d[.,])([1-5])\s*(?:\/\s*5(?![\d/])|(?:out )?of 5\b|stars?\b)|((?:[★⭐]\uFE0F?){1,5})(?![★⭐])☆*)\)?/iu
/** After a comma these belong to the words before: "Acme, Inc.", "Jane Doe, PhD". */
const TAIL = 'inc|llc|ltd|co|corp|gmbh|s\\.?a|plc|llp|lp|ag|bv|nv|jr|sr|phd|md|mba|esq'
const DIVIDER = new RegExp(
  `\\s+[–—-]+\\s+|—|:\\s+|:$|\\s*[;|\\n，、；]\\s*|,(?!\\s*(?:${TAIL})\\b)\\s*|\\.\\s+(?=(?:We|I|She|He|They|My|Our|Met|Worked|Friends|Known|Knows|Please|Keep|Private|Sealed|Confidential|Don['’]t|Do not)(?:\\s|$))`,
  'iu',
)

/**
 * Parses how two people know each other: the doors one can open, who may see it, and the rest without addresses,
 * with any words in it that may set the visibility but are not certain to.
 */
export function readStory(text: string): {
  opens: string[]
  visibility: Visibility | null
  how: string | null
  unclear: string | null
} {
  const { opens, rest } = takeOpens(text, isOther)
  const parts = rest.split(/\s*[;,\n]\s*/).filter((part) => part !== '')
  const said = parts.flatMap((part) => visibilityOf(part) ?? [])
  const story = parts.filter((part) => visibilityOf(part) === null)
  return {
    opens,
    visibility: strictest(said),
    how: withoutAddresses(said.length > 0 ? story.join(', ') : rest.replace(/^[\s;,]+|[\s;,]+$/g, '')) || null,
    unclear: story.find(hintsAtVisibility) ?? null,
  }
}

/** 1 January of the first year a story names, except one that only marks its end ("until 2019"). */
export function readSince(how: string): string | null {
  const year = /(?<!\b(?:until|till|before|by)\s+(?:\p{L}+\s+)?)\b((?:19[5-9]|20\d)\d)\b/iu.exec(how)?.[1]
  return year ? `${year}-01-01` : null
}

/** A rating on another scale: "10/10", "9/5", "4.5/5", six stars. */
const OTHER_SCALE = /(?<![\d/])\d+(?:[.,]\d+)?\s*\/\s*\d+(?![\d/])|\b\d{1,3}\s*%|(?:[★⭐]\uFE0F?){6,}/u
/** Two people in one line: "Jane and John Roe". */
const TWO = /\s(?:and|&|\+|und|et|y|e)\s|\//iu
/** Most words in a name: anything longer is a sentence that was not understood. */
const LONGEST_NAME = 5

/**
 * Parses a relationship from a line: who, their title and company, how they are known, how well, and who may see it.
 * Parts may be separated by "at", "@", commas, semicolons, bars, dashes, colons or parentheses; some whole sentences
 * work too ("my cousin Jane Doe is CFO at Acme"). "opens Acme, Globex" makes them a partner who can open those doors.
 * Of an e-mail address only the host is read, as the company if no other is named. A pure function.
 */
export function readRelationship(text: string): RelationshipText {
  const clean = unquoted(
    withoutPronouns(text)
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
  )
  const { rating: spoken, rest: sentence } = takeHowWell(withoutOrder(withoutOpening(clean)))
  const nameless = ofNobodyNamed(sentence)
  const { line, asksCompany } = nameless === null ? asLine(sentence) : { line: nameless, asksCompany: false }
  const [rating, unrated] = takeRating(line)
  const { opens, rest: told } = takeOpens(unrated, isOther)
  const { host, rest: unaddressed } = takeAddress(told)
  const parts = splitParts(unaddressed)
  const intent = takeIntent(nameless === null ? parts : ['', ...parts])
  const [first = '', ...others] = intent.parts
  const read = readParts(first, others)
  const bare = read.story.find((part) => /^[1-5]$/.test(part))
  const story = [...read.story.filter((part) => part !== bare), ...intent.story]
  const named = plainName(read.name)
  const name = isName(named) && !/^[,;|]/.test(clean) ? named : ''
  const organization = read.organization || host
  return {
    ...withoutPartner(opens, read.title, story.join(', ')),
    name,
    organization,
    rating: rating ?? spoken ?? intent.rating ?? (bare === undefined ? null : Number(bare)),
    opens,
    visibility: intent.visibility,
    unread: [
      read.guessed,
      asksCompany ? organization : '',
      ...story.filter((part) => !isUnderstood(part)),
      name === named ? '' : named,
    ].filter(Boolean),
    missing: missingIn(name, organization),
  }
}

/** Title and story without "partner", which in somebody who opens doors means the team's, not a firm's. */
function withoutPartner(opens: string[], title: string, how: string) {
  const isPartner = opens.length > 0
  return {
    title: isPartner && /^partner$/i.test(title) ? null : title || null,
    how: isPartner && /^(?:an?\s+)?partner$/i.test(how) ? null : how || null,
    kind: isPartner ? ('partner' as const) : readKind(how),
    since: readSince(how),
  }
}

function missingIn(name: string, organization: string): Missing[] {
  const isOne = name !== '' && !TWO.test(name) && name.split(' ').length <= LONGEST_NAME
  return [...(isOne ? [] : ['person' as const]), ...(organization === '' ? ['organization' as const] : [])]
}

/** Marks at the end that are no part of a name: "Keystone *****". */
const STRAY_MARKS = /\s[^\p{L}\p{N}\s]{2,}$/u

/** Finds name, title and company among the parts; the story is what is left. */
function readParts(first: string, others: string[]) {
  const head = readFirst(first)
  const place =
    head.organization === ''
      ? readPlace(head.title, others)
      : { title: head.title, organization: head.organization, rest: others }
  // "Sarah Chen from Globex, head of marketing": a job behind the company.
  const job = place.title === '' ? place.rest.findIndex((part) => isRole(part) && !isStory(part)) : -1
  const rest = place.rest.filter((_, index) => index !== job)
  const glued = GLUED.exec(place.organization)
  const where = splitWhen(glued ? place.organization.slice(0, glued.index) : place.organization)
  const [, office = '', country = ''] = /^(.+?)(\s+in\s+\p{Lu}.*)$/u.exec(where.before) ?? []
  const isOffice = isPlaceName(country.replace(/^\s+in\s+/, ''))
  const organization = isOffice ? office : where.before
  const who = splitWhen(head.name)
  return {
    name: who.before,
    title: job === -1 ? place.title : jobIn(place.rest[job] ?? ''),
    organization,
    story: [
      ...(glued ? [place.organization.slice(glued.index).trim()] : []),
      ...rest,
      ...[who.when, where.when, isOffice ? country.trim() : ''].filter(Boolean),
    ],
    guessed:
      STRAY_LINK.test(organization) || STRAY_MARKS.test(organization)
        ? organization
        : 'guessed' in place
          ? (place.guessed ?? '')
          : '',
  }
}

function splitParts(text: string): string[] {
  return openParentheses(text)
    .split(DIVIDER)
    .map((part) => unquoted(part.replace(/^[\s–—-]+|[\s–—-]+$/gu, '')))
    .filter((part) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(part))
}

/** Extracts visibility and rating from the parts; the other parts stay. The first is the name's. */
function takeIntent(parts: string[]) {
  // "Just me: Jane Doe at Acme" begins with it.
  const whose = visibilityOf(parts[0] ?? '')
  const [first = '', ...others] = whose !== null && parts.length > 1 ? [...parts.slice(1), whose] : parts
  const head = takeVisibility(first)
  const read = others.map(intentOf)
  const known = read.flatMap((part) => part.known ?? [])
  const seen = [head, ...read].flatMap(({ visibility }) => visibility ?? [])
  return {
    parts: [head.rest, ...read.flatMap(({ rest }) => rest ?? [])],
    visibility: strictest(seen),
    rating: known[0]?.rating ?? null,
    story: known.flatMap(({ as }) => as ?? []),
  }
}

/** A part without trailing visibility words. */
function takeVisibility(part: string): { rest: string; visibility: Visibility | null } {
  const trailing = splitTrailingVisibility(part)
  const visibility = trailing ? visibilityOf(trailing.said) : null
  return { rest: trailing && visibility ? trailing.before : part, visibility }
}

/** Reads the intent in a part; `rest` is null if it is nothing else. */
function intentOf(part: string) {
  const alone = visibilityOf(part)
  if (alone) return { rest: null, visibility: alone, known: null }
  const { rest, visibility } = takeVisibility(part)
  const known = howWellOf(rest)
  return { rest: known ? null : rest, visibility, known }
}

/** Whether a list item is not a company but a story, or words of intent. */
function isOther(part: string): boolean {
  return isStory(part) || visibilityOf(part) !== null || howWellOf(part) !== null
}

/** Whether a part is certainly a story; if it may mean something else, we ask. */
function isUnderstood(part: string): boolean {
  return isStory(part) && !OTHER_SCALE.test(part) && !hintsAtVisibility(part)
}

/** Removes quotation marks around a text, or around what precedes a comma or "at" in it. */
function unquoted(text: string): string {
  return text
    .replace(/^["“”„«»](.*)["“”«»]$/su, '$1')
    .replace(/[“”„«»]|(?<![\p{L}\p{N}])"|"(?![\p{L}\p{N}])/gu, '')
    .trim()
}

/** The host of the first address, and the text without any. */
function takeAddress(text: string): { host: string; rest: string } {
  return { host: hostIn(text), rest: text.split('\n').map(withoutAddresses).join('\n') }
}

function takeRating(text: string): [rating: number | null, rest: string] {
  const match = RATING.exec(text)
  if (!match) return [null, text]
  const [whole, said, digit, stars] = match
  return [
    Number(said ?? digit ?? stars?.replaceAll('\uFE0F', '').length),
    `${text.slice(0, match.index)}, ${text.slice(match.index + whole.length)}`,
  ]
}

/** Turns parentheses into a part of their own, unless they belong to a company's name: "Acme (India)". */
function openParentheses(text: string): string {
  return text.replace(/\s*\(([^()]*)\)/gu, (whole, inside: string) =>
    belongsToName(fold(inside).trim()) ? whole : `; ${inside};`,
  )
}
