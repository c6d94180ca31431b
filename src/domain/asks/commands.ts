import { z } from 'zod'
import { label, values } from '../commands/command-fields.ts'

// Saying again, in parts, what an ask was about: a part of the union in command.ts.

export const ASK_FORMS = [
  /** Whom and where, as the asker corrected it. */
  z.object({ kind: z.literal('refine'), values }),
] as const

export const ASK_COMMANDS = [
  /** The form of it; `asked` is what they had typed. */
  z.object({ kind: z.literal('refine-form'), asked: label }),
] as const

export const ASK_BUTTONS = { 'refine-form': ['asked'] } as const
