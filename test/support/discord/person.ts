import {
  type APIChatInputApplicationCommandInteractionData,
  type APIMessageApplicationCommandInteractionData,
  type APIModalSubmission,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageReactionAddDispatchData,
  InteractionContextType,
  InteractionType,
  Locale,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10'
import type { Person } from '../door.ts'
import { everyComponent, type Json, list, record } from './published-limits.ts'
import { pressables, readComponents } from './screen.ts'
import { APPLICATION, type DiscordServer, type Guild, type Interaction, type Message } from './server.ts'

const NAMES: Record<string, string> = {
  Ana: 'Ana Ruiz',
  Ben: 'Ben Okafor',
  Cleo: 'Cleo Marsh',
  Dan: 'Dan Weiss',
  Eve: 'Eve Lund',
}

export type DiscordPerson = Person & {
  id: string
  /** From now on they speak there; null: in their direct messages. */
  goesTo(guild: Guild | null): void
  /** Joins another guild, or leaves one. */
  joins(guild: Guild, as?: { nick?: string; permissions?: bigint }): void
  leaves(guild: Guild): void
  /** What is offered while they type into a slash command. */
  types(text: string): Promise<string[]>
  /** Attaches a file to /iknow. */
  attaches(fileName: string, content: string, changed?: { size?: number; url?: string }, person?: string): Promise<void>
  /** Drops a file into the direct messages, with words beside it. */
  drops(fileName: string, content: string, text?: string): Promise<void>
  /** Mentions the bot in the guild's channel, or writes something there that does not. */
  mentions(text: string, thread?: string): Promise<void>
  chats(text: string, options?: Chatting): Promise<void>
  /** Uses a command in the menu of somebody's message. */
  uses(command: string, on: string): Promise<void>
  /** Writes a direct message. */
  writes(text: string): Promise<void>
  /** The interaction they gave last. */
  last(): Interaction | null
}

/** Says something by a webhook, as a reply to the bot, or in a thread. */
type Chatting = { webhook?: true; replyTo?: 'the bot'; thread?: string | undefined }

type Parts = { server: DiscordServer; act(): Promise<void> }
/** What the gateway tells, with the intent it needs. */
type Told = { t: GatewayDispatchEvents; d: object; intent?: GatewayIntentBits }

/** Somebody in front of Discord's client: what they do becomes what the gateway tells. */
export function createDiscordPerson(name: string, home: Guild, { server, act }: Parts): DiscordPerson {
  const id = server.newId()
  const user = { id, username: name.toLowerCase(), global_name: NAMES[name] ?? name, discriminator: '0', avatar: null }
  server.users.set(id, user)
  home.members.set(id, { nick: null, permissions: 0n })
  let guild: Guild | null = home
  /** The thread of the guild they are in, if any. */
  let thread: string | null = null
  let modal: { data: Json; source: Message | null } | null = null
  let answer: Message | null = null
  let given: Interaction | null = null
  let told: Told | null = null

  /** Where they are, as an interaction says it. */
  function place() {
    const common = {
      application_id: APPLICATION,
      version: 1 as const,
      locale: Locale.EnglishUS,
      app_permissions: '0',
      entitlements: [],
      attachment_size_limit: 10 * 1024 * 1024,
    }
    const member = guild && server.apiMember(guild, id)
    if (!guild || !member) {
      const channel = server.directOf(id)
      return {
        ...common,
        user,
        channel_id: channel,
        channel: { id: channel, type: ChannelType.DM as const },
        context: InteractionContextType.BotDM,
        authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: '0' },
      }
    }
    const permissions = String(guild.members.get(id)?.permissions ?? 0n)
    return {
      ...common,
      guild_id: guild.id,
      guild: { id: guild.id, features: [], locale: Locale.EnglishUS },
      guild_locale: Locale.EnglishUS,
      member: { ...member, user, permissions },
      channel_id: thread ?? guild.channel,
      channel: { id: thread ?? guild.channel, type: thread ? ChannelType.PublicThread : ChannelType.GuildText },
      context: InteractionContextType.Guild,
      authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: guild.id },
    }
  }

  async function interact(type: InteractionType, data: object, source: Message | null = null): Promise<Interaction> {
    const here = place()
    const interaction = server.open({ type, user: id, channel: here.channel_id, source })
    given = interaction
    const { token } = interaction
    const message = source ? { message: server.apiMessage(source) } : {}
    await tell({
      t: GatewayDispatchEvents.InteractionCreate,
      d: { ...here, id: interaction.id, token, type, data, ...message },
    })
    return interaction
  }

  /** What they see after an interaction was answered; a rejected form is opened again at once. */
  async function look(interaction: Interaction): Promise<void> {
    modal = interaction.modal ? { data: interaction.modal, source: interaction.source } : null
    answer = interaction.answers.at(-1) ?? (interaction.state === 'updating' ? interaction.source : answer)
    const again =
      interaction.type === InteractionType.ModalSubmit &&
      answer &&
      buttons(answer).find((one) => one.label === 'Try again')
    if (again && answer) await press(again.customId, answer)
  }

  async function tell(event: Told): Promise<void> {
    told = event
    server.gateway.dispatch(event, event.intent)
    await act()
  }

  const buttons = (message: Message) => pressables(message.components)

  async function press(customId: string, source: Message, value: string | null = null): Promise<void> {
    const data =
      value === null
        ? { component_type: ComponentType.Button, custom_id: customId, id: 1 }
        : { component_type: ComponentType.StringSelect, custom_id: customId, values: [value], id: 1 }
    await look(await whereItStands(source, () => interact(InteractionType.MessageComponent, data, source)))
  }

  /** A component is pressed, and the form it opened filled in, where its message stands. */
  async function whereItStands<T>(source: Message | null, work: () => Promise<T>): Promise<T> {
    const elsewhere = { guild, thread }
    if (source) {
      guild = server.guildOf(source.channel)
      thread = guild && guild.channel !== source.channel ? source.channel : null
    }
    try {
      return await work()
    } finally {
      ;({ guild, thread } = elsewhere)
    }
  }

  const isBoard = ({ author, flags }: Message) => author === server.bot.id && (flags & MessageFlags.Ephemeral) === 0

  const direct = () =>
    [...server.messages.values()].filter(
      (one) => one.channel === server.directOf(id) && (one.flags & MessageFlags.Ephemeral) === 0,
    )
  const inbox = () => direct().filter((one) => one.author === server.bot.id)

  async function slash(
    commandName: string,
    options: (definition: Json) => object[],
    resolved: object = {},
  ): Promise<void> {
    const command = server.commands().find((one) => one['name'] === commandName)
    if (!command) throw new Error(`Discord knows no /${commandName}.`)
    const data: APIChatInputApplicationCommandInteractionData = {
      id: String(command['id']),
      name: commandName,
      type: ApplicationCommandType.ChatInput,
      options: options(command) as NonNullable<APIChatInputApplicationCommandInteractionData['options']>,
      ...resolved,
    }
    await look(await interact(InteractionType.ApplicationCommand, data))
  }

  /** Somebody is chosen by their name, and sent by their id; in direct messages a picker offers only the two there. */
  function picked(data: Json, values: Record<string, string>): Record<string, string> {
    const isPicker = (field: string) =>
      inputs(data).some((one) => one['custom_id'] === field && one['type'] === ComponentType.UserSelect)
    return Object.fromEntries(
      Object.entries(values).map(([field, value]) => {
        if (value === '' || !isPicker(field)) return [field, value]
        if (!guild) throw new Error('A picker in direct messages offers nobody else.')
        return [field, server.pick(guild, value)]
      }),
    )
  }

  const textOption = (definition: Json) =>
    list(definition['options']).find((one) => one['type'] === ApplicationCommandOptionType.String)

  return {
    name,
    id,
    goesTo(where) {
      guild = where
    },
    joins(where, { nick, permissions } = {}) {
      where.members.set(id, { nick: nick ?? null, permissions: permissions ?? 0n })
    },
    leaves(where) {
      where.members.delete(id)
    },
    last: () => given,
    mentions: (text: string, thread?: string) => chat(`<@${server.bot.id}> ${text}`, { thread }),
    chats: chat,
    async uses(commandName, on) {
      const command = server.commands().find((one) => one['name'] === commandName)
      if (command?.['type'] !== ApplicationCommandType.Message)
        throw new Error(`Discord has no “${commandName}” in its menus.`)
      const message = server.keepMessage({ channel: home.channel, author: server.newId(), flags: 0, content: on })
      const data: APIMessageApplicationCommandInteractionData = {
        id: String(command['id']),
        name: commandName,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: { ...server.apiMessage(message), components: [] } } },
      }
      await look(await interact(InteractionType.ApplicationCommand, data))
    },
    async says(text) {
      const [, commandName = '', rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(text) ?? []
      await slash(commandName, (definition) => {
        const option = textOption(definition)
        const choices = list(option?.['choices']).map((one) => one['value'])
        const [, search = '', sought = ''] = /^(\S+)\s+(.+)$/s.exec(rest) ?? []
        if (choices.length > 0 && list(definition['options']).some((one) => one['name'] === search))
          return [{ name: search, type: ApplicationCommandOptionType.String, value: sought }]
        if (rest && choices.length > 0 && !choices.includes(rest))
          throw new Error(`Discord offers no “${rest}” after /${commandName}.`)
        return rest ? [{ name: option?.['name'], type: ApplicationCommandOptionType.String, value: rest }] : []
      })
    },
    async types(text) {
      const command = server.commands().find((one) => one['name'] === 'whoknows')
      const option = { name: 'company', type: ApplicationCommandOptionType.String, value: text, focused: true }
      const data = { id: command?.['id'], name: 'whoknows', type: ApplicationCommandType.ChatInput, options: [option] }
      const { choices } = await interact(InteractionType.ApplicationCommandAutocomplete, data)
      return (choices ?? []).map((one) => one.value)
    },
    async attaches(fileName, content, changed = {}, person = '') {
      const file = { ...server.keepFile(fileName, content), ...changed }
      const options = [
        { name: 'file', type: ApplicationCommandOptionType.Attachment, value: file.id },
        ...(person ? [{ name: 'person', type: ApplicationCommandOptionType.String, value: person }] : []),
      ]
      await slash('iknow', () => options, { resolved: { attachments: { [file.id]: file } } })
    },
    async presses(label, at) {
      const posted = [...server.messages.values()].filter(({ channel }) => server.guildOf(channel) === home)
      const seen = [...(answer ? [answer] : []), ...inbox().reverse(), ...posted.filter(isBoard).reverse()]
      for (const message of seen) {
        const found = buttons(message).find((one) => one.label === label && (!at || one.item.includes(at)))
        if (found) return await press(found.customId, message, found.value)
      }
      throw new Error(
        `${name} sees no button “${label}”, only: ${seen
          .flatMap(buttons)
          .map((one) => one.label)
          .join(', ')}`,
      )
    },
    async fills(values) {
      if (!modal)
        throw new Error(`${name} has no form open, only: ${answer ? readComponents(answer.components) : 'nothing'}`)
      const { data, source } = modal
      const shown = formOf(data)
      const unknown = Object.keys(values).filter((field) => !(field in shown))
      if (unknown.length > 0) throw new Error(`The form has no field ${unknown.join(', ')}.`)
      const interaction = await whereItStands(source, async () => {
        const sent = picked(data, { ...shown, ...values })
        const submission: APIModalSubmission = {
          custom_id: String(data['custom_id']),
          resolved: server.resolved(home, sent),
          components: list(data['components']).flatMap((one) => submit(one, sent)),
        }
        return await interact(InteractionType.ModalSubmit, submission, source)
      })
      await look(interaction)
    },
    async reacts(emoji, on = '') {
      const message = inbox().findLast((one) => readComponents(one.components).includes(on))
      if (!message) throw new Error(`${name} has no message “${on}”.`)
      await react(emoji, message, null)
    },
    async reactsThere(emoji, on = '') {
      const message = server.board(home.channel).findLast((one) => readComponents(one.components).includes(on))
      if (!message) throw new Error(`Nothing in the channel says “${on}”.`)
      await react(emoji, message, home)
    },
    drops: (fileName: string, content: string, text?: string) =>
      write(text ?? '', [server.keepFile(fileName, content)]),
    writes: (text) => write(text, []),
    sees: () => (modal ? readModal(modal.data) : answer ? readComponents(answer.components) : ''),
    form: () => (modal ? formOf(modal.data) : {}),
    inbox: async () => inbox().map((message) => readComponents(message.components)),
    files: () =>
      Promise.all(
        inbox()
          .flatMap((message) => message.attachments)
          .map(async ({ filename, url }) => ({
            name: filename,
            content: Buffer.from(await (await fetch(url)).arrayBuffer()).toString(),
          })),
      ),
    async repeats() {
      if (told) await tell(told)
    },
  }

  async function react(emoji: string, message: Message, where: Guild | null): Promise<void> {
    const d: GatewayMessageReactionAddDispatchData = {
      user_id: id,
      channel_id: message.channel,
      message_id: message.id,
      message_author_id: message.author,
      emoji: { id: null, name: emoji },
      burst: false,
      burst_colors: [],
      type: 0,
      ...(where ? { guild_id: where.id } : {}),
    }
    const intent = where ? GatewayIntentBits.GuildMessageReactions : GatewayIntentBits.DirectMessageReactions
    await tell({ t: GatewayDispatchEvents.MessageReactionAdd, d, intent })
  }

  /** Says something in the guild's channel. Its words reach the bot only where it is mentioned. */
  async function chat(content: string, { webhook, replyTo, thread: where }: Chatting = {}) {
    const message = server.keepMessage({ channel: where ?? home.channel, author: id, flags: 0, content })
    const member = server.apiMember(home, id)
    const isTold = content.includes(`<@${server.bot.id}>`) || replyTo !== undefined
    const d = {
      ...server.apiMessage(message),
      content: isTold ? content : '',
      guild_id: home.id,
      member: member && {
        nick: member.nick,
        roles: [],
        joined_at: member.joined_at,
        deaf: false,
        mute: false,
        flags: 0,
      },
      mentions: isTold ? [server.bot] : [],
      ...(webhook ? { webhook_id: server.newId() } : {}),
      ...(replyTo ? { type: MessageType.Reply } : {}),
    }
    await tell({ t: GatewayDispatchEvents.MessageCreate, d, intent: GatewayIntentBits.GuildMessages })
  }

  async function write(content: string, attachments: Message['attachments']): Promise<void> {
    const message = server.keepMessage({ channel: server.directOf(id), author: id, flags: 0, content, attachments })
    const d = { ...server.apiMessage(message), channel_type: ChannelType.DM }
    await tell({ t: GatewayDispatchEvents.MessageCreate, d, intent: GatewayIntentBits.DirectMessages })
  }
}

