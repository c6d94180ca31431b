import { DiscordAPIError, HTTPError, type RepliableInteraction } from 'discord.js'
import type { DiscordBot } from './decide.ts'
import { isAcknowledged } from './errors.ts'

/**
 * Acknowledges an interaction: Discord allows 3 seconds for that, then 15 minutes for the answer, and accepts only one
 * acknowledgement. "Already acknowledged" may mean that the reply to our own request was lost, or that another process
 * with the same token was first. So the interaction is claimed afterwards, and only the holder of the claim goes on.
 *
 * @param say acknowledges it through the library
 * @param kept see DiscordBot.claim
 * @returns whether this process is to answer
 */
export async function announce(
  bot: Pick<DiscordBot, 'claim'>,
  interaction: RepliableInteraction,
  say: () => Promise<unknown>,
  kept: string | null,
): Promise<boolean> {
  try {
    await sayThroughLoss(say)
  } catch (error) {
    if (!isAcknowledged(error)) throw error
    // The library treats a rejected acknowledgement as none, and would block the answer.
    interaction.deferred = true
  }
  return await bot.claim(interaction.id, kept)
}

/** Repeats a request that got no reply from Discord: sending the same one twice is harmless. */
async function sayThroughLoss(say: () => Promise<unknown>): Promise<void> {
  try {
    await say()
  } catch (error) {
    if (error instanceof DiscordAPIError || error instanceof HTTPError) throw error
    await say()
  }
}

/** Opens a form; it counts as open even if the reply was lost or another process opened it. */
export async function openForm(open: () => Promise<unknown>): Promise<void> {
  await sayThroughLoss(open).catch((error: unknown) => {
    if (!isAcknowledged(error)) throw error
  })
}
