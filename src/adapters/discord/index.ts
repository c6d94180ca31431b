import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type Interaction,
  messageLink,
  Options,
  Routes,
} from 'discord.js'
import { doorLine, refusalLine } from '../../app/door-words.ts'
import { givingFiles } from '../../app/giving-files.ts'
import type { TellState } from '../../app/ports/door-state.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Attachment, Handle, MessageRef, Platform } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { answerInteraction, answerQuestion, suggest, tell } from './answer.ts'
import { inviteLink, registerWhenChanged } from './commands.ts'
import { finalCause, signIn, watch } from './connection.ts'
import type { DiscordBot } from './decide.ts'
import { answerMessage, followReaction, post } from './direct-messages.ts'
import { isClosed, isGone, isOver, isUnreachable } from './errors.ts'
import { createGiveOut, createOpenFile, type OpenFile } from './file.ts'
import { absent, findMember, guildActor, isOpenToAll, rememberPresence } from './guilds.ts'
import { answerMention } from './mention.ts'
import { isInGuild, readMention } from './read-mention.ts'
import { readDirectMessage, readInteraction, readReaction } from './receive.ts'
import { type Rendered, renderLink, renderSentence, renderView } from './render.ts'

export type DiscordOptions = {
  token: string
  applicationId: string
  /** Another server that speaks Discord's API, as a URL ending in `/api`; null for Discord itself. */
  apiUrl: string | null
  findWorkspace: DiscordBot['findWorkspace']
  /** See DiscordBot; shared by all of the bot's processes. */
  claim: DiscordBot['claim']
  /** The guilds the bot was in when it last ran. */
  knownGuilds(): Promise<{ id: string; name: string }[]>
  log: Log
  /** Told how the connection is. */
  tell?: TellState
}

/** No privileged intents: the bot reads in channels only what mentions it, and never the member list. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
]

/** Caches that nothing reads. */
const CACHES = Options.cacheWithLimits({
  MessageManager: 0,
  ReactionManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
  UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
})

/**
 * How long to wait for the next guild before starting without the rest, in milliseconds: an unavailable guild is
 * announced when it returns, perhaps hours later.
 */
const GUILDS = 1_000

/** Creates the Discord adapter. `idle` resolves once everything received so far has been processed. */
export function createDiscord(options: DiscordOptions): { platform: Platform; idle(): Promise<void> } {
  const { token, apiUrl, findWorkspace, claim, log } = options
  const client = new Client({
    intents: INTENTS,
    allowedMentions: { parse: [] },
    makeCache: CACHES,
    waitGuildTimeout: GUILDS,
    ...(apiUrl ? { rest: { api: apiUrl } } : {}),
  })
  const running = new Set<Promise<void>>()
  let bot: DiscordBot | null = null
  let isClosing = false

  /** Runs a task to completion, even during shutdown; a failure is logged and blocks no other task. */
  function follow(what: string, work: (bot: DiscordBot) => Promise<void>): void {
    if (!bot || isClosing) return
    const done = work(bot)
      .catch((error: unknown) => {
        if (isOver(error)) log.warn({ what }, 'Discord did not wait for this answer, or another process gave it')
        else if (isUnreachable(error)) log.warn({ what }, 'Discord lets the bot answer this user no more')
        else log.error({ err: error, what }, 'Something Discord told of could not be followed')
      })
      .finally(() => running.delete(done))
    running.add(done)
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running)
  }

  listen(client, createOpenFile(apiUrl), follow)
  logTrouble(client, log)
  const endWatch = watch(client, options.tell ?? (() => {}))
  refuseWhile(client, () => isClosing)

  const isPresent = async (workspace: string, user: string) => {
    if (!bot) throw new Error('Discord is not connected yet.')
    return await bot.isPresent(workspace, user)
  }
  const platform: Platform = {
    name: 'discord',
    oneInbox: true,
    async start(handle) {
      const taking = givingFiles(handle, createGiveOut(apiUrl))
      bot = { client, handle: taking, findWorkspace, claim, isPresent: rememberPresence(client) }
      await signIn(client, token)
      await keepUp(client, handle, options)
    },
    async send(to, view, deliveryId, { file } = {}) {
      if (!bot) throw new Error('Discord is not connected yet.')
      const message = renderView(view, to.workspace)
      if ('channel' in to) return await postInChannel(bot, to, message, nonceOf(deliveryId))
      return await postToMember(bot, to, message, nonceOf(deliveryId), file)
    },
    isPresent,
    isBack: isPresent,
    async update(workspace, { channel, message }, view) {
      const body = { ...renderView(view, workspace), allowed_mentions: { parse: [] } }
      try {
        await client.rest.patch(Routes.channelMessage(channel, message), { body })
        return true
      } catch (error) {
        if (!isGone(error)) throw error
        return false
      }
    },
    isOpen: async (workspace, channel) => isOpenToAll(client, workspace, channel),
    linkTo: async (workspace, { channel, message }) => messageLink(channel, message, workspace),
    async close() {
      isClosing = true
    },
    async stop() {
      isClosing = true
      endWatch()
      await idle()
      await client.destroy()
    },
  }
  return { platform, idle }
}

/** Logs why the connection broke, or ended for good. */
function logTrouble(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ err: error }, 'The connection to Discord broke'))
  client.on(Events.ShardDisconnect, ({ code }) => log.error({ code }, finalCause(code)))
}

