import { DomainError } from '../errors.ts'
import { type ButtonKind, Command, type CommandOf, definitionOf, FormCommand } from './command.ts'

// Button ↔ Command, form ↔ Command: the strings that platforms carry, encoded and decoded here alone.

/** A Command a button can carry: never with words somebody typed. */
export type ButtonCommand = Wordless<CommandOf<ButtonKind>>
type Wordless<C> = C extends { text: string } ? Omit<C, 'text'> & { text: '' } : C

const VERSION = '1'
/** Discord's limit of a custom_id, in characters. */
const MAX_CODE = 100

/**
 * A button's Command as a string of at most 100 characters: version, kind and arguments, ids in 22 characters each.
 *
 * @throws Error when a label was not cut by toLabel: a bug, not a refusal
 */
export function encodeCommand(command: ButtonCommand): string {
  const args = carried(command.kind, 'button').map((name) => {
    const value = String(Reflect.get(command, name))
    return isId(name) ? shortId(value) : value
  })
  const code = [VERSION, command.kind, ...args].join('|')
  if (code.length > MAX_CODE) throw new Error(`The button for ${command.kind} would exceed ${MAX_CODE} characters.`)
  return code
}

/**
 * The Command of a pressed button.
 *
 * @throws DomainError stale when the string is none of ours: an old version of the bot, or tampered with
 */
export function decodeCommand(code: string): Command {
  const [, kind = '', ...rest] = code.split('|')
  if (definitionOf(kind)?.by === 'button') {
    const names = carried(kind, 'button')
    // A label may hold the separator itself: the last argument takes the rest.
    const last = names.length - 1
    const args = names.map((name, index) => {
      const arg = index === last ? rest.slice(last).join('|') : (rest[index] ?? '')
      return [name, isId(name) ? longId(arg) : arg]
    })
    const command = Command.safeParse({ kind, ...Object.fromEntries(args) })
    // One Command has one code: whatever does not encode back to itself was not made here.
    if (command.success && isButtonCommand(command.data) && encodeCommand(command.data) === code) return command.data
  }
  throw new DomainError('button-too-old')
}

function isButtonCommand(command: Command): command is ButtonCommand {
  return definitionOf(command.kind)?.by === 'button' && (!('text' in command) || command.text === '')
}

/** The fields that the string of a button or form of this kind carries, in their order; none when it has no such. */
function carried(kind: string, by: 'button' | 'form'): readonly string[] {
  const definition = definitionOf(kind)
  return definition?.by === by ? definition.carries : []
}

function isId(name: string): boolean {
  return name.endsWith('Id')
}

/** What a form will give, without the values typed into it, as a string of at most 100 characters. */
export function encodeForm(form: FormCommand): string {
  const ids = carried(form.kind, 'form').map((name) => shortId(String(Reflect.get(form, name))))
  return [VERSION, form.kind, ...ids].join('|')
}

/**
 * The Command of a form that was sent.
 *
 * @throws DomainError stale when the string is none of ours
 */
export function decodeForm(code: string, values: Record<string, string>): FormCommand {
  const [version, kind = '', ...rest] = code.split('|')
  const ids = Object.fromEntries(carried(kind, 'form').map((name, index) => [name, longId(rest[index] ?? '')]))
  const form = FormCommand.safeParse({ kind, ...ids, values })
  if (version !== VERSION || !form.success || encodeForm(form.data) !== code) throw new DomainError('form-too-old')
  return form.data
}

function shortId(uuid: string): string {
  const bytes = uuid.replaceAll('-', '').match(/../g) ?? []
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22)
}

function longId(short: string): string | undefined {
  if (!/^[\w-]{22}$/.test(short)) return undefined
  const bytes = atob(short.replaceAll('-', '+').replaceAll('_', '/'))
  const hex = Array.from(bytes, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
