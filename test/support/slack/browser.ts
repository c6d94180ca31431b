import type { SlackServer } from './server.ts'

export type Page = { status: number; text: string; link: string }

/** Somebody's browser, on the pages around an install. It keeps the cookie it is given. */
export function createBrowser(url: string, server: SlackServer) {
  let cookie = ''

  async function open(path: string): Promise<Page> {
    const response = await fetch(`${url}${path}`, { headers: { cookie } })
    const given = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    cookie = given.at(-1) ?? cookie
    const html = await response.text()
    const link = /href="([^"]*)"/.exec(html)?.[1] ?? ''
    const plain = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    return {
      status: response.status,
      text: plain(html.replace(/<style>.*<\/style>/s, '').replace(/<[^>]*>/g, ' ')),
      link: plain(link),
    }
  }

  return {
    /** The page with the button. */
    begin: () => open('/slack/install'),
    /** Comes back from Slack with a query. */
    back: (query: string) => open(`/slack/oauth_redirect?${query}`),
    /** Another browser, with no cookie. */
    forget() {
      cookie = ''
    },
    /** Adds the app to a team. */
    async install(team: string): Promise<Page> {
      const { link } = await open('/slack/install')
      return await open(`/slack/oauth_redirect?${server.oauth.allow(link, team)}`)
    },
  }
}
