import { DiscordAPIError, HTTPError, type RepliableInteraction } from 'discord.js'
import type { DiscordBot } from './decide.ts'
import { isAcknowledged } from './errors.ts'

/**
 * Announces an answer: Discord waits 3 seconds for that, and then 15 minutes for the answer itself. Discord takes one
 * announcement. Whoever hears that it has one already may have made it themselves, where the answer to that was lost, or
 * another process with the same token did. So the interaction is claimed afterwards, and only who holds the claim goes on.
 *
 * @param say announces it, by the library
 * @returns whether this process is the one to answer
 */
export async function announce(
  bot: Pick<DiscordBot, 'claim'>,
  interaction: RepliableInteraction,
  say: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await sayThroughLoss(say)
  } catch (error) {
    if (!isAcknowledged(error)) throw error
    // The library takes a refused announcement for none, and would not let the answer be written.
    interaction.deferred = true
  }
  return await bot.claim(interaction.id)
}

/** Says something once more where no answer of Discord's came: a second one of the same does no harm. */
async function sayThroughLoss(say: () => Promise<unknown>): Promise<void> {
  try {
    await say()
  } catch (error) {
    if (error instanceof DiscordAPIError || error instanceof HTTPError) throw error
    await say()
  }
}

/** Opens a form: it is open too where the answer to that was lost, or another process opened it. */
export async function openForm(open: () => Promise<unknown>): Promise<void> {
  await sayThroughLoss(open).catch((error: unknown) => {
    if (!isAcknowledged(error)) throw error
  })
}
