import { z } from 'zod'
import { id } from '../commands/command-fields.ts'

// The Commands of asks that teammates share, and of their watch: a part of Command. What was typed into the form of an
// ask waits in a draft while its asker is asked back.

/** What an asker was told before they asked all the same. */
const CONFIRMED = ['teammate', 'connector'] as const
export type Confirmed = (typeof CONFIRMED)[number]

export const SHARED_ASK_COMMANDS = [
  /** Join a teammate's ask with what was typed for one's own. */
  z.object({ kind: z.literal('join-ask'), askId: id, draftId: id }),
  /** Ask on one's own though a teammate is after the same company; ask a second connector about the same person. */
  z.object({ kind: z.literal('ask-anyway'), draftId: id, despite: z.enum(CONFIRMED) }),
  /** Wait for the connector who is asked already. */
  z.object({ kind: z.literal('wait'), introductionId: id }),
  z.object({ kind: z.literal('leave-ask'), askId: id }),
  /** A watch's "not now": the tie is not offered for this ask. */
  z.object({ kind: z.literal('not-now'), askId: id }),
] as const

/** The arguments its buttons carry, in their order. */
export const SHARED_ASK_BUTTONS = {
  'join-ask': ['askId', 'draftId'],
  'ask-anyway': ['draftId', 'despite'],
  wait: ['introductionId'],
  'leave-ask': ['askId'],
  'not-now': ['askId'],
} as const
