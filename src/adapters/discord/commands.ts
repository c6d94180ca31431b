import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  OAuth2Scopes,
  PermissionFlagsBits,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import { z } from 'zod'
import { MAX_TEXT } from '../../domain/command.ts'

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody

const base = {
  type: ApplicationCommandType.ChatInput,
  integration_types: [ApplicationIntegrationType.GuildInstall],
} satisfies Partial<Definition>

/** The slash commands. What is said in words belongs to one guild; one's own list is seen from anywhere. */
export const COMMANDS: Definition[] = [
  {
    ...base,
    name: 'whoknows',
    description: 'Who can introduce me there?',
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'company',
        description: 'Acme Corp, acme.com, “Jane Doe at Acme” or “CFO at Acme”; “help” tells more',
        max_length: MAX_TEXT,
        autocomplete: true,
      },
    ],
  },
  {
    ...base,
    name: 'iknow',
    description: 'Log somebody you know, or import your connections',
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'person',
        description: 'Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5; nothing opens a form',
        max_length: MAX_TEXT,
      },
      {
        type: ApplicationCommandOptionType.Attachment,
        name: 'file',
        description: 'LinkedIn’s Connections.csv: everyone at once',
      },
    ],
  },
  {
    ...base,
    name: 'intros',
    description: 'What I asked, and what I am asked',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
]

/**
 * Tells Discord the slash commands, replacing those it knows. Doing so again changes nothing.
 *
 * @param rest signed in as the bot
 */
export async function registerCommands(rest: REST, applicationId: string): Promise<void> {
  await rest.put(Routes.applicationCommands(applicationId), { body: COMMANDS })
}

/**
 * Tells Discord the slash commands if it knows others. What Discord holds is the memory of what was told: nothing of
 * its own can be out of step with it.
 *
 * @returns whether they were told
 */
export async function registerWhenChanged(rest: REST, applicationId: string): Promise<boolean> {
  const known = z
    .array(z.record(z.string(), z.unknown()))
    .parse(await rest.get(Routes.applicationCommands(applicationId)))
  const same =
    known.length === COMMANDS.length && COMMANDS.every((command) => known.some((one) => covers(one, command)))
  if (!same) await registerCommands(rest, applicationId)
  return !same
}

/** Whether what Discord holds says all of what was told, whatever it adds (ids, versions, defaults). */
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

/** What the bot may do in a guild: see channels and post in them, for the weekly digest. Answers and DMs need nothing. */
const PERMISSIONS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

/** The link by which somebody who manages a guild lets the bot in. */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize')
  link.searchParams.set('client_id', applicationId)
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '))
  link.searchParams.set('permissions', PERMISSIONS.toString())
  return link.toString()
}
