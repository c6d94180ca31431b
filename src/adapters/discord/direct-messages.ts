import { ComponentType, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js'
import { z } from 'zod'
import { refusalLine } from '../../app/door-words.ts'
import type { Attachment } from '../../app/ports/platform.ts'
import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { type DiscordBot, decide, messageOf } from './decide.ts'
import { isTooLarge } from './errors.ts'
import type { OpenFile } from './file.ts'
import { findMember } from './guilds.ts'
import { keepMessage } from './kept.ts'
import { commandsOf, type DirectMessage, type Reaction } from './receive.ts'
import { type Rendered, renderSentence, renderView } from './render.ts'

const Posted = z.object({ id: z.string() })

/** The channel of a user's direct messages. The library knows those it opened before only where it has the gateway. */
export async function directChannel({ client }: Pick<DiscordBot, 'client'>, user: string): Promise<string> {
  return (await client.users.createDM(user, { force: !client.isReady() })).id
}

/**
 * Posts a message.
 *
 * @param nonce identifies the message, at most 25 characters: for some minutes Discord posts a nonce only once
 * @param besides the message it replies to, and an attached file
 * @returns its id
 * @throws DomainError file-refused when the file exceeds Discord's size limit
 */
export async function post(
  { client }: Pick<DiscordBot, 'client'>,
  channel: string,
  message: Rendered,
  nonce: string,
  { replyTo, file }: { replyTo?: string; file?: Attachment | undefined } = {},
): Promise<string> {
  const body: RESTPostAPIChannelMessageJSONBody = {
    ...(file ? withFile(message, file) : message),
    allowed_mentions: { parse: [] },
    nonce,
    enforce_nonce: true,
    ...(replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}),
  }
  const files = file ? { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.bytes) }] } : {}
  try {
    return Posted.parse(await client.rest.post(Routes.channelMessages(channel), { body, ...files })).id
  } catch (error) {
    if (!isTooLarge(error)) throw error
    throw new DomainError('discord-file-too-large', { cause: error })
  }
}

/** In a message made of components, a file shows only if a component refers to it. */
function withFile(message: Rendered, { name }: Attachment) {
  const shown = { type: ComponentType.File as const, file: { url: `attachment://${name}` } }
  return { ...message, components: [...message.components, shown], attachments: [{ id: '0', filename: name }] }
}

/**
 * Answers a direct message to the bot. Two processes with one token both receive it, and Discord tells neither again:
 * one claims it and answers.
 */
export async function answerMessage(bot: DiscordBot, said: DirectMessage, openFile: OpenFile): Promise<void> {
  if (!(await bot.claim(`message ${said.message}`, keepMessage(said)))) return
  await giveAnswers(bot, said, openFile)
  await bot.done(`message ${said.message}`)
}

/** Posts the answers, each once: a nonce says which it is. */
export async function giveAnswers(bot: DiscordBot, said: DirectMessage, openFile: OpenFile): Promise<void> {
  const { channel, message } = said
  let number = 0
  for await (const answer of answersTo(bot, said, null, openFile))
    await post(bot, channel, answer, `m${number++}-${message}`, { replyTo: message })
}

/**
 * Yields the answers to a direct message: each file is imported, text is a command. If it could mean several guilds,
 * the question is asked once.
 *
 * @param guild the guild that is meant; null if unknown
 */
export async function* answersTo(
  bot: DiscordBot,
  said: DirectMessage,
  guild: string | null,
  openFile: OpenFile,
): AsyncGenerator<Rendered> {
  const { user, message } = said
  let commands: Command[] = []
  try {
    commands = commandsOf(said, openFile)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    yield renderSentence(refusalLine(error))
  }
  for (const command of commands) {
    const outcome = await decide(bot, { command, user, actor: null, guild, pending: { message } })
    const answer = await messageOf(bot, outcome, true)
    if (answer) yield answer
    if (outcome && 'question' in outcome) return
  }
}

/** Handles a reaction to one of the bot's messages; any answer goes out as a direct message. */
export async function followReaction(bot: DiscordBot, { user, userName, guild, command }: Reaction): Promise<void> {
  for (const workspace of guild ? [guild] : await guildsOf(bot, user, command)) {
    const member = await findMember(bot.client, workspace, user)
    if (!member) continue
    const actor = { ...member, userName: userName ?? member.userName }
    const reply = await bot.handle(command, actor)
    if (reply.kind !== 'view') continue
    const channel = await directChannel(bot, user)
    await post(bot, channel, renderView(reply.view, workspace), `r-${command.message}`)
  }
}

/** The guilds a reaction in a direct message may belong to; none if it is unknown to all. */
async function guildsOf(bot: DiscordBot, user: string, command: Command): Promise<string[]> {
  try {
    const place = await bot.findWorkspace({ platform: 'discord', user }, command)
    return 'one' in place ? [place.one.platformId] : place.several.map(({ platformId }) => platformId)
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}
