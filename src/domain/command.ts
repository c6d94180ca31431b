import { z } from 'zod'
import { id, label, MAX_LABEL, page, values } from './command-fields.ts'
import { DIGEST_BUTTONS, DIGEST_COMMANDS, DIGEST_FORMS } from './digest-command.ts'
import { DomainError } from './errors.ts'
import { FAVOUR_BUTTONS, FAVOUR_COMMANDS, FAVOUR_FORMS } from './favour-command.ts'
import { Visibility } from './relationship.ts'

// Everything a person can tell the bot, as one union. Slash commands, buttons, forms, reactions and dropped files all
// become Commands; a button carries one, encoded below.

/** Longest text of a slash command, in characters (Discord allows 6,000; nobody needs them). */
export const MAX_TEXT = 500

const text = z.string().max(MAX_TEXT)

/** Bytes of a dropped file, bounded by its reader. A file with an `id` is read once, however often it is told of. */
const file = z.object({
  id: z.string().max(200).optional(),
  name: z.string().max(500),
  bytes: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
})

/** The Commands a form gives, with what was typed into it. */
export const FormCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('log'), values }),
  z.object({ kind: z.literal('ask'), relationshipId: id, values }),
  z.object({ kind: z.literal('keep'), values }),
  z.object({ kind: z.literal('time-zone'), values }),
  ...FAVOUR_FORMS,
  ...DIGEST_FORMS,
])
export type FormCommand = z.infer<typeof FormCommand>

export const Command = z.discriminatedUnion('kind', [
  ...FormCommand.options,
  z.object({ kind: z.literal('help') }),
  /** "Who can introduce me there?", in the asker's words. */
  z.object({ kind: z.literal('whoknows'), text }),
  /** What somebody is about to ask: names of companies that fit what they typed so far. */
  z.object({ kind: z.literal('suggest'), text }),
  /** The asker chose one of several companies; `asked` is what they had typed. */
  z.object({ kind: z.literal('choose'), organizationId: id, asked: label }),
  /** A name learned from such a choice stands for that company no more. */
  z.object({ kind: z.literal('forget-alias'), aliasId: id }),
  /** Log a relationship in words; no text opens the form. */
  z.object({ kind: z.literal('iknow'), text: text.default('') }),
  z.object({ kind: z.literal('undo-log'), auditId: id }),
  /** How well one knows a person, said later: confirms an imported relationship. */
  z.object({ kind: z.literal('rate'), relationshipId: id, rating: z.coerce.number().int().min(1).max(5) }),
  z.object({ kind: z.literal('visibility'), relationshipId: id, visibility: Visibility }),
  /** My imported ties that I have not spoken for yet. */
  z.object({ kind: z.literal('unconfirmed') }),
  z.object({ kind: z.literal('import'), file }),
  /** Ask one connector, or keep an ask open that nobody can meet yet: the form of it. */
  z.object({ kind: z.literal('ask-form'), relationshipId: id, whom: label }),
  /** That form again, with a sentence on the way in: for one that is open already. */
  z.object({ kind: z.literal('ask-preview'), relationshipId: id, whom: label }),
  z.object({ kind: z.literal('keep-form'), target: label }),
  /** A form came back rejected where it cannot stay open: keep what was typed, and open it again later. */
  z.object({ kind: z.literal('draft'), form: FormCommand, errors: z.record(z.string(), z.string().max(500)) }),
  z.object({ kind: z.literal('retry'), draftId: id }),
  /** Say where the team lives, for platforms that do not know: the form of it. */
  z.object({ kind: z.literal('time-zone-form') }),
  ...DIGEST_COMMANDS,
  z.object({ kind: z.literal('close'), askId: id }),
  /** Where an ask of mine stands with everybody who was asked. */
  z.object({ kind: z.literal('progress'), askId: id }),
  ...FAVOUR_COMMANDS,
  /** A reaction put on one of the bot's messages; `emoji` is a Unicode emoji or Slack's name for it. */
  z.object({
    kind: z.literal('react'),
    channel: z.string().max(200),
    message: z.string().max(200),
    emoji: z.string().max(100),
  }),
  /** The platform says who somebody is now: name, zone, whether they are still in the team. */
  z.object({ kind: z.literal('profile') }),
  /** The app came into the workspace, or back; it was removed from it. Nobody speaks: the workspace itself is meant. */
  z.object({ kind: z.literal('installed') }),
  z.object({ kind: z.literal('removed') }),
  /** What I asked and what I am asked. */
  z.object({ kind: z.literal('intros') }),
  /** One page of either. */
  z.object({ kind: z.literal('asks'), page }),
  z.object({ kind: z.literal('favours'), page }),
])
export type Command = z.infer<typeof Command>
export type CommandKind = Command['kind']

