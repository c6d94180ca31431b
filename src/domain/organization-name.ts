import { belongsToName, GLUED_FORMS, isGeneric, isLegalForm, legalFormLength } from './legal-forms.ts'

// Company names as people write them, and when two of them are one company.

export type NormalisedName = {
  /** Folded words without legal form, one space between: what equal companies share. */
  key: string
  /** The key without spaces. */
  compact: string
  tokens: string[]
}

/** Letters NFKD leaves whole, as they are commonly written without them. */
const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** Combining marks of Latin, Greek and Cyrillic; those of other scripts are letters' own parts. */
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\u0300-\u036f]*)[\u0300-\u036f]/gu

/** Lower case, no accents, compatibility forms undone; scripts are kept. Idempotent. */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  return text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[ßøłæœđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}

/**
 * A company name without case, accents, punctuation, legal form, leading "The" and words in parentheses that are no
 * part of it: "The ACME Corporation, Inc." and "acme GmbH & Co. KG" both are "acme". A name made of such words only
 * keeps them. `normaliseOrganization(key).key === key`.
 */
export function normaliseOrganization(raw: string): NormalisedName {
  let tokens = strip(tokenise(raw))
  // What is left may again end in a form; and a key must be its own key.
  for (let before = ''; before !== tokens.join(' '); ) {
    before = tokens.join(' ')
    tokens = strip(tokenise(before))
  }
  const key = tokens.join(' ')
  return { key, compact: tokens.join(''), tokens }
}

function tokenise(raw: string): string[] {
  const folded = fold(raw.replace(/[™®©℠]/g, ' '))
    .replace(/\((?:주|株)\)/g, ' 株式会社 ')
    .replace(/[(（[]([^)）\]]*)[)）\]]/g, (whole, content: string, at: number) =>
      at === 0 || belongsToName(content.trim()) ? ` ${content} ` : ' '.repeat(Math.min(1, whole.length)),
    )
    .replace(GLUED_FORMS, ' $& ')
    .replace(/['’`´]|(?<=\p{Script=Hebrew})["״](?=\p{Script=Hebrew})/gu, '')
    // Dotted acronyms and forms: s.p.a., u.s., p.t.
    .replace(
      /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu,
      (dotted) => `${dotted.replace(/[.\s]/g, '')} `,
    )
    .replace(/\b([aks])\/([as])\b/g, '$1$2')
  return withoutJoints(folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [], JOINTS)
}

/** Words that join two names and are written, left out or replaced by "&" at will. */
const JOINTS = new Set(['and', 'et', 'und', 'og', 'och', 'en'])
/** Joints that are also letters of a name: taken out after the legal form, which they may precede ("Group Y Inc"). */
const LETTER_JOINTS = new Set(['y', 'e'])

/** Only between two words is a joint one: "Y Combinator", "E.ON". */
function withoutJoints(tokens: string[], joints: ReadonlySet<string>): string[] {
  return tokens.filter((token, index) => index === 0 || index === tokens.length - 1 || !joints.has(token))
}

function strip(tokens: string[]): string[] {
  let rest = tokens.length > 1 && tokens[0] === 'the' ? tokens.slice(1) : tokens
  for (;;) {
    const tail = legalFormLength(rest, 'end')
    const head = tail === 0 ? legalFormLength(rest, 'start') : 0
    if (tail + head === 0 || tail + head >= rest.length) break
    rest = rest.slice(head, rest.length - tail)
  }
  // A name of nothing but forms keeps them all.
  return rest.every(isLegalForm) ? tokens : withoutJoints(rest, LETTER_JOINTS)
}

export type Comparison = { score: number; relation: 'same' | 'typo' | 'shorter' | 'longer' | 'different' }

/**
 * Compares two company names from both sides: what of the query is found in the row, and what of the row in the query.
 * Sharing only generic words ("University", "Group"), or one word where each side has another of its own (Acme Brick,
 * Acme Software), is `different`. The score is symmetric, 0 to 1.
 */
export function compareOrganizations(query: string, row: string): Comparison {
  const a = normaliseOrganization(query)
  const b = normaliseOrganization(row)
  if (a.key === '' || b.key === '') return { score: 0, relation: 'different' }
  if (a.compact === b.compact) return { score: 1, relation: 'same' }
  const { exact, near } = align(a.tokens, b.tokens)
  const matched = exact.length + near.length
  const score = (2 * (exact.length + near.length * 0.8)) / (a.tokens.length + b.tokens.length)
  const telling = [...exact, ...near].some((token) => token.length > 1 && !isGeneric(token))
  if (!telling) return { score: Math.min(score, 0.3), relation: 'different' }
  const all = matched === a.tokens.length ? 'query' : matched === b.tokens.length ? 'row' : 'neither'
  if (matched === a.tokens.length && matched === b.tokens.length)
    return { score: Math.min(score, 0.95), relation: 'typo' }
  // A shorter form must be written right: a typo and a missing word together are too little to go by.
  if (all === 'neither' || near.length > 0) return { score: Math.min(score, 0.4), relation: 'different' }
  return { score: Math.min(score, 0.9), relation: all === 'query' ? 'shorter' : 'longer' }
}

/** Pairs the tokens of two names, equal ones first, each used once. */
function align(a: string[], b: string[]): { exact: string[]; near: string[] } {
  const free = [...b]
  const exact: string[] = []
  const open: string[] = []
  for (const token of a) {
    const at = free.indexOf(token)
    if (at === -1) open.push(token)
    else exact.push(...free.splice(at, 1))
  }
  const near: string[] = []
  for (const token of open) {
    const at = free.findIndex((other) => isTypo(token, other))
    if (at !== -1) near.push(...free.splice(at, 1))
  }
  return { exact, near }
}

/** Whether two words differ by a slip of the pen: one edit from 5 letters on, two from 9; never in digits or the first letter. */
function isTypo(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 5 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  if (a[0] !== b[0] && !(a[0] === b[1] && a[1] === b[0])) return false
  return distance(a, b) <= (shorter < 9 ? 1 : 2)
}

/** Damerau-Levenshtein distance (optimal string alignment: Damerau 1964). */
function distance(a: string, b: string): number {
  let last: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (last[j - 2] ?? 0) + 1 : Infinity
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap))
    }
    last = row
    row = next
  }
  return row[b.length] ?? 0
}
