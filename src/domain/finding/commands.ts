import { button, command, form, id, label, text } from '../commands/define.ts'

// Who knows somebody there, asked in words and said again in parts.

export const FINDING_COMMANDS = [
  /** "Who can introduce me there?", in the asker's words. */
  command('whoknows', { text }, 'landing'),
  /** What somebody is about to ask: names of companies that fit what they typed so far. */
  command('suggest', { text }, 'unread'),
  /** The asker chose one of several companies; `asked` is what they had typed. */
  button('choose', { organizationId: id, asked: label }, 'in-place'),
  /** Whom and where, as the asker corrected it. */
  form('refine', {}),
  /** The form of it; `asked` is what they had typed. */
  button('refine-form', { asked: label }, 'opens-form'),
] as const
