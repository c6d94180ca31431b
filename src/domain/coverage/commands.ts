import { z } from 'zod'
import { id, page } from '../commands/command-fields.ts'

// What can be done with a list of target companies: a part of the union in command.ts.

/** Which of a list's targets are shown. */
const Part = z.enum(['opened', 'unclear'])

export const COVERAGE_COMMANDS = [
  /** How to have a whole list looked up, and my lists. */
  z.object({ kind: z.literal('coverage') }),
  /** A page of a list's targets, as things stand now. */
  z.object({ kind: z.literal('covered'), listId: id, part: Part, page }),
  /** One of its targets, as if it were asked alone. */
  z.object({ kind: z.literal('covered-target'), listId: id, number: z.coerce.number().int().min(1).max(100_000) }),
  /** The whole list as a file. */
  z.object({ kind: z.literal('coverage-file'), listId: id }),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const COVERAGE_BUTTONS = {
  coverage: [],
  covered: ['listId', 'part', 'page'],
  'covered-target': ['listId', 'number'],
  'coverage-file': ['listId'],
} as const
