import { fitWords } from '../asks/fit-words.ts'

// What a draft holds, and how long it may be; its words are in src/views/introductions/draft-words.ts.

/** Longest draft, in UTF-16 units: what is read on a telephone without scrolling. */
export const MAX_DRAFT = 600
/**
 * Longest draft of the connector's own, in UTF-16 units: it has to show whole in one Discord message (4,000 characters
 * with everything else in it) and to fit into a mail link.
 */
export const MAX_OWN_DRAFT = 1500

/** Longest names in a draft. */
export const NAME = 60
export const FIRST_NAME = 30

export type DraftWords = {
  /** The person's name as the connector logged it. */
  person: string
  /** Whom the asker wants to reach where it is not this person ("the CFO", "Jim Roe"), else null. */
  whom: string | null
  organization: string
  asker: string
  why: string
  benefit: string
}

/**
 * Puts benefit and why into the words around them, at most MAX_DRAFT long: what one does not need of the room left is
 * the other's.
 *
 * @param unsaid stands for either where nothing of it can be quoted
 * @param write the draft of both
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
