import { fold } from '../matching/companies/organization-name.ts'
import { sameMeaning } from './role.ts'

// "fintech in Berlin": an ask that names no company is matched against the words members logged.

/** Words of an ask that do not tell who is wanted. */
const FILLERS = new Set(
  `a an the in at of for from and or with to on by who whom knows know someone somebody anyone anybody people person
  works working work is are any some me us our team`.split(/\s+/),
)
/** A note may be long; nobody looks for its sixtieth word. */
const MAX_WORDS = 60
const MAX_WANTED = 8

/** The words of what a member said of a tie, folded, each once. */
export function loggedWords(tie: { title: string | null; how: string | null; spelling: string | null }): string[] {
  return wordsOf([tie.title, tie.spelling, tie.how].join(' ')).slice(0, MAX_WORDS)
}

/** What a tie's words must all include: each word with its synonyms. Empty when the text says nothing. */
export function wantedWords(text: string): string[][] {
  return wordsOf(text)
    .filter((word) => !FILLERS.has(word))
    .slice(0, MAX_WANTED)
    .map((word) => [...new Set([word, ...sameMeaning(word)])])
}

function wordsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(words)].filter((word) => word.length > 1)
}
