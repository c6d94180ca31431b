import { isPlace } from '../place-names.ts'
import { belongsToName, GLUED_FORMS, isLegalForm, legalFormLength } from './legal-forms.ts'

// Normalises company names as people write them. organization-match.ts decides which are the same company.

export type NormalisedName = {
  /** Folded words without legal form, separated by one space: the same for equal companies. */
  key: string
  /** The key without spaces. */
  compact: string
  tokens: string[]
}

/** Letters NFKD does not decompose, and their usual substitutes. */
const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** Combining marks of Latin, Greek and Cyrillic; in other scripts they are part of the letter. */
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
 * Strips a company name of case, accents, punctuation, legal form, leading "The" and parentheses that are not part of
 * it: "The ACME Corporation, Inc." and "acme GmbH & Co. KG" are both "acme". A name of nothing but such words keeps
 * them. `normaliseOrganization(key).key === key`.
 */
export function normaliseOrganization(raw: string): NormalisedName {
  let tokens = strip(tokenise(expansionOf(raw) ?? raw))
  // The rest may end in another form; and a key must be its own key.
  for (let before = ''; before !== tokens.join(' '); ) {
    before = tokens.join(' ')
    tokens = strip(tokenise(before))
  }
  const key = tokens.join(' ')
  return { key, compact: tokens.join(''), tokens }
}

/** The name a key stands for: the same as normaliseOrganization, without the work. */
export function ofKey(key: string): NormalisedName {
  return { key, compact: key.replaceAll(' ', ''), tokens: key === '' ? [] : key.split(' ') }
}

/** Words that initials leave out. */
const UNINITIALLED = new Set(
  'of the and for in on at to de da do del des du la le et e y und fur der die van voor'.split(' '),
)

/**
 * The expansion a short form comes with: in "DUX (Dienst Uitvoering Xamens)" the words in parentheses are the name,
 * since unrelated companies may be called "Dux" too. Null for any other name.
 */
export function expansionOf(raw: string): string | null {
  if (!raw.includes('(')) return null
  const [, short = '', long = ''] = /^\s*([\p{L}.&-]{2,12})\s*\(([^()]+)\)\s*$/u.exec(raw) ?? []
  const letters = fold(short).replace(/[^\p{L}]/gu, '')
  const words = fold(long).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const initials = (some: string[]) => some.map((word) => [...word][0] ?? '').join('')
  if (letters.length < 2 || words.length < 2) return null
  const telling = words.filter((word) => !UNINITIALLED.has(word))
  return letters === initials(words) || letters === initials(telling) ? long.trim() : null
}

function tokenise(raw: string): string[] {
  const folded = fold(raw.replace(/[™®©℠]/g, ' '))
    .replace(/\((?:주|株)\)/g, ' 株式会社 ')
    // How banks shorten it: "カ)クロダ", "クロダ(カ".
    .replace(/^\(?カ\)|\(カ\)?$/g, ' 株式会社 ')
    // Romanian, only before a form of the same country: "S.C. Dacira S.R.L.", not "SC Johnson".
    .replace(/^\s*s\.?\s?c\.?\s+(?=.*\ss\.?\s?(?:r\.?\s?l|a)\.?\s*$)/, '')
    // Indian for "Messrs".
    .replace(/^\s*m\/s\.?\s+/, '')
    .replace(/[(（[]([^)）\]]*)[)）\]]/g, (whole, content: string, at: number) =>
      at === 0 || isPartOfName(content.trim()) ? ` ${content} ` : ' '.repeat(Math.min(1, whole.length)),
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

/** A place tells two companies of the same name apart: "Mercy Hospital (Iowa)". */
const isPartOfName = (content: string): boolean => belongsToName(content) || isPlace(content)

/** Words that join two names, and are freely omitted or replaced by "&". */
const JOINTS = new Set(['and', 'et', 'und', 'og', 'och', 'en'])
/** Joints that are also letters of a name: removed after the legal form, which they may precede ("Group Y Inc"). */
const LETTER_JOINTS = new Set(['y', 'e'])

/** A joint only counts between two words: "Y Combinator", "E.ON". */
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
  // A name of only forms keeps them all.
  return rest.every(isLegalForm) ? tokens : withoutJoints(rest, LETTER_JOINTS)
}
