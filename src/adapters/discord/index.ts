import { type Client, Events, GatewayDispatchEvents, type Interaction, messageLink, Routes } from 'discord.js'
import { doorLine, refusalLine } from '../../app/door-words.ts'
import { givingFiles } from '../../app/giving-files.ts'
import { type Alone, alwaysAlone } from '../../app/ports/alone.ts'
import type { TellState } from '../../app/ports/door-state.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Handle, Platform } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { answerInteraction, answerQuestion, suggest, tell } from './answer.ts'
import { answerKept } from './answer-kept.ts'
import { inviteLink, registerWhenChanged } from './commands.ts'
import type { DiscordBot } from './decide.ts'
import { answerMessage, followReaction } from './direct-messages.ts'
import { isGone, isOver, isUnreachable } from './errors.ts'
import { createGiveOut, createOpenFile, type OpenFile } from './file.ts'
import { createGateway } from './gateway/gateway.ts'
import { guildActor, isOpenToAll, rememberPresence } from './guilds.ts'
import { answerMention } from './mention.ts'
import { isInGuild, readMention } from './read-mention.ts'
import { readDirectMessage, readInteraction, readReaction } from './receive.ts'
import { renderLink, renderSentence, renderView } from './render.ts'
import { nonceOf, postInChannel, postToMember } from './send.ts'

export type DiscordOptions = {
  token: string
  applicationId: string
  /** Another server that speaks Discord's API, as a URL ending in `/api`; null for Discord itself. */
  apiUrl: string | null
  findWorkspace: DiscordBot['findWorkspace']
  /** See DiscordBot; shared by all of the bot's processes. */
  claim: DiscordBot['claim']
  done: DiscordBot['done']
  /** The guilds the bot was in when it last ran. */
  knownGuilds(): Promise<{ id: string; name: string }[]>
  log: Log
  /** Told how the connection is. */
  tell?: TellState
  /** Where several processes share a token: lets one of them open the gateway at a time. */
  alone?: Alone | undefined
}

/** Creates the Discord adapter. `idle` resolves once everything received so far has been processed. */
export function createDiscord(options: DiscordOptions): { platform: Platform; idle(): Promise<void> } {
  const { token, apiUrl, findWorkspace, claim, done, log, tell = () => {}, alone = alwaysAlone() } = options
  let bot: DiscordBot | null = null
  let isClosing = false
  const { follow, idle } = createFollowing(log, () => (isClosing ? null : bot))
  const say: TellState = (state) => {
    tell(state)
    // Closed for good here, it may open for a process with other settings.
    if (state.is === 'fatal') void alone.leave()
  }
  const gateway = createGateway({ token, apiUrl, log, tell: say }, (client) => {
    // What it still tells while it is being closed would be followed without its servers.
    listen(client, createOpenFile(apiUrl), (what, work) => client === gateway.client && follow(what, work))
    refuseWhile(client, () => isClosing)
  })
  const isPresent = rememberPresence(() => gateway.client)

  const platform: Platform = {
    name: 'discord',
    oneInbox: true,
    async start(handle) {
      const taking = givingFiles(handle, createGiveOut(apiUrl))
      bot = {
        get client() {
          return gateway.client
        },
        ...{ handle: taking, findWorkspace, claim, done, isPresent },
      }
      let isOpen = false
      await alone.join({
        async begin() {
          isOpen = true
          tell({ is: 'connecting' })
          await gateway.open()
          await keepUp(gateway.client, handle, options)
        },
        async end() {
          isOpen = false
          await gateway.close()
          tell({ is: 'standing-by' })
        },
      })
      if (!isOpen) tell({ is: 'standing-by' })
    },
    async send(to, view, deliveryId, { file } = {}) {
      if (!bot) throw new Error('Discord is not connected yet.')
      const message = renderView(view, to.workspace)
      if ('channel' in to) return await postInChannel(bot, to, message, nonceOf(deliveryId))
      return await postToMember(bot, to, message, nonceOf(deliveryId), file)
    },
    isPresent,
    isBack: isPresent,
    async answerLeft(kept) {
      if (bot) await answerKept(bot, kept, createOpenFile(apiUrl))
    },
    async update(workspace, { channel, message }, view) {
      const body = { ...renderView(view, workspace), allowed_mentions: { parse: [] } }
      try {
        await gateway.client.rest.patch(Routes.channelMessage(channel, message), { body })
        return true
      } catch (error) {
        if (!isGone(error)) throw error
        return false
      }
    },
    isOpen: async (workspace, channel) => await isOpenToAll(gateway.client, workspace, channel),
    linkTo: async (workspace, { channel, message }) => messageLink(channel, message, workspace),
    async close() {
      isClosing = true
      // Another process hears from now on what this one would only turn away.
      await options.alone?.leave()
    },
    async stop() {
      isClosing = true
      await idle()
      await alone.leave()
      await gateway.end()
    },
  }
  return { platform, idle }
}

type Follow = (what: string, work: (bot: DiscordBot) => Promise<void>) => unknown

/** Works on what Discord tells, once the bot is there to be asked. */
function createFollowing(log: Log, open: () => DiscordBot | null): { follow: Follow; idle(): Promise<void> } {
  const running = new Set<Promise<void>>()
  return {
    /** Runs a task to completion, even during shutdown; a failure is logged and blocks no other task. */
    follow(what, work) {
      const bot = open()
      if (!bot) return
      const done = work(bot)
        .catch((error: unknown) => {
          if (isOver(error)) log.warn({ what }, 'Discord did not wait for this answer, or another process gave it')
          else if (isUnreachable(error)) log.warn({ what }, 'Discord lets the bot answer this user no more')
          else log.error({ err: error, what }, 'Something Discord told of could not be followed')
        })
        .finally(() => running.delete(done))
      running.add(done)
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** While it stops, whoever speaks is told so: the connection has to stay, for what was said before to be answered. */
function refuseWhile(client: Client, isClosing: () => boolean): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (isClosing() && interaction.isRepliable())
      tell(interaction, renderSentence(doorLine('not-ready'))).catch(() => undefined)
  })
}

/** Registers a handler for every gateway event in use. */
function listen(client: Client, openFile: OpenFile, follow: Follow): void {
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
    if (!isOver(error))
      await tell(interaction, renderSentence(doorLine('failed'))).then(
        () => bot.done(interaction.id),
        () => undefined,
      )
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
