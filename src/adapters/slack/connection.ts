import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'
import type { MessageRef } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { createCall, createPace, errorCode, isUnsure, type Timing } from './call.ts'
import { boltLog } from './log.ts'
import type { Message } from './render.ts'
import { createUpload } from './upload.ts'

/**
 * A member, not the app, cannot be reached: they left, or their conversation with the app is closed. Or a channel: it is
 * gone, or the app may not post there.
 */
const UNREACHABLE = new Set([
  'not_in_channel',
  'team_access_not_granted',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'channel_not_found',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
  'is_archived',
])
/** The message or its conversation is gone, or may be edited no more: there is nothing left to show anything in. */
const GONE = new Set([
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'not_in_channel',
])

/** How many of a conversation's newest messages are looked through for one whose posting got no answer. */
const LOOKED_THROUGH = 15

const Identity = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  bot_id: z.string().optional(),
})
const Posted = z.object({ channel: z.string(), ts: z.string() })
const Opened = z.object({ channel: z.object({ id: z.string() }) })
/** Whether others than the team's own read a channel (docs.slack.dev/reference/objects/conversation-object). */
const Channel = z.object({ channel: z.object({ is_ext_shared: z.boolean(), is_pending_ext_shared: z.boolean() }) })
const Modal = z.object({ view: z.object({ id: z.string(), hash: z.string().optional() }) })
const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.object({ delivery: z.string().optional() }).optional() }).optional(),
    }),
  ),
})

/** An open modal, and what it showed last. */
export type ModalRef = { id: string; hash?: string | undefined }

export type Team = { id: string; name: string }

export type Connection = Awaited<ReturnType<typeof connect>>

/**
 * Connects to the one workspace a bot token belongs to.
 *
 * @param onDead told when Slack refuses the token later
 * @throws DomainError settings-invalid when Slack refuses the token now
 */
export async function connect(options: {
  token: string
  apiUrl: string | null
  log: Log
  timing: Timing
  onDead(team: Team): Promise<void>
}) {
  const { token, apiUrl, log, timing, onDead } = options
  const common = {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    timeout: timing.timeout,
    // A call that waits out a limit by itself cannot be stopped; here it fails, and its job comes again.
    rejectRateLimitedCalls: true,
    logger: boltLog(log),
  }
  // Replacing may be repeated at once. Posting may not: what got no answer may have been posted. Nor may what somebody
  // waits for.
  const client = new webApi.WebClient(token, { ...common, retryConfig: { retries: 2, minTimeout: 200, factor: 3 } })
  const poster = new webApi.WebClient(token, { ...common, retryConfig: { retries: 0 } })
  const identity = Identity.parse(await test(client))
  const team: Team = { id: identity.team_id, name: identity.team }
  const call = createCall(timing, () => onDead(team))
  const pace = createPace(timing)
  async function openDirect(user: string): Promise<string> {
    const opened = await call('conversations.open', () => client.conversations.open({ users: user }))
    return Opened.parse(opened).channel.id
  }

  /** The message of a delivery that got no answer, if it was posted after all. */
  async function findPosted(user: string, deliveryId: string): Promise<MessageRef | null> {
    const channel = await openDirect(user)
    const read = await call('conversations.history', () =>
      client.conversations.history({ channel, limit: LOOKED_THROUGH, include_all_metadata: true }),
    )
    const found = History.parse(read).messages.find((one) => one.metadata?.event_payload?.delivery === deliveryId)
    return found ? { channel, message: found.ts } : null
  }

  return {
    team,
    botUserId: identity.user_id,
    botId: identity.bot_id,

    send: createSend({ poster, call, pace, findPosted, isOurs: createLook(client, call) }),
    /** Sends a message with a file into a member's conversation with the app. */
    sendFile: createUpload({
      ...{ client, poster, call, pace, openDirect },
      isUnreachable: (error) => UNREACHABLE.has(errorCode(error)),
      timeout: timing.timeout,
    }),
    /** Says something in a member's conversation with the app, once and unrecorded. */
    async say(user: string, message: Message, thread: string | null = null): Promise<void> {
      await pace(user)
      // A thread is known by its conversation alone; a member's id stands for the conversation only without one.
      const channel = thread === null ? user : await openDirect(user)
      const inThread = thread === null ? {} : { thread_ts: thread }
      await call('chat.postMessage', () => poster.chat.postMessage({ channel, ...message, ...inThread }))
    },
    /** Says something in a conversation that only one member sees, until they reload. */
    async whisper(channel: string, user: string, message: Message): Promise<void> {
      await call('chat.postEphemeral', () => poster.chat.postEphemeral({ channel, user, ...message }))
    },
    async update(ref: MessageRef, { text, blocks }: Message): Promise<void> {
      try {
        await call('chat.update', () => client.chat.update({ channel: ref.channel, ts: ref.message, text, blocks }))
      } catch (error) {
        if (!GONE.has(errorCode(error))) throw error
        log.info({ code: errorCode(error) }, 'A message to update is gone')
      }
    },
    async openModal(trigger: string, view: webApi.ViewsOpenArguments['view']): Promise<ModalRef> {
      return Modal.parse(await call('views.open', () => poster.views.open({ trigger_id: trigger, view }))).view
    },
    /** Shows `view` in an open modal; with a `hash`, only if nothing else was shown in it since. */
    async updateModal({ id, hash }: ModalRef, view: webApi.ViewsUpdateArguments['view']): Promise<void> {
      await call('views.update', () => client.views.update({ view_id: id, view, ...(hash ? { hash } : {}) }))
    },
    async publishHome(user: string, view: webApi.ViewsPublishArguments['view']): Promise<void> {
      await call('views.publish', () => client.views.publish({ user_id: user, view }))
    },
    /** What Slack says of a user, unread. */
    async user(user: string): Promise<unknown> {
      return (await call('users.info', () => poster.users.info({ user }))).user
    },
    /** What Slack says of a file, unread. */
    async file(file: string): Promise<unknown> {
      return (await call('files.info', () => client.files.info({ file }))).file
    },
  }
}

