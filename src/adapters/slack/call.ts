import { webApi } from '@slack/bolt'

// Wraps Slack Web API calls: respects rate limits, detects a dead token, and bounds every call in time.

/** Clock and timers; tests inject their own. */
export type Timing = {
  /** Monotonic time in milliseconds. */
  now(): number
  wait(milliseconds: number): Promise<void>
  /** Timeout of one request, in milliseconds. */
  timeout: number
}

export const realTiming: Timing = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  timeout: 10_000,
}

/** Longest rate-limit wait inside a call, in milliseconds; beyond it, the call fails and is retried later. */
const PATIENCE = 15_000

/** Errors that mean the app was removed or the token revoked: nothing can be sent with it any more. */
const DEAD = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'token_expired'])

/**
 * Creates the wrapper for one workspace's calls.
 *
 * - Slack limits each method separately. After a 429, the method is not called until Retry-After has passed.
 * - `onDead` is called when Slack rejects the token.
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

/** Allows one message per second per channel, Slack's sustained limit for posting. */
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

/** Slack's error code, like `channel_not_found`; empty when the call did not get that far. */
export function errorCode(error: unknown): string {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : ''
}

/** Whether a failed call may still have taken effect: there was no reply, or an ambiguous one. */
export function isUnsure(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) return true
  return ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'].includes(errorCode(error))
}
