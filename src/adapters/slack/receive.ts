import { z } from 'zod'
import { Command } from '../../domain/commands/command.ts'
import { decodeCommand, decodeForm } from '../../domain/commands/command-code.ts'
import { readTyped } from '../../domain/commands/typed.ts'
import { asTyped, channelOf } from './read-said.ts'
import { VALUE } from './render-form.ts'
import { readSpot } from './spot.ts'

// Parses Slack payloads into Commands. Schemas list only the fields in use.

const Slash = z.object({
  command: z.string(),
  text: z.string().default(''),
  channel_id: z.string().default(''),
  user_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
})

const Press = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  container: z
    .object({
      type: z.string(),
      view_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
      channel_id: z.string().optional(),
    })
    .optional(),
  view: z.object({ id: z.string(), type: z.string(), title: z.object({ text: z.string() }).nullish() }).nullish(),
  actions: z.array(z.object({ value: z.string().optional(), block_id: z.string().optional() })).min(1),
})

/** Text inputs report `value`, selects and radio buttons the selected option; empty is null. */
const State = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_conversation: z.string().nullish(),
  selected_user: z.string().nullish(),
})

const Submission = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    title: z.object({ text: z.string() }),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), State)) }),
  }),
})

const Reaction = z.object({
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.string(), channel: z.string().default(''), ts: z.string().default('') }),
  item_user: z.string().nullish(),
})

const File = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
})

const DirectMessage = z.object({
  ts: z.string(),
  thread_ts: z.string().nullish(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  text: z.string().nullish(),
  files: z.array(File).default([]),
})

export type SlackFile = z.infer<typeof File>

/** Where to answer a user of another workspace; null when there is nothing to answer. */
export function readForeign(body: unknown): string | null {
  return z.object({ response_url: z.string().nullish() }).parse(body).response_url ?? null
}

/** A slash command as typed; parsing it may throw. */
export function readSlash(body: unknown) {
  const { command, text, channel_id, user_id, response_url, trigger_id } = Slash.parse(body)
  return {
    user: user_id,
    channel: channelOf(channel_id),
    url: response_url,
    trigger: trigger_id,
    command: () => readTyped(command.slice(1), asTyped(text)),
  }
}

/** A pressed button, and the view, message or App Home it is in. */
export function readPress(body: unknown) {
  const { user, trigger_id, response_url, container, view, actions } = Press.parse(body)
  const code = actions[0]?.value ?? ''
  const { spot } = readSpot(actions[0]?.block_id ?? '')
  return {
    user: user.id,
    trigger: trigger_id ?? null,
    url: response_url ?? null,
    channel: spot?.channel ?? channelOf(container?.channel_id ?? ''),
    spot,
    /** Only ephemeral messages may be replaced by an answer: others show their subject's current state. */
    isEphemeral: container?.is_ephemeral ?? false,
    view: view ? { id: view.id, isHome: view.type === 'home', title: view.title?.text ?? '' } : null,
    command: () => decodeCommand(code),
  }
}

/** A submitted form. `command` throws for a foreign one: data that round-trips through Slack may be altered. */
export function readSubmission(body: unknown) {
  const { user, view, trigger_id: trigger = null } = Submission.parse(body)
  const values = Object.fromEntries(
    Object.entries(view.state.values).map(([name, elements]) => {
      const state = elements[VALUE]
      const chosen = state?.selected_option?.value ?? state?.selected_conversation ?? state?.selected_user
      return [name, state?.value ?? chosen ?? '']
    }),
  )
  const { text: code, spot } = readSpot(view.private_metadata)
  return {
    user: user.id,
    viewId: view.id,
    title: view.title.text,
    spot,
    trigger,
    command: () => decodeForm(code, values),
  }
}

/** A reaction to a message of the bot's: in a direct message, or by its author in a channel; null for others. */
export function readReactionAdded(
  event: unknown,
  botUser: string,
): { user: string; channel: string; command: Command } | null {
  const { user, reaction, item, item_user } = Reaction.parse(event)
  if (item.type !== 'message' || !(item.channel.startsWith('D') || item_user === botUser)) return null
  const command = Command.parse({ kind: 'react', channel: item.channel, message: item.ts, emoji: reaction })
  return { user, channel: item.channel, command }
}

/** What a user wrote or uploaded in their conversation with the app; null for anything else. */
export function readDirectMessage(
  event: unknown,
): { user: string; message: string; thread: string | null; text: string; files: SlackFile[] } | null {
  const { ts, thread_ts, channel_type, user, bot_id, subtype, text, files } = DirectMessage.parse(event)
  const said = subtype === undefined || subtype === 'file_share'
  if (channel_type !== 'im' || !said || !user || bot_id) return null
  return { user, message: ts, thread: thread_ts ?? null, text: text ?? '', files }
}

export const readFile = (raw: unknown): SlackFile => File.parse(raw)

export function readHomeOpened(event: unknown): { user: string; isHome: boolean } {
  const { user, tab } = z.object({ user: z.string(), tab: z.string() }).parse(event)
  return { user, isHome: tab === 'home' }
}

/** The raw user from a user_change event. */
export function readUserChange(event: unknown): unknown {
  return z.object({ user: z.unknown() }).parse(event).user
}

/** Whether the revoked tokens include the app's own, not just users'. */
export function isBotRevoked(event: unknown): boolean {
  const { tokens } = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) }).parse(event)
  return tokens.bot.length > 0
}