/** Posts queued messages: one whose posting got no answer is looked for before it is posted again. */
function createSend(options: {
  poster: webApi.WebClient
  call: ReturnType<typeof createCall>
  pace: ReturnType<typeof createPace>
  findPosted(user: string, deliveryId: string): Promise<MessageRef | null>
  isOurs(channel: string): Promise<boolean>
}) {
  const { poster, call, pace, findPosted, isOurs } = options
  /** Deliveries whose posting got no answer: they may have been posted. */
  const unsure = new Set<string>()

  async function findEarlier(to: string, deliveryId: string): Promise<MessageRef | null> {
    if (!unsure.has(deliveryId)) return null
    // What channels say is not the bot's to read: one may come twice when Slack does not answer.
    const found = isUser(to) ? await findPosted(to, deliveryId) : null
    unsure.delete(deliveryId)
    return found
  }

  /**
   * Posts a queued message into a member's conversation with the app, or into a channel; throws unreachable, also for
   * a channel that another organization reads, or where that is not known.
   *
   * @param to a user's id or a channel's
   */
  return async function send(to: string, message: Message, deliveryId: string): Promise<MessageRef> {
    const earlier = await findEarlier(to, deliveryId)
    if (earlier) return earlier
    if (!isUser(to) && !(await isOurs(to))) throw new DomainError('channel-shared')
    await pace(to)
    const metadata = { event_type: 'foothold_message', event_payload: { delivery: deliveryId } }
    try {
      const posted = await call('chat.postMessage', () =>
        poster.chat.postMessage({ channel: to, ...message, metadata }),
      )
      const { channel, ts } = Posted.parse(posted)
      return { channel, message: ts }
    } catch (error) {
      if (isUnsure(error)) unsure.add(deliveryId)
      if (UNREACHABLE.has(errorCode(error))) throw new DomainError('out-of-reach', { cause: error })
      throw error
    }
  }
}

function isUser(to: string): boolean {
  return to.startsWith('U') || to.startsWith('W')
}

/** Makes the look at a channel before each post: true only where Slack says that nobody of another organization reads it. */
function createLook(client: webApi.WebClient, call: ReturnType<typeof createCall>) {
  return async (channel: string): Promise<boolean> => {
    try {
      const read = Channel.safeParse(await call('conversations.info', () => client.conversations.info({ channel })))
      return read.success && !read.data.channel.is_ext_shared && !read.data.channel.is_pending_ext_shared
    } catch (error) {
      // Slack will not say, today or tomorrow: the scope is missing, or the channel is gone. A lost answer is asked again.
      if (UNREACHABLE.has(errorCode(error)) || errorCode(error) === 'missing_scope') return false
      throw error
    }
  }
}

async function test(client: webApi.WebClient): Promise<unknown> {
  try {
    return await client.auth.test()
  } catch (error) {
    if (errorCode(error)) throw new DomainError('slack-bot-token-refused', { said: errorCode(error), cause: error })
    throw error
  }
}
