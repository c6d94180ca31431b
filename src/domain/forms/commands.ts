import { button, id } from '../commands/define.ts'

export const FORM_COMMANDS = [
  /** Reopen a rejected form with what was typed: see the Command `draft`. */
  button('retry', { draftId: id }, 'opens-after-reading'),
] as const
