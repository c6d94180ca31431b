import { webApi } from '@slack/bolt'

// One way to call Slack's Web API: its rate limits are kept, a dead token is noticed, and every call ends in time.

/** Time as the adapter needs it; tests hand in their own. */
export type Timing = {
  /** Milliseconds that only grow. */
  now(): number
  wait(milliseconds: number): Promise<void>
  /** How long one request may take, in milliseconds. */
  timeout: number
}

export const realTiming: Timing = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  timeout: 10_000,
}

/** How long a call waits by itself for a rate limit to end, in milliseconds; beyond, it fails and is tried again later. */
const PATIENCE = 15_000

/** A token's app was removed, or the token was withdrawn: nothing can be sent with it any more. */
const DEAD = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'token_expired'])

/**
 * Makes the guard of one workspace's calls.
 *
 * - Slack limits each method by itself. After a 429 no call of the method leaves before its Retry-After is over.
 * - `onDead` is told when Slack refuses the token.
 */
export function createCall(timing: Timing, onDead: () => Promise<void>) {
  const blocked = new Map<string, number>()

  return async function call<T>(method: string, request: () => Promise<T>): Promise<T> {
    const left = (blocked.get(method) ?? 0) - timing.now()
    if (left > PATIENCE) throw new Error(`Slack limits ${method} for another ${Math.ceil(left / 1000)} s.`)
    if (left > 0) await timing.wait(left)
    try {
      return await request()
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) blocked.set(method, timing.now() + error.retryAfter * 1000)
      if (DEAD.has(errorCode(error))) await onDead()
      throw error
    }
  }
}

/** Lets one message a second into a channel: what Slack's limit for posting allows in the long run. */
export function createPace(timing: Timing): (channel: string) => Promise<void> {
  const next = new Map<string, number>()
  return async (channel) => {
    const now = timing.now()
    for (const [other, free] of next) if (free < now) next.delete(other)
    const turn = Math.max(now, next.get(channel) ?? 0)
    next.set(channel, turn + 1000)
    if (turn > now) await timing.wait(turn - now)
  }
}

/** Slack's word for what went wrong, like `channel_not_found`; empty when the call did not get that far. */
export function errorCode(error: unknown): string {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : ''
}

/** Whether a failed call may have been carried out all the same: no answer came, or one that says so. */
export function isUnsure(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) return true
  return ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'].includes(errorCode(error))
}
