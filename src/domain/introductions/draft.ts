import { MAX_ABOUT, MAX_QUESTION, MAX_WORDS } from '../asks/ask-rules.ts'

// What a note to an outsider contains and how long it may be; its wording is in src/views/introductions/draft-words.ts.

/** Longest names in a note. */
export const NAME = 60
export const FIRST_NAME = 30

/** The note's own words around those of its asker, with the longest names in them. */
const FRAME = 490

/** Longest note, in UTF-16 units: all that its asker may type, names and frame. Most are half as long. */
export const MAX_DRAFT = MAX_ABOUT + 2 * MAX_WORDS + MAX_QUESTION + FRAME
/**
 * Longest draft edited by the connector, in UTF-16 units: the longest note with a line above it. It must fit in one
 * Discord message (4,000 characters in all).
 */
export const MAX_OWN_DRAFT = 1600

/** What an asker tells an outsider. */
export type Note = {
  /** The person's name as the connector logged it; null while its asker may not know it. */
  person: string | null
  /** Whom the asker wants to reach, if not this person ("the CFO", "Jim Roe"), else null. */
  whom: string | null
  organization: string
  asker: string
  /** Who the asker is; null where they never said. */
  about: string | null
  why: string
  benefit: string
  /** Null for the usual one. */
  question: string | null
}
