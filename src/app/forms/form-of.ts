import { type Command, type CommandOf, type FormCommand, has } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import type { Form } from '../../views/view.ts'
import { ASK_OPENED, ASK_SENT } from '../asks/forms.ts'
import { COMPANY_OPENED, COMPANY_SENT } from '../companies/forms.ts'
import { DIGEST_OPENED, DIGEST_SENT } from '../digest/forms.ts'
import { FINDING_OPENED, FINDING_SENT } from '../finding/forms.ts'
import { IMPORT_OPENED, IMPORT_SENT } from '../imports/forms.ts'
import { INTRODUCTION_OPENED, INTRODUCTION_SENT } from '../introductions/forms.ts'
import { MEMBER_OPENED, MEMBER_SENT } from '../members/forms.ts'
import { PARTNER_SENT } from '../partners/forms.ts'
import type { Context } from '../ports/context.ts'
import { RELATIONSHIP_OPENED, RELATIONSHIP_SENT } from '../relationships/forms.ts'
import { REQUEST_OPENED, REQUEST_SENT } from '../requests/forms.ts'
import type { AnsweredKind, OpeningKind, Sending } from '../room.ts'
import { WORD_OPENED } from '../words/forms.ts'

// The forms of all rooms: which one a Command opens, and how a sent one is handled. Pure functions.

const OPENED: { readonly [K in OpeningKind]: (command: CommandOf<K>) => Form | CommandOf<AnsweredKind> } = {
  ...ASK_OPENED,
  ...COMPANY_OPENED,
  ...DIGEST_OPENED,
  ...FINDING_OPENED,
  ...IMPORT_OPENED,
  ...INTRODUCTION_OPENED,
  ...MEMBER_OPENED,
  ...RELATIONSHIP_OPENED,
  ...REQUEST_OPENED,
  ...WORD_OPENED,
}

const SENT: { readonly [K in FormCommand['kind']]: Sending<K> } = {
  ...ASK_SENT,
  ...COMPANY_SENT,
  ...DIGEST_SENT,
  ...FINDING_SENT,
  ...IMPORT_SENT,
  ...INTRODUCTION_SENT,
  ...MEMBER_SENT,
  ...PARTNER_SENT,
  ...RELATIONSHIP_SENT,
  ...REQUEST_SENT,
}

/** What a Command comes to before anything is read: a form to open, or what a use case answers or keeps as news. */
export type Opened = { form: Form } | { command: Exclude<Command, { kind: OpeningKind }> }

/** Opens a Command's form, if it has one to open: a pure function, so that a form opens before anything is read. */
export function open(command: Command): Opened {
  if (!isOpening(command)) return { command }
  const opened = openedBy(command.kind, command)
  return 'kind' in opened ? { command: opened } : { form: opened }
}

function isOpening(command: Command): command is CommandOf<OpeningKind> {
  return has(command, 'opens-form') || has(command, 'may-open-form')
}

function openedBy<K extends OpeningKind>(kind: K, command: CommandOf<K>): Form | CommandOf<AnsweredKind> {
  return OPENED[kind](command)
}

/** A form as somebody filled it in, with the errors to fix. */
export function filledForm(command: FormCommand, errors: Record<string, string>): Form {
  return filled(command.kind, command, errors)
}

function filled<K extends FormCommand['kind']>(kind: K, command: CommandOf<K>, errors: Record<string, string>): Form {
  return SENT[kind].filled(command, errors)
}

/** The same, with choices that are read first; without them where nothing may be read, for want of `context`. */
export async function reopenedForm(
  context: Context | null,
  command: FormCommand,
  errors: Record<string, string>,
): Promise<Form> {
  return await reopened(command.kind, context, command, errors)
}

async function reopened<K extends FormCommand['kind']>(
  kind: K,
  context: Context | null,
  command: CommandOf<K>,
  errors: Record<string, string>,
): Promise<Form> {
  const shown = filled(kind, command, errors)
  // What cannot be read any more leaves the form as it is.
  const again = context && (await SENT[kind].again?.(context, command, errors).catch(unlessRefused))
  return again ?? shown
}

function unlessRefused(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}

/**
 * Validates a filled form by its values alone: gives the form with the errors to fix, or null when it may be accepted.
 * For platforms that want errors before anything may be read or stored.
 */
export function checkForm(command: FormCommand): Form | null {
  try {
    SENT[command.kind].read(command.values)
    return null
  } catch (error) {
    if (error instanceof DomainError && error.code === 'form-invalid')
      return filledForm(command, fieldTexts(error.fields))
    throw error
  }
}
