import { DomainError } from '../../domain/errors.ts'

/** Time limit of a download, in milliseconds. */
const TIMEOUT = 180_000
const MAX_REDIRECTS = 3

/**
 * Streams the bytes of a shared file. Nothing is fetched before the first byte is requested.
 *
 * The token is sent only to Slack's own hosts over https and to another API address if one is configured.
 *
 * @throws DomainError file-refused while reading: a URL that is not Slack's, a failed download, or the login page Slack
 *   serves when the token may not read this file
 */
export async function* download(
  url: string,
  options: { token: string; apiUrl: string | null },
): AsyncGenerator<Uint8Array> {
  const { token, apiUrl } = options
  const response = await get(url, { token, apiUrl, signal: AbortSignal.timeout(TIMEOUT) })
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel()
    throw new DomainError('slack-file-withheld')
  }
  try {
    for await (const chunk of response.body ?? []) yield chunk
  } catch (error) {
    throw refused(error)
  }
}

type Access = { token: string; apiUrl: string | null; signal: AbortSignal }

/** Follows redirects by hand, so that the token never goes to another host. */
async function get(url: string, access: Access, redirects = 0): Promise<Response> {
  if (!isSlacks(url, access.apiUrl)) throw new DomainError('slack-file-foreign')
  const { token, signal } = access
  let response: Response
  try {
    response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual', signal })
  } catch (error) {
    throw refused(error)
  }
  const location = response.headers.get('location')
  if (response.status >= 300 && response.status < 400 && location && redirects < MAX_REDIRECTS) {
    await response.body?.cancel()
    return await get(new URL(location, url).href, access, redirects + 1)
  }
  if (response.ok) return response
  await response.body?.cancel()
  throw refused(new Error(`Slack answered ${response.status}.`))
}

function refused(cause: unknown): DomainError {
  return new DomainError('slack-file-lost', { cause })
}

function isSlacks(url: string, apiUrl: string | null): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, origin } = new URL(url)
  if (apiUrl && origin === new URL(apiUrl).origin) return true
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
}
