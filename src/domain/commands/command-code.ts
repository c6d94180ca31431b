import { DomainError } from '../errors.ts'
import { type ButtonKind, Command, type CommandOf, definitionOf, FormCommand } from './command.ts'
import { longId, shortId } from './short-id.ts'

// Encodes Commands as the strings that buttons and forms carry, and decodes them; the only place that does.

/** A Command a button can carry: never with typed words. */
export type ButtonCommand = Wordless<CommandOf<ButtonKind>>
type Wordless<C> = C extends { text: string } ? Omit<C, 'text'> & { text: '' } : C

const VERSION = '1'
/** Discord's limit for a custom_id, in characters. */
const MAX_CODE = 100

/**
 * Encodes a button's Command in at most 100 characters: version, kind and arguments, ids in 22 characters each.
 *
 * @throws Error when a label was not cut by toLabel: a bug, not a refusal
 */
export function encodeCommand(command: ButtonCommand): string {
  return encoded(command, 'button')
}

/**
 * Decodes the Command of a pressed button.
 *
 * @throws DomainError stale if the string is not ours: from an old version of the bot, or tampered with
 */
export function decodeCommand(code: string): Command {
  const [, kind = '', ...rest] = code.split('|')
  if (definitionOf(kind)?.by === 'button') {
    const command = Command.safeParse({ kind, ...decoded(kind, 'button', rest) })
    // Each Command has one code: whatever does not encode back to itself was not made here.
    if (command.success && isButtonCommand(command.data) && encodeCommand(command.data) === code) return command.data
  }
  throw new DomainError('button-too-old')
}

/** Whether a button can carry a Command. */
export function isButtonCommand(command: Command): command is ButtonCommand {
  return definitionOf(command.kind)?.by === 'button' && (!('text' in command) || command.text === '')
}

/** The fields that a button or form of this kind carries, in order; none if there is no such kind. */
function carried(kind: string, by: 'button' | 'form'): readonly string[] {
  const definition = definitionOf(kind)
  return definition?.by === by ? definition.carries : []
}

function isId(name: string): boolean {
  return name.endsWith('Id')
}

/** Encodes a form's Command, without the values typed into it, in at most 100 characters; throws like encodeCommand. */
export function encodeForm(form: FormCommand): string {
  return encoded(form, 'form')
}

function encoded(command: Command, by: 'button' | 'form'): string {
  const args = carried(command.kind, by).map((name) => {
    const value = String(Reflect.get(command, name))
    return isId(name) ? shortId(value) : value
  })
  const code = [VERSION, command.kind, ...args].join('|')
  if (code.length > MAX_CODE) throw new Error(`The ${by} for ${command.kind} would exceed ${MAX_CODE} characters.`)
  return code
}

/** The fields that a code carries. A label may contain the separator: the last field takes the rest. */
function decoded(kind: string, by: 'button' | 'form', args: string[]): Record<string, string | undefined> {
  const names = carried(kind, by)
  const last = names.length - 1
  const fields = names.map((name, index) => {
    const arg = index === last ? args.slice(last).join('|') : (args[index] ?? '')
    return [name, isId(name) ? longId(arg) : arg]
  })
  return Object.fromEntries(fields)
}

/**
 * Decodes the Command of a submitted form.
 *
 * @throws DomainError stale if the string is not ours
 */
export function decodeForm(code: string, values: Record<string, string>): FormCommand {
  const [version, kind = '', ...rest] = code.split('|')
  const form = FormCommand.safeParse({ kind, ...decoded(kind, 'form', rest), values })
  if (version !== VERSION || !form.success || encodeForm(form.data) !== code) throw new DomainError('form-too-old')
  return form.data
}
