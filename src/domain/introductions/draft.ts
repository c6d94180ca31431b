import { fitWords } from '../asks/fit-words.ts'

// What a draft contains and how long it may be; its wording is in src/views/introductions/draft-words.ts.

/** Longest draft, in UTF-16 units: what fits a phone screen without scrolling. */
export const MAX_DRAFT = 600
/**
 * Longest draft written by the connector, in UTF-16 units: it must fit in one Discord message (4,000 characters in
 * all) and in a mail link.
 */
export const MAX_OWN_DRAFT = 1500

/** Longest names in a draft. */
export const NAME = 60
export const FIRST_NAME = 30

export type DraftWords = {
  /** The person's name as the connector logged it. */
  person: string
  /** Whom the asker wants to reach, if not this person ("the CFO", "Jim Roe"), else null. */
  whom: string | null
  organization: string
  asker: string
  why: string
  benefit: string
}

/**
 * Fits benefit and why into the text around them, at most MAX_DRAFT long: room one does not need goes to the
 * other.
 *
 * @param unsaid replaces either if nothing of it can be quoted
 * @param write writes the draft from both
 */
export function fitDraft(
  draft: Pick<DraftWords, 'why' | 'benefit'>,
  unsaid: string,
  write: (benefit: string, why: string) => string,
): string {
  const room = MAX_DRAFT - write('', '').length
  const within = (text: string, max: number) => fitWords(text, max) || unsaid
  const benefit = within(draft.benefit, Math.max(Math.floor(room / 2), room - within(draft.why, room).length))
  return write(benefit, within(draft.why, room - benefit.length))
}
