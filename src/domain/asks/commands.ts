import { z } from 'zod'
import { button, command, form, id, label } from '../commands/define.ts'

// What can be done with an ask: asking, keeping it open, its words, and sharing it with teammates.

/** What an asker was told before they asked all the same. */
const CONFIRMED = ['teammate', 'connector'] as const
export type Confirmed = (typeof CONFIRMED)[number]

/** The kinds of the forms by which somebody asks anew. */
export type NewAskKind = 'ask' | 'keep'

export const ASK_COMMANDS = [
  form('ask', { relationshipId: id }),
  form('keep', {}),
  /** The asker's new reason and benefit of an ask. */
  form('reword', { askId: id }),
  /**
   * Ask one connector, or keep an ask open that nobody can meet yet: the form of it. `relationshipId` is the way in: a
   * relationship, or a partner's tie to the company.
   */
  button('ask-form', { relationshipId: id, whom: label }, 'opens-form'),
  /** That form again, with a sentence on the way in: for one that is open already. */
  command('ask-preview', { relationshipId: id, whom: label }),
  button('keep-form', { target: label }, 'opens-form'),
  button('reword-form', { askId: id }, 'opens-after-reading'),
  /** Send a form that was doubted as it is. */
  button('send-anyway', { draftId: id }),
  button('close', { askId: id }),
  /** Where an ask of mine stands with everybody who was asked. */
  button('progress', { askId: id }, 'from-overview'),
  /** Join a teammate's ask, before one of one's own was written: its form; `target` is what one asked for. */
  button('join-form', { askId: id, target: label }, 'opens-form'),
  form('join', { askId: id }),
  /** What an asker says to a teammate who would like to join their ask. */
  button('answer-wish', { wishId: id, answer: z.enum(['yes', 'no']) }),
  // What was typed into the form of an ask waits in a draft while its asker is asked back.
  /** Join a teammate's ask, or ask to, with what was typed for one's own. */
  button('join-ask', { askId: id, draftId: id }),
  /** Ask on one's own though a teammate is after the same company; ask a second connector about the same person. */
  button('ask-anyway', { draftId: id, despite: z.enum(CONFIRMED) }),
  /** Wait for the connector who is asked already. */
  button('wait', { introductionId: id }),
  button('leave-ask', { askId: id }),
  /** A watch's "not now": the tie is not offered for this ask. */
  button('not-now', { askId: id }),
] as const
