import { LONGEST_COMPARED } from '../edit-distance.ts'
import { hasSynonyms, standardWord } from '../organization-synonyms.ts'
import { readingOf, soundOf } from '../readings.ts'
import { isCommon } from '../word-rarity.ts'
import { isLegalForm } from './legal-forms.ts'
import type { NormalisedName } from './organization-name.ts'

// Search terms for company names: the ones a name is indexed under, and the ones a query looks up. Every look-up is by
// equality, so that an index can answer it; results are scored afterwards.

/** Length of words checked for typos: shorter ones are neighbours of everything, longer ones of nothing. */
const NEIGHBOUR_LENGTH = { min: 4, max: 24 }
/** Words that initials leave out. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  'of for the and in at on de la le du des del di da do dos das et e y und der die van von fur'.split(' '),
)

/** The distinct words of a name. */
export function wordsOf({ tokens }: NormalisedName): string[] {
  return [...new Set(tokens)]
}

/**
 * What a name is indexed under: its words, each adjacent pair joined ("Pay Pal" under `paypal`), the first three
 * joined, its initials ("International Business Machines" under `ibm`), and the meaning of common words.
 */
export function termsOf(name: NormalisedName): string[] {
  const { tokens } = name
  const reading = readingOf(name.key)?.split(' ')
  const sounds = [...soundsOf(tokens, SOUND), ...(reading ? readTerms(reading) : [])]
  return [...new Set([...tokens, ...joined(tokens), ...initialsOf(tokens), ...meaningOf(tokens), ...sounds])]
}

/**
 * What a query looks up: its words, joined pairs and initials, and for one or two words the beginnings and ends of the
 * whole, as domains join words ("robitgroup", "grupobimbo").
 */
export function lookUpTermsOf(name: NormalisedName): string[] {
  const elided = name.tokens.filter((token) => ELIDED.test(token)).map((token) => token.replace(ELIDED, ''))
  const terms = [name.compact, ...termsOf(name).filter((term) => !isSound(term)), ...elided]
  if (name.tokens.length <= 2) terms.push(...partsOf(name.compact))
  const initials = name.tokens.length === 1 ? withoutFormLetter(name.compact) : null
  if (initials !== null) terms.push(initials)
  // By sounds a name is looked up in other scripts than its own.
  const reading = readingOf(name.key)?.split(' ')
  if (reading)
    terms.push(...termsOf({ key: reading.join(' '), compact: reading.join(''), tokens: reading }), reading.join(''))
  else terms.push(...readTerms(name.tokens))
  return [...new Set(terms)].filter((term) => term !== '')
}

/**
 * A word, and its variants with one letter deleted. Two words that share one of these differ by a typo: a letter too
 * many, too few or wrong, or two swapped (symmetric deletion: Garbe, SymSpell, 2012); or by two. Digits stay: they are
 * never a typo. So does a word without its doubled letters. Words with few letters yield only themselves, or
 * none.
 */
export function neighboursOf(word: string): string[] {
  const letters = [...word]
  if (letters.length === NEIGHBOUR_LENGTH.min - 1) return [word]
  const places = [...letters.keys()].filter((at) => !/\p{N}/u.test(letters[at] ?? ''))
  if (places.length < NEIGHBOUR_LENGTH.min || letters.length > NEIGHBOUR_LENGTH.max) return []
  const without = places.map((at) => letters.toSpliced(at, 1).join(''))
  return [...new Set([word, ...without, withoutDoubles(word)])]
}

/**
 * What a query's word is looked for under when it may hold slips: its neighbours, and those of the word without doubled
 * letters, the commonest slip to come with another. Of three letters two may have changed places.
 */
export function slipsOf(word: string): string[] {
  return [...new Set([...neighboursOf(word), ...neighboursOf(withoutDoubles(word)), ...swapsOf(word)])]
}

/** The swaps of adjacent letters in a three-letter word; none for any other. */
export function swapsOf(word: string): string[] {
  const [a, b, c, ...more] = [...word]
  return a && b && c && more.length === 0 && !/\p{N}/u.test(word) ? [`${b}${a}${c}`, `${a}${c}${b}`] : []
}