/** What stands in a modal, by field. */
function formOf(modal: Json): Record<string, string> {
  return Object.fromEntries(inputs(modal).map((one) => [String(one['custom_id']), shownIn(one)]))
}

function inputs(modal: Json): Json[] {
  return everyComponent(list(modal['components'])).filter((one) => typeof one['custom_id'] === 'string')
}

function shownIn(input: Json): string {
  if (input['type'] === ComponentType.TextInput) return String(input['value'] ?? '')
  if (input['type'] === ComponentType.ChannelSelect || input['type'] === ComponentType.UserSelect)
    return String(list(input['default_values'])[0]?.['id'] ?? '')
  return String(list(input['options']).find((option) => option['default'] === true)?.['value'] ?? '')
}

/** A field as the client sends it, once it lets it be sent. */
function submit(label: Json, values: Record<string, string>): APIModalSubmission['components'] {
  const input = record(label['component'])
  const custom_id = String(input['custom_id'])
  if (label['type'] !== ComponentType.Label) return []
  const value = values[custom_id] ?? ''
  if (input['required'] !== false && value === '')
    throw new Error(`Discord does not send the form without ${custom_id}.`)
  if (input['type'] === ComponentType.TextInput) {
    if (value.length > Number(input['max_length'] ?? 4000))
      throw new Error(`Discord lets nobody type that much into ${custom_id}.`)
    return [{ type: ComponentType.Label, id: 1, component: { type: ComponentType.TextInput, id: 2, custom_id, value } }]
  }
  const chosen = value === '' ? [] : [value]
  if (input['type'] === ComponentType.UserSelect)
    return [
      {
        type: ComponentType.Label,
        id: 1,
        component: { type: ComponentType.UserSelect, id: 2, custom_id, values: chosen },
      },
    ]
  if (input['type'] === ComponentType.ChannelSelect)
    return [
      {
        type: ComponentType.Label,
        id: 1,
        component: { type: ComponentType.ChannelSelect, id: 2, custom_id, values: chosen },
      },
    ]
  return [
    {
      type: ComponentType.Label,
      id: 1,
      component: { type: ComponentType.StringSelect, id: 2, custom_id, values: chosen },
    },
  ]
}

function readModal(modal: Json): string {
  return [String(modal['title']), readComponents(list(modal['components']))].join('\n')
}
