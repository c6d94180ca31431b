import type { HttpBindings } from '@hono/node-server'
import { App } from '@slack/bolt'
import { Hono } from 'hono'
import type { Installs } from '../../app/members/installs.ts'
import type { Once } from '../../app/once.ts'
import type { TellState } from '../../app/ports/door-state.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Handle, Platform } from '../../app/ports/platform.ts'
import { realTiming, type Timing } from './call.ts'
import type { Connection } from './connection.ts'
import { FOREIGN, turnAway } from './foreign.ts'
import { createInstaller, type InstallSettings } from './install/installer.ts'
import { createInstallRoutes } from './install/routes.ts'
import { createManyTeams, createOneTeam, type Teams } from './install/teams.ts'
import { answerKept, listen, type Side } from './listen.ts'
import { boltLog } from './log.ts'
import { isMember } from './profiles.ts'
import { createReceiver, type Way } from './receiving/receiver.ts'
import { renderMessage } from './render.ts'

export type SlackOptions = {
  /** API URL of a server that speaks Slack's API; null for Slack itself. */
  apiUrl: string | null
  log: Log
  /** Claims what Slack may tell again; shared by all of the bot's processes. */
  once: Once
  /** Who installed the bot, where any workspace may. */
  installs: Installs
  timing?: Timing
  /** Told how the connection is. */
  tell?: TellState
} & (
  | { botToken: string }
  /** Any workspace may install the bot. */
  | { install: InstallSettings }
) &
  Way

export type Slack = {
  platform: Platform
  routes: Hono<{ Bindings: HttpBindings }>
  /** Resolves once everything received so far has been processed. */
  idle(): Promise<void>
}

/**
 * Creates the Slack adapter, for the bot token's workspace or for all that install it. Mount `routes` at the root of the
 * HTTP server: Slack's requests, where it is not Socket Mode, and the pages of an install.
 */
export function createSlack(options: SlackOptions): Slack {
  const { apiUrl, log, once, timing = realTiming, tell = () => {} } = options
  const routes = new Hono<{ Bindings: HttpBindings }>()
  const { receiver, open } = createReceiver({ ...options, tell }, routes)
  const running = new Set<Promise<unknown>>()
  const openTeams = createTeams(options, routes)
  let teams: Teams | null = null

  const at = async (team: string | undefined): Promise<Side> => {
    const side = team === undefined ? null : await teams?.at(team)
    if (!side) throw new Error('This Slack workspace is not connected.')
    return side
  }
  const connectionTo = async (workspace: string): Promise<Connection> => (await at(workspace)).connection

  async function start(handle: Handle): Promise<void> {
    const opened = openTeams({ handle, apiUrl, log, once, timing, tell })
    teams = opened
    await opened.open()
    const app = new App({
      receiver,
      logger: boltLog(log),
      convoStore: false,
      authorize: async ({ teamId }) => {
        const side = teamId === undefined ? null : await opened.at(teamId)
        if (!side) return { [FOREIGN]: true }
        const { botUserId, botId } = side.connection
        return { botToken: side.access.token, botUserId, ...(botId ? { botId } : {}), [FOREIGN]: false }
      },
    })
    app.error(async (error) => log.error({ err: error }, 'Something Slack sent could not be handled'))
    track(app, running)
    app.use(turnAway({ log, timing }))
    listen(app, { at, removed: opened.removed })
    await open()
    tell({ is: 'ready' })
  }

  const idle = async () => {
    await Promise.allSettled(running)
  }

  const platform: Platform = {
    name: 'slack',
    start,
    async send(to, view, deliveryId, { file, again = false } = {}) {
      const { send, sendFile } = await connectionTo(to.workspace)
      const message = renderMessage(view)
      if (!('user' in to)) return await send(to.channel, message, { id: deliveryId, again, thread: to.thread })
      if (file) return await sendFile(to.user, message, file, deliveryId)
      return await send(to.user, message, { id: deliveryId, again })
    },
    async update(workspace, ref, view) {
      return await (await connectionTo(workspace)).update(ref, renderMessage(view))
    },
    answerLeft: async (kept) => await answerKept(at, kept),
    isBack: async (workspace, user) => await isMember(await connectionTo(workspace), user),
    isOpen: async (workspace, channel) => await (await connectionTo(workspace)).isOpen(channel),
    linkTo: async (workspace, ref) => await (await connectionTo(workspace)).linkTo(ref),
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

/** Whose bot this is: one workspace's, or that of all who install it. */
function createTeams(
  options: SlackOptions,
  routes: Hono<{ Bindings: HttpBindings }>,
): (parts: Parameters<typeof createOneTeam>[1]) => Teams {
  if ('botToken' in options) return (parts) => createOneTeam(options.botToken, parts)
  const { install, installs, apiUrl, log } = options
  const installer = createInstaller(install, { installs, apiUrl, log })
  routes.route('/', createInstallRoutes({ provider: installer.provider, apiUrl, log }))
  return (parts) => createManyTeams(installs, installer, parts)
}

/** Tracks work in progress, so that shutdown can wait for it. */
function track(app: App, running: Set<Promise<unknown>>): void {
  app.use(async ({ next }) => {
    const work = next()
    running.add(work)
    await work.finally(() => running.delete(work))
  })
}