/** The Commands a button can carry, with their arguments in the order they have on the wire. */
const BUTTONS = {
  help: [],
  choose: ['organizationId', 'asked'],
  'forget-alias': ['aliasId'],
  iknow: [],
  'undo-log': ['auditId'],
  rate: ['relationshipId', 'rating'],
  visibility: ['relationshipId', 'visibility'],
  unconfirmed: [],
  'ask-form': ['relationshipId', 'whom'],
  'keep-form': ['target'],
  retry: ['draftId'],
  'time-zone-form': [],
  ...DIGEST_BUTTONS,
  close: ['askId'],
  progress: ['askId'],
  ...FAVOUR_BUTTONS,
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
  throw new DomainError('stale', 'This button is too old to work. Run the command again to get a fresh one.')
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
  'time-zone': [],
  redirect: ['introductionId'],
  reason: ['introductionId'],
  won: ['introductionId'],
  digest: [],
  'log-for': ['askId'],
  name: ['askId'],
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
  if (version !== VERSION || !form.success || encodeForm(form.data) !== code)
    throw new DomainError('stale', 'This form is too old to work. Please start it again.')
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

/** Text cut to what a button can carry: one line of at most 60 characters. */
export function toLabel(value: string): string {
  const clean = value.toWellFormed().replace(/\s+/g, ' ').trim()
  // Never half of a character that JavaScript counts as two.
  return clean.length <= MAX_LABEL ? clean : `${clean.slice(0, MAX_LABEL - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/**
 * What a person typed, as a Command.
 *
 * @param name the slash command without its slash: whoknows, iknow or intros
 * @param typed what follows it, as typed
 * @throws DomainError not-understood for an unknown command, or a text nobody needs to be that long
 */
export function readTyped(name: string, typed: string): Command {
  const text = typed.replaceAll('\0', '').trim()
  if (text.length > MAX_TEXT) throw new DomainError('not-understood', `Please keep it within ${MAX_TEXT} characters.`)
  switch (name.toLowerCase()) {
    case 'whoknows':
      return text === '' || text.toLowerCase() === 'help' ? { kind: 'help' } : { kind: 'whoknows', text }
    case 'iknow':
      return { kind: 'iknow', text }
    case 'intros':
      return { kind: 'intros' }
    case 'help':
      return { kind: 'help' }
    default:
      throw new DomainError(
        'not-understood',
        'I know three commands: /whoknows, /iknow and /intros. Try /whoknows help.',
      )
  }
}

/** What a reaction on a bot's message means, whichever platform names it. */
export function readReaction(emoji: string): 'made' | 'won' | 'thanks' | null {
  // Slack appends a skin tone as "::skin-tone-3"; Unicode as U+1F3FB–1F3FF. U+FE0F only asks for colour.
  const plain = emoji.split('::')[0]?.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '') ?? ''
  return REACTIONS.get(plain) ?? null
}

const REACTIONS = new Map<string, 'made' | 'won' | 'thanks'>([
  ['✅', 'made'],
  ['✔', 'made'],
  ['☑', 'made'],
  ['🤝', 'made'],
  ['white_check_mark', 'made'],
  ['heavy_check_mark', 'made'],
  ['ballot_box_with_check', 'made'],
  ['handshake', 'made'],
  ['💰', 'won'],
  ['🎉', 'won'],
  ['moneybag', 'won'],
  ['tada', 'won'],
  ['🙏', 'thanks'],
  ['pray', 'thanks'],
])
