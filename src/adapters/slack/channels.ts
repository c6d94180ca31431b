import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { MessageRef } from '../../app/ports/platform.ts'
import { type createCall, errorCode } from './call.ts'

/** Who can read a channel (docs.slack.dev/reference/objects/conversation-object). */
const Channel = z.object({
  channel: z.object({
    is_ext_shared: z.boolean(),
    is_pending_ext_shared: z.boolean(),
    is_private: z.boolean().optional(),
  }),
})
type Channel = z.infer<typeof Channel>['channel']
const Permalink = z.object({ permalink: z.url() })

/**
 * Looks at channels, anew each time: one may become shared, or private, later.
 *
 * @param isUnreachable whether an error means that the channel is gone or closed to the app
 */
export function createChannels(
  client: webApi.WebClient,
  call: ReturnType<typeof createCall>,
  isUnreachable: (error: unknown) => boolean,
) {
  /** Null where Slack does not say who reads it. */
  async function look(channel: string): Promise<Channel | null> {
    try {
      const read = Channel.safeParse(await call('conversations.info', () => client.conversations.info({ channel })))
      return read.success ? read.data.channel : null
    } catch (error) {
      // Permanent: the scope is missing, or the channel is gone. A missing reply is retried.
      if (isUnreachable(error) || errorCode(error) === 'missing_scope') return null
      throw error
    }
  }

  return {
    /** True only where Slack says that no other organization reads a channel. */
    isOurs: async (channel: string): Promise<boolean> => isOurs(await look(channel)),
    /** True only where Slack says that every member of the workspace may read a channel, and nobody else. */
    async isOpen(channel: string): Promise<boolean> {
      const seen = await look(channel)
      return isOurs(seen) && seen?.is_private === false
    },
    /** The web address of a message. */
    async linkTo({ channel, message }: MessageRef): Promise<string> {
      const answer = await call('chat.getPermalink', () => client.chat.getPermalink({ channel, message_ts: message }))
      return Permalink.parse(answer).permalink
    },
  }
}

function isOurs(channel: Channel | null): boolean {
  return channel !== null && !channel.is_ext_shared && !channel.is_pending_ext_shared
}
