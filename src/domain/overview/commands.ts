import { z } from 'zod'
import { button, id, page } from '../commands/define.ts'

// Commands of the overview: what I asked, and what I am asked.

export const OVERVIEW_COMMANDS = [
  button('help', {}, 'in-place', 'landing'),
  button('intros', {}, 'in-place', 'landing', 'anywhere'),
  /** One page of the list. */
  button('asks', { page }, 'in-place', 'from-overview'),
  button('favours', { page }, 'in-place', 'from-overview'),
  /** The history of an ask of mine, or of an introduction I was asked for. */
  button('history', { askId: id }),
  button('favour-history', { introductionId: id }),
  /** A page of such a history: the newest is page 0. */
  button('history-page', { of: z.enum(['ask', 'favour']), subjectId: id, page }, 'in-place'),
  /** One page of whom I exchanged introductions with. */
  button('give-and-take', { page }, 'in-place', 'from-overview'),
] as const
