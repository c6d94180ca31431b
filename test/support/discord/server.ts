import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type APIAttachment,
  type APIGuild,
  type APIGuildMember,
  type APIMessage,
  type APIUser,
  ApplicationFlags,
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  GuildMemberFlags,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  type RESTGetAPIGatewayBotResult,
  RoleFlags,
} from 'discord-api-types/v10'
import { createGateway, type Gateway } from './gateway.ts'
import {
  type Json,
  list,
  problemsOfCommands,
  problemsOfFiles,
  problemsOfMessage,
  problemsOfModal,
  record,
} from './published-limits.ts'

// A small Discord on loopback: it keeps guilds, members, channels, messages and interactions, answers as Discord does
// and refuses what Discord refuses. Payloads are Discord's own types.

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMA.Gstand.in-token_of_the_bot'
export const APPLICATION = '1000000000000000000'
/** How long an interaction may stay unanswered, and how long its answer may be written to, in milliseconds. */
const ACKNOWLEDGE = 3_000
const ANSWER = 15 * 60_000

export type Guild = { id: string; name: string; channel: string; members: Map<string, Membership> }
type Membership = { nick: string | null; permissions: bigint }
export type Message = {
  id: string
  channel: string
  author: string
  content: string
  components: Json[]
  flags: number
  attachments: APIAttachment[]
  /** The message it replies to; empty for none. */
  repliesTo: string
}

/** An interaction and how it stands. */
export type Interaction = {
  id: string
  token: string
  type: InteractionType
  user: string
  channel: string
  since: number
  state: 'waiting' | 'deferred' | 'updating' | 'updated' | 'answered'
  /** The message its component stands in. */
  source: Message | null
  modal: Json | null
  choices: { name: string; value: string }[] | null
  answers: Message[]
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> }
/** What Discord says when it refuses. */
const refuse = (status: number, code: number, message: string): Answer => ({ status, body: { code, message } })

/** An interaction's id is never given twice, whichever of these servers gives it. */
let lastInteraction = 1_200_000_000_000_000_000n

export type DiscordServer = Awaited<ReturnType<typeof openDiscordServer>>

