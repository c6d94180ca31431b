import { Routes } from 'discord.js'
import { type DiscordBot, decide, messageOf } from './decide.ts'
import { directChannel, giveAnswers, post } from './direct-messages.ts'
import { isExpired, isUnreachable } from './errors.ts'
import type { OpenFile } from './file.ts'
import { type KeptInteraction, readKept } from './kept.ts'
import { replyTo } from './mention.ts'
import { readDirectMessage } from './receive.ts'
import type { Rendered } from './render.ts'

/**
 * Answers what a process that died had acknowledged.
 *
 * @throws for what another version kept, which is not answered then
 */
export async function answerKept(bot: DiscordBot, told: string, openFile: OpenFile): Promise<void> {
  const kept = readKept(told)
  if (kept.kind === 'interaction') return await answerInteraction(bot, kept)
  if (kept.kind === 'mention') return await replyTo(bot, kept.mention)
  const payload = await bot.client.rest.get(Routes.channelMessage(kept.channel, kept.message))
  const said = readDirectMessage(payload, '')
  if (said) await giveAnswers(bot, said, openFile)
}

async function answerInteraction(bot: DiscordBot, kept: KeptInteraction): Promise<void> {
  const message = await messageOf(bot, await decide(bot, kept))
  const original = Routes.webhookMessage(kept.application, kept.token)
  try {
    if (message) await bot.client.rest.patch(original, { body: quiet(message), auth: false })
    else if (!kept.inPlace) await bot.client.rest.delete(original, { auth: false })
  } catch (error) {
    if (!isExpired(error)) throw error
    if (message) await writeTo(bot, kept, message)
  }
}

/** By direct message, as the place where it was asked is closed by now; by none where they are closed, too. */
async function writeTo(bot: DiscordBot, { user, id }: { user: string; id: string }, message: Rendered): Promise<void> {
  try {
    await post(bot, await directChannel(bot, user), message, `k-${id}`)
  } catch (error) {
    if (!isUnreachable(error)) throw error
  }
}

const quiet = (message: Rendered) => ({ ...message, allowed_mentions: { parse: [] } })
