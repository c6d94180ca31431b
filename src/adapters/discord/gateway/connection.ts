import { type Client, Events, GatewayCloseCodes } from 'discord.js'
import type { TellState } from '../../../app/ports/door-state.ts'
import { DomainError } from '../../../domain/errors.ts'

// Connects to Discord's gateway. The library reconnects by itself, except after final close codes (Discord's reference,
// "Gateway Close Event Codes"): 4004 and 4010 to 4014.

/** Cause and remedy of each final close code, for the log. */
const FINAL: Partial<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'it does not accept DISCORD_TOKEN: reset it under Bot, and start again',
  [GatewayCloseCodes.InvalidShard]: 'it does not know this shard: update the bot',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in more servers than one connection may serve (2,500)',
  [GatewayCloseCodes.InvalidAPIVersion]: 'this version of its API is over: update the bot',
  [GatewayCloseCodes.InvalidIntents]: 'it does not know an intent that was asked for: update the bot',
  [GatewayCloseCodes.DisallowedIntents]: 'an intent is not allowed: switch it on under Bot, Privileged Gateway Intents',
}

/** The log message for a permanently closed connection. */
export function finalCause(code: number): string {
  const cause = FINAL[code] ?? 'see the close codes of its gateway'
  return `Discord closed the connection for good (${code}): ${cause}. The bot hears nothing more and does not reconnect`
}

/** The refusal that a final close code stands for. */
function closedForGood(code: number): DomainError {
  return code === GatewayCloseCodes.AuthenticationFailed
    ? new DomainError('discord-token-refused')
    : new DomainError('discord-closed', { code })
}

/** A shard whose heartbeat was last answered so long ago hears nothing, in milliseconds: four beats (its reference, "Sending Heartbeats"). */
const SILENT = 180_000
/** How often to look, in milliseconds. */
const LOOK = 30_000

/**
 * Tells how the connection is, from what the library says, and from whether Discord still answers its heartbeats.
 *
 * @returns ends the watch
 */
export function watch(client: Client, tell: TellState): () => void {
  client.on(Events.ClientReady, () => tell({ is: 'ready' }))
  client.on(Events.ShardReady, () => tell({ is: 'ready' }))
  client.on(Events.ShardResume, () => tell({ is: 'ready' }))
  client.on(Events.ShardReconnecting, () => tell({ is: 'degraded' }))
  client.on(Events.ShardDisconnect, ({ code }) => tell({ is: 'fatal', error: closedForGood(code) }))
  const timer = setInterval(() => {
    const beats = client.ws.shards.map((shard) => shard.lastPingTimestamp).filter((beat) => beat > 0)
    if (beats.some((beat) => Date.now() - beat > SILENT)) tell({ is: 'degraded' })
    else if (client.isReady() && beats.length > 0) tell({ is: 'ready' })
  }, LOOK)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Signs in, and waits until all available guilds are known.
 *
 * @throws DomainError settings-invalid when Discord rejects the token or its intents
 */
export async function signIn(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()))
  const refused = new Promise<never>((_, reject) =>
    client.once(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code))),
  )
  // After sign-in nobody awaits it: the log has it.
  refused.catch(() => undefined)
  try {
    await Promise.race([client.login(token).then(() => ready), refused])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid')
      throw new DomainError('discord-token-refused', { cause: error })
    throw error
  }
}
