import { z } from 'zod'
import { id, values } from '../commands/command-fields.ts'
import { Consent } from './consent.ts'

// What connector and asker can tell the bot about the words of an ask: a part of the union in command.ts.

/** The Commands the forms of a draft give. */
export const DRAFT_FORMS = [
  /** The connector's own words instead of the ready draft. */
  z.object({ kind: z.literal('edit-draft'), introductionId: id, values }),
  /** The asker's new reason and benefit of an ask. */
  z.object({ kind: z.literal('reword'), askId: id, values }),
] as const

export const DRAFT_COMMANDS = [
  z.object({ kind: z.literal('draft-form'), introductionId: id }),
  z.object({ kind: z.literal('reword-form'), askId: id }),
  /** How an accepted introduction reaches the person. */
  z.object({ kind: z.literal('consent'), introductionId: id, consent: Consent }),
  /** Send a form that was doubted as it is. */
  z.object({ kind: z.literal('send-anyway'), draftId: id }),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const DRAFT_BUTTONS = {
  'draft-form': ['introductionId'],
  'reword-form': ['askId'],
  consent: ['introductionId', 'consent'],
  'send-anyway': ['draftId'],
} as const
