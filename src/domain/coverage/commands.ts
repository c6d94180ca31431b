import { z } from 'zod'
import { button, id, page } from '../commands/define.ts'

// Commands for a list of target companies.

/** Which of a list's targets are shown. */
const Part = z.enum(['opened', 'unclear'])

export const COVERAGE_COMMANDS = [
  /** How to look up a whole list, and my lists. */
  button('coverage', {}, 'anywhere'),
  /** A page of a list's targets, as things stand now. */
  button('covered', { listId: id, part: Part, page }, 'in-place'),
  /** One of its targets, as if asked for alone. */
  button('covered-target', { listId: id, number: z.coerce.number().int().min(1).max(100_000) }),
  /** The whole list as a file. */
  button('coverage-file', { listId: id }),
] as const