/** A word with doubled letters written once: `mississippi` is `misisipi`. */
export const withoutDoubles = (word: string): string => word.replace(/(\D)\1+/gu, '$1')

function joined(tokens: string[]): string[] {
  const pairs = tokens.slice(1).map((token, index) => `${tokens[index]}${token}`)
  return tokens.length > 2 ? [...pairs, tokens.slice(0, 3).join('')] : pairs
}

function initialsOf(tokens: string[]): string[] {
  if (tokens.length < 2) return []
  const initials = (words: string[]) => words.map((word) => [...word][0] ?? '').join('')
  // "Company 123" is not "c1", nor are its neighbours.
  if (tokens.some((token) => /^\p{N}/u.test(token))) return []
  const telling = tokens.filter((token) => !SMALL_WORDS.has(token))
  return [initials(tokens), ...(telling.length > 1 ? [initials(telling)] : [])]
}

/**
 * What a name of nothing but usual words says, in no language and no order: "Europäische Kommission" and "Commission of
 * Europe" have the same. A name that has a word of its own is found by that.
 */
function meaningOf(tokens: string[]): string[] {
  const telling = tokens.filter((token) => !SMALL_WORDS.has(token))
  if (telling.length < 2 || !telling.every(hasSynonyms)) return []
  return [`=${[...new Set(telling.map(standardWord))].sort().join('=')}`]
}

/**
 * Initials without the one of a legal form: of `abcl` it is `abc`, for Acme Brick Company Limited. Null where the last letter
 * is none of a common form ("Limited", "Company", "Corporation"), or the letters are too few or too many.
 */
export const withoutFormLetter = (letters: string): string | null => /^(\p{L}{3,5})[lc]$/u.exec(letters)?.[1] ?? null

/** Marks of terms that are sounds, of Latin letters and of what was read in other scripts: no word begins with them. */
const SOUND = '~'
const READ = '^'

const isSound = (term: string): boolean => term.startsWith(SOUND) || term.startsWith(READ)

/** What a name in another script is indexed under, and one in Latin letters looks up: letters and sounds of its reading. */
const readTerms = (words: string[]): string[] => [`${READ}${words.join('')}`, ...soundsOf(words, READ)]

/** What a name is found by from another script: the sounds of its first telling word, and of all that tell. */
function soundsOf(tokens: string[], mark: string): string[] {
  const telling = tokens.filter((token) => !isCommon(token) && !SMALL_WORDS.has(token))
  const sounds = [telling[0] ?? '', telling.join('')].map((word) => (/^[a-z]+$/.test(word) ? soundOf(word) : null))
  return sounds.flatMap((sound) => (sound === null ? [] : [`${mark}${sound}`]))
}

/** An elided article or preposition that lost its apostrophe: "dell'agricoltura", "d'investigation". */
export const ELIDED = /^(?:dell|dall|nell|sull|all|d|l)(?=[aeiouh]\p{L}{3})/u

/** The shortest word a domain is split into. */
const PART = 3

/**
 * The beginnings and ends a word alone may be made of. Where the rest is a word common in company names, short ones too:
 * "atimaterials" is `ati` and materials, "thesteel" is `steel`.
 */
function partsOf(compact: string): string[] {
  const letters = [...compact]
  const parts: string[] = []
  if (letters.length > LONGEST_COMPARED) return parts
  const usual = Math.max(PART, Math.ceil(letters.length / 3))
  for (let at = 2; at < letters.length; at++) {
    const [start, end] = [letters.slice(0, at).join(''), letters.slice(at).join('')]
    if (at >= usual || (at >= PART - 1 && saysLittle(end))) parts.push(start)
    if (letters.length - at >= usual || (letters.length - at >= PART - 1 && saysLittle(start))) parts.push(end)
  }
  return parts
}

const saysLittle = (word: string): boolean =>
  word === 'the' || (word.length > 1 && (isCommon(word) || isLegalForm(word)))
