import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  GuildMember,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageType,
  type ModalData,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type SelectMenuModalData,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { z } from 'zod'
import { commandWords } from '../../app/door-words.ts'
import type { Actor } from '../../app/ports/platform.ts'
import { type Command, has } from '../../domain/commands/command.ts'
import { decodeCommand, decodeForm, encodeCommand } from '../../domain/commands/command-code.ts'
import { MAX_TEXT } from '../../domain/commands/define.ts'
import { readTyped, readWritten } from '../../domain/commands/typed.ts'
import { SLASH_WORDS, TYPED_COMMANDS } from '../../domain/commands/words.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Pending, readId, readQuestion, type Said } from './custom-id.ts'
import { type Attachment, type OpenFile, referenceTo } from './file.ts'
import { withoutMentions, withoutName } from './read-mention.ts'
import { withNamesTyped } from './render-form.ts'

// Parses Discord's input into Commands. Raw event payloads are validated here; interactions come parsed by the library.

const Snowflake = z.string().regex(/^\d{1,20}$/)

const ReactionAdded = z.object({
  user_id: Snowflake,
  channel_id: Snowflake,
  message_id: Snowflake,
  guild_id: Snowflake.optional(),
  message_author_id: Snowflake.optional(),
  emoji: z.object({ id: Snowflake.nullable(), name: z.string().nullable() }),
  member: z
    .object({
      nick: z.string().nullish(),
      user: z.object({ username: z.string(), global_name: z.string().nullish() }).optional(),
    })
    .optional(),
})

export type Reaction = {
  user: string
  /** Null when Discord sent none. */
  userName: string | null
  guild: string | null
  command: Extract<Command, { kind: 'react' }>
}

/**
 * A reaction by somebody else to one of the bot's messages; null for any other. Read from the raw event: the library
 * does not emit reactions in direct messages it has not cached.
 */
export function readReaction(payload: unknown, botId: string): Reaction | null {
  const { user_id, guild_id, channel_id, message_id, message_author_id, emoji, member } = ReactionAdded.parse(payload)
  // Discord may omit the author in a direct message: the channel then tells whose message it is.
  const isOwn = message_author_id === botId || (message_author_id === undefined && guild_id === undefined)
  if (!isOwn || user_id === botId || emoji.id !== null || !emoji.name) return null
  const command = { kind: 'react', channel: channel_id, message: message_id, emoji: emoji.name } as const
  const userName = member?.nick ?? member?.user?.global_name ?? member?.user?.username ?? null
  return { user: user_id, userName, guild: guild_id ?? null, command }
}

const MessageCreated = z.object({
  id: Snowflake,
  channel_id: Snowflake,
  guild_id: Snowflake.optional(),
  type: z.number(),
  content: z.string(),
  author: z.object({ id: Snowflake, bot: z.boolean().optional() }),
  attachments: z.array(z.object({ id: Snowflake, filename: z.string(), size: z.number(), url: z.url() })),
})

export type DirectMessage = {
  user: string
  channel: string
  message: string
  text: string
  files: Attachment[]
}

/** A direct message to the bot, without its name; null for anything else, including the bot's own. */
export function readDirectMessage(payload: unknown, botId: string): DirectMessage | null {
  const { id, channel_id, guild_id, type, content, author, attachments } = MessageCreated.parse(payload)
  const isWritten = type === MessageType.Default || type === MessageType.Reply
  if (guild_id !== undefined || author.bot || !isWritten) return null
  return {
    user: author.id,
    channel: channel_id,
    message: id,
    text: withoutName(content, botId),
    files: attachments.map(({ filename, ...file }) => ({ ...file, name: filename })),
  }
}

/**
 * Parses a direct message into Commands: one import per file, and the text, unless it is empty beside a file.
 *
 * @throws DomainError not-understood for an unreasonably long text
 */
export function commandsOf({ text, files }: DirectMessage, openFile: OpenFile): Command[] {
  const written = text.trim() === '' && files.length > 0 ? [] : [readWritten(text)]
  return [...files.map((file) => readFile(file, openFile)), ...written]
}

function readFile(attachment: Attachment, openFile: OpenFile): Command {
  const { id, name } = attachment
  return { kind: 'import', file: { id, name, reference: referenceTo(attachment), bytes: openFile(attachment) } }
}

/**
 * An interaction's Command, a second one given with it, the guild its button names, and what to ask again with once the
 * user said which guild they mean; null for what is always given in one.
 */
export type Given = { command: Command; besides: Command | null; guild: string | null; pending: Pending | null }

