import type { Command, FormCommand } from '../domain/commands/command.ts'
import { DomainError } from '../domain/errors.ts'
import type { Form, View } from '../views/view.ts'
import { refusalView } from './door-words.ts'
import { checkForm, open } from './forms/form-of.ts'

// How a door takes input before the bot sees it. Reading it, or opening its form, may throw a refusal: only here does
// it become a sentence, so that no door can forget to answer.

/** `form` opens at once; a `command` is the bot's to answer; `refused` is shown as it is. */
export type Taken =
  | { kind: 'form'; command: Command; form: Form }
  | { kind: 'command'; command: Command }
  | { kind: 'refused'; view: View }

/** Takes in what was typed or pressed; never throws a DomainError. */
export function takeIn(read: () => Command): Taken {
  return orRefused(() => {
    const command = read()
    const opened = open(command)
    return 'form' in opened ? { kind: 'form', command, form: opened.form } : { kind: 'command', ...opened }
  })
}

/** A sent form is either ready for the bot, or comes back with the errors to fix. */
export type TakenForm =
  | { kind: 'command'; command: FormCommand }
  | { kind: 'mend'; form: Form }
  | { kind: 'refused'; view: View }

/** Takes in a sent form, by its values alone; never throws a DomainError. */
export function takeInForm(read: () => FormCommand): TakenForm {
  return orRefused(() => {
    const command = read()
    const form = checkForm(command)
    return form ? { kind: 'mend', form } : { kind: 'command', command }
  })
}

function orRefused<T>(take: () => T): T | { kind: 'refused'; view: View } {
  try {
    return take()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { kind: 'refused', view: refusalView(error) }
  }
}
