import { z } from 'zod'
import type { Command } from '../../domain/commands/command.ts'
import { MAX_MESSAGE } from '../../domain/commands/define.ts'
import { readWritten } from '../../domain/commands/typed.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Spot } from './spot.ts'

// Parses what people say where others read along: mentions of the bot, and the messages shortcuts are used on.

const Mention = z.object({
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  text: z.string().default(''),
})

/**
 * What a user said to the bot in a channel, without its name; null for what another bot says.
 *
 * @returns `thread`: the one they spoke in, null if they spoke in the channel itself; `spot`: where a card would belong
 */
export function readMention(
  event: unknown,
  botUser: string,
): { user: string; channel: string; thread: string | null; spot: Spot; command: () => Command } | null {
  const { user, bot_id, channel, ts, thread_ts, text } = Mention.parse(event)
  if (!user || bot_id) return null
  const thread = thread_ts ?? null
  const spot = { channel, thread: thread ?? ts }
  return { user, channel, thread, spot, command: () => readText(text, botUser) }
}

const Shortcut = z.object({
  user: z.object({ id: z.string() }),
  callback_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ text: z.string().nullish() }).optional(),
})

/** The shortcuts of the manifests, by their callback_id. */
const SHORTCUTS: Record<string, (message: string) => Command> = {
  'find-way-in': () => ({ kind: 'refine-form', asked: '' }),
  'who-knows-them': (message) => ({ kind: 'about-form', message, want: 'seek' }),
  'log-them': (message) => ({ kind: 'about-form', message, want: 'tell' }),
}

/** A shortcut, and the message it was used on, if any. The bot reads no other message, and keeps none. */
export function readShortcut(body: unknown) {
  const { user, callback_id, trigger_id, response_url, channel, message } = Shortcut.parse(body)
  const told = asTyped((message?.text ?? '').replace(/<[@#!][^<>]*>/g, ' ')).slice(0, MAX_MESSAGE)
  return {
    user: user.id,
    trigger: trigger_id,
    url: response_url ?? null,
    channel: channelOf(channel?.id ?? ''),
    command: (): Command => {
      // It comes from outside: `__proto__` and the like are no shortcuts.
      const command = Object.hasOwn(SHORTCUTS, callback_id) ? SHORTCUTS[callback_id] : undefined
      if (!command) throw new DomainError('button-too-old')
      return command(told)
    },
  }
}

/**
 * Restores text as typed, in a message or after a slash command: Slack wraps links, addresses and mentions in angle
 * brackets, with the typed text after a bar, and escapes `&`, `<` and `>`
 * (docs.slack.dev/messaging/formatting-message-text).
 */
export function asTyped(text: string): string {
  const unlinked = text.replace(
    /<([^<>|]*)(?:\|([^<>]*))?>/g,
    (_, target: string, label?: string) => label || target.replace(/^mailto:/, ''),
  )
  return unlinked.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Parses a message written to the bot into a Command: a command, or a sentence in plain words, without the bot's name. */
export function readText(text: string, botUser: string): Command {
  const name = new RegExp(`<@${botUser}(?:\\|[^<>]*)?>[,:]?`, 'g')
  return readWritten(asTyped(text.replace(name, ' ').replace(/ {2,}/g, ' ').trim()))
}

/** A channel of the workspace, public or private; undefined for a conversation between people. */
export function channelOf(id: string): string | undefined {
  return /^[CG]/.test(id) ? id : undefined
}
