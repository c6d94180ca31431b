import { z } from 'zod'
import { ASK_COMMANDS, ASK_FORMS } from '../asks/commands.ts'
import { SHARED_ASK_COMMANDS } from '../asks/shared-commands.ts'
import { ORGANIZATION_COMMANDS, ORGANIZATION_FORMS } from '../companies/commands.ts'
import { COVERAGE_COMMANDS } from '../coverage/commands.ts'
import { DIGEST_COMMANDS, DIGEST_FORMS } from '../digest/commands.ts'
import { DomainError } from '../errors.ts'
import { FAVOUR_COMMANDS, FAVOUR_FORMS } from '../introductions/commands.ts'
import { DRAFT_COMMANDS, DRAFT_FORMS } from '../introductions/draft-commands.ts'
import { SETTINGS_COMMANDS, SETTINGS_FORMS } from '../members/commands.ts'
import { LEDGER_COMMANDS } from '../overview/commands.ts'
import { Visibility } from '../relationships/relationship.ts'
import { id, label, MAX_LABEL, page, values } from './command-fields.ts'
import { unknownAfterIntros, unknownCommand } from './nearest.ts'

// Everything a person can tell the bot, as one union. Slash commands, buttons, forms, reactions and dropped files all
// become Commands; a button carries one, encoded below.

/** Longest text of a slash command, in characters (Discord allows 6,000; nobody needs them). */
export const MAX_TEXT = 500

const text = z.string().max(MAX_TEXT)

/**
 * Bytes of a dropped file, bounded by its reader. A file with an `id` is read once, however often it is told of; sent
 * again, in another `message`, it is answered.
 */
const file = z.object({
  id: z.string().max(200).optional(),
  message: z.string().max(200).optional(),
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
  ...ASK_FORMS,
  ...FAVOUR_FORMS,
  ...DRAFT_FORMS,
  ...DIGEST_FORMS,
  ...SETTINGS_FORMS,
  ...ORGANIZATION_FORMS,
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
  ...ORGANIZATION_COMMANDS,
  /** Log a relationship in words; no text opens the form. */
  z.object({ kind: z.literal('iknow'), text: text.default('') }),
  z.object({ kind: z.literal('undo-log'), auditId: id }),
  /** How well one knows a person, said later: confirms an imported relationship. */
  z.object({ kind: z.literal('rate'), relationshipId: id, rating: z.coerce.number().int().min(1).max(5) }),
  z.object({ kind: z.literal('visibility'), relationshipId: id, visibility: Visibility }),
  /** My imported ties that I have not spoken for yet. */
  z.object({ kind: z.literal('unconfirmed') }),
  /** A dropped file: connections, or a list of target companies. */
  z.object({ kind: z.literal('import'), file }),
  /**
   * Ask one connector, or keep an ask open that nobody can meet yet: the form of it. `relationshipId` is the way in: a
   * relationship, or a partner's tie to the company.
   */
  z.object({ kind: z.literal('ask-form'), relationshipId: id, whom: label }),
  /** That form again, with a sentence on the way in: for one that is open already. */
  z.object({ kind: z.literal('ask-preview'), relationshipId: id, whom: label }),
  z.object({ kind: z.literal('keep-form'), target: label }),
  /** A form came back rejected where it cannot stay open: keep what was typed, and open it again later. */
  z.object({ kind: z.literal('draft'), form: FormCommand, errors: z.record(z.string(), z.string().max(500)) }),
  z.object({ kind: z.literal('retry'), draftId: id }),
  /** Say where the team lives, for platforms that do not know: the form of it. */
  z.object({ kind: z.literal('time-zone-form') }),
  ...ASK_COMMANDS,
  ...DIGEST_COMMANDS,
  ...SETTINGS_COMMANDS,
  z.object({ kind: z.literal('close'), askId: id }),
  /** Where an ask of mine stands with everybody who was asked. */
  z.object({ kind: z.literal('progress'), askId: id }),
  ...FAVOUR_COMMANDS,
  ...DRAFT_COMMANDS,
  ...LEDGER_COMMANDS,
  ...SHARED_ASK_COMMANDS,
  ...COVERAGE_COMMANDS,
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
 * @throws DomainError not-understood for an unknown command or an unknown word after /intros, or a text nobody needs to be that long
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
      return readIntros(text)
    case 'help':
      return { kind: 'help' }
    default:
      throw new DomainError('not-understood', unknownCommand(name, text))
  }
}

function readIntros(text: string): Command {
  switch (text.toLowerCase()) {
    case '':
      return { kind: 'intros' }
    case 'coverage':
      return { kind: 'coverage' }
    case 'settings':
      return { kind: 'settings' }
    case 'help':
      return { kind: 'help' }
    default:
      throw new DomainError('not-understood', unknownAfterIntros(text))
  }
}
