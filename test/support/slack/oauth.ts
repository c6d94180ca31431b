import { randomBytes } from 'node:crypto'
import type { Json } from './server.ts'

// The part of Slack that lets apps be installed (docs.slack.dev/authentication/installing-with-oauth): codes for tokens,
// tokens that end and are renewed (using-token-rotation), and what is withdrawn.

export const CLIENT_ID = '1.1'
export const CLIENT_SECRET = 's'

type Token = { team: string; state: 'good' | 'token_revoked' | 'token_expired' }
type Grant = { team: string; orgWide: boolean }

export type OAuth = ReturnType<typeof createOAuth>

export function createOAuth(scopes: string[]) {
  const grants = new Map<string, Grant>()
  const tokens = new Map<string, Token>()
  /** Refresh tokens, each good once. */
  const refreshes = new Map<string, string>()
  let lasting: number | null = null

  function issue(team: string): Json {
    const token = `xoxb-${team}-${randomBytes(4).toString('hex')}`
    tokens.set(token, { team, state: 'good' })
    if (lasting === null) return { access_token: token }
    const refresh = `xoxe-1-${randomBytes(4).toString('hex')}`
    refreshes.set(refresh, team)
    return { access_token: token, refresh_token: refresh, expires_in: lasting }
  }

  function installed({ team, orgWide }: Grant): Json {
    return {
      ok: true,
      ...issue(team),
      token_type: 'bot',
      scope: scopes.join(','),
      bot_user_id: 'U0FOOTHOLD',
      app_id: 'A0FOOTHOLD',
      team: orgWide ? null : { id: team, name: `Team ${team}` },
      enterprise: orgWide ? { id: 'E1', name: 'Org' } : null,
      authed_user: { id: 'U1' },
      is_enterprise_install: orgWide,
    }
  }

  return {
    /** From now on tokens end after so many seconds; null: never. */
    rotate(seconds: number | null) {
      lasting = seconds
    },
    /** Somebody of a team allows what the address asks for; the query Slack leads their browser back with. */
    allow(address: string, team: string, { orgWide = false } = {}): string {
      const asked = new URL(address).searchParams
      if (asked.get('client_id') !== CLIENT_ID) throw new Error('Slack knows no such app.')
      const missing = scopes.filter((scope) => !asked.get('scope')?.split(',').includes(scope))
      if (missing.length > 0) throw new Error(`Not asked for: ${missing.join(', ')}`)
      const code = randomBytes(6).toString('hex')
      grants.set(code, { team, orgWide })
      return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
    },
    /** oauth.v2.access */
    access({ client_id, client_secret, code, grant_type, refresh_token }: Json): Json {
      if (client_id !== CLIENT_ID || client_secret !== CLIENT_SECRET) return { ok: false, error: 'bad_client_secret' }
      if (grant_type === 'refresh_token') {
        const team = refreshes.get(String(refresh_token))
        if (!team) return { ok: false, error: 'invalid_refresh_token' }
        refreshes.delete(String(refresh_token))
        return { ok: true, ...issue(team), token_type: 'bot', scope: scopes.join(','), team: { id: team } }
      }
      const grant = grants.get(String(code))
      grants.delete(String(code))
      return grant ? installed(grant) : { ok: false, error: 'invalid_code' }
    },
    /** The token of an install; undefined for those there were always. */
    token: (authorization: string | undefined) => tokens.get(authorization?.replace('Bearer ', '') ?? ''),
    good: (team: string) =>
      [...tokens.values()].filter((token) => token.team === team && token.state === 'good').length,
    /** A team removes the app, or its tokens end. */
    end(team: string, state: Exclude<Token['state'], 'good'> = 'token_revoked') {
      for (const token of tokens.values()) if (token.team === team && token.state === 'good') token.state = state
    },
    revoke(authorization: string | undefined): Json {
      const token = tokens.get(authorization?.replace('Bearer ', '') ?? '')
      if (token) token.state = 'token_revoked'
      return { ok: true, revoked: token !== undefined }
    },
  }
}
