import { withDoorLine } from '../../app/door-words.ts'
import type { Actor } from '../../app/ports/platform.ts'
import type { DiscordBot } from './decide.ts'
import { directChannel, post } from './direct-messages.ts'
import { isClosed, isNoReply } from './errors.ts'
import { keepMention } from './kept.ts'
import type { Mention } from './read-mention.ts'
import { type Rendered, renderView } from './render.ts'

/**
 * Answers a mention by a reply that everybody reads: only an interaction can be answered for one alone. Two processes with
 * one token both hear of it, and Discord tells neither again: one claims it.
 */
export async function answerMention(bot: DiscordBot, mention: Mention): Promise<void> {
  const key = `message ${mention.message}`
  if (!(await bot.claim(key, keepMention(mention)))) return
  await replyTo(bot, mention)
  await bot.done(key)
}

/** Says what a mention asks for where it was said, or to its author alone where the bot may not speak there. */
export async function replyTo(bot: DiscordBot, mention: Mention): Promise<void> {
  const { guild, channel, message, user, userName, text } = mention
  const actor: Actor = {
    platform: 'discord',
    workspace: guild,
    workspaceName: bot.client.guilds.cache.get(guild)?.name ?? '',
    ...{ user, userName, channel },
    // Nobody else can write in a guild's channel.
    active: true,
    isPresent: (other) => bot.isPresent(guild, other),
  }
  const reply = await bot.handle({ kind: 'mentioned', text }, actor)
  if (reply.kind !== 'view') return
  const { view } = reply
  try {
    await postReply(bot, mention, renderView(view, guild))
  } catch (error) {
    if (!isClosed(error)) throw error
    const direct = await directChannel(bot, user)
    await post(bot, direct, renderView(withDoorLine('not-answered-there', view), guild), `d-${message}`)
  }
}

/** A reply takes the permission to read earlier messages: without it, the answer is a message of its own. */
async function postReply(bot: DiscordBot, { channel, message }: Mention, answer: Rendered): Promise<void> {
  try {
    await post(bot, channel, answer, `a-${message}`, { replyTo: message })
  } catch (error) {
    if (!isNoReply(error)) throw error
    await post(bot, channel, answer, `b-${message}`)
  }
}