/** While it stops, whoever speaks is told so: the connection has to stay, for what was said before to be answered. */
function refuseWhile(client: Client, isClosing: () => boolean): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (isClosing() && interaction.isRepliable())
      tell(interaction, renderSentence(doorLine('not-ready'))).catch(() => undefined)
  })
}

/** Registers a handler for every gateway event in use. */
function listen(
  client: Client,
  openFile: OpenFile,
  follow: (what: string, work: (bot: DiscordBot) => Promise<void>) => void,
): void {
  client.on(Events.InteractionCreate, (interaction) =>
    follow('interaction', (bot) => onInteraction(bot, interaction, openFile)),
  )
  client.on(Events.GuildCreate, (guild) =>
    follow('guild', async ({ handle }) => {
      await handle({ kind: 'installed' }, guildActor(guild))
    }),
  )
  // A guild that was unavailable at startup.
  client.on(Events.GuildAvailable, (guild) =>
    follow('guild', async ({ handle }) => {
      await handle({ kind: 'installed' }, guildActor(guild))
    }),
  )
  // Fires only when the bot was removed: a temporarily unavailable guild stays known.
  client.on(Events.GuildDelete, (guild) =>
    follow('guild', async ({ handle }) => {
      await handle({ kind: 'removed' }, guildActor(guild))
    }),
  )
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (payload: unknown) =>
    follow('reaction', async (bot) => {
      const reaction = readReaction(payload, client.user?.id ?? '')
      if (reaction) await followReaction(bot, reaction)
    }),
  )
  client.ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown) =>
    follow('message', async (bot) => {
      const botId = client.user?.id ?? ''
      if (isInGuild(payload)) {
        const mention = readMention(payload, botId)
        if (mention) await answerMention(bot, mention)
        return
      }
      const said = readDirectMessage(payload, botId)
      if (said) await answerMessage(bot, said, openFile)
    }),
  )
}

async function onInteraction(bot: DiscordBot, interaction: Interaction, openFile: OpenFile): Promise<void> {
  // A guild may have the commands without the bot: Discord then sends no events of it and lets nobody be messaged.
  const { guildId: guild } = interaction
  const isAway = guild !== null && !bot.client.guilds.cache.has(guild)
  if (interaction.isAutocomplete()) return isAway ? await interaction.respond([]) : await suggest(bot, interaction)
  if (!interaction.isRepliable()) return
  if (isAway) {
    const link = inviteLink(interaction.applicationId, guild)
    return await tell(interaction, renderLink(doorLine('not-in-server'), doorLine('add-to-server'), link))
  }
  try {
    if (interaction.isStringSelectMenu()) return await answerQuestion(bot, interaction, openFile)
    const given = readInteraction(interaction, openFile)
    if (given) await answerInteraction(bot, interaction, given)
  } catch (error) {
    if (error instanceof DomainError) return await tell(interaction, renderSentence(refusalLine(error)))
    // Report the original error, whether or not the user can still be told.
    if (!isOver(error)) await tell(interaction, renderSentence(doorLine('failed'))).catch(() => undefined)
    throw error
  }
}

/** Catches up on what happened while offline: guilds the bot was removed from, changed commands. */
async function keepUp(client: Client, handle: Handle, options: DiscordOptions): Promise<void> {
  const { applicationId, knownGuilds, log } = options
  for (const guild of await knownGuilds())
    if (!client.guilds.cache.has(guild.id)) await handle({ kind: 'removed' }, guildActor(guild))
  try {
    if (await registerWhenChanged(client.rest, applicationId)) log.info({}, 'Told Discord the slash commands')
  } catch (error) {
    log.error({ err: error }, 'Discord did not take the slash commands: see “foothold discord register”')
  }
}

/** Sends a member a message. @throws DomainError unreachable when they left or closed their direct messages */
async function postToMember(
  bot: DiscordBot,
  { workspace, user }: { workspace: string; user: string },
  message: Rendered,
  nonce: string,
  file: Attachment | undefined,
): Promise<MessageRef> {
  if (!(await findMember(bot.client, workspace, user))) {
    await bot.handle({ kind: 'profile' }, absent(workspace, user))
    throw new DomainError('not-in-team')
  }
  try {
    const { id: channel } = await bot.client.users.createDM(user)
    return { channel, message: await post(bot, channel, message, nonce, { file }) }
  } catch (error) {
    if (!isUnreachable(error)) throw error
    throw new DomainError('messages-closed', { cause: error })
  }
}

/** Posts in a guild's channel. @throws DomainError unreachable when it is gone or closed to the bot */
async function postInChannel(
  bot: DiscordBot,
  { workspace, channel }: { workspace: string; channel: string },
  message: Rendered,
  nonce: string,
): Promise<MessageRef> {
  const guild = bot.client.guilds.cache.get(workspace)
  // While a guild is unavailable its channels are unknown: the job is retried.
  if (guild && !guild.available) throw new Error('This guild is not available at the moment.')
  // Never post one guild's content in another's channel, whatever the settings say.
  if (guild && !guild.channels.cache.has(channel)) throw new DomainError('channel-gone')
  try {
    return { channel, message: await post(bot, channel, message, nonce) }
  } catch (error) {
    if (!isClosed(error)) throw error
    throw new DomainError('channel-closed', { cause: error })
  }
}

/** A delivery's id in 22 characters: a nonce is limited to 25. */
function nonceOf(deliveryId: string): string {
  return Buffer.from(deliveryId.replaceAll('-', ''), 'hex').toString('base64url')
}
