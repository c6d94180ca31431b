import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'
import { Hono } from 'hono'
import { doorLine } from '../../app/door-words.ts'
import { givingFiles } from '../../app/giving-files.ts'
import type { Once } from '../../app/once.ts'
import type { TellState } from '../../app/ports/door-state.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Handle, Platform } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { createAnswer } from './answer.ts'
import { realTiming, type Timing } from './call.ts'
import { type Connection, connect, type Team } from './connection.ts'
import { FOREIGN, turnAway } from './foreign.ts'
import { listen, openShared, workspaceActor } from './listen.ts'
import { boltLog } from './log.ts'
import { createProfiles, isMember } from './profiles.ts'
import { renderMessage } from './render.ts'
import { openSocket } from './socket.ts'

export type SlackOptions = {
  botToken: string
  /** API URL of a server that speaks Slack's API; null for Slack itself. */
  apiUrl: string | null
  log: Log
  /** Claims what Slack may tell again; shared by all of the bot's processes. */
  once: Once
  timing?: Timing
  /** Told how the connection is. */
  tell?: TellState
} & ({ mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string })

export type Slack = {
  platform: Platform
  routes: Hono<{ Bindings: HttpBindings }>
  /** Resolves once everything received so far has been processed. */
  idle(): Promise<void>
}

/**
 * Creates the Slack adapter for the bot token's workspace. Mount `routes` at the root of the HTTP server; with Socket
 * Mode there are none.
 */
export function createSlack(options: SlackOptions): Slack {
  const { botToken, apiUrl, log, once, timing = realTiming, tell = () => {} } = options
  const routes = new Hono<{ Bindings: HttpBindings }>()
  const { receiver, open } = createReceiver(options, routes)
  const running = new Set<Promise<unknown>>()
  let connected: Connection | null = null

  const connectionTo = (workspace: string): Connection => {
    if (connected?.team.id !== workspace) throw new Error('This Slack workspace is not connected.')
    return connected
  }

  async function start(given: Handle): Promise<void> {
    const access = { token: botToken, apiUrl }
    const handle = givingFiles(given, (id) => openShared({ connection, access }, id))
    const onDead = async (team: Team) => {
      log.error({ team: team.id }, 'Slack refuses the bot token: nothing more is sent there')
      await handle({ kind: 'removed' }, workspaceActor(team))
      tell({ is: 'fatal', error: new DomainError('slack-bot-token-refused', { said: 'token_revoked' }) })
    }
    const connection = await connect({ ...access, log, timing, onDead })
    connected = connection
    const app = new App({
      receiver,
      logger: boltLog(log),
      convoStore: false,
      authorize: async ({ teamId }) => {
        const { botUserId, botId, team } = connection
        return { botToken, botUserId, ...(botId ? { botId } : {}), [FOREIGN]: teamId !== team.id }
      },
    })
    const answer = createAnswer({ handle, connection, once, log, timing })
    app.error(async (error) => log.error({ err: error }, 'Something Slack sent could not be handled'))
    track(app, running)
    app.use(turnAway(answer, log))
    const profiles = createProfiles({ ask: connection.user, team: connection.team.id, now: timing.now, log })
    listen(app, {
      handle,
      answer,
      connection,
      profiles,
      access,
      log,
    })
    await handle({ kind: 'installed' }, workspaceActor(connection.team))
    await open()
    tell({ is: 'ready' })
  }

  const idle = async () => {
    await Promise.allSettled(running)
  }

  const platform: Platform = {
    name: 'slack',
    start,
    async send(to, view, deliveryId, file) {
      const { send, sendFile } = connectionTo(to.workspace)
      const message = renderMessage(view)
      if (!('user' in to)) return await send(to.channel, message, deliveryId, to.thread)
      return file ? await sendFile(to.user, message, file, deliveryId) : await send(to.user, message, deliveryId)
    },
    async update(workspace, ref, view) {
      return await connectionTo(workspace).update(ref, renderMessage(view))
    },
    isBack: async (workspace, user) => await isMember(connectionTo(workspace), user),
    isOpen: async (workspace, channel) => await connectionTo(workspace).isOpen(channel),
    linkTo: async (workspace, ref) => await connectionTo(workspace).linkTo(ref),
    async close() {
      await receiver.stop()
    },
    async stop() {
      await receiver.stop()
      await idle()
    },
  }
  return { platform, routes, idle }
}

/** Tracks work in progress, so that shutdown can wait for it. */
function track(app: App, running: Set<Promise<unknown>>): void {
  app.use(async ({ next }) => {
    const work = next()
    running.add(work)
    await work.finally(() => running.delete(work))
  })
}

/** The endpoint for all of Slack's requests in HTTP mode. */
const EVENTS = '/slack/events'

function createReceiver(
  options: SlackOptions,
  routes: Hono<{ Bindings: HttpBindings }>,
): { receiver: Receiver; open(): Promise<void> } {
  const logger = boltLog(options.log)
  if (options.mode === 'http') {
    const { signingSecret } = options
    const http = new HTTPReceiver({ signingSecret, endpoints: EVENTS, logger })
    let isOpen = false
    routes.post(EVENTS, (c) => {
      // Slack redelivers events that fail.
      if (!isOpen) return c.text(doorLine('not-ready'), 503)
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
  return { receiver, open: () => openSocket(receiver, { tell: options.tell ?? (() => {}), log: options.log }) }
}
