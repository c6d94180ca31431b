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
] as const
