import { z } from 'zod'
import { NEEDED } from './install/scopes.ts'

const Answer = z.object({ ok: z.boolean(), error: z.string().optional(), team: z.string().optional() })

/** What Slack says of a token: the workspace it is for, or why it is refused, and which scopes it lacks. */
export type TokenCheck = { refused: string | null; lacks: string[] }

/**
 * Asks Slack about the bot token, without using it for anything. The header names its scopes (platform-facts: every answer
 * carries `x-oauth-scopes`); where it does not, none is missed.
 */
export async function checkBotToken(token: string, apiUrl: string | null): Promise<TokenCheck> {
  const response = await call('auth.test', token, apiUrl)
  const { ok, error } = Answer.parse(await response.json())
  const scopes = response.headers.get('x-oauth-scopes')?.split(/,\s*/) ?? NEEDED
  return {
    refused: ok ? null : (error ?? `${response.status}`),
    lacks: ok ? NEEDED.filter((one) => !scopes.includes(one)) : [],
  }
}

/** Asks Slack for a Socket Mode connection, which is not opened. */
export async function checkAppToken(token: string, apiUrl: string | null): Promise<TokenCheck> {
  const { ok, error } = Answer.parse(await (await call('apps.connections.open', token, apiUrl)).json())
  return { refused: ok ? null : (error ?? 'refused'), lacks: [] }
}

async function call(method: string, token: string, apiUrl: string | null): Promise<Response> {
  const base = apiUrl ?? 'https://slack.com/api/'
  return await fetch(new URL(method, base.endsWith('/') ? base : `${base}/`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(10_000),
  })
}
