import { fold } from '../matching/companies/organization-name.ts'
import { PARTICLES } from '../matching/people/person-name.ts'

// Names within a sentence, by their capitals, in the languages people write.

export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Before a company, rarely before a person. */
export const AT = wordSet('at @ from of joined join joining bei beim von vom aus chez de du en del da')
/** Before a name that is no company's: "the Board", "ein Angebot". */
export const ARTICLES = wordSet(`
  the a an this that our my your their his her its some any no every der die das den dem des ein eine einen einem einer
  mein meine unser unsere kein keine le la les un une mon ma notre ce cette el los las una mi nuestro nuestra este esta`)
/** Written with a capital, and no names. */
const CAPITALS = wordSet(`
  i i'm i'll i've we he she it they you hi hey hello dear thanks thank cheers regards best ok okay yes no please sorry and
  or but so if when while after before today tomorrow yesterday just had has have got met meet talked spoke saw who whom
  does do did is are was can could would will should anyone anybody someone somebody monday tuesday wednesday thursday
  friday saturday sunday january february march april may june july august september october november december
  hallo liebe lieber danke bitte ich wir er sie es ihr wer hat heute morgen gestern habe haben montag dienstag mittwoch
  donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember herr frau
  bonjour salut merci je nous il elle vous qui aujourd'hui demain hier lundi mardi mercredi jeudi vendredi
  hola gracias yo nosotros él ella quien hoy ayer mañana lunes martes miércoles jueves viernes
  mr mrs ms dr fyi re fw fwd asap eod q1 q2 q3 q4 kpi faq api pdf ceo cfo cto coo cmo cio vp svp hr it pr`)

const WORD = /[\p{L}\p{M}\p{N}&][\p{L}\p{M}\p{N}&'’.-]*|[^\s]/gu

/** Words of a sentence, and where runs of them with capitals stand: "Heron Works" from `at` to before `end`. */
export type CapitalRuns = { words: string[]; runs: { text: string; at: number; end: number }[] }

/** Finds the runs of words with capitals in a sentence that may be names. A pure function. */
export function capitalRuns(sentence: string): CapitalRuns {
  const words = [...sentence.matchAll(WORD)].map(([word]) => word.replace(/(?:['’]s|[.'’-]+)$/u, ''))
  const runs = []
  for (let at = 0; at < words.length; ) {
    const end = endOfName(words, at)
    if (end > at) runs.push({ text: words.slice(at, end).join(' '), at, end })
    at = Math.max(end, at + 1)
  }
  return { words, runs }
}

/** Where a name that begins at a word ends; the same place if none begins there. */
function endOfName(words: string[], at: number): number {
  let end = at
  while (end < words.length && isNamePart(words, end, at)) end++
  while (end > at && !isCapital(words[end - 1] ?? '')) end--
  return end
}

function isNamePart(words: string[], index: number, start: number): boolean {
  const word = words[index] ?? ''
  if (isCapital(word)) return !CAPITALS.has(plain(word)) && !(index === start && ARTICLES.has(plain(word)))
  // "Jan van Dyke", "Ernst & Young", but neither begins with such a word.
  return index > start && (PARTICLES.has(word) || word === '&') && isCapital(words[index + 1] ?? '') && !AT.has(word)
}

const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || /^\p{N}*\p{Lu}/u.test(word)
/** Folded, with straight apostrophes. */
export const plain = (word: string): string => fold(word).replaceAll('’', "'")
