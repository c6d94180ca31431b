import { button, id } from '../commands/define.ts'

export const FORM_COMMANDS = [
  /** A form that came back rejected, opened again with what was typed: see the Command `draft`. */
  button('retry', { draftId: id }, 'opens-after-reading'),
] as const
