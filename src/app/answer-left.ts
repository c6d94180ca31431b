import type { Log } from './ports/log.ts'
import type { Platform } from './ports/platform.ts'
import type { Store } from './ports/store.ts'

/**
 * Answers what was accepted by a process that died before it had answered. Each is taken over by one process, and done once
 * answered; what fails is tried again some time later.
 *
 * @param claimedBy whatever was accepted by then and is not done has been left
 */
export async function answerLeft(
  store: Pick<Store, 'takeLeft' | 'finishClaim'>,
  platforms: Pick<Platform, 'name' | 'answerLeft'>[],
  { claimedBy, now, log }: { claimedBy: Date; now: Date; log: Log },
): Promise<void> {
  for (const { name, answerLeft: answer } of platforms) {
    if (!answer) continue
    const left = await store.takeLeft(name, claimedBy, now)
    if (left.length > 0) log.info({ platform: name, count: left.length }, 'What was accepted and left is answered now')
    await Promise.all(
      left.map(async ({ key, kept }) => {
        try {
          if (kept !== null) await answer(kept)
          await store.finishClaim(name, key, now)
        } catch (error) {
          log.warn({ err: error, platform: name }, 'What was accepted and left could not be answered')
        }
      }),
    )
  }
}
