import { fold } from '../matching/companies/organization-name.ts'
import { isRoleOnly } from './role.ts'

// Whether a text can be a company name at all, and which names a sentence contains. Nobody is told that a company is
// unknown here if what they typed was not a company.

/** Company names are rarely longer, legal form included. */
const MAX_WORDS = 10
/** "Acme Corp?" is a doubtful name; a longer text with a question mark is a question. */
const MAX_WORDS_IN_DOUBT = 3

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Words people ask for somebody with; a text of three words or more that has one is not a name. */
const ASKING = words(`
  anyone anybody someone somebody whom introduce intro introduction knows contact
  jemand jemanden kennt kenne vorstellen quelqu'un connait connaissez alguien conoce alguem conhece qualcuno conosce`)
/** Words that begin a sentence; a text of four words or more beginning with one is not a name. */
const BEGINNING = words(`
  who does do did is are can could would will has have how what where i i'm we we're looking need please
  wer kann konnte hat ich wir suche brauche qui est-ce je cherche quien busco necesito quem preciso chi cerco`)
/** Words between the names in a sentence. */
const BETWEEN = words(`
  a an the at in into of to for from with by before after about way ways know me us my our you your there people person
  hi hello team looks get reach meet talk any some working works work
  ein eine einen einem bei zu zum zur mir uns mich kontakt der die das den dem von mit
  un une chez avec me nous en a al con una nos um uma na no em da do com presso di mi ci`)

/** Whether a text can be a company name: not a question, not a sentence, not too long. */
export function mayBeCompany(text: string): boolean {
  const count = tokens(text).length
  return count > 0 && count <= MAX_WORDS && !isAsking(text)
}

/** Whether a text is a question or a request: "who can introduce me to …?", "I need an intro". */
export function isAsking(text: string): boolean {
  const typed = tokens(text).map(plain)
  if (/^\s*¿/.test(text)) return true
  if (/[?？]\s*$/.test(text) && typed.length > MAX_WORDS_IN_DOUBT) return true
  if (typed.length >= 4 && BEGINNING.has(typed[0] ?? '')) return true
  return typed.length >= 3 && typed.some((word) => ASKING.has(word))
}

/**
 * The names a sentence may contain, as typed and in order: what is left between the words of asking, jobs excluded.
 * "Can somebody introduce me to Jane Doe (Acme)?" contains "Jane Doe" and "Acme".
 *
 * @returns at most four; for a name, only that name
 */
export function namesIn(text: string): string[] {
  const names = text.split(/[()[\]{},;:!?¿？“”"«»\n]+/).flatMap(spansOf)
  return [...new Set(names)].filter((name) => /[\p{L}\p{N}]/u.test(name) && !isRoleOnly(name)).slice(0, 4)
}

function spansOf(part: string): string[] {
  const spans: string[][] = [[]]
  for (const word of part.split(/\s+/)) {
    const folded = plain(word)
    const asks = ASKING.has(folded) || BEGINNING.has(folded) || BETWEEN.has(folded)
    // "Heron Works": a capital within the sentence is a name's.
    const isCapital = word !== word.toLowerCase() && (spans.at(-1)?.length ?? 0) > 0
    if (word === '' || (asks && !isCapital)) spans.push([])
    else spans.at(-1)?.push(word)
  }
  return spans.map((span) => span.join(' ')).filter((span) => span !== '')
}

function tokens(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Folded, without punctuation around it, with straight apostrophes. */
function plain(word: string): string {
  return fold(word)
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
