import type { Language } from './language.ts'
import { ENGLISH } from './languages/english.ts'
import { FRENCH } from './languages/french.ts'
import { GERMAN } from './languages/german.ts'
import { SPANISH } from './languages/spanish.ts'

// All languages at once: people mix them, and nobody says in which one they write.

export const LANGUAGES: readonly Language[] = [ENGLISH, GERMAN, FRENCH, SPANISH]

/** The words of all languages, as `choose` picks them from each. */
export function wordsOf(choose: (language: Language) => string): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => choose(language).split(/\s+/)).filter((word) => word !== ''))
}

/** The phrases of all languages, one a line, as the source of a pattern: longer ones first, so that they win. */
export function phrasesOf(choose: (language: Language) => string): string {
  const phrases = LANGUAGES.flatMap((language) => linesOf(choose(language)))
  return phrases.sort((a, b) => b.length - a.length).join('|')
}

/** Lines without the spaces around them; blank ones are left out. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
