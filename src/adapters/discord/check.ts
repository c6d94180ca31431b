import { z } from 'zod'

const Application = z.object({ id: z.string() })

/**
 * Asks Discord whose token it is, without connecting.
 *
 * @returns null when it belongs to this application; else what is wrong: refused, or of another application
 */
export async function checkToken(config: {
  token: string
  applicationId: string
  apiUrl: string | null
}): Promise<'refused' | 'other-application' | null> {
  const response = await fetch(`${config.apiUrl ?? 'https://discord.com/api'}/v10/applications/@me`, {
    headers: { authorization: `Bot ${config.token}` },
    signal: AbortSignal.timeout(10_000),
  })
  if (response.status === 401 || response.status === 403) return 'refused'
  return Application.parse(await response.json()).id === config.applicationId ? null : 'other-application'
}
