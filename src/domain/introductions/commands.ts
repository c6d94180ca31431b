import { z } from 'zod'
import { values } from '../commands/command-fields.ts'

// What connector and asker can tell the bot about an introduction: a part of the union in command.ts.

const id = z.uuid()

/** How many days a connector may put a request off. */
export const POSTPONE_DAYS = [1, 3, 7] as const

/** What the asker can say by one click of how it went; a win is told by a form. */
const CLICKED_OUTCOMES = ['met', 'no-reply', 'lost'] as const
export type Outcome = (typeof CLICKED_OUTCOMES)[number] | 'won'

/** The Commands the forms of an introduction give. */
export const FAVOUR_FORMS = [
  /** The connector names a teammate to ask instead. */
  z.object({ kind: z.literal('redirect'), introductionId: id, values }),
  /** Why the connector passed: never shown. */
  z.object({ kind: z.literal('reason'), introductionId: id, values }),
  z.object({ kind: z.literal('won'), introductionId: id, values }),
] as const

const about = <K extends string>(kind: K) => z.object({ kind: z.literal(kind), introductionId: id })

export const FAVOUR_COMMANDS = [
  /** The whole request once more, as it stands. */
  about('favour'),
  about('accept'),
  about('lend-name'),
  about('pass'),
  about('redirect-form'),
  about('reason-form'),
  /** Asks for how many days. */
  about('later'),
  z.object({
    kind: z.literal('postpone'),
    introductionId: id,
    days: z.coerce.number().pipe(z.literal([...POSTPONE_DAYS])),
  }),
  /** How well the connector knows the person, said before anything is promised. */
  z.object({ kind: z.literal('know'), introductionId: id, rating: z.coerce.number().int().min(1).max(5) }),
  about('made'),
  about('undo-made'),
  z.object({ kind: z.literal('outcome'), introductionId: id, outcome: z.enum(CLICKED_OUTCOMES) }),
  about('won-form'),
  about('thank'),
  /** The asker takes one request back. */
  about('withdraw'),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const FAVOUR_BUTTONS = {
  favour: ['introductionId'],
  accept: ['introductionId'],
  'lend-name': ['introductionId'],
  pass: ['introductionId'],
  'redirect-form': ['introductionId'],
  'reason-form': ['introductionId'],
  later: ['introductionId'],
  postpone: ['introductionId', 'days'],
  know: ['introductionId', 'rating'],
  made: ['introductionId'],
  'undo-made': ['introductionId'],
  outcome: ['introductionId', 'outcome'],
  'won-form': ['introductionId'],
  thank: ['introductionId'],
  withdraw: ['introductionId'],
} as const
