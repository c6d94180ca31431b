import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'
import { DomainError } from '../../domain/errors.ts'
import { errorCode, type Timing } from './call.ts'
import { boltLog } from './log.ts'

const Identity = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  bot_id: z.string().optional(),
})
export type Team = { id: string; name: string }

/** Who the bot is in a workspace, and the token it speaks with. */
export type Access = { token: string; team: Team; botUserId: string; botId: string | undefined }

/** How Slack is called. */
export type Calling = { apiUrl: string | null; log: Log; timing: Timing }

/**
 * Asks Slack who a bot token belongs to.
 *
 * @throws DomainError settings-invalid when Slack rejects the token
 */
export async function identify(token: string, calling: Calling): Promise<Access> {
  const client = new webApi.WebClient(token, { ...clientOptions(calling), retryConfig: PATIENT })
  const identity = Identity.parse(await test(client))
  const team = { id: identity.team_id, name: identity.team }
  return { token, team, botUserId: identity.user_id, botId: identity.bot_id }
}

/**
 * Updates are safe to retry at once. Posts are not (one without a reply may have gone through), nor are calls a user is
 * waiting for.
 */
export const PATIENT = { retries: 2, minTimeout: 200, factor: 3 }

export function clientOptions({ apiUrl, log, timing }: Calling) {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    timeout: timing.timeout,
    // A call waiting out a rate limit cannot be cancelled; let it fail, and its job is retried.
    rejectRateLimitedCalls: true,
    logger: boltLog(log),
  }
}

async function test(client: webApi.WebClient): Promise<unknown> {
  try {
    return await client.auth.test()
  } catch (error) {
    if (errorCode(error)) throw new DomainError('slack-bot-token-refused', { said: errorCode(error), cause: error })
    throw error
  }
}