export async function openDiscordServer() {
  const users = new Map<string, APIUser>()
  const guilds = new Map<string, Guild>()
  /** Direct message channels by user. */
  const channels = new Map<string, string>()
  const messages = new Map<string, Message>()
  const nonces = new Map<string, Message>()
  const interactions = new Map<string, Interaction>()
  const files = new Map<string, string>()
  let mostBytes = 10 * 1024 * 1024
  const closed = new Set<string>()
  const closedChannels = new Set<string>()
  /** Channels whose earlier messages the bot may not read: it may post there, but not reply. */
  const withoutHistory = new Set<string>()
  const threads = new Map<string, Guild>()
  const faults: string[] = []
  const requests: string[] = []
  const busy: { path: RegExp; seconds: number }[] = []
  let broken: RegExp | null = null
  const unheard: { path: RegExp; how: 'broken' | 'late' }[] = []
  /** Guilds that are down. */
  const down = new Set<string>()
  let commands: Json[] = []
  let late = 0
  let last = 1_100_000_000_000_000_000n
  const now = () => performance.now()
  const newId = () => String(++last)

  const bot: APIUser = {
    id: APPLICATION,
    username: 'Foothold',
    global_name: null,
    discriminator: '0',
    avatar: null,
    bot: true,
  }
  users.set(bot.id, bot)

  const http = createServer((request, response) => {
    answer(request).then(
      ({ status, body, headers }) => {
        const lost = unheard.find((one) => one.path.test(request.url ?? ''))
        if (lost) {
          unheard.splice(unheard.indexOf(lost), 1)
          if (lost.how === 'late') response.writeHead(504).end()
          else response.destroy()
          return
        }
        response.writeHead(status, body === undefined ? headers : { 'content-type': 'application/json', ...headers })
        response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body))
      },
      (error: unknown) => {
        faults.push(String(error))
        response.writeHead(500).end()
      },
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const gateway: Gateway = createGateway(http, {
    token: TOKEN,
    ready,
    welcome: () => [...guilds.values()].filter((guild) => hasBot(guild) && !down.has(guild.id)).map(guildCreated),
  })

  function ready(sessionId: string): GatewayReadyDispatchData {
    return {
      v: 10,
      user: bot,
      guilds: [...guilds.values()].filter(hasBot).map(({ id }) => ({ id, unavailable: true })),
      session_id: sessionId,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      application: { id: APPLICATION, flags: ApplicationFlags.ApplicationCommandBadge, flags_new: '0' },
    }
  }

  /** Whether the bot is in a guild itself: its commands may be there alone. */
  function hasBot(guild: Guild): boolean {
    return guild.members.has(bot.id)
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*$/, ''))
    requests.push(`${request.method} ${path}`)
    if (path.startsWith('/attachments/')) return fileAt(path)
    if (broken?.test(path)) return { status: 500 }
    const slow = busy.find((one) => one.path.test(path))
    if (slow) {
      busy.splice(busy.indexOf(slow), 1)
      return {
        status: 429,
        headers: { 'retry-after': String(slow.seconds), 'x-ratelimit-scope': 'user' },
        body: { message: 'You are being rate limited.', retry_after: slow.seconds, global: false },
      }
    }
    const query = new URL(request.url ?? '/', url).searchParams
    const body = await readBody(request)
    if (list(body['sent']).some((file) => String(file['content']).length > mostBytes))
      return refuse(413, 40005, 'Request entity too large')
    const [, route = ''] = /^\/api\/v10(\/.*)$/.exec(path) ?? []
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(route)
    if (callback) return respond(callback[1] ?? '', callback[2] ?? '', body)
    const webhook = /^\/webhooks\/(\d+)\/([^/]+)(?:\/messages\/@original)?$/.exec(route)
    if (webhook) return writeAnswer(request.method ?? '', webhook[2] ?? '', route.endsWith('@original'), body)
    if (request.headers.authorization !== `Bot ${TOKEN}`) return refuse(401, 0, '401: Unauthorized')
    return serve(request.method ?? '', route, body, query)
  }

  function serve(method: string, route: string, body: Json, query: URLSearchParams): Answer {
    const [, collection = '', id = '', part = '', sub = ''] = route.split('/')
    if (route === '/gateway/bot') {
      const limits = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 }
      const found: RESTGetAPIGatewayBotResult = {
        url: `ws://127.0.0.1:${port}`,
        shards: 1,
        session_start_limit: limits,
      }
      return { status: 200, body: found }
    }
    if (collection === 'applications' && part === 'commands') return keepCommands(method, list(body['list']), query)
    if (route === '/users/@me/channels') return openDirect(String(body['recipient_id']))
    if (collection === 'guilds' && part === 'members') return memberOf(id, sub)
    if (collection === 'guilds' && part === '') return asked(id)
    if (collection === 'channels' && part === '') return channelOf(id)
    if (collection === 'channels' && part === 'messages') return inChannel(method, id, sub, body)
    faults.push(`${method} ${route} is not of this Discord`)
    return refuse(404, 0, '404: Not Found')
  }

  function keepCommands(method: string, told: Json[], query: URLSearchParams): Answer {
    if (method === 'PUT') {
      const problems = problemsOfCommands(told)
      if (problems.length > 0) return invalid(problems)
      commands = told.map((one) => ({ ...one, id: newId(), application_id: APPLICATION, version: newId() }))
    }
    // Discord leaves them out, unless asked for them.
    const isAsked = method !== 'GET' || query.get('with_localizations') === 'true'
    return { status: 200, body: isAsked ? commands : commands.map(withoutLocalizations) }
  }

  function openDirect(user: string): Answer {
    const known = users.get(user)
    if (!known) return refuse(400, 50033, 'Invalid Recipient(s)')
    return {
      status: 200,
      body: { id: directOf(user), type: ChannelType.DM, last_message_id: null, recipients: [known] },
    }
  }

  function directOf(user: string): string {
    const channel = channels.get(user) ?? newId()
    channels.set(user, channel)
    return channel
  }

  /** A guild as it is told who asks: without its channels. */
  function asked(guildId: string): Answer {
    const guild = guilds.get(guildId)
    if (!guild || !hasBot(guild)) return refuse(404, 10004, 'Unknown Guild')
    const { channels: _, threads: __, members: ___, ...body } = guildCreated(guild).d
    return { status: 200, body }
  }

  function channelOf(channel: string): Answer {
    const guild = guildOf(channel)
    if (!guild) return refuse(404, 10003, 'Unknown Channel')
    if (closedChannels.has(channel)) return refuse(403, 50001, 'Missing Access')
    const type = ChannelType.GuildText
    const body = { id: channel, guild_id: guild.id, type, name: 'general', position: 0, permission_overwrites: [] }
    return { status: 200, body }
  }

  function memberOf(guildId: string, user: string): Answer {
    const guild = guilds.get(guildId)
    if (!guild || !hasBot(guild)) return refuse(404, 10004, 'Unknown Guild')
    const member = apiMember(guild, user)
    return member ? { status: 200, body: member } : refuse(404, 10007, 'Unknown Member')
  }

  /** The guild that a channel or a thread is in. */
  function guildOf(channel: string): Guild | null {
    return threads.get(channel) ?? [...guilds.values()].find((guild) => guild.channel === channel) ?? null
  }

  function inChannel(method: string, channel: string, id: string, body: Json): Answer {
    const user = [...channels].find(([, one]) => one === channel)?.[0]
    if (user === undefined && !guildOf(channel)) return refuse(404, 10003, 'Unknown Channel')
    const message = id ? messages.get(id) : null
    if (message === undefined || (message && message.channel !== channel)) return refuse(404, 10008, 'Unknown Message')
    if (message && method === 'GET') return { status: 200, body: apiMessage(message) }
    if (user !== undefined && method === 'POST') {
      if (closed.has(user)) return refuse(403, 50007, 'Cannot send messages to this user')
      if (![...guilds.values()].some((guild) => hasBot(guild) && guild.members.has(user)))
        return refuse(403, 50278, 'Cannot send messages to this user due to having no mutual guilds')
    }
    if (closedChannels.has(channel)) return refuse(403, 50001, 'Missing Access')
    if (body['message_reference'] && withoutHistory.has(channel))
      return refuse(400, 160002, 'Cannot reply without permission to read message history')
    const problems = [...problemsOfMessage(body), ...problemsOfFiles(body)]
    if (list(record(body['allowed_mentions'])['parse']).length > 0 || body['allowed_mentions'] === undefined)
      problems.push('mentions that may ping')
    if (problems.length > 0) return invalid(problems)
    if (message) {
      if (message.author !== bot.id) return refuse(403, 50005, 'Cannot edit a message authored by another user')
      message.components = list(body['components'])
      return { status: 200, body: apiMessage(message) }
    }
    const nonce = String(body['nonce'] ?? '')
    const posted = nonces.get(nonce)
    if (body['enforce_nonce'] === true && posted) return { status: 200, body: apiMessage(posted) }
    const fresh = keepMessage({
      channel,
      author: bot.id,
      components: list(body['components']),
      flags: Number(body['flags']),
      repliesTo: String(record(body['message_reference'])['message_id'] ?? ''),
      attachments: list(body['sent']).map((file) => keepFile(String(file['name']), String(file['content']))),
    })
    if (nonce) nonces.set(nonce, fresh)
    else faults.push('a message without a nonce')
    return { status: 200, body: apiMessage(fresh) }
  }

  function keepFile(name: string, content: string): APIAttachment {
    const id = newId()
    const path = `/attachments/${id}/${encodeURIComponent(name)}`
    files.set(path, content)
    return { id, filename: name, size: Buffer.byteLength(content), url: url + path, proxy_url: url + path }
  }

  function keepMessage(said: Pick<Message, 'channel' | 'author' | 'flags'> & Partial<Message>): Message {
    const message: Message = { id: newId(), content: '', components: [], attachments: [], repliesTo: '', ...said }
    messages.set(message.id, message)
    return message
  }

  /** The first answer to an interaction. */
  function respond(id: string, token: string, body: Json): Answer {
    const interaction = interactions.get(token)
    if (interaction?.id !== id) return refuse(404, 10062, 'Unknown interaction')
    if (interaction.state !== 'waiting') return refuse(400, 40060, 'Interaction has already been acknowledged.')
    if (now() - interaction.since > ACKNOWLEDGE) return refuse(404, 10062, 'Unknown interaction')
    const data = record(body['data'])
    const flags = Number(data['flags'] ?? 0)
    switch (body['type']) {
      case InteractionResponseType.DeferredChannelMessageWithSource:
        if ((flags & ~MessageFlags.Ephemeral) !== 0) return invalid(['flags of a deferred answer'])
        if (flags === 0) faults.push('an answer everybody sees')
        interaction.state = 'deferred'
        break
      case InteractionResponseType.DeferredMessageUpdate:
        if (interaction.type !== InteractionType.MessageComponent) return invalid(['an update of no message'])
        interaction.state = 'updating'
        break
      case InteractionResponseType.ChannelMessageWithSource: {
        const problems = problemsOfMessage(data)
        if (problems.length > 0) return invalid(problems)
        if ((flags & MessageFlags.Ephemeral) === 0) faults.push('an answer everybody sees')
        interaction.answers.push(
          keepMessage({ channel: interaction.channel, author: bot.id, flags, components: list(data['components']) }),
        )
        interaction.state = 'answered'
        break
      }
      case InteractionResponseType.Modal: {
        const problems = problemsOfModal(data)
        if (interaction.type === InteractionType.ModalSubmit) problems.push('a modal in answer to a modal')
        if (problems.length > 0) return invalid(problems)
        interaction.modal = data
        interaction.state = 'answered'
        break
      }
      case InteractionResponseType.ApplicationCommandAutocompleteResult: {
        const choices = list(data['choices']).map((one) => ({ name: String(one['name']), value: String(one['value']) }))
        if (
          choices.length > 25 ||
          choices.some((one) => one.name.length > 100 || one.value.length > 100 || one.name === '')
        )
          return invalid(['choices'])
        interaction.choices = choices
        interaction.state = 'answered'
        break
      }
      default:
        return invalid([`a callback of type ${String(body['type'])}`])
    }
    return { status: 204 }
  }

  /** The answer itself, written or rewritten once it was announced. */
  function writeAnswer(method: string, token: string, isOriginal: boolean, body: Json): Answer {
    const interaction = interactions.get(token)
    if (!interaction || interaction.state === 'waiting') return refuse(404, 10015, 'Unknown Webhook')
    if (now() - interaction.since > ANSWER) return refuse(401, 50027, 'Invalid Webhook Token')
    if (method === 'DELETE') {
      interaction.answers.pop()
      interaction.state = 'answered'
      return { status: 204 }
    }
    const problems = problemsOfMessage(body)
    if (problems.length > 0) return invalid(problems)
    const components = list(body['components'])
    const updates = interaction.state === 'updating' || interaction.state === 'updated'
    if (updates && isOriginal && interaction.source) {
      interaction.source.components = components
      interaction.state = 'updated'
      return { status: 200, body: apiMessage(interaction.source) }
    }
    const [original] = interaction.answers
    if (isOriginal && original) original.components = components
    else {
      const flags = MessageFlags.Ephemeral | Number(body['flags'] ?? 0)
      interaction.answers.push(keepMessage({ channel: interaction.channel, author: bot.id, flags, components }))
    }
    interaction.state = 'answered'
    const written = interaction.answers.at(-1)
    return written ? { status: 200, body: apiMessage(written) } : refuse(404, 10008, 'Unknown Message')
  }

  function fileAt(path: string): Answer {
    const content = files.get(path)
    return content === undefined
      ? { status: 404 }
      : { status: 200, body: content, headers: { 'content-type': 'text/csv' } }
  }

  /** A refusal that is the bot's own fault. */
  function invalid(problems: string[]): Answer {
    faults.push(...problems)
    return refuse(400, 50035, `Invalid Form Body: ${problems.join('; ')}`)
  }

  function apiMember(guild: Guild, user: string): APIGuildMember | null {
    const membership = guild.members.get(user)
    const known = users.get(user)
    if (!membership || !known) return null
    const joined_at = '2026-01-01T00:00:00.000000+00:00'
    return {
      user: known,
      nick: membership.nick,
      roles: [],
      joined_at,
      deaf: false,
      mute: false,
      flags: GuildMemberFlags.DidRejoin,
    }
  }

  function apiMessage(message: Message): Omit<APIMessage, 'components'> & { components: Json[] } {
    const author = users.get(message.author) ?? bot
    return {
      id: message.id,
      channel_id: message.channel,
      author,
      content: message.content,
      timestamp: '2026-03-02T10:00:00.000000+00:00',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: message.attachments,
      embeds: [],
      pinned: false,
      type: MessageType.Default,
      flags: message.flags,
      components: message.components,
    }
  }

  return {
    url,
    apiUrl: `${url}/api`,
    gateway,
    users,
    guilds,
    messages,
    interactions,
    faults,
    requests,
    bot,
    newId,
    directOf,
    apiMember,
    apiMessage,
    keepMessage,
    commands: () => commands,
    /** What the bot posted for everybody in a channel. */
    board: (channel: string) =>
      [...messages.values()].filter(
        (one) => one.channel === channel && one.author === bot.id && (one.flags & MessageFlags.Ephemeral) === 0,
      ),
    /** The channels and users among what somebody chose, as an interaction tells of them. */
    resolved(guild: Guild, values: Record<string, string>) {
      const channel = { id: guild.channel, type: ChannelType.GuildText as const, name: 'general', permissions: '0' }
      const chosen = Object.values(values)
      const picked = [...users.values()].filter(({ id }) => chosen.includes(id))
      return {
        ...(chosen.includes(guild.channel) ? { channels: { [guild.channel]: channel } } : {}),
        ...(picked.length > 0 ? { users: Object.fromEntries(picked.map((user) => [user.id, user])) } : {}),
      }
    },
    /** Whom a picker in a guild offers by that name: its members, bots too. */
    pick(guild: Guild, name: string): string {
      const one = [...guild.members].find(([id, { nick }]) => {
        const user = id === bot.id ? bot : users.get(id)
        return [id, nick, user?.global_name, user?.username].includes(name)
      })
      if (!one) throw new Error(`Discord offers nobody called ${name}.`)
      return one[0]
    },
    tellCommands(known: Json[]) {
      commands = known
    },
    /** The bot comes into a guild, or back into one under its new name. */
    addGuild(name: string, before?: Guild): Guild {
      const guild: Guild = { id: before?.id ?? newId(), name, channel: before?.channel ?? newId(), members: new Map() }
      guilds.set(guild.id, guild)
      guild.members.set(bot.id, { nick: null, permissions: 0n })
      gateway.dispatch(guildCreated(guild), GatewayIntentBits.Guilds)
      return guild
    },
    /** A guild that lets in the bot's commands, but not the bot. */
    addCommandsOnly(name: string): Guild {
      const guild: Guild = { id: newId(), name, channel: newId(), members: new Map() }
      guilds.set(guild.id, guild)
      return guild
    },
    /** A guild that was down is back. */
    bringBack(guild: Guild) {
      down.delete(guild.id)
      gateway.dispatch(guildCreated(guild), GatewayIntentBits.Guilds)
    },
    /** The bot is removed from a guild, or, unavailable, the guild is down for a while. */
    loseGuild(guild: Guild, how: 'removed' | 'down') {
      if (how === 'removed') guilds.delete(guild.id)
      else down.add(guild.id)
      const d = how === 'down' ? { id: guild.id, unavailable: true } : { id: guild.id }
      gateway.dispatch({ t: GatewayDispatchEvents.GuildDelete, d }, GatewayIntentBits.Guilds)
    },
    /** Direct messages of this user are closed to the bot, or open again. */
    closeDirect(user: string, isClosed: boolean) {
      if (isClosed) closed.add(user)
      else closed.delete(user)
    },
    /** A channel is closed to the bot, or open again. */
    closeChannel(channel: string, isClosed: boolean) {
      if (isClosed) closedChannels.add(channel)
      else closedChannels.delete(channel)
    },
    guildOf,
    /** A thread in a guild's channel that the bot is in; a private one is for those in it. */
    openThread(guild: Guild, type: ChannelType.PublicThread | ChannelType.PrivateThread): string {
      const id = newId()
      threads.set(id, guild)
      const created = {
        archived: false,
        auto_archive_duration: 60,
        archive_timestamp: '2026-03-02T10:00:00+00:00',
        locked: false,
      }
      const d = {
        id,
        type,
        guild_id: guild.id,
        parent_id: guild.channel,
        name: 'thread',
        owner_id: '1',
        thread_metadata: created,
      }
      gateway.dispatch({ t: GatewayDispatchEvents.ThreadCreate, d }, GatewayIntentBits.Guilds)
      return id
    },
    /** From now on the bot may not reply in a channel, as it may not read earlier messages there. */
    hideHistory(channel: string) {
      withoutHistory.add(channel)
    },
    keepFile,
    /** From now on files of more bytes are too large: a server's own limit may be lower. */
    takeFilesUpTo(bytes: number) {
      mostBytes = bytes
    },
    /** The next request to such a path is told to wait. */
    limit(path: RegExp, seconds: number) {
      busy.push({ path, seconds })
    },
    /** From now on Discord fails at such paths, until it is told null. */
    breakDown(path: RegExp | null) {
      broken = path
    },
    /** The time in which interactions can be answered is over. */
    expire() {
      for (const interaction of interactions.values()) interaction.since -= ANSWER
    },
    /** The next request to such a path is followed, but the bot does not hear so: the connection breaks, or it times out. */
    loseAnswer(path: RegExp, how: 'broken' | 'late') {
      unheard.push({ path, how })
    },
    /** The next interaction reaches the bot this late, in milliseconds. */
    holdBack(milliseconds: number) {
      late = milliseconds
    },
    open(
      interaction: Omit<Interaction, 'id' | 'token' | 'since' | 'state' | 'modal' | 'choices' | 'answers'>,
    ): Interaction {
      const id = String(++lastInteraction)
      const opened: Interaction = {
        ...interaction,
        id,
        token: `token-${id}`,
        since: now() - late,
        state: 'waiting',
        modal: null,
        choices: null,
        answers: [],
      }
      late = 0
      interactions.set(opened.token, opened)
      return opened
    },
    async close() {
      await gateway.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

function withoutLocalizations(value: Json): Json {
  const plain = Object.entries(value).filter(([name]) => !name.endsWith('_localizations'))
  return Object.fromEntries(
    plain.map(([name, one]) => [
      name,
      name === 'options' || name === 'choices' ? list(one).map(withoutLocalizations) : one,
    ]),
  )
}

/** What the gateway tells of a guild. */
function guildCreated(guild: Guild) {
  const d: Pick<APIGuild, 'id' | 'name' | 'owner_id' | 'roles' | 'emojis' | 'stickers' | 'features'> & Json = {
    id: guild.id,
    name: guild.name,
    owner_id: '1',
    // The role of everybody has the guild's id.
    roles: [
      {
        id: guild.id,
        name: '@everyone',
        permissions: String(PermissionFlagsBits.ViewChannel),
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        position: 0,
        managed: false,
        mentionable: false,
        flags: RoleFlags.InPrompt,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [],
    channels: [
      { id: guild.channel, type: ChannelType.GuildText, name: 'general', position: 0, permission_overwrites: [] },
    ],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
  return { t: GatewayDispatchEvents.GuildCreate, d }
}

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return await readForm(bytes, type)
  const text = bytes.toString()
  if (text === '') return {}
  const parsed: unknown = JSON.parse(text)
  return Array.isArray(parsed) ? { list: parsed } : record(parsed)
}

/** A message with files: its JSON is one part, each file another; the files become `sent`. */
async function readForm(body: Buffer<ArrayBuffer>, type: string): Promise<Json> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const sent = []
  for (const [part, value] of form)
    if (typeof value !== 'string') sent.push({ part, name: value.name, content: await value.text() })
  return { ...record(JSON.parse(String(form.get('payload_json')))), sent }
}
