import { DomainError } from './errors.ts'
import type { Kind } from './relationship.ts'
import { isRole } from './target.ts'

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
}

const RATING = /[\s,;(–—-]*\b([1-5])\s*(?:\/\s*5|out of 5|stars?)(?![\d/])[)]?/iu
const RANGE = /\b((?:19|20)\d\d)\s*[–—-]\s*(?:(?:19|20)?\d\d|now|today)\b/u
const SINCE = /\b(?:since|from|in)\s+(?:\p{L}+\s+)?((?:19|20)\d\d)\b/iu
const LEGAL_TAIL = 'inc|llc|ltd|co|corp|gmbh|s\\.?a|plc|llp|lp|ag|bv|nv|jr|sr|phd|md'
const DIVIDER = new RegExp(`\\s+[–—-]+\\s+|—|\\s*[;|\\n]\\s*|,(?!\\s*(?:${LEGAL_TAIL})\\b)\\s*`, 'iu')
const AT = /^(.*?)\s*(?:\s(?:at|@)\s|@)\s*(.+)$/iu
/** A part that tells a story ("met at the fair") names no company. */
const STORY =
  /\b(?:met|work(?:ed|s|ing)?|stud(?:y|ied)|know|knows|known|went|shared|sold|bought|invested|friends?|colleagues?|classmates?|clients?|customers?|cousin|brother|sister|wife|husband|together|since|ex-?colleagues?|neighbou?rs?|investors?|school|university|years?|from)\b|\b(?:19|20)\d\d\b/iu

/** A story right behind the company, with nothing between. */
const GLUED = /\s+(?=(?:worked|met|studied|friends?|since|colleagues?)\s)/u

const KIND_WORDS: [Kind, RegExp][] = [
  [
    'family',
    /\b(?:brother|sister|cousin|wife|husband|uncle|aunt|mother|father|family|in-law|nephew|niece|son|daughter)\b/i,
  ],
  ['friend', /\b(?:friends?|flatmates?|roommates?|best man|neighbou?rs?)\b/i],
  ['client', /\b(?:clients?|customers?|sold|bought)\b/i],
  ['investor', /\b(?:investors?|invested|angel|board)\b/i],
  ['school', /\b(?:stud(?:y|ied)|class|classmates?|school|university|alum\w*|college|mba together)\b/i],
  ['colleague', /\b(?:work(?:ed|s|ing)?|colleagues?|co-?workers?|team|managed|boss|reported)\b/i],
  ['partner', /\bpartners?\b/i],
]

/** What kind of relationship the words tell of; an acquaintance when they tell nothing. */
export function readKind(how: string): Kind {
  return KIND_WORDS.find(([, words]) => words.test(how))?.[0] ?? 'acquaintance'
}

/** The first year a story names, as its first of January. */
export function readSince(how: string): string | null {
  const year = RANGE.exec(how)?.[1] ?? SINCE.exec(how)?.[1]
  return year ? `${year}-01-01` : null
}

/**
 * Reads a relationship from a line: who, their title and company, how they are known, and a rating as `4/5`. The parts
 * may be parted by "at", "@", commas, semicolons, bars or dashes.
 *
 * @throws DomainError not-understood when no name is there
 */
export function readRelationship(text: string): RelationshipText {
  const clean = text.replace(/[^\S\n]+/g, ' ').trim()
  const rating = RATING.exec(clean)?.[1] ?? null
  const parts = clean
    .replace(RATING, ', ')
    .split(DIVIDER)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))

  const { name, title, organization: named, rest } = readParts(parts)
  const glued = GLUED.exec(named)
  const organization = glued ? named.slice(0, glued.index) : named
  if (glued) rest.unshift(named.slice(glued.index).trim())
  if (!/\p{L}/u.test(name))
    throw new DomainError(
      'not-understood',
      'I missed who it is. Try: /iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5',
    )
  const how = rest.join(', ')
  return {
    name,
    title: title || null,
    organization,
    how: how || null,
    kind: readKind(how),
    rating: rating === null ? null : Number(rating),
    since: readSince(how),
  }
}

type Parts = { name: string; title: string; organization: string; rest: string[] }

function readParts(parts: string[]): Parts {
  const [first = '', ...others] = parts
  const whole = AT.exec(first)
  if (whole?.[1] && whole[2]) {
    const { name, title } = takeTitle(whole[1])
    return { name, title, organization: whole[2].trim(), rest: others }
  }
  const { name, title } = takeTitle(first)
  const [second = '', third = '', ...more] = others
  const split = AT.exec(second)
  // "VP Sales at Acme"; but "met at the fair" is a story.
  if (split?.[1] && split[2] && (!STORY.test(split[1]) || isRole(split[1])))
    return { name, title: split[1].trim(), organization: split[2].trim(), rest: others.slice(1) }
  if (second && /^@/u.test(second)) return { name, title, organization: second.slice(1).trim(), rest: others.slice(1) }
  if (title || !third || STORY.test(third)) {
    if (STORY.test(second)) return { name, title, organization: '', rest: others }
    return isRole(second) && !title
      ? { name, title: second, organization: '', rest: others.slice(1) }
      : { name, title, organization: second, rest: others.slice(1) }
  }
  if (STORY.test(second)) return { name, title, organization: '', rest: others }
  const inside = AT.exec(third)
  if (inside?.[2] && !STORY.test(inside[1] ?? ''))
    return { name, title: `${second}, ${inside[1]}`, organization: inside[2], rest: more }
  return { name, title: second, organization: third, rest: more }
}

/** "Jane Doe (VP Sales)": a title in parentheses behind the name. */
function takeTitle(text: string): { name: string; title: string } {
  const match = /^(.*?)\s*\(([^)]+)\)\s*$/u.exec(text)
  return { name: (match?.[1] ?? text).trim(), title: (match?.[2] ?? '').trim() }
}
