import { z } from 'zod'
import { button, form, id, label, page } from '../commands/define.ts'
import { SeenIn } from './ask.ts'

// Commands for an ask: asking, keeping it open, rewording it, and sharing it with teammates.

/** What an asker was warned of before asking anyway. */
const CONFIRMED = ['teammate', 'connector'] as const
export type Confirmed = (typeof CONFIRMED)[number]

/** The kinds of form that create an ask. */
export type NewAskKind = 'ask' | 'keep'

export const ASK_COMMANDS = [
  form('ask', { relationshipId: id }),
  form('keep', { target: label }),
  /** The asker's new reason and benefit of an ask. */
  form('reword', { askId: id }),
  /**
   * Opens the form to ask one connector, or to keep open an ask nobody can meet yet. `relationshipId` is the way in: a
   * relationship, or a partner's tie to the company.
   */
  button('ask-form', { relationshipId: id, whom: label }, 'opens-after-reading'),
  button('keep-form', { target: label }, 'opens-after-reading'),
  button('reword-form', { askId: id }, 'opens-after-reading'),
  /** Sends the note that was shown; `seenIn` is where the ask may be seen. */
  button('send', { draftId: id, seenIn: SeenIn }, 'once', 'asking'),
  button('close', { askId: id }, 'once', 'from-overview'),
  /** The progress of an ask of mine with everybody who was asked. */
  button('progress', { askId: id }, 'from-overview'),
  /** Opens the form to join a teammate's ask before writing one's own; `target` is what one asked for. */
  button('join-form', { askId: id, target: label }, 'opens-form'),
  form('join', { askId: id }, 'once', 'joins'),
  /** An asker's answer to a teammate who would like to join their ask. */
  button('answer-wish', { wishId: id, answer: z.enum(['yes', 'no']) }, 'once'),
  // What was typed into an ask's form waits in a draft while we check with the asker.
  /** Join a teammate's ask, or ask to, reusing what was typed for one's own. */
  button('join-ask', { askId: id, draftId: id }, 'once', 'joins'),
  /** Ask separately though a teammate is after the same company; ask a second connector about the same person. */
  button('ask-anyway', { draftId: id, despite: z.enum(CONFIRMED) }, 'once', 'asking'),
  /** Wait for the connector already asked. */
  button('wait', { introductionId: id }, 'once'),
  button('leave-ask', { askId: id }, 'once', 'from-overview', 'joins'),
  /** A page of the asks a notice of the watch tells of. */
  button('matches', { noticeId: id, page }, 'in-place'),
  /** "Not now" on a watch: the tie is not offered for this ask. */
  button('not-now', { askId: id }, 'once'),
] as const
