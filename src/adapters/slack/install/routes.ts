import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { webApi } from '@slack/bolt'
import type { Installation, InstallProvider, OrgInstallation } from '@slack/oauth'
import { Hono } from 'hono'
import { installPage } from '../../../app/door-words.ts'
import type { Log } from '../../../app/ports/log.ts'
import { htmlText } from '../../../domain/text.ts'
import { SCOPES } from './scopes.ts'

// The two pages of an install: one with the button “Add to Slack”, and the one Slack leads back to.

const INSTALL = '/slack/install'
const BACK = '/slack/oauth_redirect'
const OPEN = 'https://slack.com/app_redirect'

/** The page leads to Slack with a secret in its address, and comes back with one: it is in no frame and tells nobody. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

export function createInstallRoutes(options: {
  provider: InstallProvider
  apiUrl: string | null
  log: Log
}): Hono<{ Bindings: HttpBindings }> {
  const { provider, apiUrl, log } = options
  const routes = new Hono<{ Bindings: HttpBindings }>()
  routes.get(INSTALL, async (c) => {
    const { incoming, outgoing } = c.env
    for (const [name, value] of Object.entries(HEADERS)) outgoing.setHeader(name, value)
    await provider.handleInstallPath(incoming, outgoing, undefined, { scopes: SCOPES })
    return RESPONSE_ALREADY_SENT
  })
  routes.get(BACK, async (c) => {
    await provider.handleCallback(c.env.incoming, c.env.outgoing, {
      async afterInstallation(installation, _options, _request, response) {
        if (!isOrgWide(installation)) return true
        await giveBack(installation, apiUrl, log)
        show(response, 400, 'org-wide', INSTALL)
        return false
      },
      async successAsync({ appId, team }, _options, _request, response) {
        const to = new URLSearchParams({ app: appId ?? '', team: team?.id ?? '' })
        show(response, 200, 'added', `${OPEN}?${to}`)
      },
      async failureAsync({ code }, _options, request, response) {
        if (isDenied(request)) return show(response, 200, 'denied', INSTALL)
        const isOld = code === 'slack_oauth_invalid_state' || code === 'slack_oauth_missing_state'
        show(response, isOld ? 400 : 502, isOld ? 'out-of-date' : 'failed', INSTALL)
      },
    })
    return RESPONSE_ALREADY_SENT
  })
  return routes
}

/** The page with the button. */
export function addPage(url: string): string {
  return html('add', url)
}

function isOrgWide(installation: Installation | OrgInstallation): boolean {
  return installation.isEnterpriseInstall === true || installation.team === undefined
}

/** Gives a token back that is not wanted. */
async function giveBack({ bot }: Installation | OrgInstallation, apiUrl: string | null, log: Log): Promise<void> {
  try {
    if (bot) await new webApi.WebClient(bot.token, apiUrl ? { slackApiUrl: apiUrl } : {}).auth.revoke()
  } catch (error) {
    log.warn({ err: error }, 'The token of an org-wide install could not be given back')
  }
}

function isDenied({ url = '' }: HttpBindings['incoming']): boolean {
  return new URL(url, 'http://localhost').searchParams.get('error') === 'access_denied'
}

function show(
  response: Pick<HttpBindings['outgoing'], 'writeHead' | 'end'>,
  status: number,
  page: Parameters<typeof installPage>[0],
  link: string,
): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' })
  response.end(html(page, link))
}

function html(page: Parameters<typeof installPage>[0], href: string): string {
  const { title, text, link } = installPage(page)
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${htmlText(title)}</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}
a{display:inline-block;padding:.6rem 1.2rem;border-radius:.4rem;background:#4a154b;color:#fff;text-decoration:none}</style>
</head><body><h1>${htmlText(title)}</h1><p>${htmlText(text)}</p><p><a href="${htmlText(href)}">${htmlText(link)}</a></p></body></html>
`
}
