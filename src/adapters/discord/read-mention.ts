import { MessageType } from 'discord.js'
import { z } from 'zod'
import { MAX_MESSAGE } from '../../domain/commands/define.ts'

// Reads mentions of the bot in a guild's channels. Discord tells of every message there (the intent GuildMessages), and of
// its words only where the bot is mentioned: anything else is dropped before it is read.

const Snowflake = z.string().regex(/^\d{1,20}$/)

const Addressed = z.object({ guild_id: Snowflake, mentions: z.array(z.object({ id: Snowflake })) })
const MentionCreated = z.object({
  id: Snowflake,
  channel_id: Snowflake,
  guild_id: Snowflake,
  type: z.number(),
  content: z.string(),
  webhook_id: Snowflake.optional(),
  author: z.object({
    id: Snowflake,
    bot: z.boolean().optional(),
    username: z.string(),
    global_name: z.string().nullish(),
  }),
  member: z.object({ nick: z.string().nullish() }).optional(),
})

export type Mention = { guild: string; channel: string; message: string; user: string; userName: string; text: string }

/** Whether a message is in a guild's channel. */
export function isInGuild(payload: unknown): boolean {
  return z.object({ guild_id: Snowflake }).safeParse(payload).success
}

/**
 * What somebody said to the bot in a guild's channel, without its name; null for anything else: what does not mention it,
 * what bots and webhooks say, and a reply to one of its messages that does not name it itself.
 */
export function readMention(payload: unknown, botId: string): Mention | null {
  const addressed = Addressed.safeParse(payload)
  if (!addressed.success || !addressed.data.mentions.some(({ id }) => id === botId)) return null
  const { id, channel_id, guild_id, type, content, webhook_id, author, member } = MentionCreated.parse(payload)
  const isWritten = type === MessageType.Default || type === MessageType.Reply
  const said = withoutName(content, botId)
  if (author.bot || webhook_id !== undefined || !isWritten || said === content) return null
  return {
    guild: guild_id,
    channel: channel_id,
    message: id,
    user: author.id,
    userName: member?.nick ?? author.global_name ?? author.username,
    text: withoutMentions(said),
  }
}

/** A message without the mentions of the bot in it. */
export function withoutName(content: string, botId: string): string {
  return content.replaceAll(new RegExp(`<@!?${botId}>[,:]?`, 'g'), ' ')
}

/** A message's words, without mentions of users, roles and channels, and without emoji of the guild's own. */
export function withoutMentions(content: string): string {
  return content
    .replace(/<(?:@[!&]?|#|a?:\w+:)\d+>/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
    .slice(0, MAX_MESSAGE)
}
