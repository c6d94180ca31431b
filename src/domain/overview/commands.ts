import { z } from 'zod'
import { id } from '../commands/command-fields.ts'

// What somebody can do about an ask or a favour from their own lists: a part of the union in command.ts.

export const LEDGER_COMMANDS = [
  /** What happened with an ask of mine, and with an introduction I was asked for. */
  z.object({ kind: z.literal('history'), askId: id }),
  z.object({ kind: z.literal('favour-history'), introductionId: id }),
  /** The asker has the connector reminded. */
  z.object({ kind: z.literal('remind'), introductionId: id }),
  /** The connector cannot keep a promise. */
  z.object({ kind: z.literal('take-back'), introductionId: id }),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const LEDGER_BUTTONS = {
  history: ['askId'],
  'favour-history': ['introductionId'],
  remind: ['introductionId'],
  'take-back': ['introductionId'],
} as const
