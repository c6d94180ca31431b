import { button, id, page } from '../commands/define.ts'

// What I asked and what I am asked.

export const OVERVIEW_COMMANDS = [
  button('help', {}, 'in-place', 'landing'),
  button('intros', {}, 'in-place', 'landing', 'anywhere'),
  /** One page of either. */
  button('asks', { page }, 'in-place', 'from-overview'),
  button('favours', { page }, 'in-place', 'from-overview'),
  /** What happened with an ask of mine, and with an introduction I was asked for. */
  button('history', { askId: id }),
  button('favour-history', { introductionId: id }),
] as const
