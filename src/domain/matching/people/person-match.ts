import { sameGivenName } from './nicknames.ts'
import { normalisePerson } from './person-name.ts'

// Whether two names, written by two members, mean the same person at the same company. This holds within one company
// only: elsewhere, only an address or a profile tells who is who.

/** `likely` is not enough if it fits two people: "J. Doe" is Jane, unless John works there too. */
export type PersonMatch = 'same' | 'likely' | 'other'

/** Followed by a former name. */
const BORN =
  /\s*[([]?\b(?:née|nee|né|geb(?:\.|oren(?:e)?\b)|formerly|fka|f\/k\/a|born)\s*:?\s+([\p{L}\p{M}'’\-\s]+?)[)\]]?\s*$/iu
/** A name in brackets or quotes between the others: a nickname. */
const CALLED = /(?<=\S\s)(?:\(([\p{L}\p{M}.'’-]+)\)|[“”"„«]([\p{L}\p{M}.'’-]+)[“”"»])(?=\s\S)/u
const PARTICLES = new Set(
  'van von de der den del della da di do dos du la le al el bin ibn ben mac st ter ten'.split(' '),
)

/**
 * The keys a name is found by: its own, then those of other names it mentions, as in "Jane Doe (née Roe)" or
 * "Robert (Bob) Smith".
 */
export function personKeys(name: string): string[] {
  const born = BORN.exec(name)
  const now = born ? name.slice(0, born.index) : name
  const called = CALLED.exec(now)
  const plain = called ? now.replace(CALLED, '').replace(/\s+/g, ' ') : now
  const short = called?.[1] ?? called?.[2]
  const given = plain.trim().split(/\s+/)[0] ?? ''
  const before = born?.[1] ? `${given} ${born[1]}` : null
  const nick = short ? plain.replace(given, short) : null
  return [...new Set([name, plain, before, nick].flatMap((one) => (one ? [normalisePerson(one)] : [])))].filter(Boolean)
}

/**
 * Compares two names of people at one company. Symmetric; ignores case, accents, titles and degrees. Name order,
 * nicknames, a missing middle name and a stated maiden name make no difference; a letter does.
 */
export function comparePeople(a: string, b: string): PersonMatch {
  let best: PersonMatch = 'other'
  for (const left of personKeys(a))
    for (const right of personKeys(b)) {
      const match = compareKeys(left, right)
      if (match === 'same') return 'same'
      if (match === 'likely') best = match
    }
  return best
}

function compareKeys(a: string, b: string): PersonMatch {
  if (a === b) return 'same'
  const [left, right] = [a.split(' '), b.split(' ')]
  if (left.length < 2 || right.length < 2) return 'other'
  if (isTurned(left, b) || isTurned(right, a)) return 'same'
  const straight = compareParts(partsOf(left), partsOf(right))
  if (straight === 'same') return straight
  // "Smith Bob": the family name first, in two words as anywhere.
  const turned = [
    left.length === 2 ? compareParts(partsOf(left.toReversed()), partsOf(right)) : 'other',
    right.length === 2 ? compareParts(partsOf(left), partsOf(right.toReversed())) : 'other',
  ]
  return turned.includes('same') ? 'same' : straight
}

/** "Gabriel García Márquez" as "García Márquez Gabriel": given name last, however many words the family name has. */
function isTurned([given = '', ...family]: string[], other: string): boolean {
  return !isInitial(given) && [...family, given].join(' ') === other
}

type Parts = { given: string; middle: string[]; family: string }

/** Splits a name; particles before the family name belong to it. */
function partsOf(words: string[]): Parts {
  let start = words.length - 1
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start--
  return { given: words[0] ?? '', middle: words.slice(1, start), family: words.slice(start).join(' ') }
}

function compareParts(a: Parts, b: Parts): PersonMatch {
  if (a.family !== b.family || isInitial(a.family.split(' ').at(-1) ?? '')) return 'other'
  const middles = a.middle.every((name, index) => {
    const other = b.middle[index]
    return other === undefined || name === other || initialOf(name, other)
  })
  if (!middles) return 'other'
  if (sameGivenName(a.given, b.given)) return 'same'
  return initialOf(a.given, b.given) ? 'likely' : 'other'
}

/** Whether one is the other's first letter. */
function initialOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return isInitial(short) && long.startsWith(short)
}

/** One letter; in scripts where one character is a word, it is a name of its own. */
function isInitial(word: string): boolean {
  return word.length === 1 && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
}

/**
 * The words at either end of a name and of others it mentions, folded, no initials: used to look people up before
 * comparePeople compares them. A match has one of `last` at an end, or one of `first` at its end.
 */
export function nameEnds(name: string): { first: string[]; last: string[] } {
  const keys = personKeys(name).map((key) => key.split(' '))
  const words = (list: (string | undefined)[]) =>
    [...new Set(list)].flatMap((word) => (word === undefined || isInitial(word) ? [] : [word]))
  return { first: words(keys.map((key) => key[0])), last: words(keys.map((key) => key.at(-1))) }
}

/**
 * Finds the person a name means among people at a company: the only one that is the same, else the only likely one.
 * Null if nobody fits, or several do.
 */
export function findPerson<P extends { nameKey: string }>(name: string, people: P[]): P | null {
  const matches = people.map((person) => ({ person, match: comparePeople(name, person.nameKey) }))
  for (const wanted of ['same', 'likely'] as const) {
    const found = matches.filter(({ match }) => match === wanted)
    if (found.length > 0) return found.length === 1 ? (found[0]?.person ?? null) : null
  }
  return null
}
