import { webApi } from '@slack/bolt'
import { z } from 'zod'
import { type MessageRef, NotSent } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Access, type Calling, clientOptions, PATIENT } from './access.ts'
import { createCall, createPace, errorCode, isUnsure } from './call.ts'
import { createChannels } from './channels.ts'
import type { Message } from './render.ts'
import { createUpload } from './upload.ts'

/**
 * A member cannot be reached (not the app's fault): they left, or their conversation with the app is closed. Or a
 * channel: it is gone, or the app may not post there.
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
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'cannot_reply_to_message',
])
/** The message or its conversation is gone or no longer editable: nothing is left to update. */
const GONE = new Set([
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_archived',
  'not_in_channel',
])

/** How many recent messages are searched for one whose post got no reply. */
const LOOKED_THROUGH = 15

const Posted = z.object({ channel: z.string(), ts: z.string() })
const Opened = z.object({ channel: z.object({ id: z.string() }) })
const Modal = z.object({ view: z.object({ id: z.string(), hash: z.string().optional() }) })
const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.object({ delivery: z.string().optional() }).optional() }).optional(),
    }),
  ),
})

/** An open modal and the hash of what it last showed. */
export type ModalRef = { id: string; hash?: string | undefined }

export type Connection = ReturnType<typeof connect>

/**
 * Files that got no answer and may have been posted, by delivery; shared by connections, so that a new token does not make
 * the bot forget.
 */
export type Unsure = Map<string, string>

type Options = Calling & {
  unsure: Unsure
  /** Called when Slack rejects the token. */
  onDead(access: Access): Promise<void>
}

/** Speaks to one workspace. */
export function connect(access: Access, options: Options) {
  const { token, team } = access
  const { log, timing, unsure, onDead } = options
  const common = clientOptions(options)
  const client = new webApi.WebClient(token, { ...common, retryConfig: PATIENT })
  const poster = new webApi.WebClient(token, { ...common, retryConfig: { retries: 0 } })
  const call = createCall(timing, () => onDead(access))
  const pace = createPace(timing)
  const channels = createChannels(client, call, (error) => UNREACHABLE.has(errorCode(error)))
  async function openDirect(user: string): Promise<string> {
    const opened = await call('conversations.open', () => client.conversations.open({ users: user }))
    return Opened.parse(opened).channel.id
  }

  /** Finds the message of a delivery that got no reply, if it was posted after all. */
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
    botUserId: access.botUserId,
    botId: access.botId,

    ...channels,
    send: createSend({ poster, call, pace, findPosted, isOurs: channels.isOurs }),
    /** Sends a message with a file into a member's conversation with the app. */
    sendFile: createUpload({
      ...{ client, poster, call, pace, openDirect },
      isUnreachable: (error) => UNREACHABLE.has(errorCode(error)),
      timeout: timing.timeout,
      unsure,
    }),
    /** Posts once to a member's conversation with the app, unrecorded. */
    async say(user: string, message: Message, thread: string | null = null): Promise<void> {
      await pace(user)
      // A thread needs the conversation's id; without one, the member's id will do.
      const channel = thread === null ? user : await openDirect(user)
      const inThread = thread === null ? {} : { thread_ts: thread }
      await call('chat.postMessage', () => poster.chat.postMessage({ channel, ...message, ...inThread }))
    },
    whisper: createWhisper(poster, call),
    /** Replaces a message's content; false when it is gone. */
    async update(ref: MessageRef, { text, blocks }: Message): Promise<boolean> {
      try {
        await call('chat.update', () => client.chat.update({ channel: ref.channel, ts: ref.message, text, blocks }))
        return true
      } catch (error) {
        if (!GONE.has(errorCode(error))) throw error
        log.info({ code: errorCode(error) }, 'A message to update is gone')
        return false
      }
    },
    async openModal(trigger: string, view: webApi.ViewsOpenArguments['view']): Promise<ModalRef> {
      return Modal.parse(await call('views.open', () => poster.views.open({ trigger_id: trigger, view }))).view
    },
    /** Updates an open modal; with a `hash`, only if it has not changed since. */
    async updateModal({ id, hash }: ModalRef, view: webApi.ViewsUpdateArguments['view']): Promise<void> {
      await call('views.update', () => client.views.update({ view_id: id, view, ...(hash ? { hash } : {}) }))
    },
    async publishHome(user: string, view: webApi.ViewsPublishArguments['view']): Promise<void> {
      await call('views.publish', () => client.views.publish({ user_id: user, view }))
    },
    /** The raw user object from Slack. */
    async user(user: string): Promise<unknown> {
      return (await call('users.info', () => poster.users.info({ user }))).user
    },
    /** The raw file object from Slack. */
    async file(file: string): Promise<unknown> {
      return (await call('files.info', () => client.files.info({ file }))).file
    },
  }
}

/** Creates the sender of queued messages: one that may be posted already is looked for before it is posted again. */
function createSend(options: {
  poster: webApi.WebClient
  call: ReturnType<typeof createCall>
  pace: ReturnType<typeof createPace>
  findPosted(user: string, deliveryId: string): Promise<MessageRef | null>
  isOurs(channel: string): Promise<boolean>
}) {
  const { poster, call, pace, findPosted, isOurs } = options

  /**
   * Posts a queued message to a member's conversation with the app, or to a channel; throws unreachable, also for a
   * channel that another organization reads, or may read.
   *
   * @param to a user id or a channel id
   * @param delivery.again whether it may be posted already, whoever did
   * @param delivery.thread the first message of the thread there that it belongs in, if any
   */
  return async function send(
    to: string,
    message: Message,
    { id, again, thread }: { id: string; again: boolean; thread?: string | undefined },
  ): Promise<MessageRef> {
    // The bot may not read channel history: a post there may be repeated when Slack does not reply.
    const earlier = again && isUser(to) ? await findPosted(to, id) : null
    if (earlier) return earlier
    if (!isUser(to) && !(await isOurs(to))) throw new DomainError('channel-shared')
    await pace(to)
    const metadata = { event_type: 'foothold_message', event_payload: { delivery: id } }
    try {
      const posted = await call('chat.postMessage', () =>
        poster.chat.postMessage({ channel: to, ...message, metadata, ...(thread ? { thread_ts: thread } : {}) }),
      )
      const { channel, ts } = Posted.parse(posted)
      return { channel, message: ts }
    } catch (error) {
      throw whyNotPosted(error)
    }
  }
}

/** What a failed post comes to: whether it may be posted all the same. */
function whyNotPosted(error: unknown): unknown {
  if (UNREACHABLE.has(errorCode(error))) return new DomainError('out-of-reach', { cause: error })
  return isUnsure(error) ? error : new NotSent(`Slack did not take a message: ${String(error)}`, { cause: error })
}

/** Creates the poster of ephemeral messages, which only one member sees, until they reload. */
function createWhisper(poster: webApi.WebClient, call: ReturnType<typeof createCall>) {
  /** False where they, or the app, are not in the channel. */
  return async function whisper(
    { channel, user, thread }: { channel: string; user: string; thread: string | null },
    message: Message,
  ): Promise<boolean> {
    const inThread = thread === null ? {} : { thread_ts: thread }
    try {
      await call('chat.postEphemeral', () => poster.chat.postEphemeral({ channel, user, ...message, ...inThread }))
      return true
    } catch (error) {
      if (!UNREACHABLE.has(errorCode(error)) && errorCode(error) !== 'user_not_in_channel') throw error
      return false
    }
  }
}

function isUser(to: string): boolean {
  return to.startsWith('U') || to.startsWith('W')
}
