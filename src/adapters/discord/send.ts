import type { Attachment, MessageRef } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import type { DiscordBot } from './decide.ts'
import { directChannel, post } from './direct-messages.ts'
import { isClosed, isUnreachable } from './errors.ts'
import { absent, findMember, hasChannel } from './guilds.ts'
import type { Rendered } from './render.ts'

// Messages that nobody asked for just now: to a member, or in a channel.

/** Sends a member a message. @throws DomainError unreachable when they left or closed their direct messages */
export async function postToMember(
  bot: DiscordBot,
  { workspace, user }: { workspace: string; user: string },
  message: Rendered,
  nonce: string,
  file: Attachment | undefined,
): Promise<MessageRef> {
  if (!(await findMember(bot.client, workspace, user))) {
    await bot.handle({ kind: 'profile' }, absent(workspace, user))
    throw new DomainError('not-in-team')
  }
  try {
    const channel = await directChannel(bot, user)
    return { channel, message: await post(bot, channel, message, nonce, { file }) }
  } catch (error) {
    if (!isUnreachable(error)) throw error
    throw new DomainError('messages-closed', { cause: error })
  }
}

/** Posts in a guild's channel. @throws DomainError unreachable when it is gone or closed to the bot */
export async function postInChannel(
  bot: DiscordBot,
  { workspace, channel }: { workspace: string; channel: string },
  message: Rendered,
  nonce: string,
): Promise<MessageRef> {
  // Never post one guild's content in another's channel, whatever the settings say.
  if (!(await hasChannel(bot.client, workspace, channel))) throw new DomainError('channel-gone')
  try {
    return { channel, message: await post(bot, channel, message, nonce) }
  } catch (error) {
    if (!isClosed(error)) throw error
    throw new DomainError('channel-closed', { cause: error })
  }
}

/** A delivery's id in 22 characters: a nonce is limited to 25. */
export function nonceOf(deliveryId: string): string {
  return Buffer.from(deliveryId.replaceAll('-', ''), 'hex').toString('base64url')
}
