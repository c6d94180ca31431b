import { ASK_BUTTONS } from '../asks/commands.ts'
import { SHARED_ASK_BUTTONS } from '../asks/shared-commands.ts'
import { ORGANIZATION_BUTTONS } from '../companies/commands.ts'
import { COVERAGE_BUTTONS } from '../coverage/commands.ts'
import { DIGEST_BUTTONS } from '../digest/commands.ts'
import { DomainError } from '../errors.ts'
import { FAVOUR_BUTTONS } from '../introductions/commands.ts'
import { DRAFT_BUTTONS } from '../introductions/draft-commands.ts'
import { SETTINGS_BUTTONS } from '../members/commands.ts'
import { LEDGER_BUTTONS } from '../overview/commands.ts'
import { Command, type CommandKind, FormCommand } from './command.ts'

// Button ↔ Command, form ↔ Command: the strings that platforms carry, encoded and decoded here alone.

/** The Commands a button can carry, with their arguments in the order they have on the wire. */
const BUTTONS = {
  help: [],
  choose: ['organizationId', 'asked'],
  'forget-alias': ['aliasId'],
  ...ORGANIZATION_BUTTONS,
  iknow: [],
  'undo-log': ['auditId'],
  rate: ['relationshipId', 'rating'],
  visibility: ['relationshipId', 'visibility'],
  unconfirmed: [],
  'ask-form': ['relationshipId', 'whom'],
  'keep-form': ['target'],
  retry: ['draftId'],
  'time-zone-form': [],
  ...ASK_BUTTONS,
  ...DIGEST_BUTTONS,
  ...SETTINGS_BUTTONS,
  close: ['askId'],
  progress: ['askId'],
  ...FAVOUR_BUTTONS,
  ...DRAFT_BUTTONS,
  ...LEDGER_BUTTONS,
  ...SHARED_ASK_BUTTONS,
  ...COVERAGE_BUTTONS,
  intros: [],
  asks: ['page'],
  favours: ['page'],
} as const satisfies Partial<Record<CommandKind, readonly string[]>>

/** A Command a button can carry; of /iknow only the one that opens the form. */
export type ButtonCommand =
  | Exclude<Extract<Command, { kind: keyof typeof BUTTONS }>, { kind: 'iknow' }>
  | { kind: 'iknow'; text: '' }

const VERSION = '1'
/** Discord's limit of a custom_id, in characters. */
const MAX_CODE = 100

/**
 * A button's Command as a string of at most 100 characters: version, kind and arguments, ids in 22 characters each.
 *
 * @throws Error when a label was not cut by toLabel: a bug, not a refusal
 */
export function encodeCommand(command: ButtonCommand): string {
  const args = BUTTONS[command.kind].map((name) => {
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
  if (isButton(kind)) {
    const names: readonly string[] = BUTTONS[kind]
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

function isButton(kind: string): kind is keyof typeof BUTTONS {
  return Object.hasOwn(BUTTONS, kind)
}

function isButtonCommand(command: Command): command is ButtonCommand {
  return isButton(command.kind) && (command.kind !== 'iknow' || command.text === '')
}

function isId(name: string): boolean {
  return name.endsWith('Id')
}

/** The Commands a form gives, with the ids their string carries. */
const FORMS = {
  log: [],
  ask: ['relationshipId'],
  keep: [],
  refine: [],
  'time-zone': [],
  redirect: ['introductionId'],
  reason: ['introductionId'],
  won: ['introductionId'],
  'edit-draft': ['introductionId'],
  reword: ['askId'],
  digest: [],
  'log-for': ['askId'],
  name: ['askId'],
  'settings-change': [],
  'snooze-until': [],
  'no-go': [],
  'merge-with': ['organizationId'],
} as const satisfies Record<FormCommand['kind'], readonly string[]>

/** What a form will give, without the values typed into it, as a string of at most 100 characters. */
export function encodeForm(form: FormCommand): string {
  const ids = FORMS[form.kind].map((name) => shortId(String(Reflect.get(form, name))))
  return [VERSION, form.kind, ...ids].join('|')
}

/**
 * The Command of a form that was sent.
 *
 * @throws DomainError stale when the string is none of ours
 */
export function decodeForm(code: string, values: Record<string, string>): FormCommand {
  const [version, kind = '', ...rest] = code.split('|')
  const names: readonly string[] = Object.hasOwn(FORMS, kind) ? FORMS[kind as FormCommand['kind']] : []
  const ids = Object.fromEntries(names.map((name, index) => [name, longId(rest[index] ?? '')]))
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
