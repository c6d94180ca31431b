import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  OAuth2Scopes,
  PermissionFlagsBits,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import { z } from 'zod'
import { doorLine } from '../../app/door-words.ts'
import { DomainError } from '../../domain/errors.ts'

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody

const base = {
  type: ApplicationCommandType.ChatInput,
  integration_types: [ApplicationIntegrationType.GuildInstall],
} satisfies Partial<Definition>

/** The slash commands. Those with free text belong to one guild; one's own list works anywhere. */
const COMMANDS: Definition[] = [
  {
    ...base,
    name: 'whoknows',
    description: doorLine('about-whoknows'),
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'company',
        description: doorLine('about-company'),
        autocomplete: true,
      },
    ],
  },
  {
    ...base,
    name: 'iknow',
    description: doorLine('about-iknow'),
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'person',
        description: doorLine('about-person'),
      },
      {
        type: ApplicationCommandOptionType.Attachment,
        name: 'file',
        description: doorLine('about-file'),
      },
    ],
  },
  {
    ...base,
    name: 'intros',
    description: doorLine('about-intros'),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'show',
        description: doorLine('about-show'),
      },
    ],
  },
]

/**
 * Registers the slash commands with Discord, replacing the old ones. Idempotent.
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
 * Registers the slash commands if Discord's differ. Discord's own copy is the only record of what was registered, so
 * nothing can drift out of sync.
 *
 * @returns whether they were registered
 */
export async function registerWhenChanged(rest: REST, applicationId: string): Promise<boolean> {
  const known = z
    .array(z.record(z.string(), z.unknown()))
    .parse(await rest.get(Routes.applicationCommands(applicationId)))
  const same =
    known.length === COMMANDS.length && COMMANDS.every((command) => known.some((one) => covers(one, command)))
  if (!same) await tell(rest, applicationId)
  return !same
}

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

/** Permissions in a guild: see channels and post in them, for the weekly digest. Answers and DMs need none. */
const PERMISSIONS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

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
