import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  Locale,
  OAuth2Scopes,
  PermissionFlagsBits,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import { z } from 'zod'
import { commandWords } from '../../app/door-words.ts'
import { INTROS_WORDS, SLASH_WORDS, type SlashWord, TYPED_COMMANDS } from '../../domain/commands/words.ts'
import { DomainError } from '../../domain/errors.ts'

type CommandWord = Parameters<typeof commandWords>[0]
type CommandWords = ReturnType<typeof commandWords>
type Slash = RESTPostAPIChatInputApplicationCommandsJSONBody
type InMenu = RESTPostAPIContextMenuApplicationCommandsJSONBody

const base = { integration_types: [ApplicationIntegrationType.GuildInstall] }

/** Discord knows no Spanish as such. */
function localized({ de, fr, es }: CommandWords): Partial<Record<Locale, string>> {
  return {
    [Locale.German]: de,
    [Locale.French]: fr,
    [Locale.SpanishES]: es,
    [Locale.SpanishLATAM]: es,
  }
}

function described(word: CommandWord) {
  const words = commandWords(word)
  return { description: words.en, description_localizations: localized(words) }
}

function named(word: CommandWord) {
  const words = commandWords(word)
  return { name: words.en, name_localizations: localized(words) }
}

/** A slash command. One with free text belongs to one guild; what shows one's own works anywhere. */
function slash(word: SlashWord): Slash {
  const { takes = '', searches, suggests, file, alone } = TYPED_COMMANDS[word]
  const text = { type: ApplicationCommandOptionType.String, name: takes, ...described(`after-${word}`) } as const
  const choices = INTROS_WORDS.map((value) => ({ ...named(`show-${value}`), value }))
  const search = { ...text, name: searches ?? '', ...described('after-people') } as const
  const attached = { type: ApplicationCommandOptionType.Attachment, name: 'file', ...described('about-file') } as const
  return {
    ...base,
    type: ApplicationCommandType.ChatInput,
    name: word,
    ...described(`about-${word}`),
    contexts: [InteractionContextType.Guild, ...(alone ? [InteractionContextType.BotDM] : [])],
    options: [
      word === 'intros' ? { ...text, choices } : suggests ? { ...text, autocomplete: true } : text,
      ...(searches ? [search] : []),
      ...(file ? [attached] : []),
    ],
  }
}

/** What is offered to whoever has typed nothing yet into /whoknows: the word that tells how. */
export function helpChoice(locale: Locale): { name: string; value: string } {
  const words = commandWords('show-help')
  return { name: localized(words)[locale] ?? words.en, value: 'help' }
}

/** The commands in the menu of a message: their names are words, and Discord gives them no description. */
const IN_MENU: InMenu[] = (['who-knows-them', 'log-them'] as const).map((word) => ({
  ...base,
  type: ApplicationCommandType.Message,
  ...named(word),
  contexts: [InteractionContextType.Guild],
}))

const COMMANDS = [...SLASH_WORDS.map(slash), ...IN_MENU]

/**
 * Registers the commands with Discord, replacing the old ones. Idempotent.
 *
 * @returns the number of commands
 * @throws DomainError settings-invalid when Discord rejects the token or the application
 */
export async function registerCommands(config: {
  token: string
  applicationId: string
  apiUrl: string | null
}): Promise<number> {
  const rest = new REST(config.apiUrl ? { api: config.apiUrl } : {}).setToken(config.token)
  try {
    await tell(rest, config.applicationId)
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.status >= 500) throw error
    throw new DomainError('discord-commands-refused', { said: error.message, cause: error })
  }
  return COMMANDS.length
}

async function tell(rest: REST, applicationId: string): Promise<void> {
  await rest.put(Routes.applicationCommands(applicationId), { body: COMMANDS })
}

/**
 * Registers the commands if Discord's differ. Discord's own copy is the only record of what was registered, so
 * nothing can drift out of sync.
 *
 * @returns whether they were registered
 */
export async function registerWhenChanged(rest: REST, applicationId: string): Promise<boolean> {
  const known = z
    .array(z.record(z.string(), z.unknown()))
    .parse(await rest.get(Routes.applicationCommands(applicationId), { query: WITH_LOCALIZATIONS }))
  const same =
    known.length === COMMANDS.length && COMMANDS.every((command) => known.some((one) => covers(one, command)))
  if (!same) await tell(rest, applicationId)
  return !same
}

/** Left out otherwise (Discord's reference, "Get Global Application Commands"). */
const WITH_LOCALIZATIONS = new URLSearchParams({ with_localizations: 'true' })

/** Whether Discord's copy contains everything registered, whatever it adds (ids, versions, defaults). */
function covers(held: unknown, told: unknown): boolean {
  if (Array.isArray(told))
    return Array.isArray(held) && held.length === told.length && told.every((one, index) => covers(held[index], one))
  if (typeof told !== 'object' || told === null) return held === told
  return (
    typeof held === 'object' &&
    held !== null &&
    Object.entries(told).every(([field, value]) => covers(Reflect.get(held, field), value))
  )
}

/**
 * Permissions in a guild: see channels and post in them and their threads: the weekly digest, posted requests, answers to
 * mentions. Answers to commands and direct messages need none.
 */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads

/**
 * The link with which somebody who manages a guild adds the bot.
 *
 * @param guild preselected on the page it opens, if known
 */
export function inviteLink(applicationId: string, guild?: string): string {
  const link = new URL('https://discord.com/oauth2/authorize')
  link.searchParams.set('client_id', applicationId)
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '))
  link.searchParams.set('permissions', PERMISSIONS.toString())
  if (guild) link.searchParams.set('guild_id', guild)
  return link.toString()
}
