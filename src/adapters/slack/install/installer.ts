import type { Installation } from '@slack/oauth'
import { InstallProvider } from '@slack/oauth'
import { z } from 'zod'
import type { Installs } from '../../../app/members/installs.ts'
import type { Log } from '../../../app/ports/log.ts'
import type { Access } from '../access.ts'
import { boltLog } from '../log.ts'
import { addPage } from './routes.ts'

export type InstallSettings = { clientId: string; clientSecret: string; stateSecret: string }

/** What an install gave, as the library keeps it; only what is used is kept. */
const Kept = z.object({
  team: z.object({ id: z.string(), name: z.string().optional() }),
  bot: z.object({
    id: z.string(),
    userId: z.string(),
    token: z.string(),
    scopes: z.array(z.string()),
    refreshToken: z.string().optional(),
    /** In seconds since 1970. */
    expiresAt: z.number().optional(),
  }),
})

/** When the token ends, in milliseconds since 1970; null for one that does not. */
type Ending = { endsAt: number | null }

/** The library renews a token this long before it ends, in milliseconds (@slack/oauth 4.0.0, install-provider.js). */
export const RENEWED_BEFORE = 7200_000

/** Installs by OAuth: the library's provider, with our database behind it. */
export function createInstaller(
  { clientId, clientSecret, stateSecret }: InstallSettings,
  { installs, apiUrl, log }: { installs: Installs; apiUrl: string | null; log: Log },
) {
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    logger: boltLog(log),
    clientOptions: apiUrl ? { slackApiUrl: apiUrl } : {},
    ...(apiUrl ? { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href } : {}),
    renderHtmlForInstallPath: addPage,
    installationStore: {
      async storeInstallation(installation) {
        const { team, bot } = Kept.parse(installation)
        const { metadata } = installation
        const secret = JSON.stringify({ team, bot })
        if (metadata === undefined) await installs.keep({ id: team.id, name: team.name ?? '' }, secret)
        else await installs.renew(team.id, secret, new Date(metadata))
      },
      async fetchInstallation({ teamId }) {
        const found = await installs.find(teamId ?? '')
        if (!found) throw new Error('The app is not installed in this workspace.')
        const { team, bot } = Kept.parse(JSON.parse(found.secret))
        return (await mayRenew(team.id, bot.expiresAt))
          ? installation(team, bot, found.installedAt)
          : installation(team, { ...bot, refreshToken: undefined }, found.installedAt)
      },
    },
  })

  /** False while another process renews the token: the present one is good for a while. By the clock the library goes by. */
  async function mayRenew(team: string, expiresAt: number | undefined): Promise<boolean> {
    if (expiresAt === undefined || expiresAt * 1000 - Date.now() > RENEWED_BEFORE) return true
    return await installs.mayRenew(team, `${expiresAt}`)
  }

  return {
    provider,
    /**
     * Access to a workspace, renewed where its token ends soon; null where the app is not installed.
     *
     * @throws when the database does not answer
     */
    async accessTo(teamId: string): Promise<(Access & Ending) | null> {
      const found = await installs.find(teamId)
      if (!found) return null
      const { team } = Kept.parse(JSON.parse(found.secret))
      const { botToken, botUserId, botId, botTokenExpiresAt } = await provider.authorize({
        teamId,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      })
      if (!botToken || !botUserId || !botId) throw new Error('An install gave no token for the bot.')
      const endsAt = botTokenExpiresAt === undefined ? null : botTokenExpiresAt * 1000
      return { team: { id: team.id, name: team.name ?? '' }, token: botToken, botUserId, botId, endsAt }
    },
  }
}

type Kept = z.infer<typeof Kept>

/** The library hands what it fetched back when it renews tokens: the moment of the install tells it from another one. */
function installation(team: Kept['team'], bot: Kept['bot'], installedAt: Date): Installation<'v2', false> {
  const { id, userId, token, scopes, refreshToken, expiresAt } = bot
  return {
    team: { id: team.id, ...(team.name === undefined ? {} : { name: team.name }) },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: '' },
    bot: {
      ...{ id, userId, token, scopes },
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    isEnterpriseInstall: false,
    authVersion: 'v2',
    metadata: installedAt.toISOString(),
  }
}
