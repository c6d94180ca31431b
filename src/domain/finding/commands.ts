import { z } from 'zod'
import { button, command, form, id, label, page, text } from '../commands/define.ts'

// Commands that ask who knows somebody at a company.

export const FINDING_COMMANDS = [
  /** "Who can introduce me there?", in the asker's words. */
  command('whoknows', { text }, 'landing', 'lookups'),
  /** Autocomplete: company names that fit what was typed so far. */
  command('suggest', { text }, 'unread', 'suggestions'),
  /** The asker chose one of several companies; `asked` is what they had typed. */
  button('choose', { organizationId: id, asked: label }, 'in-place', 'lookups'),
  /** The asker meant another company than the likely one they were shown; `asked` is what they had typed. */
  button('another', { organizationId: id, asked: label }, 'in-place', 'lookups'),
  /** A page of all ways into it: those the answer had no room for too. */
  button('ways', { organizationId: id, page, asked: label }, 'in-place'),
  /** A page of all ways to people of these names, or whose logged words match; `asked` holds the names or words. */
  button('ways-to', { by: z.enum(['names', 'words']), page, asked: label }, 'in-place', 'lookups'),
  /** Whom and where, as corrected by the asker. */
  form('refine', {}, 'lookups'),
  /** Opens the form for that; `asked` is what they had typed. */
  button('refine-form', { asked: label }, 'opens-form'),
] as const
