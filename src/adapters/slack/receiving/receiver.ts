import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Hono } from 'hono'
import { doorLine } from '../../../app/door-words.ts'
import type { TellState } from '../../../app/ports/door-state.ts'
import type { Log } from '../../../app/ports/log.ts'
import { boltLog } from '../log.ts'
import { takeRequest } from './request.ts'
import { openSocket } from './socket.ts'

/** The endpoint for all of Slack's requests in HTTP mode. */
const EVENTS = '/slack/events'

/** How Slack reaches the bot. */
export type Way = { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string }

/** Receives what Slack sends; over HTTP a route of the HTTP server does. */
export function createReceiver(
  options: Way & { apiUrl: string | null; log: Log; tell: TellState },
  routes: Hono<{ Bindings: HttpBindings }>,
): { receiver: Receiver; open(): Promise<void> } {
  const logger = boltLog(options.log)
  if (options.mode === 'http') {
    const { signingSecret } = options
    const http = new HTTPReceiver({ signingSecret, endpoints: EVENTS, logger })
    let isOpen = false
    routes.post(EVENTS, async (c) => {
      // Slack redelivers events that fail.
      if (!isOpen) return c.text(doorLine('not-ready'), 503)
      const refused = await takeRequest(c.env.incoming, Date.now())
      if (refused) return c.body(null, refused)
      http.requestListener(c.env.incoming, c.env.outgoing)
      return RESPONSE_ALREADY_SENT
    })
    // The receiver's own server is never started: this single route feeds it.
    const receiver: Receiver = {
      init: (app) => http.init(app),
      start: async () => undefined,
      async stop() {
        isOpen = false
      },
    }
    return {
      receiver,
      async open() {
        isOpen = true
      },
    }
  }
  // Keep the client's own patient retry policy: an hour without a connection must not end the process.
  const clientOptions = options.apiUrl ? { slackApiUrl: options.apiUrl } : {}
  const receiver = new SocketModeReceiver({ appToken: options.appToken, logger, installerOptions: { clientOptions } })
  return { receiver, open: () => openSocket(receiver, { tell: options.tell, log: options.log }) }
}
