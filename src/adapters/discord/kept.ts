import type { RepliableInteraction } from 'discord.js'
import { z } from 'zod'
import { Command, has } from '../../domain/commands/command.ts'
import type { Asked } from './decide.ts'
import type { Mention } from './read-mention.ts'
import type { DirectMessage } from './receive.ts'

// What is kept of what was acknowledged until it is answered, for another process to answer it.

const Speaker = z.object({
  platform: z.literal('discord'),
  workspace: z.string(),
  workspaceName: z.string(),
  user: z.string(),
  userName: z.string().nullable(),
  active: z.boolean().exactOptional(),
  channel: z.string().optional(),
  admin: z.boolean().exactOptional(),
})

const Interaction = z.object({
  kind: z.literal('interaction'),
  id: z.string(),
  /** Good for 15 minutes (platform reference, "Interaction Tokens"). */
  token: z.string(),
  application: z.string(),
  user: z.string(),
  guild: z.string().nullable(),
  actor: Speaker.nullable(),
  pending: z.union([z.object({ code: z.string() }), z.object({ message: z.string() })]).nullable(),
  /** The answer replaces the message its button is in. */
  inPlace: z.boolean(),
  command: Command,
})

const Kept = z.discriminatedUnion('kind', [
  Interaction,
  /** Its words are not kept: Discord has them. */
  z.object({ kind: z.literal('message'), channel: z.string(), message: z.string() }),
  z.object({
    kind: z.literal('mention'),
    mention: z.object({
      guild: z.string(),
      channel: z.string(),
      message: z.string(),
      user: z.string(),
      userName: z.string(),
      text: z.string(),
    }),
  }),
])
type Kept = z.infer<typeof Kept>
export type KeptInteraction = z.infer<typeof Interaction>

/** Null for a file: whoever sent it sends it again. */
export function keepInteraction(
  { id, token, applicationId }: RepliableInteraction,
  { command, user, guild, actor, pending, inPlace }: Asked & { inPlace: boolean },
): string | null {
  if (has(command, 'fleeting')) return null
  const speaker = actor && Speaker.parse(actor)
  const kept = { id, token, application: applicationId, user, guild, actor: speaker, pending, inPlace, command }
  return JSON.stringify({ kind: 'interaction', ...kept } satisfies Kept)
}

export function keepMessage({ channel, message }: DirectMessage): string {
  return JSON.stringify({ kind: 'message', channel, message } satisfies Kept)
}

export function keepMention(mention: Mention): string {
  return JSON.stringify({ kind: 'mention', mention } satisfies Kept)
}

/** @throws for what another version kept, which is not answered then */
export function readKept(kept: string): Kept {
  return Kept.parse(JSON.parse(kept))
}