/**
 * Parses an interaction; null if it is not for this bot.
 *
 * @throws DomainError stale for a button or form of another version, not-understood for anything else unknown
 */
export function readInteraction(interaction: Interaction, openFile: OpenFile): Given | null {
  if (interaction.isChatInputCommand()) {
    const { command, besides } = readSlash(interaction, openFile)
    const pending = has(command, 'anywhere') ? { code: encodeCommand(command) } : null
    return { command, besides, guild: null, pending }
  }
  if (interaction.isMessageContextMenuCommand())
    return { command: readInMenu(interaction), besides: null, guild: null, pending: null }
  if (interaction.isButton()) return fromCode(readId(interaction.customId))
  if (interaction.isModalSubmit()) {
    const { guild, code } = readId(interaction.customId)
    return { command: decodeForm(code, readValues(interaction)), besides: null, guild, pending: null }
  }
  return null
}

/** The Command in a custom_id. */
export function fromCode({ guild, code }: Said): Given {
  return { command: decodeCommand(code), besides: null, guild, pending: { code } }
}

/**
 * Parses the answer to the question of which guild is meant.
 *
 * @throws DomainError stale for a select of another version
 */
export function readChoice(interaction: StringSelectMenuInteraction): { pending: Pending; guild: string } {
  const pending = readQuestion(interaction.customId)
  const [guild] = interaction.values
  if (!pending || !guild) throw new DomainError('question-too-old')
  return { pending, guild }
}

/** The text typed so far, for autocomplete. */
export function readTypedSoFar({ options }: AutocompleteInteraction): Command {
  return { kind: 'suggest', text: options.getFocused().slice(0, MAX_TEXT) }
}

/** The commands in the menu of a message, by the words that name them. */
const IN_MENU = [
  ['who-knows-them', 'seek'],
  ['log-them', 'tell'],
] as const

/** A command used on somebody's message: Discord tells of its words, whatever the intents. Nothing of it is kept. */
function readInMenu({ commandName, targetMessage }: MessageContextMenuCommandInteraction): Command {
  for (const [word, want] of IN_MENU)
    if (commandName === commandWords(word).en)
      return { kind: 'about-form', message: withoutMentions(targetMessage.content), want }
  throw new DomainError('command-unknown', { name: commandName, rest: '', meant: null })
}

/** The options that hold text, by their names. */
const SLASH_TEXTS = [...new Set(SLASH_WORDS.flatMap((word) => TYPED_COMMANDS[word].takes ?? []))]

/** What is searched, in the words that a door without fields takes: it wins over what is chosen beside it. */
function searched(options: ChatInputCommandInteraction['options']): string | undefined {
  for (const word of SEARCHED) {
    const sought = options.getString(word)?.trim()
    if (sought) return `${word} ${sought}`
  }
  return undefined
}
const SEARCHED = SLASH_WORDS.flatMap((word) => TYPED_COMMANDS[word].searches ?? [])

/** Parses a slash command; text next to a file is a second Command. */
function readSlash({ commandName, options }: ChatInputCommandInteraction, openFile: OpenFile) {
  const file = options.getAttachment('file')
  const typed = searched(options) ?? SLASH_TEXTS.map((name) => options.getString(name)).find((text) => text !== null)
  if (!file) return { command: readTyped(commandName, typed ?? ''), besides: null }
  return { command: readFile(file, openFile), besides: typed?.trim() ? readTyped(commandName, typed) : null }
}

/** The selects that forms have: one choice each. */
const isSelect = (component: ModalData): component is SelectMenuModalData =>
  [ComponentType.StringSelect, ComponentType.ChannelSelect, ComponentType.UserSelect].includes(component.type)

function readValues(interaction: ModalSubmitInteraction): Record<string, string> {
  const values: Record<string, string> = {}
  for (const row of interaction.components) {
    if (row.type !== ComponentType.Label) continue
    const { component } = row
    if (component.type === ComponentType.TextInput) values[component.customId] = component.value
    if (isSelect(component)) values[component.customId] = component.values[0] ?? ''
  }
  return withNamesTyped(values)
}

/** Who sent an interaction in a guild; null outside any guild. */
export function actorOf(interaction: Interaction): Actor | null {
  const { guildId, guild, member, user, memberPermissions, channelId } = interaction
  if (guildId === null || member === null) return null
  const nick = member instanceof GuildMember ? member.nickname : member.nick
  return {
    platform: 'discord',
    workspace: guildId,
    workspaceName: guild?.name ?? '',
    user: user.id,
    userName: nick ?? user.displayName,
    active: true,
    channel: channelId ?? undefined,
    admin: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  }
}
